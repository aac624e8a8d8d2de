import { type ProductRecord, productColumns, productFromRow } from './products.ts';
import { parent, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { type Soql, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** A line of a quote or an order; amounts are decimal text in `currencyCode`. */
export interface LineRecord {
  readonly id: string;
  readonly product: ProductRecord | null;
  readonly quantity: string;
  readonly unitPrice: string;
  /** Percent, null without a discount; orders have none. */
  readonly discountPercent: string | null;
  readonly total: string;
  readonly currencyCode: string;
}

/** The lines of quotes by quote id, in the quote's order. */
export function quoteLines(
  access: SalesforceAccess,
  quoteIds: readonly string[],
): Promise<Map<string, LineRecord[]>> {
  const query = soql`SELECT Id, QuoteId, Quantity, UnitPrice, Discount, TotalPrice, CurrencyIsoCode, ${productColumns(access, 'Product2')}
    FROM QuoteLineItem ${where([soql`QuoteId IN ${quoteIds}`, tenancy(access, 'QuoteLineItem')])}
    ORDER BY QuoteId, LineNumber, Id`;
  return linesBy(access, query, 'QuoteId');
}

/** The lines of orders by order id, in the order's order. */
export function orderLines(
  access: SalesforceAccess,
  orderIds: readonly string[],
): Promise<Map<string, LineRecord[]>> {
  const query = soql`SELECT Id, OrderId, Quantity, UnitPrice, TotalPrice, CurrencyIsoCode, ${productColumns(access, 'Product2')}
    FROM OrderItem ${where([soql`OrderId IN ${orderIds}`, tenancy(access, 'OrderItem')])}
    ORDER BY OrderId, OrderItemNumber, Id`;
  return linesBy(access, query, 'OrderId');
}

async function linesBy(
  access: SalesforceAccess,
  query: Soql,
  owner: string,
): Promise<Map<string, LineRecord[]>> {
  const lines = new Map<string, LineRecord[]>();
  for (const row of await access.queries.rows(query)) {
    const id = text(row, owner) ?? '';
    const known = lines.get(id);
    if (known) known.push(line(access, row));
    else lines.set(id, [line(access, row)]);
  }
  return lines;
}

function line(access: SalesforceAccess, row: Row): LineRecord {
  const product = parent(row, 'Product2');
  return {
    id: text(row, 'Id') ?? '',
    product: product && productFromRow(access, product),
    quantity: text(row, 'Quantity') ?? '0',
    unitPrice: text(row, 'UnitPrice') ?? '0',
    discountPercent: text(row, 'Discount'),
    total: text(row, 'TotalPrice') ?? '0',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
  };
}
