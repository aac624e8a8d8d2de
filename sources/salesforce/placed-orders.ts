import { writeKey } from '../../kit/write-key.ts';
import type { Channel } from '../channel.ts';
import type { AddressWrite } from './order-writes.ts';
import { type OrderStatusCode, orderStatusCode, statusCondition } from './orders.ts';
import { children, instant, parent, type Row, text } from './query.ts';
import { type QuoteStatusCode, quoteStatusCode } from './quotes.ts';
import type { Salesforce } from './salesforce.ts';
import { type Soql, SoqlDate, soql, where } from './soql.ts';

/** An order that this product made, as far as it tells whether it is whole. */
export interface PlacedOrder {
  readonly id: string;
  /** The external id, which NetSuite's order shares. */
  readonly key: string;
  readonly status: OrderStatusCode;
  /** NetSuite's internal id, once both are linked. */
  readonly netsuiteId: string | null;
  readonly holdReason: string | null;
  readonly cancellationReason: string | null;
  readonly accountId: string;
  readonly currencyCode: string;
  /** Decimal text, net of tax. */
  readonly total: string;
  readonly quoteId: string | null;
  readonly quoteStatus: QuoteStatusCode | null;
  readonly opportunityId: string | null;
  readonly dealRegistrationId: string | null;
  readonly version: string;
}

/** The same with everything that it was placed with. */
export interface WholePlacedOrder extends PlacedOrder {
  readonly orderedOn: string;
  readonly priceBookId: string;
  readonly channel: Channel | null;
  readonly poNumber: string | null;
  readonly partnerAccountId: string | null;
  readonly endCustomer: { readonly name: string; readonly countryCode: string } | null;
  /** Null: none is given. */
  readonly shipTo: AddressWrite | null;
  readonly billTo: AddressWrite | null;
  readonly lines: readonly {
    readonly priceEntryId: string;
    readonly productId: string;
    /** Decimal texts, the price in the order's currency. */
    readonly quantity: string;
    readonly unitPrice: string;
    readonly quoteLineId: string | null;
  }[];
}

/** A key of ours has so many hexadecimal digits; SOQL cannot ask for digits. */
const KEY_PATTERN = '_'.repeat(40);
/** An order in one request has no more lines. */
const MOST_LINES = 500;

/**
 * Orders of ours that are drafts, or activated while NetSuite's id is missing or their quote is still open; least recently
 * changed first. Throws SourceError.
 */
export async function unfinishedOrders(salesforce: Salesforce): Promise<readonly PlacedOrder[]> {
  const { key, netsuiteId } = salesforce.fields;
  const openQuote = soql`(QuoteId != null AND Quote.Status IN ${['Approved', 'Presented']})`;
  return select(salesforce, [
    soql`${key} LIKE ${KEY_PATTERN}`,
    soql`(${statusCondition('DRAFT')} OR (${statusCondition('ACTIVATED')} AND (${netsuiteId} = null OR ${openQuote})))`,
  ]);
}

/** Orders of ours that were cancelled and changed at or after the instant, all where none is given. Throws SourceError. */
export async function cancelledOrders(
  salesforce: Salesforce,
  since: string | undefined,
): Promise<readonly PlacedOrder[]> {
  return select(salesforce, [
    soql`${salesforce.fields.key} LIKE ${KEY_PATTERN}`,
    statusCondition('CANCELLED'),
    since === undefined ? undefined : soql`SystemModstamp >= ${new SoqlDate(since)}`,
  ]);
}

/** Orders of ours by their keys, at most 1,000. Throws SourceError. */
export async function placedOrdersByKeys(
  salesforce: Salesforce,
  keys: readonly string[],
): Promise<readonly PlacedOrder[]> {
  return keys.length === 0 ? [] : select(salesforce, [soql`${salesforce.fields.key} IN ${keys}`]);
}

