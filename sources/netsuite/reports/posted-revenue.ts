import { sum } from '../../../kit/money.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { type Fact, type FactScope, type FactSection, literal } from './fact-query.ts';
import { plannedRevenue } from './planned-revenue.ts';
import { postedLines, type RevenueAccountType } from './posted-lines.ts';
import { JOURNALS_TO_SHARE, shareByPlans } from './share-by-plans.ts';

type Measured = Pick<FactSection, 'measure' | 'measures'>;

/** What was posted to a class of accounts, by what posted it. */
export interface PostedMeasures {
  readonly accountType: RevenueAccountType;
  /** Of documents other than recognition journals. */
  readonly direct: Measured;
  /** Of what plans recognized. */
  readonly byPlans: Measured;
}

/** What only the sale that a plan comes from knows, not the journal that recognizes it. */
const KNOWN_BY_PLANS: readonly string[] = ['family', 'channel', 'salesRep'];

/**
 * Credits less debits on a class of accounts in each period, and as controls, in the documents' currency, what recognition
 * journals posted by the ledger (`journals`) and by the plans (`plans`).
 *
 * The books of a subsidiary round each line of a journal by itself, so amounts in its currency are the ledger's. Where they
 * are told apart by what only plans know, what journals posted in a period and subsidiary is shared out by the plans'
 * amounts: what is read goes through `sharedAmongSales`.
 */
export function postedSections(
  access: NetSuiteAccess,
  scope: FactScope,
  { accountType, direct, byPlans }: PostedMeasures,
): FactSection[] {
  const lines = { accountType, scope } as const;
  const plans = { accountType, scope, state: 'recognized by a journal' } as const;
  const inOwnCurrency = scope.basis === 'subsidiary';
  const isShared = mustBeShared(scope, byPlans);
  return [
    postedLines(access, { ...lines, ...direct, apart: 'all', by: 'all but recognition journals' }),
    inOwnCurrency && !isShared
      ? postedLines(access, { ...lines, ...byPlans, apart: 'all', by: 'recognition journals' })
      : plannedRevenue(access, { ...plans, ...byPlans, apart: 'all' }),
    ...(isShared
      ? [
          postedLines(access, {
            ...lines,
            ...literal(JOURNALS_TO_SHARE),
            apart: 'subsidiary',
            by: 'recognition journals',
          }),
        ]
      : []),
    postedLines(access, { ...lines, ...literal('journals'), apart: 'control', by: 'recognition journals' }),
    ...(inOwnCurrency ? [plannedRevenue(access, { ...plans, ...literal('plans'), apart: 'control' })] : []),
  ];
}

/** Facts of such sections, with what journals posted shared among the sales that they recognize, where that is needed. */
export function sharedAmongSales(
  facts: readonly Fact[],
  scope: FactScope,
  { byPlans }: PostedMeasures,
): Fact[] {
  // In the documents' currency the plans' own measures are the control.
  if (scope.basis === 'transaction')
    return facts.map((fact) => ({ ...fact, amounts: withPlans(fact.amounts, byPlans.measures) }));
  return mustBeShared(scope, byPlans) ? shareByPlans(facts, byPlans.measures) : [...facts];
}

function mustBeShared({ basis, dimensions }: FactScope, byPlans: Measured): boolean {
  return (
    basis === 'subsidiary' &&
    (byPlans.measures.length > 1 || dimensions.some((dimension) => KNOWN_BY_PLANS.includes(dimension)))
  );
}

function withPlans(amounts: Fact['amounts'], measures: readonly string[]): Fact['amounts'] {
  return { ...amounts, plans: sum(measures.map((measure) => amounts[measure] ?? '0')).toFixed() };
}
