import { isOver } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { decodeId, type RecordRef } from '#kit/ids.ts';
import { requiredText } from '#kit/input.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import type { CancelOrderRequest } from './cancel-order.ts';
import { findOrder, type OrderRecord } from './order.ts';

/** What both systems can keep of a reason. */
const MAX_REASON = 255;

/** What a write of an order is answered with; the order is read when it is asked for. */
export interface OrderWriteRecord extends WriteAnswer {
  readonly ref: RecordRef;
}

export const orderMutations: Pick<Required<MutationResolvers>, 'cancelOrder'> = {
  cancelOrder: async (_mutation, { input }, context) => {
    const request: CancelOrderRequest = {
      order: decodeId(input.orderId, 'Order', 'input.orderId'),
      reason: requiredText('input.reason', input.reason, MAX_REASON),
      expectedVersion: input.expectedVersion ?? null,
    };
    const answer = await context.writes.write({
      kind: 'cancelOrder',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: context.lanes.ofOrder(request.order),
    });
    context.readAnew();
    return { ...answer, ref: request.order };
  },
};

export const cancelOrderPayloadResolvers = {
  order: (answer: OrderWriteRecord, _args: unknown, context: Context): Promise<OrderRecord | null> | null =>
    isOver(answer) ? findOrder(context, answer.ref) : null,
};
