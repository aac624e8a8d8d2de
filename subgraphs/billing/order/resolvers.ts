import type { Complete } from '#kit/complete.ts';
import { encodeId } from '#kit/ids.ts';
import { money } from '#kit/money.ts';
import { orderCash } from '../cash/cash.ts';
import type { Context } from '../context.ts';
import { scopedConnection } from '../document-list.ts';
import type { Order, OrderResolvers, SalesOrder, SalesOrderResolvers } from '../generated/resolvers.ts';
import { invoiceKind } from '../invoice/invoice.ts';
import { paymentKind } from '../payment/payment.ts';
import { orderBlocker } from './blocker.ts';
import {
  netsuiteIdOfOrder,
  type OrderRecord,
  type OrderReference,
  referencedOrder,
  type SalesOrderParent,
  salesOrderOf,
  salesOrderStatus,
} from './order.ts';
import { orderTimeline } from './timeline.ts';

type OwnFields = Omit<Order, 'status' | 'orderedOn' | 'activatedAt'>;

export const orderResolvers: Complete<
  Omit<OrderResolvers, 'status' | 'orderedOn' | 'activatedAt'>,
  OwnFields,
  OrderRecord
> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async (reference: OrderReference, context: Context) =>
    referencedOrder(context, reference),
  id: ({ ref }) => encodeId('Order', ref),
  salesOrder: (order, _args, context) => salesOrderOf(context, order),
  blocker: (order, _args, context) => orderBlocker(context, order),
  invoices: (order, args, context) =>
    scopedConnection(context, invoiceKind, { scope: 'order', id: netsuiteIdOfOrder(context, order) }, args),
  payments: (order, args, context) =>
    scopedConnection(context, paymentKind, { scope: 'order', id: netsuiteIdOfOrder(context, order) }, args),
  cash: async (order, { asOf }, context) => {
    const id = netsuiteIdOfOrder(context, order);
    return id === null
      ? null
      : orderCash(await context.load.cash.load({ scope: 'order', id, asOf: asOf ?? context.today }));
  },
  timeline: (order, _args, context) => orderTimeline(context, order),
};

export const salesOrderResolvers: Complete<SalesOrderResolvers, SalesOrder, SalesOrderParent> = {
  netsuiteId: ({ id }) => id,
  status: salesOrderStatus,
  total: ({ total, currencyCode }) => money(total, currencyCode),
  observedAt: (_order, _args, context) => context.observedAt,
};
