import type { DealRegistrationRecord } from '#sources/salesforce/deal-registrations.ts';
import type { PartnerPriceRecord } from '#sources/salesforce/partner-prices.ts';

/** What both systems say about a purchase order at one moment; amounts are decimal texts in the order's currency. */
export interface ResellerFacts {
  /** The business date that prices and registrations must be valid on, `YYYY-MM-DD`. */
  readonly today: string;
  /** Null: no account has the partner's reference. */
  readonly partner: PartnerFacts | null;
  /** Another order of the partner under the same number; null: none. */
  readonly earlierOrder: { readonly id: string; readonly number: string | null } | null;
  /** By the product's reference; absent: no product has it. */
  readonly products: ReadonlyMap<string, ProductFacts>;
  /** Prices of the ordered products for the partner or its level, in the order's currency, of whatever time. */
  readonly prices: readonly PartnerPriceRecord[];
  /** The registration that the order names; null where it names none or there is none of that number. */
  readonly deal: DealRegistrationRecord | null;
}

export interface PartnerFacts {
  /** Salesforce's id of the account. */
  readonly accountId: string;
  /** The partner program's level; null: none, so that only prices of its own hold. */
  readonly level: string | null;
  /** Null: the books do not know the partner. */
  readonly books: BooksFacts | null;
}

/** The partner as a customer in the ERP. */
export interface BooksFacts {
  /** NetSuite's id of the customer. */
  readonly customerId: string;
  readonly currencies: readonly string[];
  readonly onHold: boolean;
  /** Null: no limit. */
  readonly creditLimit: string | null;
  /** What is owed already, with what is ordered and not yet invoiced. */
  readonly exposure: string;
  /** The currency of limit and exposure. */
  readonly creditCurrency: string;
  /** Days since the oldest open invoice was due; 0: none is overdue. */
  readonly daysOverdue: number;
}

export interface ProductFacts {
  readonly productId: string;
  readonly isActive: boolean;
  /** Null: the ERP has no such item. */
  readonly item: { readonly id: string; readonly isActive: boolean; readonly isInSubsidiary: boolean } | null;
  /** Pieces that can be delivered at once; null: the item is not stocked. */
  readonly available: string | null;
  readonly quantities: QuantityRange;
}

/** In which quantities a product is sold; null: no such bound. */
export interface QuantityRange {
  readonly minimum: string | null;
  readonly maximum: string | null;
}
