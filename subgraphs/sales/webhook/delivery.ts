import { problemRecord } from '#engine/graph/operation.ts';
import type { Operation, OperationStatus } from '#engine/operation.ts';
import { DELIVERY_KIND, type WebhookDelivery } from '#engine/webhooks/delivery.ts';
import { WEBHOOK_SUBJECT } from '#engine/webhooks/publish.ts';
import type { Viewer } from '#kit/identity/viewer.ts';
import { decodeId } from '#kit/ids.ts';
import type { WebhookDeliveryResolvers, WebhookDeliveryStatus } from '../generated/resolvers.ts';
import { findOrder } from '../order/order.ts';

/** One delivery: the operation that sends it. */
export interface DeliveryRecord {
  readonly operation: Operation;
}

/** What the statuses of operations mean for a delivery. */
export const DELIVERY_STATUSES: Readonly<Record<WebhookDeliveryStatus, readonly OperationStatus[]>> = {
  PENDING: ['PENDING', 'RUNNING'],
  DELIVERED: ['SUCCEEDED'],
  FAILED: ['FAILED', 'NEEDS_ATTENTION'],
};

/** Whose deliveries the viewer sees; undefined: everybody's. */
export function deliveriesOf(viewer: Viewer): Operation['actor'] | undefined {
  return viewer.partner === undefined ? undefined : { subject: WEBHOOK_SUBJECT, partner: viewer.partner };
}

/** Whether an operation is a delivery that the viewer may see. */
export function isVisibleDelivery(operation: Operation, viewer: Viewer): boolean {
  const whose = deliveriesOf(viewer);
  return (
    operation.kind === DELIVERY_KIND && (whose === undefined || operation.actor.partner === whose.partner)
  );
}

export function deliveryOf({ input }: Pick<Operation, 'input'>): WebhookDelivery {
  return input as unknown as WebhookDelivery;
}

/** The id of the order that the event is about, as the graph has it; null: of none. */
export function orderIdOf(operation: Operation): string | null {
  const { orderId } = deliveryOf(operation).event.data;
  return typeof orderId === 'string' ? orderId : null;
}

function statusOf({ status }: Operation): WebhookDeliveryStatus {
  if (status === 'SUCCEEDED') return 'DELIVERED';
  return status === 'FAILED' || status === 'NEEDS_ATTENTION' ? 'FAILED' : 'PENDING';
}

export const deliveryResolvers: Required<Omit<WebhookDeliveryResolvers, '__isTypeOf'>> = {
  id: ({ operation }) => operation.id,
  endpoint: ({ operation }) => deliveryOf(operation).endpoint,
  eventId: ({ operation }) => deliveryOf(operation).event.id,
  type: ({ operation }) => deliveryOf(operation).event.type,
  occurredAt: ({ operation }) => deliveryOf(operation).event.timestamp,
  status: ({ operation }) => statusOf(operation),
  retryAt: ({ operation }) => operation.lastFailure?.retryAt?.toISOString() ?? null,
  deliveredAt: ({ operation: { state } }) =>
    typeof state.deliveredAt === 'string' ? state.deliveredAt : null,
  order: ({ operation }, _arguments, context) => {
    const id = orderIdOf(operation);
    return id === null ? null : findOrder(context, decodeId(id, 'Order'));
  },
  errors: ({ operation }) => operation.problems.map(problemRecord),
};
