import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { fraction, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

export const applyRebateInput = z.strictObject({
  tiers: z
    .array(
      z.strictObject({
        fromAmount: positiveAmount.describe('total sales at which the rebate begins; 0 for the first tier'),
        rebateRate: fraction,
      }),
    )
    .min(1)
    .describe('the rebate on all sales, once their total reaches the tier'),
  periods: z
    .array(
      z.strictObject({
        id,
        sales: positiveAmount.describe('invoiced in the period, before the rebate'),
        expectedTotalSales: positiveAmount
          .optional()
          .describe('over the whole contract, as of the period; not given: as the one before'),
      }),
    )
    .min(1),
  ...rounding,
});

export interface Rebate {
  readonly periods: readonly {
    readonly id: string;
    readonly rebateRate: string;
    readonly revenue: string;
    readonly catchUp: string;
    readonly cumulativeRevenue: string;
    readonly refundLiability: string;
  }[];
}

/** Step 3: a retrospective rebate in percent of all sales, caught up as the expected total changes. IFRS 15.50-59, 87-88. */
export function applyRebate(input: z.input<typeof applyRebateInput>): Rebate {
  const facts = read(applyRebateInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  const tiers = [...facts.tiers].sort((a, b) => a.fromAmount.comparedTo(b.fromAmount));
  let rebate: Decimal | undefined;
  let sales = new Decimal(0);
  let recognized = new Decimal(0);
  return {
    periods: facts.periods.map((period) => {
      const { expectedTotalSales } = period;
      if (expectedTotalSales !== undefined)
        rebate =
          tiers.findLast((tier) => tier.fromAmount.lte(expectedTotalSales))?.rebateRate ?? new Decimal(0);
      if (rebate === undefined) throw badInput(`periods.${period.id}: must have expectedTotalSales`);
      const kept = new Decimal(1).minus(rebate);
      sales = sales.plus(period.sales);
      const cumulative = amounts.round(sales.times(kept));
      const revenue = cumulative.minus(recognized);
      recognized = cumulative;
      return {
        id: period.id,
        rebateRate: rebate.toFixed(),
        revenue: amounts.text(revenue),
        catchUp: amounts.text(revenue.minus(amounts.round(period.sales.times(kept)))),
        cumulativeRevenue: amounts.text(cumulative),
        refundLiability: amounts.text(sales.minus(cumulative)),
      };
    }),
  };
}
