import type { Connection } from '#kit/connection.ts';
import type { RecordRef } from '#kit/ids.ts';
import type { QuoteRecord } from '#sources/salesforce/quotes.ts';

/** A quote is read whole: every list and reference that leads to it brings its record. */
export type QuoteParent = QuoteRecord;

export type QuotePage = Connection<QuoteParent>;

export function quoteRef(quote: QuoteParent): RecordRef {
  return { system: 'salesforce', id: quote.id };
}
