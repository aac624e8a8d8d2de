import { addDays, daysBetween } from '#kit/time.ts';

/** Calendar arithmetic on dates `YYYY-MM-DD`; no zone, no time of day. */

/** The same day of a later month, or that month's last day where it is shorter; a month's last day stays the last, as in NetSuite. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lengthOf = (ofMonth: number): number => new Date(Date.UTC(year, ofMonth, 0)).getUTCDate();
  const last = lengthOf(month + months);
  const target = day === lengthOf(month) ? last : Math.min(day, last);
  return new Date(Date.UTC(year, month - 1 + months, target)).toISOString().slice(0, 10);
}

/** How many days a range has, its first and its last day included. */
export function daysIn(first: string, last: string): number {
  return daysBetween(first, last) + 1;
}

export function firstOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`;
}

export function lastOfMonth(date: string): string {
  return addDays(addMonths(firstOfMonth(date), 1), -1);
}

/**
 * Whole months between two days that are the same in their months, or both the last of them, or from the first to the last
 * day of a term (1 January to 31 December is a year); undefined otherwise.
 */
export function wholeMonthsBetween(from: string, to: string): number | undefined {
  if (to < from) {
    const backwards = wholeMonthsBetween(to, from);
    return backwards === undefined ? undefined : -backwards;
  }
  return monthsUntil(from, to) ?? monthsUntil(from, addDays(to, 1));
}

function monthsUntil(from: string, to: string): number | undefined {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return from.slice(8) === to.slice(8) || addMonths(from, months) === to ? months : undefined;
}
