import { Decimal } from '#kit/money.ts';
import { daysIn } from '../dates.ts';
import { total } from '../rounding.ts';
import { daysWithin, type Stretch } from './timeline.ts';

export type StraightLineMethod =
  | 'STRAIGHT_LINE_EVEN_PERIODS'
  | 'STRAIGHT_LINE_PRORATE_FIRST_LAST'
  | 'STRAIGHT_LINE_EXACT_DAYS'
  | 'STRAIGHT_LINE_PERIOD_RATE';

/** By period-rate, a partial first and a partial last period make one together, or each counts the part of its own days. */
export type PartialPeriods = 'TOGETHER' | 'EACH';

/** What part of an amount each stretch of a term has, by one of NetSuite's straight-line methods; together 1. */
export function straightLineShares(
  method: StraightLineMethod,
  stretches: readonly Stretch[],
  from: string,
  to: string,
  partialPeriods: PartialPeriods = 'TOGETHER',
): Decimal[] {
  const days = stretches.map((stretch) => new Decimal(daysWithin(stretch, from, to)));
  const count = stretches.length;
  switch (method) {
    case 'STRAIGHT_LINE_EVEN_PERIODS':
      return days.map(() => new Decimal(1).dividedBy(count));
    case 'STRAIGHT_LINE_EXACT_DAYS':
      return byWeight(days);
    case 'STRAIGHT_LINE_PRORATE_FIRST_LAST':
      return prorated(days);
    case 'STRAIGHT_LINE_PERIOD_RATE':
      return byWeight(periodRates(stretches, days, partialPeriods));
  }
}

function byWeight(weights: readonly Decimal[]): Decimal[] {
  const sum = total(weights);
  return weights.map((weight) => weight.dividedBy(sum));
}

/** First and last by their days of the whole term, the same for all in between. */
function prorated(days: readonly Decimal[]): Decimal[] {
  const shares = byWeight(days);
  const middle = shares.slice(1, -1);
  const each = total(middle).dividedBy(Math.max(1, middle.length));
  return shares.map((share, index) => (index === 0 || index === days.length - 1 ? share : each));
}

/**
 * Whole periods count 1. A partial first and a partial last one count 1 together, divided by their days, unless each is
 * asked for; a single partial one counts the part of its days.
 */
function periodRates(
  stretches: readonly Stretch[],
  days: readonly Decimal[],
  partialPeriods: PartialPeriods,
): Decimal[] {
  const last = days.length - 1;
  const part = stretches.map((stretch, index) =>
    (days[index] as Decimal).dividedBy(daysIn(stretch.startDate, stretch.endDate)),
  );
  const areBothPartial = last > 0 && (part[0] as Decimal).lt(1) && (part[last] as Decimal).lt(1);
  if (!areBothPartial || partialPeriods === 'EACH') return part;
  const ends = (days[0] as Decimal).plus(days[last] as Decimal);
  return part.map((share, index) =>
    index === 0 || index === last ? (days[index] as Decimal).dividedBy(ends) : share,
  );
}
