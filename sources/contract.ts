import type { RecordRef } from '../kit/ids.ts';
import type { Channel } from './channel.ts';

/** A quote or an order as the contract that its lines make; amounts are decimal text, net of tax. */
export interface ContractRecord {
  /** The quote's or order's, in the system that it was read from. */
  readonly id: string;
  readonly currencyCode: string;
  /** How the customer buys; through a reseller where an order names one. */
  readonly channel: Channel;
  /** The day of the order, `YYYY-MM-DD`; null for a quote. */
  readonly orderedOn: string | null;
  readonly lines: readonly ContractLine[];
}

export interface ContractLine {
  readonly id: string;
  /** The product or the item; null for a line without one. */
  readonly product: RecordRef | null;
  readonly name: string;
  readonly quantity: string;
  readonly total: string;
  readonly currencyCode: string;
  /** What the price list says of one; null where the line has no entry there. */
  readonly listPrice: string | null;
}
