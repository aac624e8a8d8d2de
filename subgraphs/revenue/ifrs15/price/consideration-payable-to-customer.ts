import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

export const accountForConsiderationPayableInput = z.strictObject({
  payment: positiveAmount.describe(
    'paid, payable or credited to the customer, or to who buys from it; what is expected where it varies, as with coupons',
  ),
  forDistinctGoodOrService: flag.default(false).describe('that the entity receives for it (15.70-71)'),
  fairValueOfGoodOrService: positiveAmount
    .optional()
    .describe(
      'not given although distinct: it cannot be estimated, and the whole payment reduces revenue (15.71)',
    ),
  transactionPrice: positiveAmount.describe('before the payment: the sales expected over the contract'),
  recognizedBeforePromise: positiveAmount
    .prefault('0')
    .describe('of transactionPrice: revenue recognized before the payment was made or promised (15.72)'),
  periods: z
    .array(
      z.strictObject({
        id,
        invoiced: positiveAmount,
        expectedPayment: positiveAmount
          .optional()
          .describe('a new estimate of payment; holds from then on and is caught up in the period'),
        expectedTransactionPrice: positiveAmount
          .optional()
          .describe(
            'a new estimate of all sales before the payment; holds from then on and is caught up in the period',
          ),
      }),
    )
    .default([])
    .describe('sales of the contract as they are invoiced, in order'),
  ...rounding,
});

export interface ConsiderationPayable {
  readonly transactionPrice: string;
  /** Reduces revenue. */
  readonly reductionOfTransactionPrice: string;
  /** Cost of a purchase from the customer. */
  readonly purchase: string;
  /** Revenue at the promise of the payment, for sales recognized before it; zero or below (15.72). */
  readonly revenueAdjustment: string;
  readonly periods: readonly {
    readonly id: string;
    readonly invoiced: string;
    readonly reduction: string;
    readonly revenue: string;
    /** Paid to the customer, still to reduce later revenue. */
    readonly remainingAsset: string;
  }[];
}

/** Step 3: consideration payable to a customer, such as slotting fees, coupons and upfront payments. IFRS 15.70-72; IE example 32. */
export function accountForConsiderationPayable(
  input: z.input<typeof accountForConsiderationPayableInput>,
): ConsiderationPayable {
  const facts = read(accountForConsiderationPayableInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  const { payment, transactionPrice: price } = facts;
  const purchase = facts.forDistinctGoodOrService
    ? Decimal.min(payment, facts.fairValueOfGoodOrService ?? 0)
    : new Decimal(0);
  const reductionOf = (path: string, expected: Decimal, sales: Decimal): Decimal => {
    const reduction = Decimal.max(0, expected.minus(purchase));
    if (reduction.gt(sales)) throw badInput(`${path}: reduces the transaction price by more than there is`);
    return reduction;
  };
  const atInception = reductionOf('payment', payment, price);
  if (facts.recognizedBeforePromise.gt(price))
    throw badInput('recognizedBeforePromise: must not be more than transactionPrice');
  let reduction = atInception;
  let invoiced = facts.recognizedBeforePromise;
  let sales = price;
  const earned = (): Decimal =>
    amounts.round(
      Decimal.min(reduction, sales.isZero() ? reduction : reduction.times(invoiced).dividedBy(sales)),
    );
  let taken = earned();
  const adjustment = taken.neg();
  return {
    transactionPrice: amounts.text(price.minus(atInception)),
    reductionOfTransactionPrice: amounts.text(atInception),
    purchase: amounts.text(purchase),
    revenueAdjustment: amounts.text(adjustment),
    periods: facts.periods.map((period) => {
      invoiced = invoiced.plus(period.invoiced);
      sales = period.expectedTransactionPrice ?? sales;
      if (period.expectedPayment)
        reduction = reductionOf(`periods.${period.id}.expectedPayment`, period.expectedPayment, sales);
      const cumulative = earned();
      const own = cumulative.minus(taken);
      taken = cumulative;
      return {
        id: period.id,
        invoiced: amounts.text(period.invoiced),
        reduction: amounts.text(own),
        revenue: amounts.text(period.invoiced.minus(own)),
        remainingAsset: amounts.text(reduction.minus(taken)),
      };
    }),
  };
}
