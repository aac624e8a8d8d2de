import { Decimal } from '../../../kit/money.ts';
import type { Fact } from './fact-query.ts';

/** The measure that holds what is to be shared out. */
export const JOURNALS_TO_SHARE = 'toshare';

/**
 * Facts whose measures of plans come, in each bucket and subsidiary, to what journals posted there: each in proportion to what
 * the plans say. What journals posted where plans say nothing stays by itself, under the first of the measures.
 */
export function shareByPlans(facts: readonly Fact[], measures: readonly string[]): Fact[] {
  const place = ({ bucket, subsidiary }: Fact): string => `${bucket} ${subsidiary}`;
  const planned = new Map<string, Decimal>();
  const posted = new Map<string, Decimal>();
  const add = (sums: Map<string, Decimal>, fact: Fact, measure: string): void => {
    sums.set(place(fact), (sums.get(place(fact)) ?? new Decimal(0)).plus(fact.amounts[measure] ?? 0));
  };
  for (const fact of facts) {
    for (const measure of measures) add(planned, fact, measure);
    add(posted, fact, JOURNALS_TO_SHARE);
  }
  return facts.map((fact) => {
    const [sum, target] = [planned.get(place(fact)), posted.get(place(fact))] as [Decimal, Decimal];
    const { [JOURNALS_TO_SHARE]: toShare = '0', ...amounts } = fact.amounts;
    const shared = measures.map((measure, index): [string, string] => {
      if (sum.isZero()) return [measure, index === 0 ? toShare : '0'];
      return [measure, new Decimal(amounts[measure] ?? 0).times(target).dividedBy(sum).toFixed()];
    });
    return { ...fact, amounts: { ...amounts, ...Object.fromEntries(shared) } };
  });
}
