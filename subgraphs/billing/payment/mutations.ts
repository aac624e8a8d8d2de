import { isOver, stateText } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { badInput } from '#kit/errors.ts';
import { decodeId } from '#kit/ids.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import type { PaymentRecord } from '#sources/netsuite/payments.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, RecordPaymentInput } from '../generated/resolvers.ts';
import { positiveMoney } from '../write/money-input.ts';
import { written } from '../write/written.ts';
import type { RecordPaymentRequest } from './record-payment.ts';

/** As many as are read at once. */
const MAX_APPLICATIONS = 1_000;

export const paymentMutations: Pick<Required<MutationResolvers>, 'recordPayment'> = {
  recordPayment: (_mutation, { input }, context) => {
    const request = requestOf(input);
    return written(context, {
      kind: 'recordPayment',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: laneOfCustomer(context.identity, request.customer),
    });
  },
};

export const recordPaymentPayloadResolvers = {
  payment: (answer: WriteAnswer, _args: unknown, context: Context): Promise<PaymentRecord | null> | null => {
    const id = isOver(answer) ? stateText(answer, 'paymentId') : null;
    if (id === null) return null;
    return context.load.payment.load(id);
  },
};

function requestOf({
  customerId,
  amount,
  receivedOn,
  applications,
}: RecordPaymentInput): RecordPaymentRequest {
  const given = applications ?? [];
  if (given.length > MAX_APPLICATIONS)
    throw badInput(`input.applications: must be ${MAX_APPLICATIONS} at the most`);
  const seen = new Set<string>();
  return {
    customer: decodeId(customerId, 'Customer', 'input.customerId'),
    amount: positiveMoney('input.amount', amount),
    receivedOn,
    applications: given.map((one, i) => {
      const path = `input.applications.${i}`;
      const { id } = decodeId(one.invoiceId, 'Invoice', `${path}.invoiceId`);
      if (seen.has(id)) throw badInput(`${path}.invoiceId: the invoice is named twice`);
      seen.add(id);
      return { invoiceId: id, amount: positiveMoney(`${path}.amount`, one.amount) };
    }),
  };
}
