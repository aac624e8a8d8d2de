import { z } from 'zod';
import { daysBetween } from '#kit/time.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, count, date, flag, id, read, requireUnique, rounding } from '../values.ts';

const criteria = [
  'negotiatedWithSingleCommercialObjective',
  'considerationDependsOnOtherContract',
  'singlePerformanceObligation',
] as const;

export const combineContractsInput = z.strictObject({
  contracts: z.array(z.strictObject({ id, enteredOn: date, consideration: amount })).min(2),
  sameCustomerOrRelatedParties: flag.default(true),
  negotiatedWithSingleCommercialObjective: flag.default(false).describe('15.17 a'),
  considerationDependsOnOtherContract: flag.default(false).describe('15.17 b'),
  singlePerformanceObligation: flag
    .default(false)
    .describe('goods or services of the contracts are one performance obligation (15.17 c)'),
  maximumDaysApart: count
    .default(30)
    .describe('policy: how many days apart still counts as “at or near the same time”'),
  ...rounding,
});

export interface ContractCombination {
  readonly combine: boolean;
  /** Which of 15.17 a-c are met; one is enough. */
  readonly metCriteria: readonly string[];
  /** Why not, where they are not combined. */
  readonly reasons: readonly ('DIFFERENT_CUSTOMERS' | 'NOT_NEAR_THE_SAME_TIME' | 'NO_CRITERION_MET')[];
  readonly daysApart: number;
  /** The consideration of all contracts: the transaction price of the one, where they are combined. */
  readonly totalConsideration: string;
}

/** Step 1: whether contracts are accounted for as a single one. IFRS 15.17, ASC 606-10-25-9. */
export function combineContracts(input: z.input<typeof combineContractsInput>): ContractCombination {
  const facts = read(combineContractsInput, input);
  requireUnique('contracts', facts.contracts);
  const dates = facts.contracts.map(({ enteredOn }) => enteredOn).sort();
  const daysApart = daysBetween(dates[0] as string, dates.at(-1) as string);
  const metCriteria = criteria.filter((name) => facts[name]);
  const reasons: ContractCombination['reasons'][number][] = [];
  if (!facts.sameCustomerOrRelatedParties) reasons.push('DIFFERENT_CUSTOMERS');
  if (daysApart > facts.maximumDaysApart) reasons.push('NOT_NEAR_THE_SAME_TIME');
  if (metCriteria.length === 0) reasons.push('NO_CRITERION_MET');
  return {
    combine: reasons.length === 0,
    metCriteria,
    reasons,
    daysApart,
    totalConsideration: new Amounts(facts).text(
      total(facts.contracts.map(({ consideration }) => consideration)),
    ),
  };
}
