import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { badInput } from '#kit/errors.ts';
import { decodeId } from '#kit/ids.ts';
import { requiredText } from '#kit/input.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { findOrder, type OrderRecord } from '../order/order.ts';
import { acknowledge } from './acknowledge.ts';
import {
  type AcknowledgementRecord,
  acknowledgementResolvers,
  lineAcknowledgementResolvers,
} from './acknowledgement-resolvers.ts';
import { orderingPartner } from './ordering-partner.ts';
import { purchaseOrderFrom } from './purchase-order-input.ts';
import { readResellerFacts } from './read-facts.ts';
import type { ReleaseRequest } from './release-reseller-order.ts';
import type { ResellerOrderRequest } from './submit-reseller-order.ts';

const MAX_REASON = 255;

/** What a submission is answered with; the order is read when it is asked for. */
export interface ResellerOrderWriteRecord extends Pick<WriteAnswer, 'operation' | 'errors'> {
  readonly acknowledgement: AcknowledgementRecord | null;
  /** Salesforce's id; null while it is pending, and where nothing was ordered. */
  readonly orderId: string | null;
}

export const resellerQueries: Pick<Required<QueryResolvers>, 'validateResellerOrder'> = {
  validateResellerOrder: async (_query, { input }, context) => {
    const partnerReference = orderingPartner(context.viewer, input.partnerReference);
    const order = purchaseOrderFrom(input);
    const facts = await readResellerFacts(context, context.policy, partnerReference, order);
    const { poNumber, currencyCode } = order;
    return { acknowledgement: { poNumber, currencyCode, answer: acknowledge(order, facts) } };
  },
};

export const resellerMutations: Pick<
  Required<MutationResolvers>,
  'submitResellerOrder' | 'releaseResellerOrder'
> = {
  submitResellerOrder: async (_mutation, { input }, context) => {
    const partnerReference = orderingPartner(context.viewer, input.partnerReference);
    const request: ResellerOrderRequest = { partnerReference, order: purchaseOrderFrom(input) };
    const answer = await context.writes.write({
      kind: 'submitResellerOrder',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: `partner:${partnerReference}`,
    });
    context.readAnew();
    const { acknowledgement, orderId } = answer.settled.state as {
      acknowledgement?: unknown;
      orderId?: unknown;
    };
    const isDone = answer.settled.status === 'SUCCEEDED';
    const isOver = isDone || answer.settled.status === 'FAILED';
    return {
      ...answer,
      acknowledgement: isOver ? ((acknowledgement as AcknowledgementRecord | undefined) ?? null) : null,
      orderId: isDone && typeof orderId === 'string' ? orderId : null,
    };
  },
  releaseResellerOrder: async (_mutation, { input }, context) => {
    const ref = decodeId(input.orderId, 'Order');
    if (ref.system !== 'salesforce') throw badInput('input.orderId: only orders of Salesforce are held');
    const request: ReleaseRequest = {
      orderId: ref.id,
      reason: requiredText('input.reason', input.reason, MAX_REASON),
    };
    const answer = await context.writes.write({
      kind: 'releaseResellerOrder',
      idempotencyKey: input.idempotencyKey,
      input: { ...request },
      lane: context.lanes.ofOrder(ref),
    });
    context.readAnew();
    return { ...answer, acknowledgement: null, orderId: ref.id };
  },
};

const order = (
  { orderId }: { readonly orderId: string | null },
  _arguments: unknown,
  context: Context,
): Promise<OrderRecord | null> | null =>
  orderId === null ? null : findOrder(context, { system: 'salesforce', id: orderId });

export const resellerResolvers = {
  SubmitResellerOrderPayload: { order },
  ReleaseResellerOrderPayload: { order },
  /** The order that had the purchase order number before. */
  DuplicatePurchaseOrderProblem: { order },
  OrderAcknowledgement: acknowledgementResolvers,
  LineAcknowledgement: lineAcknowledgementResolvers,
};
