import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, roundTo } from '../rounding.ts';
import { amount, fraction, id, quantity, read, requireUnique, rounding, step } from '../values.ts';

export const recognizeOverTimeInput = z.strictObject({
  transactionPrice: amount.describe('allocated to the obligation'),
  periods: z
    .array(
      z.strictObject({
        id,
        progress: fraction.optional().describe('complete satisfaction to date; or give completed and total'),
        completed: quantity
          .optional()
          .describe('to date, by the measure chosen: units, milestones, hours, costs, days elapsed'),
        total: quantity.optional().describe('expected in all, as of the period'),
        transactionPrice: amount.optional().describe('as it changed in the period; holds from then on'),
      }),
    )
    .min(1)
    .describe('in order'),
  recognizedBefore: amount.prefault('0').describe('revenue recognized before the first of the periods'),
  roundProgressTo: step.optional().describe('policy, such as 0.01 for whole percents; not given: exact'),
  ...rounding,
});

export interface OverTimeRevenue {
  readonly periods: readonly {
    readonly id: string;
    readonly progress: string;
    readonly revenue: string;
    readonly cumulativeRevenue: string;
    /** Of the revenue: what a changed transaction price does to progress made before (15.87-88). */
    readonly catchUp: string;
    readonly remaining: string;
  }[];
}

/** Step 5: revenue over time by an output or an input method: progress times transaction price, less what was recognized. IFRS 15.39-45, B14-B19; IE example 18. */
export function recognizeOverTime(input: z.input<typeof recognizeOverTimeInput>): OverTimeRevenue {
  const facts = read(recognizeOverTimeInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  let price = facts.transactionPrice;
  let progress = price.isZero() ? new Decimal(0) : facts.recognizedBefore.dividedBy(price);
  let recognized = facts.recognizedBefore;
  return {
    periods: facts.periods.map((period) => {
      const before = progress;
      const oldPrice = price;
      price = period.transactionPrice ?? price;
      progress = roundTo(progressOf(period), facts.roundProgressTo);
      const cumulative = amounts.round(price.times(progress));
      const revenue = cumulative.minus(recognized);
      recognized = cumulative;
      return {
        id: period.id,
        progress: fractionText(progress),
        revenue: amounts.text(revenue),
        cumulativeRevenue: amounts.text(cumulative),
        catchUp: amounts.text(price.minus(oldPrice).times(before)),
        remaining: amounts.text(price.minus(cumulative)),
      };
    }),
  };
}

/** Progress as it is given, or as the part completed; at most all of it. */
function progressOf(period: {
  readonly id: string;
  readonly progress?: Decimal | undefined;
  readonly completed?: Decimal | undefined;
  readonly total?: Decimal | undefined;
}): Decimal {
  const { progress, completed, total } = period;
  if (progress !== undefined && completed === undefined && total === undefined) return progress;
  if (progress !== undefined || completed === undefined || total === undefined || total.isZero())
    throw badInput(`periods.${period.id}: give progress, or completed and a total above zero`);
  return Decimal.min(1, completed.dividedBy(total));
}
