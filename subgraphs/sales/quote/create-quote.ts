import { effectOf } from '#engine/effect.ts';
import { invalidInputProblem, notFoundProblem, refusalOf } from '#engine/graph/problems.ts';
import type { JsonObject, Problem } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { writeKey } from '#kit/write-key.ts';
import { accountsByIds } from '#sources/salesforce/accounts.ts';
import { opportunityById } from '#sources/salesforce/opportunities.ts';
import { standardPriceBook } from '#sources/salesforce/price-entries.ts';
import { createQuote, type NewQuote } from '#sources/salesforce/quote-writes.ts';
import type { WriteSources } from '../write/write-sources.ts';
import { pricedLines } from './priced-lines.ts';
import type { CreateQuoteRequest } from './quote-input.ts';

/** The stage of an opportunity that is made for its quote. */
const STAGE = 'Proposal/Price Quote';
/** What Salesforce's field holds; a quote's name is longer. */
const MAX_OPPORTUNITY_NAME = 120;

/** What the steps find out. */
interface CreateQuoteState {
  readonly quotePlan?: NewQuote;
  readonly quoteId?: string;
}

/**
 * Makes a draft quote with its lines in Salesforce, all or none, and its opportunity where none is given; all have keys that
 * follow from the operation's id.
 */
export function createQuoteWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'createQuote',
    owner: 'sales',
    steps: [
      { name: 'checked', systems: ['SALESFORCE'], run: (run) => check(sources, run) },
      {
        name: 'quote-in-salesforce',
        systems: ['SALESFORCE'],
        run: async ({ operation }) => {
          const { quotePlan } = operation.state as CreateQuoteState;
          const { records } = await createQuote(sources.salesforce, quotePlan as NewQuote);
          const effects = records.map((record) => effectOf('SALESFORCE', record));
          return { state: { quoteId: records[0].recordId }, effects };
        },
      },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { salesforce, identity, clock } = sources;
  const request = operation.input as unknown as CreateQuoteRequest;
  const { name, currencyCode, expiresOn } = request;
  const everywhere = { ...salesforce, partner: undefined };
  const customer = identity.canonical('customer', request.customer);
  const [accounts, priceBook, opportunity] = await Promise.all([
    customer.system === 'salesforce' ? accountsByIds(everywhere, [customer.id]) : [],
    standardPriceBook(everywhere),
    request.opportunityId === null ? null : opportunityById(everywhere, request.opportunityId),
  ]);
  const problems: Problem[] = [];
  const customerPath = ['input', 'customerId'];
  if (customer.system === 'netsuite' && identity.linked('customer', customer))
    problems.push(
      invalidInputProblem(customerPath, 'Only NetSuite knows this customer; quotes are made in Salesforce.'),
    );
  else if (accounts.length === 0) problems.push(notFoundProblem(customerPath, 'There is no such customer.'));
  if (expiresOn < clock.today())
    problems.push(invalidInputProblem(['input', 'expiresOn'], 'The last day of the offer is over already.'));
  if (request.opportunityId !== null) {
    const path = ['input', 'opportunityId'];
    if (!opportunity || (accounts.length > 0 && opportunity.accountId !== customer.id))
      problems.push(notFoundProblem(path, 'The customer has no such opportunity.'));
    else if (opportunity.isClosed)
      problems.push(invalidInputProblem(path, `The opportunity is closed: ${opportunity.stage}.`));
    else if (opportunity.currencyCode !== currencyCode)
      problems.push(invalidInputProblem(path, `The opportunity is in ${opportunity.currencyCode}.`));
  }
  if (!priceBook?.isActive) {
    const message = 'Salesforce has no standard price list that is active.';
    return { problems: [invalidInputProblem(['input', 'lines'], message)] };
  }
  const priced = await pricedLines(sources, request.lines, currencyCode, priceBook.id);
  if ('problems' in priced) problems.push(...priced.problems);
  const refusal = refusalOf(problems);
  if (refusal || 'problems' in priced) return refusal as StepResult;
  const quotePlan: NewQuote = {
    key: writeKey(operation.id),
    name,
    currencyCode,
    expiresOn,
    priceBookId: priceBook.id,
    opportunity: opportunity
      ? { id: opportunity.id }
      : {
          accountId: customer.id,
          name: name.slice(0, MAX_OPPORTUNITY_NAME),
          stage: STAGE,
          closeOn: expiresOn,
        },
    lines: priced.lines,
  };
  return { state: { quotePlan: quotePlan as unknown as JsonObject } };
}
