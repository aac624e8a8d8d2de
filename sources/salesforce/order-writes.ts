import { writeKey } from '../../kit/write-key.ts';
import type { Channel } from '../channel.ts';
import { ExactDecimal } from '../exact-json.ts';
import type { Conflict, WrittenRecord } from '../written.ts';
import { type Fields, RecordWithKey } from './field-values.ts';
import { createRecords, type RecordsWritten, type RecordWrite, updateRecord } from './record-writes.ts';
import type { Salesforce } from './salesforce.ts';

/** A line of an order as it shall be made; numbers are decimal text. */
export interface OrderLineWrite {
  readonly priceEntryId: string;
  readonly quantity: string;
  /** In the order's currency, net of every discount: lines of orders have none. */
  readonly unitPrice: string;
  readonly quoteLineId?: string | undefined;
}

/** An address; what is left out or null stays empty. */
export interface AddressWrite {
  readonly street?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly country?: string | null | undefined;
}

export interface NewOrder {
  /** The order's external id, which NetSuite's order shares. */
  readonly key: string;
  readonly accountId: string;
  /** `YYYY-MM-DD`. */
  readonly orderedOn: string;
  readonly currencyCode: string;
  readonly priceBookId: string;
  readonly quoteId?: string | undefined;
  readonly opportunityId?: string | undefined;
  readonly poNumber?: string | null | undefined;
  readonly name?: string | undefined;
  readonly channel?: Channel | undefined;
  /** The reseller's account. */
  readonly partnerAccountId?: string | undefined;
  readonly shipTo?: AddressWrite | undefined;
  readonly billTo?: AddressWrite | undefined;
  /** Whom a reseller buys for. */
  readonly endCustomer?: { readonly name: string; readonly countryCode: string } | undefined;
  readonly dealRegistrationId?: string | undefined;
  /** Why it does not go on; undefined: nothing holds it. */
  readonly holdReason?: string | undefined;
  readonly lines: readonly OrderLineWrite[];
}

/** A text field of Salesforce holds this many characters. */
const MAX_REASON = 255;

/**
 * Makes a draft order with its lines, all or none; repeated, it finds them, whatever became of the order since. The order
 * comes first among the records. Throws SourceError.
 */
export async function createOrder(salesforce: Salesforce, order: NewOrder): Promise<RecordsWritten> {
  const { key } = order;
  const header: RecordWrite = {
    object: 'Order',
    at: { key },
    fields: {},
    whenNew: orderFields(salesforce, order),
  };
  const lines = order.lines.map(
    (line, i): RecordWrite => ({
      object: 'OrderItem',
      at: { key: writeKey(key, 'line', String(i)) },
      fields: {},
      whenNew: {
        OrderId: new RecordWithKey(key),
        PricebookEntryId: line.priceEntryId,
        Quantity: new ExactDecimal(line.quantity),
        UnitPrice: new ExactDecimal(line.unitPrice),
        ...(line.quoteLineId === undefined ? {} : { QuoteLineItemId: line.quoteLineId }),
      },
    }),
  );
  return createRecords(salesforce, key, [header, ...lines]);
}

/** Activates a draft order, which fixes its lines. Throws SourceError. */
export function activateOrder(salesforce: Salesforce, id: string): Promise<WrittenRecord | Conflict> {
  return updateRecord(salesforce, 'Order', id, { Status: 'Activated' });
}

/** Activates a held draft order and takes its hold away. Throws SourceError. */
export function releaseOrder(salesforce: Salesforce, id: string): Promise<WrittenRecord | Conflict> {
  return updateRecord(salesforce, 'Order', id, { Status: 'Activated', Hold_Reason__c: null });
}

/** Cancels an order, in whatever status it is, and says why. Throws SourceError. */
export function cancelOrder(
  salesforce: Salesforce,
  id: string,
  reason: string,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const fields = {
    Status: 'Cancelled',
    [salesforce.fields.cancellationReason.text]: reason.slice(0, MAX_REASON),
  };
  return updateRecord(salesforce, 'Order', id, fields, expectedVersion);
}

/** Keeps NetSuite's internal id on an order. Throws SourceError. */
export function linkOrder(
  salesforce: Salesforce,
  id: string,
  netsuiteId: string,
): Promise<WrittenRecord | Conflict> {
  return updateRecord(salesforce, 'Order', id, { [salesforce.fields.netsuiteId.text]: netsuiteId });
}

function orderFields({ fields }: Salesforce, order: NewOrder): Fields {
  const { quoteId, opportunityId, poNumber, name, channel, partnerAccountId, shipTo, billTo } = order;
  const { endCustomer, dealRegistrationId, holdReason } = order;
  return {
    AccountId: order.accountId,
    EffectiveDate: order.orderedOn,
    Status: 'Draft',
    CurrencyIsoCode: order.currencyCode,
    Pricebook2Id: order.priceBookId,
    ...(quoteId === undefined ? {} : { QuoteId: quoteId }),
    ...(opportunityId === undefined ? {} : { OpportunityId: opportunityId }),
    ...(poNumber == null ? {} : { PoNumber: poNumber }),
    ...(name === undefined ? {} : { Name: name }),
    ...(channel === undefined ? {} : { [fields.channel.text]: channel }),
    ...(partnerAccountId === undefined ? {} : { [lookupField(fields.partner.text)]: partnerAccountId }),
    ...(endCustomer === undefined
      ? {}
      : { End_Customer__c: endCustomer.name, End_Customer_Country__c: endCustomer.countryCode }),
    ...(dealRegistrationId === undefined ? {} : { Deal_Registration__c: dealRegistrationId }),
    ...(holdReason === undefined ? {} : { Hold_Reason__c: holdReason.slice(0, MAX_REASON) }),
    ...addressFields('Shipping', shipTo),
    ...addressFields('Billing', billTo),
  };
}

/** The fields of an address whose names begin with `Billing` or `Shipping`; what is left out is not written. */
export function addressFields(prefix: 'Billing' | 'Shipping', address: AddressWrite | undefined): Fields {
  if (address === undefined) return {};
  const { street, city, state, postalCode, country } = address;
  const parts = { Street: street, City: city, State: state, PostalCode: postalCode, Country: country };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, value]) => (value === undefined ? [] : [[prefix + part, value]])),
  );
}

/** The field of a lookup whose relationship has this name: `Partner__r` is kept in `Partner__c`, `Account` in `AccountId`. */
function lookupField(relationship: string): string {
  return relationship.endsWith('__r') ? relationship.replace(/__r$/, '__c') : `${relationship}Id`;
}
