import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, roundTo, total } from '../rounding.ts';
import { flag, positiveAmount, read, rounding } from '../values.ts';
import { type InterestLine, interestSchedule } from './interest-schedule.ts';
import { paymentsFromTransfer, paymentsInOrder } from './payment-times.ts';
import {
  discounting,
  moment,
  payment,
  periodsBetween,
  ratePerPeriod,
  roundDiscountFactorTo,
  valueAt,
} from './time-value.ts';

export const discountDeferredPaymentsInput = z.strictObject({
  payments: z
    .array(payment)
    .min(1)
    .describe('those before the transfer are one line of the schedule, with their interest until then'),
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
  /** The receivable by period, or by date from payment to payment; the last interest closes it. Negative interest is expense. */
  readonly schedule: readonly InterestLine[];
}

/** Step 3: revenue and interest income where the customer pays later. IFRS 15.60-65; IE examples 26 and 28. */
export function discountDeferredPayments(
  input: z.input<typeof discountDeferredPaymentsInput>,
): DeferredPayments {
  const facts = read(discountDeferredPaymentsInput, input);
  const amounts = new Amounts(facts);
  const perPeriod = ratePerPeriod(facts);
  const payments = paymentsInOrder(facts.payments, facts.transfer.period);
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
    paymentsFromTransfer(facts.transfer, payments, times, perPeriod),
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
