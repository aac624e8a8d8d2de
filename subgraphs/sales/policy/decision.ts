import type { Money } from '#kit/money.ts';

/** Every check there is; `schema/sales/policy.graphql` says what each means. */
export type FindingCode =
  | 'CUSTOMER_MISSING'
  | 'CUSTOMER_NOT_IN_ERP'
  | 'CUSTOMER_INACTIVE_IN_ERP'
  | 'CUSTOMER_ON_CREDIT_HOLD'
  | 'CREDIT_LIMIT_EXCEEDED'
  | 'CREDIT_NOT_COMPARABLE'
  | 'CUSTOMER_OVERDUE'
  | 'CURRENCY_NOT_ENABLED_FOR_CUSTOMER'
  | 'SUBSIDIARY_UNRESOLVED'
  | 'PRODUCT_UNMAPPED'
  | 'PRODUCT_INACTIVE'
  | 'PRODUCT_INACTIVE_IN_ERP'
  | 'ITEM_NOT_IN_SUBSIDIARY'
  | 'DISCOUNT_OVER_REP'
  | 'DISCOUNT_OVER_MANAGER'
  | 'DISCOUNT_OVER_VP'
  | 'MARGIN_BELOW_FLOOR'
  | 'MARGIN_UNKNOWN'
  | 'QTY_OUT_OF_RANGE'
  | 'TERMS_NON_STANDARD'
  | 'TERMS_LONGER_THAN_CUSTOMER'
  | 'PRICEBOOK_EXPIRED'
  | 'PRICE_INACTIVE'
  | 'PRICEBOOK_CURRENCY_MISMATCH'
  | 'QUOTE_EXPIRED'
  | 'QUOTE_WITHOUT_EXPIRY'
  | 'QUOTE_WITHOUT_LINES'
  | 'OPPORTUNITY_LOST'
  | 'OPPORTUNITY_WON';

/** How much a finding weighs. */
export type FindingSeverity = 'WARN' | 'APPROVAL' | 'BLOCK';

/** What follows for the quote: that of its weightiest finding. */
export type PolicyOutcome = 'PASS' | FindingSeverity;

/** Where a fact was read. */
export interface FactSource {
  readonly system: 'SALESFORCE' | 'NETSUITE';
  /** The system's own name of the field, such as `customer.creditlimit`. */
  readonly field: string;
  /** UTC. */
  readonly readAt: string;
}

/** What is found and how far it is from what is allowed, without the weight that the policy gives it. */
export interface Observation {
  readonly code: FindingCode;
  /** The field of the quote that it concerns, such as `lines`, `0`, `quantity`. */
  readonly path: readonly string[];
  readonly message: string;
  /** What is, and what is allowed, in words and, where they are amounts, as money. */
  readonly actual: string | null;
  readonly limit: string | null;
  readonly actualMoney: Money | null;
  readonly limitMoney: Money | null;
  readonly source: FactSource;
  readonly howToFix: string;
}

export interface Finding extends Observation {
  readonly severity: FindingSeverity;
}

/** Who must approve, and because of what. */
export interface RequiredApproval {
  readonly level: number;
  readonly role: string;
  readonly because: readonly FindingCode[];
}

/** What sales policy says of a quote. */
export interface PolicyDecision {
  readonly outcome: PolicyOutcome;
  /** By level, then role; each role once. */
  readonly requiredApprovals: readonly RequiredApproval[];
  /** The weightiest first, else in the order in which the rules are asked. */
  readonly findings: readonly Finding[];
  /** The policy's name and a hash of what it says. */
  readonly policyVersion: string;
  /** A hash of the facts: the same facts under the same policy give the same decision. */
  readonly inputsHash: string;
}
