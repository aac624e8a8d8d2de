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
      'received after so many periods, 0 at inception: with the next period’s beginning, or with the last transfer',
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
  readonly interestExpense: string;
  /** Payments with the interest on them until transfer. */
  readonly revenue: string;
  readonly ratePerPeriod: string;
  readonly schedule: readonly {
    readonly period: number;
    /** Contract liability at its beginning, with what is received then. */
    readonly opening: string;
    /** At its beginning; with the last transfer too, which bears no interest. */
    readonly received: string;
    readonly interest: string;
    readonly revenue: string;
    readonly closing: string;
  }[];
}

/** Step 3: revenue and interest expense where the customer pays in advance; the contract liability grows by interest. IFRS 15.60-65; IE example 29. */
export function accrueAdvancePayments(input: z.input<typeof accrueAdvancePaymentsInput>): AdvancePayments {
  const facts = read(accrueAdvancePaymentsInput, input);
  const amounts = new Amounts(facts);
  const perPeriod = ratePerPeriod(facts);
  const transfers = [...facts.transferPeriods].sort((a, b) => a.period - b.period);
  const end = transfers.at(-1)?.period ?? 0;
  if (end === 0 || end > 1200) throw badInput('transferPeriods: the last must be after 1 to 1,200 periods');
  if (facts.payments.some((one) => one.period > end))
    throw badInput('payments: must be received by the last transfer');
  const level = levelRevenue(facts, perPeriod);
  let closing = new Decimal(0);
  const schedule = Array.from({ length: end + 1 }, (_, period) => {
    // a payment of period 0 earns interest in period 1, at whose end the first transfer may be
    const atBeginning = receivedAfter(facts, period - 1);
    const withTransfer = period === end ? receivedAfter(facts, end) : new Decimal(0);
    const received = atBeginning.plus(withTransfer);
    const opening = closing.plus(atBeginning);
    const interest = amounts.round(opening.times(perPeriod));
    const held = opening.plus(interest).plus(withTransfer);
    const here = transfers.filter((one) => one.period === period);
    const asked = total(here.map((one) => one.amount ?? level));
    const revenue = period === end ? held : amounts.round(asked);
    if (revenue.gt(held))
      throw badInput(`transferPeriods: more becomes revenue in period ${period} than is held`);
    closing = held.minus(revenue);
    return { period, opening, received, interest, revenue, closing };
  }).slice(1);
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
