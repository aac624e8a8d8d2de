/** What is said of a purchase order: rule by rule, line by line, and of the whole. */
export interface Acknowledgement {
  readonly status: 'ACCEPTED' | 'ACCEPTED_WITH_CHANGES' | 'HELD' | 'REJECTED';
  readonly lines: readonly LineAcknowledgement[];
  /** What keeps an order that is taken from going on; empty unless HELD. */
  readonly holds: readonly Hold[];
  /** Every rule that was looked at, the passed ones too. */
  readonly rules: readonly RuleOutcome[];
  /** The confirmed lines' sum as decimal text, net of tax. */
  readonly total: string;
}

export interface LineAcknowledgement {
  readonly lineNumber: number;
  /** Salesforce's id; null where no product has the reference. */
  readonly productId: string | null;
  readonly productReference: string;
  readonly status: 'ACCEPTED' | 'PRICE_CHANGED' | 'QUANTITY_CHANGED' | 'BACKORDERED' | 'REJECTED';
  /** Every rule that changed or refused the line; empty when it is taken as ordered. */
  readonly reasonCodes: readonly RuleCode[];
  readonly requested: { readonly quantity: string; readonly unitPrice: string | null };
  /** Null when the line is rejected. */
  readonly confirmed: { readonly quantity: string; readonly unitPrice: string } | null;
}

export interface Hold {
  readonly code: HoldCode;
  readonly reason: string;
  /** What has to happen before the order goes on. */
  readonly release: string;
}

export interface RuleOutcome {
  readonly code: RuleCode;
  readonly outcome: 'PASS' | 'WARN' | 'HOLD' | 'REJECT';
  /** The line it was looked at for; null: for the whole order. */
  readonly lineNumber: number | null;
  readonly message: string;
  /** What the partner can do; null when it passed. */
  readonly howToFix: string | null;
}

export type HoldCode = 'CREDIT_HOLD' | 'CREDIT_LIMIT' | 'DEAL_REGISTRATION';

export type RuleCode =
  | 'PARTNER_KNOWN'
  | 'PARTNER_IN_BOOKS'
  | 'PO_NUMBER_UNIQUE'
  | 'CURRENCY_ACCEPTED'
  | 'DEAL_REGISTRATION_VALID'
  | 'PRODUCT_KNOWN'
  | 'PRODUCT_SOLD'
  | 'PRICE_LISTED'
  | 'PRICE_AGREED'
  | 'QUANTITY_IN_RANGE'
  | 'QUANTITY_AVAILABLE'
  | 'CREDIT_HOLD_FREE'
  | 'CREDIT_LIMIT_KEPT'
  | 'INVOICES_PAID'
  | 'LINES_COMPLETE';

export function passed(code: RuleCode, message: string, lineNumber: number | null = null): RuleOutcome {
  return { code, outcome: 'PASS', lineNumber, message, howToFix: null };
}

export function found(
  code: RuleCode,
  outcome: Exclude<RuleOutcome['outcome'], 'PASS'>,
  message: string,
  howToFix: string,
  lineNumber: number | null = null,
): RuleOutcome {
  return { code, outcome, lineNumber, message, howToFix };
}
