import { addMonths, DAY, secondsOf } from '../calendar.ts';

/** Units that ranges of dates are made of; the fiscal year is the calendar year. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

const MONTHS: Readonly<Record<'month' | 'quarter' | 'half' | 'year', number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
};

/** The first day of the unit that a day lies in; weeks begin on Sunday. */
export function startOfUnit(unit: CalendarUnit, day: number): number {
  const date = new Date(day * 1000);
  if (unit === 'day') return day;
  if (unit === 'week') return day - date.getUTCDay() * DAY;
  const months = MONTHS[unit];
  return secondsOf(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months + 1, 1);
}

export function shiftBy(unit: CalendarUnit, day: number, count: number): number {
  if (unit === 'day') return day + count * DAY;
  if (unit === 'week') return day + count * 7 * DAY;
  return addMonths(day, count * MONTHS[unit]);
}
