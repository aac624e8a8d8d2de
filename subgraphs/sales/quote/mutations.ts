import { isOver, stateText } from '#engine/graph/outcome.ts';
import type { WriteAnswer } from '#engine/graph/writes.ts';
import type { JsonObject } from '#engine/operation.ts';
import { requiredText } from '#kit/input.ts';
import { laneOfCustomer } from '#sources/identity/lane.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers.ts';
import { type OrderRecord, orderOf } from '../order/order.ts';
import type { PolicyDecision } from '../policy/decision.ts';
import type { AcceptQuoteRequest } from './accept-quote.ts';
import type { QuoteParent } from './quote.ts';
import { createQuoteRequest, quoteIdOf, updateQuoteRequest } from './quote-input.ts';
import type { QuoteRequest } from './submit-quote.ts';

/** What both systems can keep of a purchase order's number. */
const MAX_PO_NUMBER = 45;

/** What a write of a quote is answered with; its objects are read when they are asked for. */
export interface QuoteWriteRecord extends WriteAnswer {
  /** Null where there is none yet, or the write is still pending. */
  readonly quoteId: string | null;
}

export const quoteMutations: Pick<
  Required<MutationResolvers>,
  'createQuote' | 'updateQuote' | 'submitQuote' | 'acceptQuote'
> = {
  createQuote: async (_mutation, { input }, context) => {
    const request = createQuoteRequest(input);
    const lane = laneOfCustomer(context.identity, request.customer);
    const answer = await write(context, 'createQuote', input.idempotencyKey, request, lane);
    return { ...answer, quoteId: isOver(answer) ? stateText(answer, 'quoteId') : null };
  },
  updateQuote: (_mutation, { input }, context) =>
    writeOf(context, 'updateQuote', input.idempotencyKey, updateQuoteRequest(input)),
  submitQuote: (_mutation, { input }, context) => {
    const { quoteId, expectedVersion } = input;
    const request: QuoteRequest = {
      quoteId: quoteIdOf(quoteId),
      expectedVersion: expectedVersion ?? null,
    };
    return writeOf(context, 'submitQuote', input.idempotencyKey, request);
  },
  acceptQuote: (_mutation, { input }, context) => {
    const { quoteId, expectedVersion, poNumber } = input;
    const request: AcceptQuoteRequest = {
      quoteId: quoteIdOf(quoteId),
      expectedVersion: expectedVersion ?? null,
      poNumber: poNumber == null ? null : requiredText('input.poNumber', poNumber, MAX_PO_NUMBER),
    };
    return writeOf(context, 'acceptQuote', input.idempotencyKey, request);
  },
};

/** A write of a quote that is there. */
async function writeOf(
  context: Context,
  kind: string,
  idempotencyKey: string,
  request: { readonly quoteId: string },
): Promise<QuoteWriteRecord> {
  const lane = await context.lanes.ofQuote(context.salesforce, request.quoteId);
  const answer = await write(context, kind, idempotencyKey, request, lane);
  return { ...answer, quoteId: isOver(answer) ? request.quoteId : null };
}

/** Everything that is read after it is read anew. */
async function write(
  context: Context,
  kind: string,
  idempotencyKey: string,
  request: object,
  lane: string,
): Promise<WriteAnswer> {
  const answer = await context.writes.write({ kind, idempotencyKey, input: request as JsonObject, lane });
  context.readAnew();
  return answer;
}

const quote = (
  { quoteId }: QuoteWriteRecord,
  _args: unknown,
  context: Context,
): Promise<QuoteParent | null> | null => (quoteId === null ? null : context.load.quote.load(quoteId));

const policy = ({ settled }: QuoteWriteRecord): PolicyDecision | null =>
  (settled.state.policy as unknown as PolicyDecision | undefined) ?? null;

const order = (answer: QuoteWriteRecord, _args: unknown, context: Context): OrderRecord | null => {
  const id = isOver(answer) ? stateText(answer, 'orderId') : null;
  return id === null ? null : orderOf(context, { system: 'salesforce', id });
};

/** The objects of the payloads. */
export const quoteWriteResolvers = {
  CreateQuotePayload: { quote },
  UpdateQuotePayload: { quote },
  SubmitQuotePayload: { quote, policy },
  AcceptQuotePayload: { quote, policy, order },
};
