import { isOver, stateText } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import type { RecordRef } from '#kit/ids.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import type { CreditMemoRecord } from '#sources/netsuite/credit-memos.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { laneOfInvoice } from '../write/invoice-lane.ts';
import { written } from '../write/written.ts';
import { type CreditRequest, creditRequest } from './credit-request.ts';

export const creditMemoMutations: Pick<Required<MutationResolvers>, 'issueCreditMemo'> = {
  issueCreditMemo: async (_mutation, { input }, context) => {
    const request = creditRequest(input);
    return written(context, {
      kind: 'issueCreditMemo',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: await laneOf(context, request),
    });
  },
};

export const issueCreditMemoPayloadResolvers = {
  creditMemo: (
    answer: WriteAnswer,
    _args: unknown,
    context: Context,
  ): Promise<CreditMemoRecord | null> | null => {
    const id = isOver(answer) ? stateText(answer, 'creditMemoId') : null;
    if (id === null) return null;
    return context.load.creditMemo.load(id);
  },
};

function laneOf(context: Context, request: CreditRequest): string | Promise<string> {
  if (request.kind === 'invoice' && request.customer === null)
    return laneOfInvoice(context, request.invoiceId);
  return laneOfCustomer(context.identity, request.customer as RecordRef);
}
