import { money } from '#kit/money.ts';
import { invoice } from '#sources/netsuite/invoices.ts';
import type { Context } from '../context.ts';
import type { OrderEvent, OrderEventKind } from '../generated/resolvers.ts';
import { type OrderRecord, salesOrderOf } from './order.ts';

/** More invoices than this on one order are told by `invoices`, not by its timeline. */
const MAX_INVOICES = 100;

/** What came first when two things happened on one day. */
const ORDER_OF_KINDS: readonly OrderEventKind[] = [
  'ORDERED',
  'ACTIVATED',
  'BOOKED',
  'INVOICED',
  'CREDITED',
  'PAID',
];

/** What happened to an order in both systems, oldest first. */
export async function orderTimeline(context: Context, order: OrderRecord): Promise<OrderEvent[]> {
  const events: OrderEvent[] = [];
  if (order.orderedOn)
    events.push({ kind: 'ORDERED', occurredOn: order.orderedOn, reference: null, amount: null });
  if (order.activatedAt)
    events.push({
      kind: 'ACTIVATED',
      occurredOn: order.activatedAt.slice(0, 10),
      reference: null,
      amount: null,
    });
  const salesOrder = await salesOrderOf(context, order);
  if (salesOrder) {
    const { orderedOn, number, total, currencyCode } = salesOrder;
    events.push({
      kind: 'BOOKED',
      occurredOn: orderedOn,
      reference: number,
      amount: money(total, currencyCode),
    });
    events.push(...(await documentEvents(context, salesOrder.id)));
  }
  return events.sort(
    (a, b) =>
      a.occurredOn.localeCompare(b.occurredOn) ||
      ORDER_OF_KINDS.indexOf(a.kind) - ORDER_OF_KINDS.indexOf(b.kind),
  );
}

async function documentEvents(context: Context, salesOrderId: string): Promise<OrderEvent[]> {
  const rows = await context.load.documents.load({
    scope: 'order',
    id: salesOrderId,
    type: 'CustInvc',
    limit: MAX_INVOICES,
    after: undefined,
  });
  const events = await Promise.all(
    rows.map(invoice).map(async ({ id, issuedOn, number, total, currencyCode }): Promise<OrderEvent[]> => {
      const applied = await context.load.applications.load({ side: 'invoice', id });
      return [
        { kind: 'INVOICED', occurredOn: issuedOn, reference: number, amount: money(total, currencyCode) },
        ...applied.map(
          (one): OrderEvent => ({
            kind: one.documentType === 'CustCred' ? 'CREDITED' : 'PAID',
            occurredOn: one.appliedOn,
            reference: one.number,
            amount: money(one.amount, one.currencyCode),
          }),
        ),
      ];
    }),
  );
  return events.flat();
}
