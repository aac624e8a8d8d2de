import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import { count, positiveAmount, read, rounding } from '../values.ts';
import { discounting, ratePerPeriod, valueAt } from './time-value.ts';

export const accrueAdvancePaymentsInput = z.strictObject({
  payments: z
    .array(z.strictObject({ period: count.default(0), amount: positiveAmount }))
    .min(1)
    .describe(
      'received after so many periods, 0 at inception: with the next period’s beginning; with the last transfer or after it, at the period’s end',
    ),
  transferPeriods: z
    .array(
      z.strictObject({
        period: count.describe('transferred at the end of so many periods'),
        amount: positiveAmount
          .optional()
          .describe('what of the liability becomes revenue then; the last transfer takes all that is left'),
      }),
    )
    .min(1)
    .describe('when the goods or services are transferred; several without amounts earn the same each'),
  ...discounting,
  ...rounding,
});

export interface AdvancePayments {
  readonly totalPayments: string;
  /** Negative where it is interest income on the whole. */
  readonly interestExpense: string;
  /** Payments with the interest on them until transfer. */
  readonly revenue: string;
  readonly ratePerPeriod: string;
  readonly schedule: readonly {
    readonly period: number;
    /** Contract liability at its beginning, with what is received then; negative: a contract asset or receivable. */
    readonly opening: string;
    /** At its beginning; with the last transfer and after it, at its end. */
    readonly received: string;
    readonly interest: string;
    readonly revenue: string;
    readonly closing: string;
  }[];
}

/** Step 3: revenue and interest where the customer pays in advance, or later for what is transferred over time: a contract liability grows by interest expense, a contract asset by interest income. IFRS 15.60-65; IE example 29. */
export function accrueAdvancePayments(input: z.input<typeof accrueAdvancePaymentsInput>): AdvancePayments {
  const facts = read(accrueAdvancePaymentsInput, input);
  const amounts = new Amounts(facts);
  const perPeriod = ratePerPeriod(facts);
  const end = Math.max(...facts.transferPeriods.map((one) => one.period));
  const last = Math.max(end, ...facts.payments.map((one) => one.period));
  if (end === 0 || last > 1200)
    throw badInput('transferPeriods: the last must be after 1 to 1,200 periods, as the last payment');
  const level = levelRevenue(facts, perPeriod);
  let closing = new Decimal(0);
  const schedule = Array.from({ length: last }, (_, index) => {
    const period = index + 1;
    const atBeginning = period > end ? new Decimal(0) : receivedAfter(facts, index);
    const atEnd = period < end ? new Decimal(0) : receivedAfter(facts, period);
    const opening = closing.plus(atBeginning);
    const accrued = amounts.round(opening.times(perPeriod));
    // what comes after the last transfer ends with nothing owed
    const interest = period > end && period === last ? opening.plus(atEnd).neg() : accrued;
    const held = opening.plus(interest).plus(atEnd);
    const here = facts.transferPeriods.filter((one) => one.period === period);
    const revenue =
      period === end
        ? held.plus(amounts.round(laterPayments(facts, end, perPeriod)))
        : amounts.round(total(here.map((one) => one.amount ?? level)));
    closing = held.minus(revenue);
    const isPaidLater = facts.payments.some((one) => one.period >= period && one.amount.gt(0));
    if (revenue.isNegative() || (closing.isNegative() && !isPaidLater))
      throw badInput(`transferPeriods: more becomes revenue up to period ${period} than is held`);
    return { period, opening, received: atBeginning.plus(atEnd), interest, revenue, closing };
  });
  const sum = (field: 'received' | 'interest' | 'revenue'): string =>
    amounts.text(total(schedule.map((line) => line[field])));
  return {
    totalPayments: sum('received'),
    interestExpense: sum('interest'),
    revenue: sum('revenue'),
    ratePerPeriod: fractionText(perPeriod),
    schedule: schedule.map(({ period, ...line }) => ({
      period,
      opening: amounts.text(line.opening),
      received: amounts.text(line.received),
      interest: amounts.text(line.interest),
      revenue: amounts.text(line.revenue),
      closing: amounts.text(line.closing),
    })),
  };
}

function receivedAfter({ payments }: z.output<typeof accrueAdvancePaymentsInput>, period: number): Decimal {
  return total(payments.filter((one) => one.period === period).map((one) => one.amount));
}

/** What payments after the last transfer are worth at that. */
function laterPayments(
  { payments }: z.output<typeof accrueAdvancePaymentsInput>,
  end: number,
  perPeriod: Decimal,
): Decimal {
  const later = payments.filter((one) => one.period > end);
  return total(later.map((one) => valueAt(one.amount, new Decimal(end - one.period), perPeriod)));
}

/** What each of several transfers earns so that all earn the same and the last one closes the liability. */
function levelRevenue(facts: z.output<typeof accrueAdvancePaymentsInput>, perPeriod: Decimal): Decimal {
  const open = facts.transferPeriods.filter((one) => one.amount === undefined);
  if (open.length === 0) return new Decimal(0);
  const present = (value: Decimal, period: number): Decimal =>
    valueAt(value, new Decimal(-period), perPeriod);
  const paid = total(facts.payments.map((one) => present(one.amount, one.period)));
  const given = total(facts.transferPeriods.map((one) => present(one.amount ?? new Decimal(0), one.period)));
  const weights = total(open.map((one) => present(new Decimal(1), one.period)));
  return paid.minus(given).dividedBy(weights);
}
