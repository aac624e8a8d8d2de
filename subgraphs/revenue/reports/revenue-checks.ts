import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';
import { sumOf } from './tally.ts';

/** What plans recognized and what recognition journals posted, in the documents' currency: one check per currency. */
export function revenueChecks(posted: readonly Fact[]): IdentityCheck[] {
  return [...Map.groupBy(posted, ({ currencyCode }) => currencyCode)].map(([currencyCode, facts]) =>
    identityCheck(
      {
        name: 'subLedgerEqualsGeneralLedger',
        description:
          'What revenue plans recognized in the periods is what recognition journals posted to income accounts in them.',
      },
      currencyCode,
      sumOf(facts, 'plans'),
      sumOf(facts, 'journals'),
    ),
  );
}
