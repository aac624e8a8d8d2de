import { isOver, stateText } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { decodeId } from '#kit/ids.ts';
import { requiredText } from '#kit/input.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { written } from '../write/written.ts';
import { type CustomerRecord, customerOf } from './customer.ts';
import type { SetCreditHoldRequest } from './set-credit-hold.ts';

const MAX_REASON = 999;

export const customerMutations: Pick<Required<MutationResolvers>, 'setCreditHold'> = {
  setCreditHold: (_mutation, { input }, context) => {
    const { customerId, expectedVersion, hold, reason } = input;
    const request: SetCreditHoldRequest = {
      customer: decodeId(customerId, 'Customer', 'input.customerId'),
      expectedVersion: expectedVersion ?? null,
      hold,
      reason: reason == null ? null : requiredText('input.reason', reason, MAX_REASON),
    };
    return written(context, {
      kind: 'setCreditHold',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: laneOfCustomer(context.identity, request.customer),
    });
  },
};

export const setCreditHoldPayloadResolvers = {
  customer: (answer: WriteAnswer, _args: unknown, context: Context): CustomerRecord | null => {
    const id = isOver(answer) ? stateText(answer, 'customerId') : null;
    return id === null ? null : customerOf(context, { system: 'netsuite', id });
  },
};
