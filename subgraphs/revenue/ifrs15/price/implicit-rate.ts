import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { fractionText, total } from '../rounding.ts';
import { positiveAmount, read } from '../values.ts';
import { discounting, moment, payment, periodsBetween, valueAt } from './time-value.ts';

export const findImplicitRateInput = z.strictObject({
  cashSellingPrice: positiveAmount.describe('what a customer would pay at the time of transfer (15.61 a)'),
  payments: z.array(payment).min(1).describe('what is paid instead'),
  transfer: z
    .strictObject(moment)
    .default({ period: 0 })
    .describe('when control passes; not given: period 0'),
  periodsPerYear: discounting.periodsPerYear,
});

export interface ImplicitRate {
  /** The rate by which the payments, discounted to the transfer, are the cash selling price; ten digits. */
  readonly ratePerPeriod: string;
  /** Rate per period × periodsPerYear. */
  readonly nominalAnnualRate: string;
  /** (1 + rate per period)^periodsPerYear − 1. */
  readonly effectiveAnnualRate: string;
}

/** Step 3: the rate that is implicit in payments after the transfer (or all before it), where the cash selling price is known. IFRS 15.64; IE example 26. */
export function findImplicitRate(input: z.input<typeof findImplicitRateInput>): ImplicitRate {
  const { cashSellingPrice, payments, transfer, periodsPerYear } = read(findImplicitRateInput, input);
  const times = payments.map((one, index) =>
    periodsBetween(`payments[${index}]`, transfer, one, periodsPerYear),
  );
  if (times.some((time) => time.gt(0)) === times.some((time) => time.lt(0)))
    throw badInput('payments: some must be after the transfer, or some before it, and not both');
  const isAdvance = times.some((time) => time.lt(0));
  const worth = (rate: Decimal): Decimal =>
    total(payments.map((one, index) => valueAt(one.amount, (times[index] as Decimal).neg(), rate)));
  // what is paid later is worth less the higher the rate, what is paid in advance more
  const isBeyond = (rate: Decimal): boolean =>
    isAdvance ? worth(rate).gt(cashSellingPrice) : worth(rate).lt(cashSellingPrice);
  let [low, high] = [new Decimal('-0.99'), new Decimal(10)];
  if (isBeyond(low) || !isBeyond(high))
    throw badInput('cashSellingPrice: no rate makes the payments worth that much');
  for (let round = 0; round < 60; round += 1) {
    const middle = low.plus(high).dividedBy(2);
    if (isBeyond(middle)) high = middle;
    else low = middle;
  }
  const rate = low.plus(high).dividedBy(2);
  return {
    ratePerPeriod: fractionText(rate),
    nominalAnnualRate: fractionText(rate.times(periodsPerYear)),
    effectiveAnnualRate: fractionText(rate.plus(1).pow(periodsPerYear).minus(1)),
  };
}
