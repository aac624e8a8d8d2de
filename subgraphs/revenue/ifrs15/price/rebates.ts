import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import {
  fraction,
  id,
  positiveAmount,
  read,
  requireProbabilities,
  requireUnique,
  rounding,
} from '../values.ts';

export const applyRebateInput = z.strictObject({
  tiers: z
    .array(
      z.strictObject({
        fromAmount: positiveAmount.describe('total sales at which the rebate begins; 0 for the first tier'),
        rebateRate: fraction,
      }),
    )
    .min(1)
    .describe('the rebate by total sales'),
  appliesTo: z
    .enum(['ALL_SALES', 'SALES_WITHIN_TIER'])
    .default('ALL_SALES')
    .describe(
      'the rate of the tier reached is for all sales, or each tier’s rate for the sales within it only',
    ),
  periods: z
    .array(
      z.strictObject({
        id,
        sales: positiveAmount.describe('invoiced in the period, before the rebate'),
        expectedTotalSales: positiveAmount
          .optional()
          .describe(
            'over the whole contract, as of the period; or give outcomes; neither: as the one before, or what is sold by then where that is more',
          ),
        outcomes: z
          .array(z.strictObject({ totalSales: positiveAmount, probability: fraction }))
          .optional()
          .describe('possible totals: the rate is weighted by probability, within tiers the amounts are'),
        refunded: positiveAmount.prefault('0').describe('of the rebate, paid or credited in the period'),
      }),
    )
    .min(1),
  ...rounding,
});

export interface Rebate {
  readonly periods: readonly {
    readonly id: string;
    /** Expected of every sale, as of the period. */
    readonly rebateRate: string;
    readonly revenue: string;
    readonly catchUp: string;
    readonly cumulativeRevenue: string;
    /** Of the rebate, expected and not paid or credited yet (15.55). */
    readonly refundLiability: string;
  }[];
}

type Facts = z.output<typeof applyRebateInput>;

/** Step 3: a rebate in percent of sales that is paid by their total, caught up as the expected total changes. IFRS 15.50-59, 87-88. */
export function applyRebate(input: z.input<typeof applyRebateInput>): Rebate {
  const facts = read(applyRebateInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  const tiers = [...facts.tiers].sort((a, b) => a.fromAmount.comparedTo(b.fromAmount));
  let estimate: Facts['periods'][number] | undefined;
  let sales = new Decimal(0);
  let refunded = new Decimal(0);
  let recognized = new Decimal(0);
  return {
    periods: facts.periods.map((period) => {
      sales = sales.plus(period.sales);
      if (period.expectedTotalSales !== undefined || period.outcomes !== undefined) estimate = period;
      if (estimate === undefined)
        throw badInput(`periods.${period.id}: must have expectedTotalSales or outcomes`);
      const rebate = expectedRate(tiers, facts.appliesTo, estimate, sales);
      const kept = new Decimal(1).minus(rebate);
      const cumulative = amounts.round(sales.times(kept));
      refunded = refunded.plus(period.refunded);
      if (refunded.gt(sales))
        throw badInput(`periods.${period.id}.refunded: more is given back than was sold`);
      const revenue = cumulative.minus(recognized);
      recognized = cumulative;
      return {
        id: period.id,
        rebateRate: fractionText(rebate),
        revenue: amounts.text(revenue),
        catchUp: amounts.text(revenue.minus(amounts.round(period.sales.times(kept)))),
        cumulativeRevenue: amounts.text(cumulative),
        refundLiability: amounts.text(Decimal.max(0, sales.minus(refunded).minus(cumulative))),
      };
    }),
  };
}

/** The rate that is expected of every sale in the end; the total is what is sold by now at the least. */
function expectedRate(
  tiers: Facts['tiers'],
  appliesTo: Facts['appliesTo'],
  { id: name, expectedTotalSales, outcomes }: Facts['periods'][number],
  sold: Decimal,
): Decimal {
  const expected = outcomes ?? [
    { totalSales: expectedTotalSales ?? new Decimal(0), probability: new Decimal(1) },
  ];
  requireProbabilities(
    `periods.${name}.outcomes`,
    expected.map((outcome) => outcome.probability),
  );
  const weighted = (value: (sales: Decimal) => Decimal): Decimal =>
    total(
      expected.map(({ totalSales, probability }) => value(Decimal.max(totalSales, sold)).times(probability)),
    );
  if (appliesTo === 'ALL_SALES')
    return weighted(
      (sales) => tiers.findLast((tier) => tier.fromAmount.lte(sales))?.rebateRate ?? new Decimal(0),
    );
  const sales = weighted((one) => one);
  return sales.isZero() ? sales : weighted((one) => rebateByTier(tiers, one)).dividedBy(sales);
}

function rebateByTier(tiers: Facts['tiers'], sales: Decimal): Decimal {
  return total(
    tiers.map(({ fromAmount, rebateRate }, index) => {
      const end = Decimal.min(sales, tiers[index + 1]?.fromAmount ?? sales);
      return Decimal.max(0, end.minus(fromAmount)).times(rebateRate);
    }),
  );
}