/** Everything of one order; null where there is none, or it is not of ours. Throws SourceError. */
export async function wholePlacedOrder(salesforce: Salesforce, id: string): Promise<WholePlacedOrder | null> {
  const { key, partner, channel } = salesforce.fields;
  const [row] = await salesforce.queries.rows(
    soql`SELECT ${fields(salesforce)}, EffectiveDate, Pricebook2Id, ${channel}, PoNumber, ${partner}.Id,
        End_Customer__c, End_Customer_Country__c, ${addressFields('Shipping')}, ${addressFields('Billing')}
      FROM Order WHERE Id = ${id}`,
  );
  const [order] = row ? ours(salesforce, [row]) : [];
  if (!row || !order) return null;
  const lines = await salesforce.queries.rows(
    soql`SELECT Id, ${key}, PricebookEntryId, Product2Id, Quantity, UnitPrice, QuoteLineItemId FROM OrderItem
      WHERE OrderId = ${id} ORDER BY Id`,
  );
  const endCustomer = text(row, 'End_Customer__c');
  const reseller = parent(row, partner.text);
  return {
    ...order,
    orderedOn: text(row, 'EffectiveDate') ?? '',
    priceBookId: text(row, 'Pricebook2Id') ?? '',
    channel: text(row, channel.text) as Channel | null,
    poNumber: text(row, 'PoNumber'),
    partnerAccountId: reseller && text(reseller, 'Id'),
    endCustomer:
      endCustomer === null
        ? null
        : { name: endCustomer, countryCode: text(row, 'End_Customer_Country__c') ?? '' },
    shipTo: address(row, 'Shipping'),
    billTo: address(row, 'Billing'),
    lines: lines.map((line) => ({
      priceEntryId: text(line, 'PricebookEntryId') ?? '',
      productId: text(line, 'Product2Id') ?? '',
      quantity: text(line, 'Quantity') ?? '0',
      unitPrice: text(line, 'UnitPrice') ?? '0',
      quoteLineId: text(line, 'QuoteLineItemId'),
    })),
  };
}

async function select(
  salesforce: Salesforce,
  conditions: readonly (Soql | undefined)[],
): Promise<PlacedOrder[]> {
  const rows = await salesforce.queries.rows(
    soql`SELECT ${fields(salesforce)} FROM Order ${where([...conditions])} ORDER BY SystemModstamp, Id`,
  );
  return ours(salesforce, rows);
}

function fields({ fields: { key, netsuiteId, cancellationReason } }: Salesforce): Soql {
  return soql`Id, ${key}, StatusCode, ${netsuiteId}, Hold_Reason__c, ${cancellationReason}, AccountId, CurrencyIsoCode, TotalAmount,
    QuoteId, Quote.Status, OpportunityId, Deal_Registration__c, SystemModstamp,
    (SELECT ${key} FROM OrderItems WHERE ${key} LIKE ${KEY_PATTERN} ORDER BY Id LIMIT 1)`;
}

/** Those that this product made: the key of a line follows from the key of its order, which nobody else makes so. */
function ours(salesforce: Salesforce, rows: readonly Row[]): PlacedOrder[] {
  return rows.flatMap((row) => {
    const keyField = salesforce.fields.key.text;
    const key = text(row, keyField) ?? '';
    const [line] = children(row, 'OrderItems');
    const lineKey = line && text(line, keyField);
    return /^[0-9a-f]{40}$/.test(key) && lineKey != null && isLineKey(key, lineKey)
      ? [placedOrder(salesforce, row, key)]
      : [];
  });
}

function isLineKey(key: string, lineKey: string): boolean {
  for (let i = 0; i < MOST_LINES; i++) if (writeKey(key, 'line', String(i)) === lineKey) return true;
  return false;
}

function placedOrder({ fields }: Salesforce, row: Row, key: string): PlacedOrder {
  const quote = parent(row, 'Quote');
  return {
    id: text(row, 'Id') ?? '',
    key,
    status: orderStatusCode(text(row, 'StatusCode') ?? ''),
    netsuiteId: text(row, fields.netsuiteId.text),
    holdReason: text(row, 'Hold_Reason__c'),
    cancellationReason: text(row, fields.cancellationReason.text),
    accountId: text(row, 'AccountId') ?? '',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    total: text(row, 'TotalAmount') ?? '0',
    quoteId: text(row, 'QuoteId'),
    quoteStatus: quote && quoteStatusCode(text(quote, 'Status') ?? ''),
    opportunityId: text(row, 'OpportunityId'),
    dealRegistrationId: text(row, 'Deal_Registration__c'),
    version: instant(row, 'SystemModstamp') ?? '',
  };
}

function addressFields(prefix: 'Billing' | 'Shipping'): Soql {
  return prefix === 'Billing'
    ? soql`BillingStreet, BillingCity, BillingState, BillingPostalCode, BillingCountry`
    : soql`ShippingStreet, ShippingCity, ShippingState, ShippingPostalCode, ShippingCountry`;
}

function address(row: Row, prefix: 'Billing' | 'Shipping'): AddressWrite | null {
  const parts = {
    street: text(row, `${prefix}Street`),
    city: text(row, `${prefix}City`),
    state: text(row, `${prefix}State`),
    postalCode: text(row, `${prefix}PostalCode`),
    country: text(row, `${prefix}Country`),
  };
  return Object.values(parts).every((part) => part == null) ? null : parts;
}
