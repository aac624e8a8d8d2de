import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { addDays } from '#kit/time.ts';
import { addMonths } from '../dates.ts';
import { makeRevenueSchedule, type RevenueSchedule, scheduleFields } from '../schedule/revenue-schedule.ts';
import { date, months, positiveAmount, read } from '../values.ts';

const { periods, currencyCode, decimals } = scheduleFields;

export const recognizeLicenceInput = z.strictObject({
  nature: z.enum(['RIGHT_TO_ACCESS', 'RIGHT_TO_USE']).describe('as classifyLicence tells it'),
  consideration: positiveAmount.describe(
    'fixed, and allocated to the licence; for royalties there is recognizeSalesBasedRoyalty',
  ),
  providedOn: date.describe('the day on which a copy is provided or made available'),
  usableFrom: date
    .optional()
    .describe(
      'the first day on which the customer may use it, as of a renewal (15.B61); not given: providedOn',
    ),
  endDate: date
    .optional()
    .describe('the last day of the licence; for a right to access give it or termMonths'),
  termMonths: months.min(1).optional().describe('from usableFrom'),
  method: z
    .enum(['STRAIGHT_LINE_EVEN_PERIODS', 'STRAIGHT_LINE_PRORATE_FIRST_LAST', 'STRAIGHT_LINE_EXACT_DAYS'])
    .default('STRAIGHT_LINE_EVEN_PERIODS')
    .describe('of a right to access, as makeRevenueSchedule takes it'),
  periods,
  currencyCode,
  decimals,
});

export interface LicenceRevenue {
  readonly recognition: 'POINT_IN_TIME' | 'OVER_TIME';
  /** The later of the day on which it is provided and the first on which it may be used. */
  readonly recognizedFrom: string;
  readonly schedule: RevenueSchedule;
}

/**
 * Step 5: the fixed consideration for a licence: at once for a right to use, over the term for a right to access, and not
 * before the customer can use the property. IFRS 15.B56, B60-B61, ASC 606-10-55-58A to 58C; IE examples 54-61.
 */
export function recognizeLicence(input: z.input<typeof recognizeLicenceInput>): LicenceRevenue {
  const facts = read(recognizeLicenceInput, input);
  const usableFrom = facts.usableFrom ?? facts.providedOn;
  const recognizedFrom = usableFrom > facts.providedOn ? usableFrom : facts.providedOn;
  const isOverTime = facts.nature === 'RIGHT_TO_ACCESS';
  const { consideration: amount, periods: calendar, currencyCode: currency, decimals: digits } = input;
  return {
    recognition: isOverTime ? 'OVER_TIME' : 'POINT_IN_TIME',
    recognizedFrom,
    schedule: makeRevenueSchedule({
      amount,
      startDate: recognizedFrom,
      ...(isOverTime
        ? { method: facts.method, ...termOf(facts, usableFrom, recognizedFrom) }
        : { method: 'POINT_IN_TIME' }),
      periods: calendar,
      currencyCode: currency,
      decimals: digits,
    }),
  };
}

/** The term that is left when recognition begins. */
function termOf(
  { endDate, termMonths }: z.output<typeof recognizeLicenceInput>,
  usableFrom: string,
  recognizedFrom: string,
): { termMonths: number } | { endDate: string } {
  if ((endDate === undefined) === (termMonths === undefined))
    throw badInput('endDate, termMonths: give one of the two for a right to access');
  if (termMonths === undefined) return { endDate: endDate as string };
  return usableFrom === recognizedFrom
    ? { termMonths }
    : { endDate: addDays(addMonths(usableFrom, termMonths), -1) };
}
