import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import { flag, positiveAmount, read, rounding } from '../values.ts';
import { discounting, moment, payment, periodsBetween, ratePerPeriod, valueAt } from './time-value.ts';

export interface InterestLine {
  readonly date: string | null;
  readonly period: number | null;
  readonly opening: string;
  readonly interest: string;
  readonly payment: string;
  readonly closing: string;
}

export const discountDeferredPaymentsInput = z.strictObject({
  payments: z.array(payment).min(1).describe('in order of time'),
  transfer: z
    .strictObject(moment)
    .default({ period: 0 })
    .describe('when control passes; not given: period 0'),
  ...discounting,
  ...rounding,
});

export interface DeferredPayments {
  /** Payments discounted to the day of transfer: the transaction price. */
  readonly transactionPrice: string;
  readonly totalPayments: string;
  readonly interestIncome: string;
  readonly ratePerPeriod: string;
  /** The receivable by period, or by date from payment to payment; the last interest closes it. */
  readonly schedule: readonly InterestLine[];
}

/** Step 3: revenue and interest income where the customer pays later. IFRS 15.60-65; IE examples 26 and 28. */
export function discountDeferredPayments(
  input: z.input<typeof discountDeferredPaymentsInput>,
): DeferredPayments {
  const facts = read(discountDeferredPaymentsInput, input);
  const amounts = new Amounts(facts);
  const perPeriod = ratePerPeriod(facts);
  const payments = everyPeriod(facts.payments, facts.transfer.period);
  const times = payments.map((one, index) =>
    periodsBetween(`payments[${index}]`, facts.transfer, one, facts.periodsPerYear),
  );
  const present = total(
    payments.map((one, index) => valueAt(one.amount, (times[index] as Decimal).neg(), perPeriod)),
  );
  const price = amounts.round(present);
  const sum = total(payments.map((one) => one.amount));
  let exact = present;
  let opening = price;
  let last = new Decimal(0);
  const schedule = payments.map((one, index): InterestLine => {
    const elapsed = (times[index] as Decimal).minus(last);
    last = times[index] as Decimal;
    exact = valueAt(exact, elapsed, perPeriod).minus(one.amount);
    const closing = index === payments.length - 1 ? new Decimal(0) : amounts.round(exact);
    const interest = closing.plus(one.amount).minus(opening);
    const line = {
      date: one.date ?? null,
      period: one.period ?? null,
      opening: amounts.text(opening),
      interest: amounts.text(interest),
      payment: amounts.text(one.amount),
      closing: amounts.text(closing),
    };
    opening = closing;
    return line;
  });
  return {
    transactionPrice: amounts.text(price),
    totalPayments: amounts.text(sum),
    interestIncome: amounts.text(sum.minus(price)),
    ratePerPeriod: fractionText(perPeriod),
    schedule,
  };
}

type Payment = z.output<typeof payment>;

/** Payments by period with those periods in which nothing is paid; payments by date as they are. */
function everyPeriod(payments: readonly Payment[], transfer: number | undefined): readonly Payment[] {
  const ends = payments.map((one) => one.period);
  if (transfer === undefined || ends.some((end) => end === undefined)) return payments;
  const last = Math.max(...(ends as number[]));
  if (last - transfer > 1200) throw badInput('payments: must lie within 1,200 periods');
  const idle = Array.from({ length: Math.max(0, last - transfer) }, (_, index) => transfer + index + 1)
    .filter((period) => !ends.includes(period))
    .map((period) => ({ period, amount: new Decimal(0) }));
  return [...payments, ...idle].sort((a, b) => (a.period as number) - (b.period as number));
}

export const financeByInstalmentsInput = z.strictObject({
  statedPrice: positiveAmount.describe('the price of the goods that the contract names'),
  contractualAnnualRate: discounting.annualRate.describe('the interest rate that the contract names'),
  marketAnnualRate: discounting.annualRate
    .optional()
    .describe('of a separate financing at inception; not given: the contractual rate reflects it'),
  numberOfInstalments: z.int().min(1).max(1200),
  periodsPerYear: discounting.periodsPerYear.default(12),
  compounding: discounting.compounding,
  firstInstalmentAtTransfer: flag
    .default(false)
    .describe('each is due at the beginning of its period, not at the end'),
  roundInstalment: flag
    .default(false)
    .describe('discount the instalment as rounded; published examples discount the unrounded one'),
  ...rounding,
});

export interface Instalments {
  readonly instalment: string;
  /** With ten digits. */
  readonly unroundedInstalment: string;
  readonly totalPayments: string;
  /** The stated price, or at a market rate that differs the instalments discounted at that one: revenue. */
  readonly transactionPrice: string;
  readonly interestIncome: string;
}

/** Step 3: goods sold for equal instalments, at the contract's rate or at the rate that credit risk calls for. IE example 28. */
export function financeByInstalments(input: z.input<typeof financeByInstalmentsInput>): Instalments {
  const facts = read(financeByInstalmentsInput, input);
  const amounts = new Amounts({ decimals: facts.decimals, currencyCode: facts.currencyCode });
  const { periodsPerYear, compounding, numberOfInstalments: count } = facts;
  const worth = (annualRate: Decimal): Decimal => {
    const perPeriod = ratePerPeriod({ annualRate, periodsPerYear, compounding });
    return annuity(perPeriod, count).times(facts.firstInstalmentAtTransfer ? perPeriod.plus(1) : 1);
  };
  const exact = facts.statedPrice.dividedBy(worth(facts.contractualAnnualRate));
  const paid = facts.roundInstalment ? amounts.round(exact) : exact;
  const price = facts.marketAnnualRate ? paid.times(worth(facts.marketAnnualRate)) : facts.statedPrice;
  const sum = paid.times(count);
  return {
    instalment: amounts.text(exact),
    unroundedInstalment: exact.toFixed(10),
    totalPayments: amounts.text(sum),
    transactionPrice: amounts.text(price),
    interestIncome: amounts.text(amounts.round(sum).minus(amounts.round(price))),
  };
}

/** The present value of one per period. */
function annuity(rate: Decimal, count: number): Decimal {
  if (rate.isZero()) return new Decimal(count);
  return new Decimal(1).minus(rate.plus(1).pow(-count)).dividedBy(rate);
}
