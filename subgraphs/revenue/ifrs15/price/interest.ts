import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { daysBetween } from '#kit/time.ts';
import { wholeMonthsBetween } from '../dates.ts';
import { Amounts, fractionText } from '../rounding.ts';
import { date, positiveAmount, quantity, rate, read, rounding } from '../values.ts';

export const accrueInterestInput = z.strictObject({
  balance: positiveAmount.describe('receivable or contract liability at the beginning'),
  annualRate: rate,
  from: date.optional(),
  to: date
    .optional()
    .describe(
      'whole months count as twelfths of a year, from the first to the last day of a term too; else days by 365',
    ),
  months: quantity.optional().describe('instead of from and to'),
  method: z
    .enum(['SIMPLE', 'COMPOUND'])
    .default('SIMPLE')
    .describe('balance × rate × years, or balance × ((1 + rate)^years − 1)'),
  ...rounding,
});

export interface AccruedInterest {
  readonly years: string;
  readonly interest: string;
  readonly closing: string;
}

/** Step 3: interest on a balance up to a reporting date within the term of a financing. IFRS 15.60-65. */
export function accrueInterest(input: z.input<typeof accrueInterestInput>): AccruedInterest {
  const facts = read(accrueInterestInput, input);
  const amounts = new Amounts(facts);
  const years = yearsOf(facts);
  const factor =
    facts.method === 'SIMPLE' ? facts.annualRate.times(years) : facts.annualRate.plus(1).pow(years).minus(1);
  const interest = amounts.round(facts.balance.times(factor));
  return {
    years: fractionText(years),
    interest: amounts.text(interest),
    closing: amounts.text(facts.balance.plus(interest)),
  };
}

function yearsOf({ from, to, months }: z.output<typeof accrueInterestInput>): Decimal {
  if (months !== undefined && from === undefined && to === undefined) return months.dividedBy(12);
  if (months !== undefined || from === undefined || to === undefined || to < from)
    throw badInput('from, to, months: give the range, from before to, or the months');
  const whole = wholeMonthsBetween(from, to);
  return whole === undefined
    ? new Decimal(daysBetween(from, to)).dividedBy(365)
    : new Decimal(whole).dividedBy(12);
}
