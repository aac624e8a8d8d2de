import { badInput, clientError } from '#kit/errors.ts';
import { decodeId, type RecordRef } from '#kit/ids.ts';
import { type SubscriptionEvent, type SubscriptionStart, subscriptionField } from '#kit/subscription.ts';
import { type Change, MISSED } from '#sources/feed/change.ts';
import { isOrderPosition, type OrderChange } from '#sources/salesforce/order-changes.ts';
import { ordersByIds, type SalesforceOrderRecord } from '#sources/salesforce/orders.ts';
import type { Context } from '../context.ts';
import { filterCustomer } from '../customer/customer.ts';
import type {
  OrderStatusChangeResolvers,
  SubscriptionOrderStatusChangedArgs,
} from '../generated/resolvers.ts';
import { orderFacts, orderOf } from './order.ts';

/** A change as one viewer is told of it. */
export interface OrderStatusChangeRecord {
  readonly change: OrderChange;
  /** The order as it was read to see whether the viewer is told; undefined where that did not need it. */
  readonly order: SalesforceOrderRecord | undefined;
}

type Told = OrderStatusChangeRecord | typeof MISSED;

const MAX_ORDERS = 100;

export const orderSubscriptions = {
  orderStatusChanged: subscriptionField<
    SubscriptionOrderStatusChangedArgs,
    Context,
    Told,
    OrderStatusChangeRecord
  >(open, (told, _args, context) => {
    if (told === MISSED)
      throw clientError('EVENTS_MISSED', 'Changes of orders before this one may have been missed', {
        source: 'SALESFORCE',
      });
    if (told.order) context.load.salesforceOrder.prime(told.order.id, told.order);
    return told;
  }),
};

export const orderStatusChangeResolvers: Required<Omit<OrderStatusChangeResolvers, '__isTypeOf'>> = {
  kind: ({ change }) => change.kind,
  order: ({ change }, _args, context) => orderOf(context, refOf(change)),
  status: async ({ change }, _args, context) =>
    change.status ?? (await orderFacts(context, { ref: refOf(change) }))?.status ?? null,
  changedAt: ({ change }) => change.changedAt,
};

async function open(
  { filter }: SubscriptionOrderStatusChangedArgs,
  context: Context,
  { lastEventId, signal }: SubscriptionStart,
): Promise<AsyncIterable<SubscriptionEvent<Told>>> {
  const { orderIds, customerId } = filter ?? {};
  if (orderIds && orderIds.length > MAX_ORDERS)
    throw badInput(`filter.orderIds: at the most ${MAX_ORDERS} orders can be named`);
  const orders = orderIds?.map((id) => decodeId(id, 'Order', 'filter.orderIds'));
  const customer = customerId == null ? undefined : decodeId(customerId, 'Customer', 'filter.customerId');
  if (lastEventId !== undefined && !isOrderPosition(lastEventId))
    throw badInput('The id of the last event is not one of this subscription');
  const changes = await context.orderChanges.listen(lastEventId, signal);
  return told(changes, (change) => whatIsTold(context, orders, customer, change));
}

async function* told(
  changes: AsyncIterable<Change<OrderChange | typeof MISSED>>,
  tell: (change: OrderChange) => Promise<OrderStatusChangeRecord | undefined>,
): AsyncGenerator<SubscriptionEvent<Told>> {
  for await (const { position, value } of changes) {
    const what = value === MISSED ? MISSED : await tell(value);
    if (what !== undefined) yield { id: position, value: what };
  }
}

/** Undefined: the change is not of an order that was asked for, or of one that does not exist for the viewer. */
async function whatIsTold(
  context: Context,
  orders: readonly RecordRef[] | undefined,
  customer: RecordRef | undefined,
  change: OrderChange,
): Promise<OrderStatusChangeRecord | undefined> {
  const { identity, viewer, salesforce } = context;
  if (orders && !orders.some((ref) => identity.canonical('order', ref).id === change.orderId))
    return undefined;
  if (viewer.partner === undefined && customer === undefined) return { change, order: undefined };
  // Read anew for each change, by the viewer's own access.
  const [order] = await ordersByIds(salesforce, [change.orderId]);
  if (!order) return undefined;
  if (customer && (await filterCustomer(context, customer))?.id !== order.accountId) return undefined;
  return { change, order };
}

function refOf({ orderId }: OrderChange): RecordRef {
  return { system: 'salesforce', id: orderId };
}
