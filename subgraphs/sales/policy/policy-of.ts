import type { Context } from '../context.ts';
import { checkQuote } from './check-quote.ts';
import type { PolicyDecision } from './decision.ts';

/** What sales policy says of a quote now; null where Salesforce no longer knows it. Throws SourceError while facts cannot be read. */
export async function policyOf(context: Context, quoteId: string): Promise<PolicyDecision | null> {
  const facts = await context.load.quoteFacts.load(quoteId);
  return facts && checkQuote(facts, context.policy);
}
