import type { NetSuiteAccess } from '../netsuite.ts';
import { type Fact, type FactScope, literal, type PeriodBucket } from './fact-query.ts';
import { plannedRevenue } from './planned-revenue.ts';
import { postedRevenue } from './posted-revenue.ts';

/** Revenue of a scope by what it is. */
export interface RevenueFacts {
  /** `direct` and `byplans`, with the controls `journals` and `plans`. */
  readonly posted: readonly Fact[];
  readonly planned: readonly Fact[];
}

/**
 * What is planned and not recognized in the scope (`planned`), and what was posted to income in some of its buckets, by
 * documents (`direct`) and by plans (`byplans`), in one request.
 */
export async function recognizedAndPlanned(
  access: NetSuiteAccess,
  scope: FactScope,
  postedIn: readonly PeriodBucket[],
): Promise<RevenueFacts> {
  const planned = plannedRevenue(access, {
    ...literal('planned'),
    apart: 'all',
    scope,
    state: 'not recognized',
  });
  const facts = await postedRevenue(
    access,
    scope,
    { accountType: 'Income', direct: literal('direct'), byPlans: literal('byplans'), postedIn },
    [planned],
  );
  const amountsOf = (names: readonly string[]): Fact[] =>
    facts.map((fact) => ({
      ...fact,
      amounts: Object.fromEntries(Object.entries(fact.amounts).filter(([name]) => names.includes(name))),
    }));
  return { posted: amountsOf(['direct', 'byplans', 'journals', 'plans']), planned: amountsOf(['planned']) };
}
