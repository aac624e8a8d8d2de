import type { Channel } from '../channel.ts';
import { ExactDecimal } from '../exact-json.ts';
import type { Conflict, WrittenRecord } from '../written.ts';
import { currencyId } from './currencies.ts';
import type { NetSuite } from './netsuite.ts';
import { type Body, createRecord, Subrecord, updateRecord } from './record-writes.ts';
import { suiteql } from './suiteql.ts';

/** A line of a sales order as it shall be made; numbers are decimal text. */
export interface SalesOrderLineWrite {
  readonly itemId: string;
  readonly quantity: string;
  /** In the order's currency, net of every discount. */
  readonly unitPrice: string;
  readonly description?: string | undefined;
}

export interface NewSalesOrder {
  /** The external id, which Salesforce's order shares. */
  readonly key: string;
  readonly customerId: string;
  /** `YYYY-MM-DD`. */
  readonly orderedOn: string;
  readonly currencyCode: string;
  readonly poNumber?: string | null | undefined;
  readonly memo?: string | undefined;
  /** Pending approval, as an order on hold is; else it is approved at once. */
  readonly needsApproval?: boolean | undefined;
  readonly salesforceId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly endCustomer?: string | undefined;
  readonly shipTo?: ShipTo | undefined;
  readonly lines: readonly SalesOrderLineWrite[];
}

export interface ShipTo {
  readonly addressee?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly postalCode?: string | undefined;
  /** ISO 3166 code of two letters. */
  readonly countryCode?: string | undefined;
}

/** Makes a sales order with its lines; repeated, it finds it, whatever became of it since. Throws SourceError. */
export async function createSalesOrder(netsuite: NetSuite, order: NewSalesOrder): Promise<WrittenRecord> {
  const { columns } = netsuite;
  const { key, poNumber, memo, salesforceId, channel, endCustomer, shipTo } = order;
  const body: Body = {
    entity: { id: order.customerId },
    tranDate: order.orderedOn,
    currency: { id: await currencyId(netsuite, order.currencyCode) },
    orderStatus: { id: order.needsApproval ? 'A' : 'B' },
    ...(poNumber == null ? {} : { otherRefNum: poNumber }),
    ...(memo === undefined ? {} : { memo }),
    ...(salesforceId === undefined ? {} : { [columns.orderSalesforceId.text]: salesforceId }),
    ...(channel === undefined ? {} : { [columns.orderChannel.text]: channel }),
    ...(endCustomer === undefined ? {} : { [columns.orderEndCustomer.text]: endCustomer }),
    ...(columns.key.text === 'externalid' ? {} : { [columns.key.text]: key }),
    ...(shipTo === undefined ? {} : { shippingAddress: shippingAddress(shipTo) }),
    item: {
      items: order.lines.map(({ itemId, quantity, unitPrice, description }) => ({
        item: { id: itemId },
        quantity: new ExactDecimal(quantity),
        rate: new ExactDecimal(unitPrice),
        ...(description === undefined ? {} : { description }),
      })),
    },
  };
  return createRecord(netsuite, 'salesOrder', key, body);
}

/** Approves a sales order that is pending approval. Throws SourceError. */
export function approveSalesOrder(netsuite: NetSuite, id: string): Promise<WrittenRecord | Conflict> {
  return updateRecord(netsuite, 'salesOrder', id, { orderStatus: { id: 'B' } });
}

/**
 * Cancels a sales order of which nothing is billed, and says why; refused as `ALREADY_BILLED` where something is.
 * Throws SourceError.
 */
export function cancelSalesOrder(
  netsuite: NetSuite,
  id: string,
  reason: string,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const body = { orderStatus: { id: 'C' }, [netsuite.columns.cancellationReason.text]: reason };
  return updateRecord(netsuite, 'salesOrder', id, body, expectedVersion);
}

/** Closes what is not billed yet of a sales order, and says why. Throws SourceError. */
export async function closeSalesOrder(
  netsuite: NetSuite,
  id: string,
  reason: string,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  const open = await openLines(netsuite, id);
  const lines = open.map((line) => ({ line: new ExactDecimal(line.id), isClosed: true }));
  const body: Body = {
    [netsuite.columns.cancellationReason.text]: reason,
    ...(lines.length === 0 ? {} : { item: { items: lines } }),
  };
  return updateRecord(netsuite, 'salesOrder', id, body, expectedVersion);
}

/** A line of a sales order of which something is still to be billed. */
export interface OpenLine {
  readonly id: string;
  /** What is left, decimal text. */
  readonly quantity: string;
}

export async function openLines(netsuite: NetSuite, orderId: string): Promise<OpenLine[]> {
  const rows = await netsuite.queries.rows(
    suiteql`SELECT l.id, -l.quantity - NVL(l.quantitybilled, 0) AS quantity FROM transactionline l
      WHERE l.transaction = ${orderId} AND l.mainline = 'F' AND l.taxline = 'F' AND l.isclosed = 'F'
        AND -l.quantity > NVL(l.quantitybilled, 0) ORDER BY l.id`,
  );
  return rows.map((row) => ({ id: row.id ?? '', quantity: row.quantity ?? '0' }));
}

function shippingAddress({ addressee, street, city, state, postalCode, countryCode }: ShipTo): Subrecord {
  return new Subrecord({
    addressee: addressee ?? null,
    addr1: street ?? null,
    city: city ?? null,
    state: state ?? null,
    zip: postalCode ?? null,
    ...(countryCode === undefined ? {} : { country: { id: countryCode } }),
  });
}
