import type { OperationRecord } from '#engine/graph/operation.ts';
import { subscriptionField } from '#kit/subscription.ts';
import type { Context } from '../context.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  SubscriptionOperationChangedArgs,
} from '../generated/resolvers.ts';
import { findOperation, requireOperationId } from './find.ts';
import { followOperation } from './follow.ts';
import { listOperations } from './list.ts';

export const operationQueries: Pick<Required<QueryResolvers>, 'operation' | 'operations'> = {
  operation: (_query, { id }, context) => findOperation(context, id),
  operations: (_query, args, context, info) => listOperations(context, args, info),
};

export const operationMutations: Pick<Required<MutationResolvers>, 'retryOperation'> = {
  retryOperation: async (_mutation, { input: { operationId } }, context) => {
    requireOperationId(operationId, 'input.operationId');
    const retried = await context.engine.retry(operationId);
    if (retried) return { operation: { operation: retried, replayed: false }, errors: [] };
    const path = ['input', 'operationId'];
    const operation = await context.engine.operation(operationId);
    if (!operation) {
      const problem = { __typename: 'NotFoundProblem', message: 'There is no such operation.', path };
      return { operation: null, errors: [problem] };
    }
    const message = 'Only an operation that needs attention can be tried again.';
    const problem = { __typename: 'WrongStateProblem', message, path, status: operation.status };
    return { operation: { operation, replayed: false }, errors: [problem] };
  },
};

export const operationSubscriptions = {
  operationChanged: subscriptionField<
    SubscriptionOperationChangedArgs,
    Context,
    OperationRecord | null,
    OperationRecord | null
  >(
    ({ id }, context, { signal }) => followOperation(context, id, signal),
    (record) => record,
  ),
};
