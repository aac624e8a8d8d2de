import { hasApprovalProcess, latestApproval } from '#sources/salesforce/approvals.ts';
import { type QuoteContents, quoteContents } from '#sources/salesforce/quote-contents.ts';
import { checkQuote } from '../policy/check-quote.ts';
import type { PolicyDecision } from '../policy/decision.ts';
import { readQuoteFacts } from '../policy/read-facts.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** A quote as it is now beside what sales policy says of it now. */
export interface JudgedQuote {
  readonly quote: QuoteContents;
  readonly decision: PolicyDecision;
}

/** Reads a quote and has policy judge it by fresh facts of both systems; null where there is none. Throws SourceError. */
export async function judgeQuote(sources: WriteSources, quoteId: string): Promise<JudgedQuote | null> {
  const everywhere = {
    ...sources,
    salesforce: { ...sources.salesforce, partner: undefined },
    netsuite: { ...sources.netsuite, partner: undefined },
  };
  const [quote, facts] = await Promise.all([
    quoteContents(sources.salesforce, quoteId),
    readQuoteFacts(everywhere, [quoteId]),
  ]);
  const known = facts.get(quoteId);
  return quote && known ? { quote, decision: checkQuote(known, sources.policy) } : null;
}

/**
 * Whether the approvals that policy asks for are on record: the latest approval of the quote was given, and no line has
 * changed since. In an org without approvals of quotes, its status is all the record there is. Throws SourceError.
 */
export async function isApproved({ salesforce }: WriteSources, quote: QuoteContents): Promise<boolean> {
  const [approval, hasProcess] = await Promise.all([
    latestApproval(salesforce, quote.id),
    hasApprovalProcess(salesforce, 'Quote'),
  ]);
  if (!hasProcess && approval === null) return quote.status === 'APPROVED' || quote.status === 'PRESENTED';
  if (approval?.status !== 'Approved' || approval.completedAt === null) return false;
  const givenAt = Date.parse(approval.completedAt);
  return quote.lines.every(({ changedAt }) => Date.parse(changedAt) <= givenAt);
}
