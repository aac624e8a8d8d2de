import { addMonths, DAY } from '../../calendar.ts';
import { roundMoney } from '../../decimal.ts';
import type { Period } from '../master-data.ts';

const METHODS = [
  'POINT_IN_TIME',
  'STRAIGHT_LINE_EVEN_PERIODS',
  'STRAIGHT_LINE_PRORATE_FIRST_LAST',
  'STRAIGHT_LINE_EXACT_DAYS',
  'STRAIGHT_LINE_PERIOD_RATE',
] as const;

/** How a revenue recognition rule spreads an amount. */
export type RecognitionMethod = (typeof METHODS)[number];

export function isRecognitionMethod(name: string): name is RecognitionMethod {
  return METHODS.some((method) => method === name);
}

export interface Share {
  readonly period: number;
  readonly amount: number;
}

export interface Schedule {
  readonly method: RecognitionMethod;
  /** The rule's term. */
  readonly months: number;
  readonly amount: number;
  /** The currency's digits: no share is finer. */
  readonly digits: number;
  /** The first day, in seconds. */
  readonly start: number;
}

/**
 * The amount's share in each accounting period, in time order; what rounding leaves over is in the last one. By even
 * periods the term counts periods from the one of the first day; the other methods count the days that the term has in
 * each period. Undefined when the accounting periods end before the term does.
 */
export function sharesOf(schedule: Schedule, periods: readonly Period[]): Share[] | undefined {
  const { method, months, start } = schedule;
  const first = periods.findIndex((period) => period.start <= start && start <= period.end);
  if (first < 0) return undefined;
  if (method === 'POINT_IN_TIME') return weighted(schedule, periods.slice(first, first + 1), [1]);
  if (method === 'STRAIGHT_LINE_EVEN_PERIODS') {
    const covered = periods.slice(first, first + Math.max(1, months));
    if (covered.length < months) return undefined;
    return weighted(
      schedule,
      covered,
      covered.map(() => 1),
    );
  }
  const end = addMonths(start, Math.max(1, months)) - DAY;
  const covered = periods.slice(first).filter((period) => period.start <= end);
  if ((covered.at(-1)?.end ?? 0) < end) return undefined;
  const days = covered.map((period) => (Math.min(period.end, end) - Math.max(period.start, start)) / DAY + 1);
  if (method === 'STRAIGHT_LINE_PERIOD_RATE')
    return weighted(
      schedule,
      covered,
      weightsByPeriods(
        days,
        covered.map((period) => (period.end - period.start) / DAY + 1),
      ),
    );
  return weighted(schedule, covered, weightsByDays(method, days));
}

/** Whole periods weigh the same. A partial first and a partial last one make up one together, one alone has its part. */
function weightsByPeriods(days: readonly number[], lengths: readonly number[]): number[] {
  const partial = days.flatMap((count, index) => (count < (lengths[index] as number) ? [index] : []));
  const whole =
    partial.length === 2
      ? partial.reduce((sum, index) => sum + (days[index] as number), 0)
      : (lengths[partial[0] ?? 0] as number);
  return days.map((count, index) => (partial.includes(index) ? count : whole));
}

function weightsByDays(method: RecognitionMethod, days: readonly number[]): number[] {
  const middle = days.length - 2;
  if (method === 'STRAIGHT_LINE_EXACT_DAYS' || middle < 1) return [...days];
  const between = days.slice(1, -1).reduce((sum, count) => sum + count, 0);
  // times the number of periods in between, so that an equal share of these stays a whole number
  return days.map((count, index) => (index === 0 || index === days.length - 1 ? count * middle : between));
}

function weighted(
  { amount, digits }: Schedule,
  periods: readonly Period[],
  weights: readonly number[],
): Share[] {
  const amounts = split(amount, weights, digits);
  return periods.map(({ id }, index) => ({ period: id, amount: amounts[index] as number }));
}

/** An amount in parts by weight, each rounded to the digits, the last with what is over. */
export function split(amount: number, weights: readonly number[], digits: number): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  let left = amount;
  return weights.map((weight, index) => {
    const part =
      index === weights.length - 1 || total === 0n
        ? left
        : roundMoney(Number((BigInt(amount) * BigInt(weight)) / total), digits);
    left -= part;
    return part;
  });
}
