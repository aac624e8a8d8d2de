import { badInput } from '#kit/errors.ts';
import { addDays, daysBetween } from '#kit/time.ts';
import { daysIn, firstOfMonth, lastOfMonth } from '../dates.ts';
import type { AccountingPeriod } from './accounting-calendar.ts';

/** A stretch of time that a schedule has an amount for; a stretch without an accounting period is missing. */
export interface Stretch {
  readonly id: string | null;
  readonly startDate: string;
  readonly endDate: string;
}

/** Accounting periods as one goes from day to day: those given, and where there are none stretches of calendar months. */
export class Timeline {
  readonly #periods: readonly AccountingPeriod[] | undefined;

  /** Without periods every calendar month is one, with the id `YYYY-MM`. */
  constructor(periods: readonly AccountingPeriod[] | undefined) {
    this.#periods = periods && [...periods].sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
    this.#periods?.forEach((period, index, all) => {
      if (period.endDate < period.startDate) throw badInput(`periods.${period.id}: ends before it begins`);
      const next = all[index + 1];
      if (next && next.startDate <= period.endDate)
        throw badInput(`periods.${next.id}: overlaps with ${period.id}; leave out quarters and years`);
    });
  }

  at(date: string): Stretch {
    const month = { startDate: firstOfMonth(date), endDate: lastOfMonth(date) };
    if (!this.#periods) return { id: date.slice(0, 7), ...month };
    const found = this.#periods.find((period) => period.startDate <= date && date <= period.endDate);
    if (found) return found;
    const before = this.#periods.findLast((period) => period.endDate < date);
    const after = this.#periods.find((period) => period.startDate > date);
    return {
      id: null,
      startDate: before && before.endDate >= month.startDate ? addDays(before.endDate, 1) : month.startDate,
      endDate: after && after.startDate <= month.endDate ? addDays(after.startDate, -1) : month.endDate,
    };
  }

  after(stretch: Stretch): Stretch {
    return this.at(addDays(stretch.endDate, 1));
  }

  /** All stretches that a range of days touches. */
  covering(from: string, to: string): Stretch[] {
    const stretches = [this.at(from)];
    while ((stretches.at(-1) as Stretch).endDate < to)
      stretches.push(this.after(stretches.at(-1) as Stretch));
    return stretches;
  }

  /** So many stretches from a day on. */
  counting(from: string, count: number): Stretch[] {
    const stretches = [this.at(from)];
    while (stretches.length < count) stretches.push(this.after(stretches.at(-1) as Stretch));
    return stretches;
  }

  /** The day so many periods later, as many days into its period, or that period's last. */
  later(date: string, periods: number): string {
    const target = this.counting(date, periods + 1).at(-1) as Stretch;
    const same = addDays(target.startDate, daysBetween(this.at(date).startDate, date));
    return same > target.endDate ? target.endDate : same;
  }
}

/** How many of a range's days lie in a stretch. */
export function daysWithin(stretch: Stretch, from: string, to: string): number {
  const first = stretch.startDate > from ? stretch.startDate : from;
  const last = stretch.endDate < to ? stretch.endDate : to;
  return Math.max(0, daysIn(first, last));
}
