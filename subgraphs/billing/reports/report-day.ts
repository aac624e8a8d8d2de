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

/** A number of an argument. Throws BAD_USER_INPUT where it is out of range. */
export function within(argument: string, value: number, least: number, most: number): number {
  if (value < least || value > most) throw badInput(`${argument}: must be ${least} to ${most}`);
  return value;
}
