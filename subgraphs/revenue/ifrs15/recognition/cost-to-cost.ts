import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, roundTo } from '../rounding.ts';
import { flag, id, positiveAmount, read, requireUnique, rounding, step } from '../values.ts';

export const recognizeCostToCostInput = z.strictObject({
  transactionPrice: positiveAmount.describe('allocated to the obligation'),
  periods: z
    .array(
      z.strictObject({
        id,
        costsIncurredToDate: positiveAmount.describe('all of them, uninstalled and wasted ones included'),
        estimatedTotalCosts: positiveAmount
          .optional()
          .describe(
            'of the obligation, uninstalled materials included, wasted ones not; or give estimatedCostsToComplete; neither while outcomeNotMeasurable',
          ),
        estimatedCostsToComplete: positiveAmount.optional(),
        uninstalledMaterialsCost: positiveAmount
          .prefault('0')
          .describe(
            'in costs to date: controlled by the customer, procured from others, not yet installed (15.B19 b)',
          ),
        wastedCosts: positiveAmount
          .prefault('0')
          .describe('in costs to date: inefficiencies that are no progress (15.B19 a)'),
        transactionPrice: positiveAmount
          .optional()
          .describe('as it changed in the period; holds from then on'),
        billedToDate: positiveAmount.optional(),
        outcomeNotMeasurable: flag
          .default(false)
          .describe(
            'costs will be recovered but progress is unknown: revenue to the extent of costs (15.45)',
          ),
      }),
    )
    .min(1)
    .describe('in order'),
  recognizedBefore: positiveAmount.prefault('0'),
  costsBefore: positiveAmount
    .prefault('0')
    .describe('cost of sales recognized before the first of the periods'),
  provisionBefore: positiveAmount.prefault('0').describe('onerousProvision before the first of the periods'),
  roundProgressTo: step.optional().describe('policy, such as 0.001; not given: exact'),
  ...rounding,
});

export interface CostToCost {
  readonly periods: readonly {
    readonly id: string;
    /** Zero while the outcome cannot be measured. */
    readonly progress: string;
    readonly revenue: string;
    readonly costOfSales: string;
    readonly grossProfit: string;
    readonly cumulativeRevenue: string;
    readonly cumulativeGrossProfit: string;
    /** Loss expected on what is still to be done, where costs are above the price (IAS 37.66, ASC 605-35-25-45). */
    readonly onerousProvision: string;
    /** Expense of the period for the provision; negative where it is used up as the loss is made. */
    readonly onerousProvisionChange: string;
    /** Gross profit less that expense: what the contract earns or loses in the period. */
    readonly profit: string;
    /** Revenue to date above what is billed, and the other way round; null where billedToDate is not given. */
    readonly contractAsset: string | null;
    readonly contractLiability: string | null;
  }[];
}

type Period = z.output<typeof recognizeCostToCostInput>['periods'][number];

/**
 * Step 5: revenue over time by costs incurred. Uninstalled materials earn revenue at their cost, without margin, and are
 * left out of progress with their part of the price; wasted costs are no progress. IFRS 15.41-45, B18-B19; IE example 19.
 */
export function recognizeCostToCost(input: z.input<typeof recognizeCostToCostInput>): CostToCost {
  const facts = read(recognizeCostToCostInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  let price = facts.transactionPrice;
  let recognized = facts.recognizedBefore;
  let costs = facts.costsBefore;
  const profitBefore = facts.recognizedBefore.minus(facts.costsBefore);
  let profit = profitBefore;
  let provided = facts.provisionBefore;
  return {
    periods: facts.periods.map((period) => {
      price = period.transactionPrice ?? price;
      const totalCosts = totalOf(period);
      const progress = period.outcomeNotMeasurable
        ? new Decimal(0)
        : roundTo(progressOf(period, totalCosts), facts.roundProgressTo);
      const earned = period.outcomeNotMeasurable
        ? Decimal.min(price, period.costsIncurredToDate)
        : price.minus(period.uninstalledMaterialsCost).times(progress).plus(period.uninstalledMaterialsCost);
      const cumulative = amounts.round(earned);
      const revenue = cumulative.minus(recognized);
      const costOfSales = amounts.round(period.costsIncurredToDate).minus(costs);
      [recognized, costs] = [cumulative, amounts.round(period.costsIncurredToDate)];
      profit = profit.plus(revenue).minus(costOfSales);
      const loss = Decimal.max(0, totalCosts.plus(period.wastedCosts).minus(price));
      const provision = amounts.round(loss.isZero() ? loss : Decimal.max(0, loss.plus(profit)));
      const charge = provision.minus(provided);
      provided = provision;
      const billed = period.billedToDate;
      return {
        id: period.id,
        progress: fractionText(progress),
        revenue: amounts.text(revenue),
        costOfSales: amounts.text(costOfSales),
        grossProfit: amounts.text(revenue.minus(costOfSales)),
        cumulativeRevenue: amounts.text(cumulative),
        cumulativeGrossProfit: amounts.text(profit),
        onerousProvision: amounts.text(provision),
        onerousProvisionChange: amounts.text(charge),
        profit: amounts.text(revenue.minus(costOfSales).minus(charge)),
        contractAsset: billed ? amounts.text(Decimal.max(0, cumulative.minus(billed))) : null,
        contractLiability: billed ? amounts.text(Decimal.max(0, billed.minus(cumulative))) : null,
      };
    }),
  };
}

function totalOf(period: Period): Decimal {
  const { estimatedTotalCosts, estimatedCostsToComplete, costsIncurredToDate, wastedCosts } = period;
  const isEstimated = estimatedTotalCosts !== undefined || estimatedCostsToComplete !== undefined;
  if (period.outcomeNotMeasurable && !isEstimated) return costsIncurredToDate.minus(wastedCosts);
  if ((estimatedTotalCosts === undefined) === (estimatedCostsToComplete === undefined))
    throw badInput(`periods.${period.id}: give estimatedTotalCosts or estimatedCostsToComplete`);
  return (
    estimatedTotalCosts ?? costsIncurredToDate.minus(wastedCosts).plus(estimatedCostsToComplete as Decimal)
  );
}

function progressOf(period: Period, totalCosts: Decimal): Decimal {
  const { costsIncurredToDate, uninstalledMaterialsCost, wastedCosts } = period;
  const done = costsIncurredToDate.minus(uninstalledMaterialsCost).minus(wastedCosts);
  const all = totalCosts.minus(uninstalledMaterialsCost);
  if (done.lt(0) || done.gt(all))
    throw badInput(`periods.${period.id}: costs to date must lie within the estimated total costs`);
  if (totalCosts.isZero())
    throw badInput(`periods.${period.id}: the estimated total costs must be above zero`);
  // nothing is left to do but to install what is there
  return all.isZero() ? all : done.dividedBy(all);
}
