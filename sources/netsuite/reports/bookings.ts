import { compareText } from '../../../kit/compare-text.ts';
import { addDays } from '../../../kit/time.ts';
import { outsideEliminations } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { date, join, type SuiteQl, suiteql } from '../suiteql.ts';
import { type Fact, type FactScope, literal, readFacts } from './fact-query.ts';
import { orderDimensions } from './sale-dimensions.ts';

/** Lines of sales orders that are not cancelled, net of tax, by the period of the order's date: `booked`. */
export function bookings(access: NetSuiteAccess, scope: FactScope): Promise<Fact[]> {
  return readFacts(
    access,
    [
      {
        ...literal('booked'),
        apart: 'all',
        period: periodOfDate(scope, suiteql`t.trandate`),
        currency: suiteql`t.currency`,
        subsidiary: suiteql`l.subsidiary`,
        dimensions: orderDimensions(access),
        amount: scope.basis === 'transaction' ? suiteql`-l.foreignamount` : suiteql`-l.netamount`,
        from: suiteql`FROM ${bookedLines()}`,
        conditions: [
          suiteql`t.type = 'SalesOrd' AND t.status <> 'C'`,
          withinPeriods(scope, suiteql`t.trandate`),
          outsideEliminations(suiteql`l.subsidiary`),
        ],
      },
    ],
    scope,
  );
}

/** Transactions `t` with their lines `l`, without the header and tax. */
export function bookedLines(): SuiteQl {
  return suiteql`transaction t JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' AND l.taxline = 'F'`;
}

/** That a day lies in one of the periods asked for. */
export function withinPeriods({ buckets }: Pick<FactScope, 'buckets'>, day: SuiteQl): SuiteQl {
  const periods = buckets.flatMap((bucket) => bucket.periods);
  return join(
    runsOf(periods).map(([from, to]) => suiteql`${day} BETWEEN ${date(from)} AND ${date(to)}`),
    ' OR ',
  );
}

/** The internal id of the period that a day lies in. Orders are not posted, so their date alone says it. */
function periodOfDate({ buckets }: Pick<FactScope, 'buckets'>, day: SuiteQl): SuiteQl {
  const branches = buckets
    .flatMap((bucket) => bucket.periods)
    .map(({ endsOn, sourceId }) => ({
      endsOn,
      sql: suiteql`WHEN ${day} <= ${date(endsOn)} THEN ${sourceId}`,
    }))
    .sort((a, b) => compareText(a.endsOn, b.endsOn));
  return suiteql`TO_NUMBER(CASE ${join(
    branches.map(({ sql }) => sql),
    ' ',
  )} END)`;
}

/** Periods that follow one another as one range of days each. */
function runsOf(periods: readonly { startsOn: string; endsOn: string }[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const { startsOn, endsOn } of periods.toSorted((a, b) => compareText(a.startsOn, b.startsOn))) {
    const last = runs.at(-1);
    if (last && startsOn <= addDays(last[1], 1)) last[1] = endsOn > last[1] ? endsOn : last[1];
    else runs.push([startsOn, endsOn]);
  }
  return runs;
}
