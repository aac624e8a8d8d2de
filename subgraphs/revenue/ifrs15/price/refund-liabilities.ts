import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText } from '../rounding.ts';
import { fraction, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

export const remeasureRefundLiabilityInput = z.strictObject({
  periods: z
    .array(
      z.strictObject({
        id,
        invoiced: positiveAmount.prefault('0').describe('for what is transferred in the period'),
        expectedRefundRate: fraction
          .optional()
          .describe('of all that is invoiced so far, or give expectedRefunds; neither: as the one before'),
        expectedRefunds: positiveAmount
          .optional()
          .describe('on all that is invoiced so far, those already given included'),
        refunded: positiveAmount.prefault('0').describe('given back, or credited, in the period'),
      }),
    )
    .min(1)
    .describe('in order; a new estimate is caught up in its period'),
  ...rounding,
});

export interface RefundLiability {
  readonly periods: readonly {
    readonly id: string;
    /** Of all that is invoiced so far. */
    readonly expectedRefundRate: string;
    /** Of the period, catch-up included. */
    readonly revenue: string;
    /** Of the revenue: what the new estimate changes for what was invoiced before (15.87-88). */
    readonly catchUp: string;
    readonly cumulativeRevenue: string;
    /** Expected to be given back and not given back yet (15.55). */
    readonly refundLiability: string;
  }[];
}

type Period = z.output<typeof remeasureRefundLiabilityInput>['periods'][number];

/** Step 3: a refund liability from period to period, for price concessions, price protection, credits and chargebacks whose estimate changes. IFRS 15.55, 59, 87-88; IE example 23. */
export function remeasureRefundLiability(
  input: z.input<typeof remeasureRefundLiabilityInput>,
): RefundLiability {
  const facts = read(remeasureRefundLiabilityInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  let invoiced = new Decimal(0);
  let refunded = new Decimal(0);
  let recognized = new Decimal(0);
  let rate: Decimal | undefined;
  return {
    periods: facts.periods.map((period) => {
      const path = `periods.${period.id}`;
      invoiced = invoiced.plus(period.invoiced);
      refunded = refunded.plus(period.refunded);
      if (refunded.gt(invoiced)) throw badInput(`${path}.refunded: more is given back than was invoiced`);
      const estimate = amounts.round(expectedRefunds(path, period, invoiced, rate));
      // what is given back is no estimate any more
      const expected = Decimal.max(estimate, refunded);
      rate = invoiced.isZero() ? (period.expectedRefundRate ?? rate) : expected.dividedBy(invoiced);
      const cumulative = invoiced.minus(expected);
      const revenue = cumulative.minus(recognized);
      recognized = cumulative;
      const own = amounts.round(period.invoiced.times(new Decimal(1).minus(rate ?? 0)));
      return {
        id: period.id,
        expectedRefundRate: fractionText(rate ?? new Decimal(0)),
        revenue: amounts.text(revenue),
        catchUp: amounts.text(revenue.minus(own)),
        cumulativeRevenue: amounts.text(cumulative),
        refundLiability: amounts.text(expected.minus(refunded)),
      };
    }),
  };
}

function expectedRefunds(path: string, period: Period, invoiced: Decimal, before: Decimal | undefined) {
  const { expectedRefundRate, expectedRefunds: given } = period;
  if (given !== undefined && expectedRefundRate !== undefined)
    throw badInput(`${path}: give expectedRefundRate or expectedRefunds, not both`);
  if (given?.gt(invoiced))
    throw badInput(`${path}.expectedRefunds: must not be more than is invoiced so far`);
  const rate = expectedRefundRate ?? before;
  if (given === undefined && rate === undefined)
    throw badInput(`${path}: must have expectedRefundRate or expectedRefunds`);
  return given ?? invoiced.times(rate as Decimal);
}
