import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, roundTo } from '../rounding.ts';
import { amount, fraction, positiveAmount, quantity, read, rounding, step } from '../values.ts';

export const modifyWithCumulativeCatchUpInput = z.strictObject({
  transactionPrice: amount.describe(
    'of the modified contract, or the original one with transactionPriceChange',
  ),
  transactionPriceChange: amount
    .prefault('0')
    .describe('by the modification, variable consideration that is now included too'),
  recognizedToDate: amount.describe('revenue recognized before the modification'),
  progress: fraction.optional().describe('under the modified contract, to date; or give completed and total'),
  completed: quantity.optional().describe('to date: costs incurred, units, hours'),
  total: quantity.optional().describe('expected under the modified contract'),
  costsIncurredToDate: positiveAmount.optional().describe('for the gross profit; not needed otherwise'),
  roundProgressTo: step.optional().describe('policy, such as 0.001; not given: exact'),
  ...rounding,
});

export interface CumulativeCatchUp {
  readonly transactionPrice: string;
  readonly progress: string;
  readonly cumulativeRevenue: string;
  /** Revenue at the date of the modification; negative where it takes some back. */
  readonly catchUp: string;
  readonly remaining: string;
  readonly cumulativeGrossProfit: string | null;
}

/** A modification of a single, partly satisfied obligation: progress anew, the difference at once. IFRS 15.21(b); IE example 8. */
export function modifyWithCumulativeCatchUp(
  input: z.input<typeof modifyWithCumulativeCatchUpInput>,
): CumulativeCatchUp {
  const facts = read(modifyWithCumulativeCatchUpInput, input);
  const amounts = new Amounts(facts);
  const { progress: given, completed, total } = facts;
  if (given === undefined && (completed === undefined || total === undefined || total.isZero()))
    throw badInput('progress: give it, or completed and a total above zero');
  const exact = given ?? Decimal.min(1, (completed as Decimal).dividedBy(total as Decimal));
  const progress = roundTo(exact, facts.roundProgressTo);
  const price = facts.transactionPrice.plus(facts.transactionPriceChange);
  const cumulative = amounts.round(price.times(progress));
  const costs = facts.costsIncurredToDate;
  return {
    transactionPrice: amounts.text(price),
    progress: fractionText(progress),
    cumulativeRevenue: amounts.text(cumulative),
    catchUp: amounts.text(cumulative.minus(facts.recognizedToDate)),
    remaining: amounts.text(price.minus(cumulative)),
    cumulativeGrossProfit: costs ? amounts.text(cumulative.minus(costs)) : null,
  };
}
