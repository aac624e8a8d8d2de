import type { Channel } from '#sources/channel.ts';
import type { RatesToBase, SaleableItem } from '#sources/netsuite/saleable-items.ts';
import type { CustomerStanding } from '#sources/netsuite/standing.ts';
import type { OfferLineRecord, OfferRecord } from '#sources/salesforce/offers.ts';

/** A line beside the item that it sells. */
export interface LineFacts extends OfferLineRecord {
  /** Null where NetSuite does not know the product. */
  readonly item: SaleableItem | null;
}

/** Everything that a quote is judged by, as both systems told it. */
export interface QuoteFacts {
  /** The business date. */
  readonly today: string;
  readonly quote: OfferRecord;
  readonly channel: Channel | null;
  readonly lines: readonly LineFacts[];
  /** Null where the quote has no customer, or NetSuite does not know it. */
  readonly customer: CustomerStanding | null;
  readonly ratesToBase: RatesToBase;
  /** When each system was read, UTC. */
  readonly readAt: { readonly salesforce: string; readonly netsuite: string };
}
