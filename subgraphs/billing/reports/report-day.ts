import { badInput } from '#kit/errors.ts';
import { periodOn, type ReportPeriod, sideOf } from '#kit/report/period.ts';

/** The periods that figures as of a day depend on: all up to the one that the day is in. */
export function periodsUntil(periods: readonly ReportPeriod[], asOf: string): ReportPeriod[] {
  return periods.filter(({ startsOn }) => startsOn <= asOf);
}

/** Whether nothing of a day can change any more: its period and all before it are closed, or the books begin later. */
export function isClosedUntil(periods: readonly ReportPeriod[], asOf: string): boolean {
  return (
    (periodOn(periods, asOf) !== undefined || sideOf(periods, asOf) === 'before') &&
    periodsUntil(periods, asOf).every(({ status }) => status === 'CLOSED')
  );
}

const DAY_MS = 86_400_000;

/** The day that lies so many days after another, or before it where there are less than none. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days a day lies after another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** A number of an argument. Throws BAD_USER_INPUT where it is out of range. */
export function within(argument: string, value: number, least: number, most: number): number {
  if (value < least || value > most) throw badInput(`${argument}: must be ${least} to ${most}`);
  return value;
}
