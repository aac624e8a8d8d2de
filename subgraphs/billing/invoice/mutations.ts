import { isOver, stateText } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { decodeId } from '#kit/ids.ts';
import { laneOfOrder } from '#sources/identity/lane.ts';
import type { InvoiceRecord } from '#sources/netsuite/invoices.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { lineQuantities } from '../write/line-quantities.ts';
import { COMMON_LANE, written } from '../write/written.ts';
import type { InvoiceOrderRequest } from './invoice-order.ts';

export const invoiceMutations: Pick<Required<MutationResolvers>, 'invoiceOrder'> = {
  invoiceOrder: (_mutation, { input }, context) => {
    const request: InvoiceOrderRequest = {
      order: decodeId(input.orderId, 'Order', 'input.orderId'),
      expectedVersion: input.expectedVersion ?? null,
      lines: lineQuantities(input.lines),
      issuedOn: input.issuedOn ?? null,
    };
    return written(context, {
      kind: 'invoiceOrder',
      idempotencyKey: input.idempotencyKey,
      input: request as unknown as JsonObject,
      lane: laneOfOrder(context.identity, request.order) ?? COMMON_LANE,
    });
  },
};

export const invoiceOrderPayloadResolvers = {
  invoice: (answer: WriteAnswer, _args: unknown, context: Context): Promise<InvoiceRecord | null> | null => {
    const id = isOver(answer) ? stateText(answer, 'invoiceId') : null;
    if (id === null) return null;
    return context.load.invoice.load(id);
  },
};
