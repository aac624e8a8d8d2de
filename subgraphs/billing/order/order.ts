import { decodeId, type RecordRef } from '#kit/ids.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import { existsInNetSuite } from '#sources/netsuite/existing.ts';
import type { SalesOrderRecord } from '#sources/netsuite/sales-orders.ts';
import type { Context } from '../context.ts';
import type { OrderStatus, SalesOrderStatus } from '../generated/resolvers.ts';

/** An order by the one ref that the graph names it by, with what `@requires` brings from sales. */
export interface OrderRecord {
  readonly ref: RecordRef;
  readonly status?: OrderStatus | null;
  readonly orderedOn?: string | null;
  readonly activatedAt?: string | null;
}

export type SalesOrderParent = SalesOrderRecord;

/** An order as the gateway refers to it. */
export interface OrderReference extends Omit<OrderRecord, 'ref'> {
  readonly id: string;
}

const STATUSES: Readonly<Record<string, SalesOrderStatus>> = {
  A: 'PENDING_APPROVAL',
  B: 'PENDING_FULFILLMENT',
  C: 'CANCELLED',
  D: 'PARTIALLY_FULFILLED',
  E: 'PARTIALLY_BILLED',
  F: 'PENDING_BILLING',
  G: 'BILLED',
  H: 'CLOSED',
};

export function salesOrderStatus({ statusLetter }: SalesOrderRecord): SalesOrderStatus {
  return STATUSES[statusLetter] ?? 'UNKNOWN';
}

/** The order that a record or a reference names; null where it is one of NetSuite's that does not exist for a partner. */
export async function namedOrder(context: Context, ref: RecordRef): Promise<OrderRecord | null> {
  return (await existsInNetSuite(context, 'order', ref))
    ? { ref: context.identity.canonical('order', ref) }
    : null;
}

/** What `@requires` brought is carried on: a resolver would otherwise silently see nothing. */
export async function referencedOrder(
  context: Context,
  { id, status, orderedOn, activatedAt }: OrderReference,
): Promise<OrderRecord | null> {
  const order = await namedOrder(context, decodeId(id, 'Order'));
  return (
    order && {
      ...order,
      status: status ?? null,
      orderedOn: orderedOn ?? null,
      activatedAt: activatedAt ?? null,
    }
  );
}

/** NetSuite's internal id of the sales order; null when NetSuite does not know the order. */
export function netsuiteIdOfOrder(context: Context, { ref }: OrderRecord): string | null {
  return netsuiteIdOf(context.identity, 'order', ref);
}

export async function salesOrderOf(context: Context, order: OrderRecord): Promise<SalesOrderRecord | null> {
  const id = netsuiteIdOfOrder(context, order);
  return id === null ? null : context.load.salesOrder.load(id);
}
