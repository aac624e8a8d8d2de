import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, roundTo, total } from '../rounding.ts';
import { flag, positiveAmount, read, rounding, step } from '../values.ts';
import { type InterestLine, interestSchedule } from './interest-schedule.ts';
import { discounting, moment, payment, periodsBetween, ratePerPeriod, valueAt } from './time-value.ts';

const roundDiscountFactorTo = step
  .optional()
  .describe('policy, such as 0.00001 for factors of a printed table; not given: exact');

export const discountDeferredPaymentsInput = z.strictObject({
  payments: z.array(payment).min(1).describe('in order of time'),
  transfer: z
    .strictObject(moment)
    .default({ period: 0 })
    .describe('when control passes; not given: period 0'),
  ...discounting,
  roundDiscountFactorTo,
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
  const factors = times.map((time) => valueAt(new Decimal(1), time.neg(), perPeriod));
  const price = amounts.round(
    total(
      payments.map((one, index) =>
        one.amount.times(roundTo(factors[index] as Decimal, facts.roundDiscountFactorTo)),
      ),
    ),
  );
  const sum = total(payments.map((one) => one.amount));
  const schedule = interestSchedule(
    amounts,
    price,
    payments.map((one, index) => ({
      ...one,
      elapsed: (times[index] as Decimal).minus(times[index - 1] ?? 0),
    })),
    perPeriod,
  );
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
  roundDiscountFactorTo,
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
  /** The receivable by period; the last payment and the last interest take what rounding left. */
  readonly schedule: readonly InterestLine[];
}

/** Step 3: goods sold for equal instalments, at the contract's rate or at the rate that credit risk calls for. IE example 28. */
export function financeByInstalments(input: z.input<typeof financeByInstalmentsInput>): Instalments {
  const facts = read(financeByInstalmentsInput, input);
  const amounts = new Amounts({ decimals: facts.decimals, currencyCode: facts.currencyCode });
  const { periodsPerYear, compounding, numberOfInstalments: count } = facts;
  const first = facts.firstInstalmentAtTransfer ? 0 : 1;
  const byPeriod = (annualRate: Decimal): Decimal =>
    ratePerPeriod({ annualRate, periodsPerYear, compounding });
  const worth = (annualRate: Decimal): Decimal => {
    const perPeriod = byPeriod(annualRate);
    const factor = annuity(perPeriod, count).times(first === 0 ? perPeriod.plus(1) : 1);
    return roundTo(factor, facts.roundDiscountFactorTo);
  };
  const exact = facts.statedPrice.dividedBy(worth(facts.contractualAnnualRate));
  const paid = facts.roundInstalment ? amounts.round(exact) : exact;
  const price = facts.marketAnnualRate ? paid.times(worth(facts.marketAnnualRate)) : facts.statedPrice;
  const sum = paid.times(count);
  const each = amounts.round(exact);
  const payments = Array.from({ length: count }, (_, index) => ({
    period: first + index,
    amount: index === count - 1 ? amounts.round(sum).minus(each.times(count - 1)) : each,
    elapsed: new Decimal(index === 0 ? first : 1),
  }));
  return {
    instalment: amounts.text(exact),
    unroundedInstalment: exact.toFixed(10),
    totalPayments: amounts.text(sum),
    transactionPrice: amounts.text(price),
    interestIncome: amounts.text(amounts.round(sum).minus(amounts.round(price))),
    schedule: interestSchedule(
      amounts,
      amounts.round(price),
      payments,
      byPeriod(facts.marketAnnualRate ?? facts.contractualAnnualRate),
    ),
  };
}

/** The present value of one per period. */
function annuity(rate: Decimal, count: number): Decimal {
  if (rate.isZero()) return new Decimal(count);
  return new Decimal(1).minus(rate.plus(1).pow(-count)).dividedBy(rate);
}
