import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { daysBetween } from '#kit/time.ts';
import { wholeMonthsBetween } from '../dates.ts';
import { count, date, positiveAmount, rate, step } from '../values.ts';

/** When something is paid or transferred: by date, or by the number of periods after the contract's begin. */
export const moment = {
  date: date
    .optional()
    .describe('in years of twelve months where both are whole months apart, else by days of a year of 365'),
  period: count.optional().describe('periods since the beginning'),
};

export const payment = z.strictObject({ ...moment, amount: positiveAmount });

export const discounting = {
  annualRate: rate.describe(
    'of a separate financing between the parties at inception (15.64), as a fraction: 0.06',
  ),
  periodsPerYear: z
    .int()
    .min(1)
    .max(366)
    .default(1)
    .describe('how often interest is compounded, and what `period` counts: 1 years, 4 quarters, 12 months'),
  compounding: z
    .enum(['NOMINAL', 'EFFECTIVE'])
    .default('NOMINAL')
    .describe('a period’s rate: annualRate / periodsPerYear, or (1 + annualRate)^(1 / periodsPerYear) − 1'),
};

/** How a factor is rounded before it is used. */
export const roundDiscountFactorTo = step
  .optional()
  .describe('policy, such as 0.00001 for factors of a printed table; not given: exact');

interface Discounting {
  readonly annualRate: Decimal;
  readonly periodsPerYear: number;
  readonly compounding: 'NOMINAL' | 'EFFECTIVE';
}

export function ratePerPeriod({ annualRate, periodsPerYear, compounding }: Discounting): Decimal {
  return compounding === 'NOMINAL'
    ? annualRate.dividedBy(periodsPerYear)
    : annualRate.plus(1).pow(new Decimal(1).dividedBy(periodsPerYear)).minus(1);
}

interface Moment {
  readonly date?: string | undefined;
  readonly period?: number | undefined;
}

/** How many periods lie between two moments, negative backwards: by whole months where the days agree, else by days of a year of 365. */
export function periodsBetween(path: string, from: Moment, to: Moment, periodsPerYear: number): Decimal {
  if (
    from.period !== undefined &&
    to.period !== undefined &&
    from.date === undefined &&
    to.date === undefined
  )
    return new Decimal(to.period - from.period);
  if (
    from.date === undefined ||
    to.date === undefined ||
    from.period !== undefined ||
    to.period !== undefined
  )
    throw badInput(`${path}: give either date or period, the same for payments and transfer`);
  const months = wholeMonthsBetween(from.date, to.date);
  return months === undefined
    ? new Decimal(daysBetween(from.date, to.date)).times(periodsPerYear).dividedBy(365)
    : new Decimal(months).times(periodsPerYear).dividedBy(12);
}

/** What a payment at one moment is worth at another. */
export function valueAt(amount: Decimal, periods: Decimal, perPeriod: Decimal): Decimal {
  return amount.times(perPeriod.plus(1).pow(periods));
}
