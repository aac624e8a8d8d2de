import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { decimalText } from '#kit/money.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Context } from '../context.ts';
import { namedCustomer } from '../customer/customer.ts';
import type {
  Order,
  OrderLine,
  OrderLineResolvers,
  OrderResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { listOrders } from './list.ts';
import {
  findOrder,
  namedOrder,
  type OrderFacts,
  type OrderLineRecord,
  type OrderRecord,
  orderFacts,
  orderLines,
  orderReference,
} from './order.ts';

export const orderQueries: Pick<Required<QueryResolvers>, 'order' | 'orders'> = {
  order: (_query, { id }, context) => {
    const ref = decodeId(id, 'Order');
    return findOrder(context, ref);
  },
  orders: (_query, args, context, info) => listOrders(context, args, info),
};

/** A field that the order's own system carries. */
async function fact<K extends keyof OrderFacts>(
  context: Context,
  order: OrderRecord,
  name: K,
): Promise<OrderFacts[K] | null> {
  return (await orderFacts(context, order))?.[name] ?? null;
}

export const orderResolvers: Complete<OrderResolvers, Order, OrderRecord> & { __resolveReference: unknown } =
  {
    __resolveReference: async ({ id }: { id: string }, context: Context) =>
      namedOrder(context, decodeId(id, 'Order')),
    id: ({ ref }) => encodeId('Order', ref),
    reference: (order, _args, context) => orderReference(context, order),
    number: (order, _args, context) => fact(context, order, 'number'),
    status: (order, _args, context) => fact(context, order, 'status'),
    orderedOn: (order, _args, context) => fact(context, order, 'orderedOn'),
    poNumber: (order, _args, context) => fact(context, order, 'poNumber'),
    total: (order, _args, context) => fact(context, order, 'total'),
    lines: (order, _args, context) => orderLines(context, order),
    customer: async (order, _args, context) => {
      const ref = await fact(context, order, 'customer');
      return ref && namedCustomer(context, ref);
    },
    partner: async (order, _args, context) => {
      const ref = await fact(context, order, 'partner');
      return ref && namedCustomer(context, ref);
    },
    quote: async (order, _args, context) => {
      const id = await fact(context, order, 'quoteId');
      return id === null ? null : context.load.quote.load(id);
    },
    activatedAt: (order, _args, context) => fact(context, order, 'activatedAt'),
    salesforceId: ({ ref }) => (ref.system === 'salesforce' ? ref.id : null),
    netsuiteId: ({ ref }, _args, context) => netsuiteIdOf(context.identity, 'order', ref),
    observedAt: (_order, _args, context) => context.observedAt,
    version: (order, _args, context) => fact(context, order, 'version'),
  };

export const orderLineResolvers: Complete<OrderLineResolvers, OrderLine, OrderLineRecord> = {
  product: ({ product }) => product,
  quantity: ({ quantity }) => decimalText(quantity),
};
