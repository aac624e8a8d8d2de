import type { NetSuiteAccess } from '../netsuite.ts';
import { type Fact, type FactScope, literal, type PeriodBucket, readFacts } from './fact-query.ts';
import { plannedRevenue } from './planned-revenue.ts';
import { postedSections, sharedAmongSales } from './posted-revenue.ts';

/** Revenue of a scope by what it is. */
export interface RevenueFacts {
  /** `direct` and `byplans`, with the controls `journals` and `plans`. */
  readonly posted: readonly Fact[];
  /** `planned`. */
  readonly planned: readonly Fact[];
}

const POSTED = { accountType: 'Income', direct: literal('direct'), byPlans: literal('byplans') } as const;

/**
 * What was posted to income in some buckets of a scope, by documents and by plans, and what is planned and not recognized in
 * some, in one request.
 */
export async function recognizedAndPlanned(
  access: NetSuiteAccess,
  scope: FactScope,
  within: { readonly posted: readonly PeriodBucket[]; readonly planned: readonly PeriodBucket[] },
): Promise<RevenueFacts> {
  const posted = { ...scope, buckets: within.posted };
  const planned = { ...scope, buckets: within.planned };
  const facts = await readFacts(
    access,
    [
      ...(within.posted.length > 0 ? postedSections(access, posted, POSTED) : []),
      ...(within.planned.length > 0
        ? [
            plannedRevenue(access, {
              ...literal('planned'),
              apart: 'all',
              scope: planned,
              state: 'not recognized',
            }),
          ]
        : []),
    ],
    scope,
  );
  return {
    posted: sharedAmongSales(measuresOf(facts, ['planned'], false), posted, POSTED),
    planned: measuresOf(facts, ['planned'], true),
  };
}

function measuresOf(facts: readonly Fact[], names: readonly string[], isKept: boolean): Fact[] {
  return facts.map((fact) => ({
    ...fact,
    amounts: Object.fromEntries(
      Object.entries(fact.amounts).filter(([name]) => names.includes(name) === isKept),
    ),
  }));
}
