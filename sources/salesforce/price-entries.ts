import { type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { soql, where } from './soql.ts';

/** A product's price in one price book and currency; lines of quotes and orders need one. */
export interface PriceEntryRecord {
  readonly id: string;
  readonly priceBookId: string;
  readonly productId: string;
  readonly currencyCode: string;
  /** Decimal text. */
  readonly unitPrice: string;
  /** Both the price and its product are sold. */
  readonly isActive: boolean;
}

export interface PriceBookRecord {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
}

/** The price book that every product has its list price in; null where the org has none. */
export async function standardPriceBook(access: SalesforceAccess): Promise<PriceBookRecord | null> {
  const [row] = await access.queries.rows(
    soql`SELECT Id, Name, IsActive FROM Pricebook2 WHERE IsStandard = true`,
  );
  return row ? priceBook(row) : null;
}

/** The prices of these products in a price book and a currency, by product id; inactive ones included. */
export async function priceEntries(
  access: SalesforceAccess,
  {
    productIds,
    currencyCode,
    priceBookId,
  }: { productIds: readonly string[]; currencyCode: string; priceBookId: string },
): Promise<Map<string, PriceEntryRecord>> {
  if (productIds.length === 0) return new Map();
  const conditions = where([
    soql`Product2Id IN ${[...new Set(productIds)]}`,
    soql`CurrencyIsoCode = ${currencyCode}`,
    soql`Pricebook2Id = ${priceBookId}`,
  ]);
  const rows = await access.queries.rows(
    soql`SELECT Id, Pricebook2Id, Product2Id, CurrencyIsoCode, UnitPrice, IsActive, Product2.IsActive FROM PricebookEntry ${conditions}`,
  );
  return new Map(rows.map((row) => [text(row, 'Product2Id') ?? '', priceEntry(row)]));
}

function priceBook(row: Row): PriceBookRecord {
  return { id: text(row, 'Id') ?? '', name: text(row, 'Name') ?? '', isActive: row.IsActive === true };
}

function priceEntry(row: Row): PriceEntryRecord {
  const product = row.Product2 as Row | null;
  return {
    id: text(row, 'Id') ?? '',
    priceBookId: text(row, 'Pricebook2Id') ?? '',
    productId: text(row, 'Product2Id') ?? '',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    unitPrice: text(row, 'UnitPrice') ?? '0',
    isActive: row.IsActive === true && product?.IsActive === true,
  };
}
