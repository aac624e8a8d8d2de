import { z } from 'zod';
import { addDays } from '#kit/time.ts';
import { addMonths } from '../dates.ts';
import { date, id, read } from '../values.ts';

/** An accounting period as schedules take it. */
export const accountingPeriod = z.strictObject({ id, startDate: date, endDate: date });

export interface AccountingPeriod {
  readonly id: string;
  readonly startDate: string;
  readonly endDate: string;
}

export const accountingCalendarInput = z.strictObject({
  pattern: z
    .enum(['CALENDAR_MONTHS', '4-4-5', '4-5-4', '5-4-4', '13x4'])
    .describe('months, weeks of the periods of each quarter, or thirteen periods of four weeks'),
  startDate: date.describe('the first day of the first fiscal year'),
  firstFiscalYear: z.int().describe('the number of that year'),
  years: z.int().min(1).max(100).default(1),
  yearsWith53Weeks: z
    .array(z.int())
    .default([])
    .describe('fiscal years whose last period has a week more; for patterns of weeks'),
});

const weeksOfYear: Record<'4-4-5' | '4-5-4' | '5-4-4' | '13x4', readonly number[]> = {
  '4-4-5': [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5],
  '4-5-4': [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4],
  '5-4-4': [5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4],
  '13x4': Array.from({ length: 13 }, () => 4),
};

/** Accounting periods by a pattern, each with the id `YYYY-NN` of fiscal year and ordinal. */
export function accountingCalendar(input: z.input<typeof accountingCalendarInput>): AccountingPeriod[] {
  const { pattern, startDate, firstFiscalYear, years, yearsWith53Weeks } = read(
    accountingCalendarInput,
    input,
  );
  const periods: AccountingPeriod[] = [];
  let next = startDate;
  for (let year = firstFiscalYear; year < firstFiscalYear + years; year++) {
    const ends = pattern === 'CALENDAR_MONTHS' ? 12 : weeksOfYear[pattern].length;
    for (let ordinal = 1; ordinal <= ends; ordinal++) {
      const elapsed = (year - firstFiscalYear) * 12 + ordinal;
      const extra = ordinal === ends && yearsWith53Weeks.includes(year) ? 1 : 0;
      const endDate =
        pattern === 'CALENDAR_MONTHS'
          ? addDays(addMonths(startDate, elapsed), -1)
          : addDays(next, 7 * ((weeksOfYear[pattern][ordinal - 1] as number) + extra) - 1);
      periods.push({ id: `${year}-${String(ordinal).padStart(2, '0')}`, startDate: next, endDate });
      next = addDays(endDate, 1);
    }
  }
  return periods;
}
