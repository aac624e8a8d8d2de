import { clientError } from '#kit/errors.ts';
import { requireArea } from '#kit/identity/permission.ts';
import type { Context } from '../context.ts';
import { checkQuote } from './check-quote.ts';
import type { PolicyDecision } from './decision.ts';

/**
 * What sales policy says of a quote now; null where Salesforce no longer knows the quote. Throws FORBIDDEN for a
 * partner, because findings tell what the books know of a customer, and SourceError while facts cannot be read.
 */
export async function policyOf(context: Context, quoteId: string): Promise<PolicyDecision | null> {
  requireArea(context.viewer, 'sales');
  if (context.viewer.partner !== undefined)
    throw clientError('FORBIDDEN', 'Sales policy is not shown to partners');
  const facts = await context.load.quoteFacts.load(quoteId);
  return facts && checkQuote(facts, context.policy);
}
