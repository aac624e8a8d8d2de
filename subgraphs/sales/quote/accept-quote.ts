import { effectOf } from '#engine/effect.ts';
import {
  conflictProblem,
  invalidInputProblem,
  notFoundProblem,
  refuse,
  wrongStateProblem,
} from '#engine/graph/problems.ts';
import type { JsonObject, Problem } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { writeKey } from '#kit/write-key.ts';
import type { Channel } from '#sources/channel.ts';
import { findNetSuiteId, findNetSuiteIds } from '#sources/identity/find-netsuite-id.ts';
import { accountsByIds } from '#sources/salesforce/accounts.ts';
import { ordersByQuoteIds, type SalesforceOrderRecord } from '#sources/salesforce/orders.ts';
import type { QuoteContents } from '#sources/salesforce/quote-contents.ts';
import { closeAsWon } from '#sources/salesforce/quote-writes.ts';
import { type OrderPlan, placementSteps, planJson } from '../order/placement.ts';
import { policyProblem } from '../write/problems.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { isApproved, judgeQuote } from './judge.ts';
import { netLines } from './net-lines.ts';
import type { QuoteRequest } from './submit-quote.ts';

/** Plain JSON. */
export interface AcceptQuoteRequest extends QuoteRequest {
  readonly poNumber: string | null;
}

const PATH = ['input', 'quoteId'];

/**
 * Orders in both systems what an approved quote offers, then marks the quote as accepted and its opportunity as won. The
 * order's key follows from the quote, so that a quote becomes one order whoever accepts it. Where the last step is refused,
 * both orders are cancelled.
 */
export function acceptQuoteWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'acceptQuote',
    owner: 'sales',
    steps: [
      { name: 'policy-asked', systems: ['SALESFORCE', 'NETSUITE'], run: (run) => ask(sources, run) },
      ...placementSteps(sources),
      {
        name: 'quote-accepted',
        systems: ['SALESFORCE'],
        run: async ({ operation }) => {
          const { quoteId } = operation.input as unknown as AcceptQuoteRequest;
          const { opportunityId } = operation.state as { readonly opportunityId?: string };
          const { records } = await closeAsWon(sources.salesforce, quoteId, opportunityId ?? '');
          return { effects: records.map((record) => effectOf('SALESFORCE', record)) };
        },
      },
    ],
  };
}

async function ask(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { quoteId, expectedVersion, poNumber } = operation.input as unknown as AcceptQuoteRequest;
  const everywhere = { ...sources.salesforce, partner: undefined };
  const [judged, orders] = await Promise.all([
    judgeQuote(sources, quoteId),
    ordersByQuoteIds(everywhere, [quoteId]),
  ]);
  if (!judged) return refuse(notFoundProblem(PATH, 'There is no such quote.'));
  const { quote, decision } = judged;
  const cancelled = orders.filter(({ status }) => status === 'CANCELLED');
  const order = orders.find(({ status }) => status !== 'CANCELLED');
  if (expectedVersion !== null && expectedVersion !== quote.version)
    return withOrder(conflictProblem(expectedVersion, quote.version), order);
  // What was taken back keeps its key; the next attempt has one of its own.
  const key = writeKey('order of quote', quoteId, String(cancelled.length));
  const isOrdered = quote.status === 'ACCEPTED' || (order !== undefined && order.key !== key);
  if (isOrdered)
    return withOrder(wrongStateProblem(PATH, 'The quote is accepted already.', quote.status), order);
  if (quote.status !== 'APPROVED' && quote.status !== 'PRESENTED') {
    const message = 'Only an approved or presented quote can be accepted.';
    return refuse(wrongStateProblem(PATH, message, quote.status));
  }
  const policy = decision as unknown as JsonObject;
  const mayGoOn =
    decision.outcome === 'APPROVAL' ? await isApproved(sources, quote) : decision.outcome !== 'BLOCK';
  if (!mayGoOn) return { ...refuse(policyProblem(PATH, decision)), state: { policy } };
  const plan = await planOf(sources, quote, { key, poNumber });
  if ('problem' in plan) return { ...refuse(plan.problem), state: { policy } };
  return { state: { policy, opportunityId: quote.opportunityId, ...planJson(plan) } };
}

function withOrder(problem: Problem, order: SalesforceOrderRecord | undefined): StepResult {
  return order ? { ...refuse(problem), state: { orderId: order.id } } : refuse(problem);
}

/** The order that a quote becomes, or what both systems lack for it. */
async function planOf(
  sources: WriteSources,
  quote: QuoteContents,
  { key, poNumber }: { readonly key: string; readonly poNumber: string | null },
): Promise<OrderPlan | { readonly problem: Problem }> {
  const { salesforce, clock } = sources;
  const { accountId, currencyCode, priceBookId } = quote;
  const [account] =
    accountId === null ? [] : await accountsByIds({ ...salesforce, partner: undefined }, [accountId]);
  const customerId =
    accountId === null
      ? null
      : await findNetSuiteId(sources, 'customer', { system: 'salesforce', id: accountId });
  if (!account || customerId === null || priceBookId === null) {
    const message = 'NetSuite does not know the quote’s customer, so that it can take no order.';
    return { problem: invalidInputProblem(PATH, message) };
  }
  const itemIds = await findNetSuiteIds(
    sources,
    'product',
    quote.lines.map(({ productId }) => ({ system: 'salesforce', id: productId })),
  );
  const lines: OrderPlan['lines'][number][] = [];
  for (const [i, { id, priceEntryId, quantity, total }] of quote.lines.entries()) {
    const itemId = itemIds[i] ?? null;
    if (itemId === null) {
      const message = 'NetSuite does not know one of the quote’s products, so that it can take no order.';
      return { problem: invalidInputProblem(PATH, message) };
    }
    for (const line of netLines(quantity, total, currencyCode))
      lines.push({ ...line, priceEntryId, itemId, quoteLineId: id });
  }
  const channel: Channel = account.channel;
  return {
    key,
    accountId: account.id,
    customerId,
    orderedOn: clock.today(),
    currencyCode,
    priceBookId,
    channel,
    quoteId: quote.id,
    opportunityId: quote.opportunityId,
    poNumber,
    // A reseller that is quoted orders for itself.
    partnerAccountId: channel === 'RESELLER' ? account.id : null,
    endCustomer: null,
    dealRegistrationId: null,
    shipTo: null,
    billTo: null,
    holdReason: null,
    lines,
  };
}
