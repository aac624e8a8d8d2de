import { effectOf } from '#engine/effect.ts';
import {
  conflictProblem,
  invalidInputProblem,
  notFoundProblem,
  refusalOf,
  refuse,
  wrongStateProblem,
} from '#engine/graph/problems.ts';
import type { JsonObject } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { writeKey } from '#kit/write-key.ts';
import { standardPriceBook } from '#sources/salesforce/price-entries.ts';
import { quoteContents } from '#sources/salesforce/quote-contents.ts';
import { changeQuote, type QuoteChange } from '#sources/salesforce/quote-writes.ts';
import { isConflict } from '#sources/written.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { type PricedLines, pricedLines } from './priced-lines.ts';
import type { UpdateQuoteRequest } from './quote-input.ts';

/** What the steps find out. */
interface UpdateQuoteState {
  readonly quoteChange?: QuoteChange;
}

/** Changes a quote's header and lines in Salesforce, all or none, if it still is as it was when that was found allowed. */
export function updateQuoteWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'updateQuote',
    owner: 'sales',
    steps: [
      { name: 'checked', systems: ['SALESFORCE'], run: (run) => check(sources, run) },
      { name: 'quote-in-salesforce', systems: ['SALESFORCE'], run: (run) => write(sources, run) },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { quoteId, expectedVersion, lines, ...header } = operation.input as unknown as UpdateQuoteRequest;
  const quote = await quoteContents(sources.salesforce, quoteId);
  if (!quote) return refuse(notFoundProblem(['input', 'quoteId'], 'There is no such quote.'));
  if (expectedVersion !== null && expectedVersion !== quote.version)
    return refuse(conflictProblem(expectedVersion, quote.version));
  if (quote.status !== 'DRAFT' && quote.status !== 'REJECTED') {
    const message = 'Only a draft or a quote that an approver refused can be changed.';
    return refuse(wrongStateProblem(['input', 'quoteId'], message, quote.status));
  }
  if (typeof header.expiresOn === 'string' && header.expiresOn < sources.clock.today()) {
    const message = 'The last day of the offer is over already.';
    return refuse(invalidInputProblem(['input', 'expiresOn'], message));
  }
  let priced: PricedLines | undefined;
  if (lines !== undefined) {
    const bookId =
      quote.priceBookId ?? (await standardPriceBook({ ...sources.salesforce, partner: undefined }))?.id ?? '';
    priced = await pricedLines(sources, lines, quote.currencyCode, bookId);
    const refusal = 'problems' in priced ? refusalOf(priced.problems) : undefined;
    if (refusal) return refusal;
  }
  const quoteChange: QuoteChange = {
    id: quoteId,
    expectedVersion: quote.version,
    ...header,
    ...(quote.status === 'DRAFT' ? {} : { status: 'DRAFT' }),
    ...(priced && 'lines' in priced ? { lines: priced.lines } : {}),
  };
  return { state: { quoteChange: quoteChange as unknown as JsonObject } };
}

async function write({ salesforce }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { quoteChange } = operation.state as UpdateQuoteState;
  if (!quoteChange) throw new Error('a quote is changed as an earlier step decided');
  const written = await changeQuote(salesforce, writeKey(operation.id), quoteChange);
  if (isConflict(written))
    return refuse(conflictProblem(quoteChange.expectedVersion ?? '', written.conflict.version));
  return { effects: written.records.map((record) => effectOf('SALESFORCE', record)) };
}
