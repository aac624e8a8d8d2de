import type { ReportPeriod } from '#kit/report/period.ts';
import type { Channel } from '#sources/channel.ts';
import type { ItemRevenue } from '#sources/netsuite/revenue-rules.ts';

/** All that a preview is made from; amounts are decimal text. */
export interface PreviewFacts {
  readonly currencyCode: string;
  readonly channel: Channel;
  /** The first day of performance, and the day on which everything is billed. */
  readonly startsOn: string;
  readonly billedOn: string;
  readonly lines: readonly PreviewLine[];
  /** What the books say of items, by item id. */
  readonly items: ReadonlyMap<string, ItemRevenue>;
  /** The posting periods of the books, in time order; one for each day, so without those for adjustments. */
  readonly periods: readonly ReportPeriod[];
}

export interface PreviewLine {
  readonly id: string;
  /** The product's id in the graph; null for a line without one. */
  readonly productId: string | null;
  readonly name: string;
  /** The item of NetSuite; null where the product has none. */
  readonly itemId: string | null;
  readonly quantity: string;
  readonly total: string;
  readonly currencyCode: string;
  /** What the price list says of one. */
  readonly listPrice: string | null;
}
