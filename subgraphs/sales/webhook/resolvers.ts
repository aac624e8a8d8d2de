import type { Operation } from '#engine/operation.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { requireOperationId } from '../operation/find.ts';
import { deliveryOf, isVisibleDelivery } from './delivery.ts';
import { listDeliveries } from './list.ts';

export const webhookQueries: Pick<Required<QueryResolvers>, 'webhookDeliveries'> = {
  webhookDeliveries: (_query, args, context, info) => listDeliveries(context, args, info),
};

export const webhookMutations: Pick<Required<MutationResolvers>, 'replayWebhook'> = {
  replayWebhook: async (_mutation, { input: { idempotencyKey, deliveryId } }, context) => {
    requireOperationId(deliveryId, 'input.deliveryId');
    const { viewer, engine } = context;
    const path = ['input', 'deliveryId'];
    const known = await engine.operation(deliveryId);
    if (!known || !isVisibleDelivery(known, viewer)) {
      const problem = { __typename: 'NotFoundProblem', message: 'There is no such delivery.', path };
      return { delivery: null, errors: [problem] };
    }
    if (known.status === 'PENDING' || known.status === 'RUNNING') {
      const message = 'The delivery is still on its way.';
      const problem = { __typename: 'WrongStateProblem', message, path, status: 'PENDING' };
      return { delivery: { operation: known }, errors: [problem] };
    }
    const retried = known.status === 'NEEDS_ATTENTION' ? await engine.retry(deliveryId) : undefined;
    return {
      delivery: { operation: retried ?? (await sendAgain(context, known, idempotencyKey)) },
      errors: [],
    };
  },
};

/** A new delivery of the same event to the same endpoint. */
async function sendAgain(
  { engine }: Context,
  { id, kind, actor, input }: Operation,
  idempotencyKey: string,
): Promise<Operation> {
  const { endpoint, event } = deliveryOf({ input });
  const { operation } = await engine.submit({
    kind,
    actor,
    idempotencyKey: `replay ${id} ${idempotencyKey}`,
    input,
    lane: `webhook:${endpoint}:${event.id}`,
  });
  return operation;
}
