import { children, instant, text } from './query.ts';
import { type QuoteStatusCode, quoteStatusCode } from './quotes.ts';
import type { Salesforce } from './salesforce.ts';
import { soql } from './soql.ts';

/** A quote as it is changed and ordered: what it belongs to and what its lines are made of, all of one moment. */
export interface QuoteContents {
  readonly id: string;
  readonly status: QuoteStatusCode;
  readonly version: string;
  readonly accountId: string | null;
  readonly opportunityId: string;
  readonly currencyCode: string;
  /** Null where the quote never had a line. */
  readonly priceBookId: string | null;
  readonly lines: readonly QuoteContentsLine[];
}

/** Numbers are decimal text. */
export interface QuoteContentsLine {
  readonly id: string;
  readonly priceEntryId: string;
  readonly productId: string;
  readonly quantity: string;
  /** After the line's discount, in the quote's currency, net of tax. */
  readonly total: string;
  readonly changedAt: string;
}

/** Null where there is no such quote. Throws SourceError. */
export async function quoteContents(salesforce: Salesforce, id: string): Promise<QuoteContents | null> {
  const [row] = await salesforce.queries.rows(
    soql`SELECT Id, Status, SystemModstamp, AccountId, OpportunityId, CurrencyIsoCode, Pricebook2Id,
      (SELECT Id, PricebookEntryId, Product2Id, Quantity, TotalPrice, LastModifiedDate FROM QuoteLineItems ORDER BY LineNumber, Id)
      FROM Quote WHERE Id = ${id}`,
  );
  if (!row) return null;
  return {
    id: text(row, 'Id') ?? '',
    status: quoteStatusCode(text(row, 'Status') ?? ''),
    version: instant(row, 'SystemModstamp') ?? '',
    accountId: text(row, 'AccountId'),
    opportunityId: text(row, 'OpportunityId') ?? '',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    priceBookId: text(row, 'Pricebook2Id'),
    lines: children(row, 'QuoteLineItems').map((line) => ({
      id: text(line, 'Id') ?? '',
      priceEntryId: text(line, 'PricebookEntryId') ?? '',
      productId: text(line, 'Product2Id') ?? '',
      quantity: text(line, 'Quantity') ?? '0',
      total: text(line, 'TotalPrice') ?? '0',
      changedAt: instant(line, 'LastModifiedDate') ?? '',
    })),
  };
}
