import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { flag, fraction, positiveAmount, quantity, read, requireProbabilities, rounding } from '../values.ts';

export const accountForRightOfReturnInput = z.strictObject({
  units: quantity.describe(
    'sold with the right; 1 where only the totals are known, as unitPrice and unitCost',
  ),
  unitPrice: positiveAmount,
  unitCost: positiveAmount.prefault('0'),
  expectedReturns: quantity
    .optional()
    .describe('units expected back; or give expectedReturnRate or returnOutcomes'),
  expectedReturnRate: fraction.optional().describe('of units'),
  returnOutcomes: z
    .array(z.strictObject({ units: quantity, probability: fraction }))
    .optional()
    .describe('units back with their probabilities, for the expected value'),
  returnsCanBeEstimated: flag
    .default(true)
    .describe('false: constrained, no revenue until the right has ended'),
  restockingFeePerUnit: positiveAmount.prefault('0').describe('kept from the refund of each unit returned'),
  recoveryCostPerUnit: positiveAmount
    .prefault('0')
    .describe('expected cost to recover a unit, with what it loses in value'),
  ...rounding,
});

export interface RightOfReturn {
  readonly consideration: string;
  /** Units not expected back at their price, and the restocking fee of those that are. */
  readonly revenue: string;
  /** Consideration expected to be paid back (15.55). */
  readonly refundLiability: string;
  readonly costOfSales: string;
  /** The right to recover products, at their cost less the cost of recovering them, never below zero (15.B25). */
  readonly returnAsset: string;
  readonly grossProfit: string;
  readonly expectedReturns: string;
}

/** Step 3: a sale with a right of return. IFRS 15.B20-B27, 55; IE examples 22 and 26; restocking fees as TRG of July 2015. */
export function accountForRightOfReturn(input: z.input<typeof accountForRightOfReturnInput>): RightOfReturn {
  const facts = read(accountForRightOfReturnInput, input);
  const amounts = new Amounts(facts);
  const back = facts.returnsCanBeEstimated ? expectedReturns(facts) : facts.units;
  if (back.gt(facts.units)) throw badInput('expectedReturns: must not be more than units');
  const consideration = facts.units.times(facts.unitPrice);
  const refund = back.times(facts.unitPrice.minus(facts.restockingFeePerUnit));
  const asset = back.times(recoverable(facts.unitCost, facts.recoveryCostPerUnit));
  const revenue = amounts.round(consideration).minus(amounts.round(refund));
  const cost = amounts.round(facts.units.times(facts.unitCost)).minus(amounts.round(asset));
  return {
    consideration: amounts.text(consideration),
    revenue: amounts.text(revenue),
    refundLiability: amounts.text(refund),
    costOfSales: amounts.text(cost),
    returnAsset: amounts.text(asset),
    grossProfit: amounts.text(revenue.minus(cost)),
    expectedReturns: back.toFixed(),
  };
}

/** What a unit that comes back is worth: an asset is never below zero, so that dearer recovery is a cost of its own time. */
function recoverable(unitCost: Decimal, recoveryCost: Decimal): Decimal {
  return Decimal.max(0, unitCost.minus(recoveryCost));
}

function expectedReturns(facts: z.output<typeof accountForRightOfReturnInput>): Decimal {
  const { returnOutcomes, expectedReturnRate, units } = facts;
  const given = [facts.expectedReturns, expectedReturnRate, returnOutcomes].filter(
    (one) => one !== undefined,
  );
  if (given.length !== 1)
    throw badInput('expectedReturns, expectedReturnRate, returnOutcomes: give one of the three');
  if (facts.expectedReturns) return facts.expectedReturns;
  if (expectedReturnRate) return units.times(expectedReturnRate);
  const outcomes = returnOutcomes ?? [];
  requireProbabilities(
    'returnOutcomes',
    outcomes.map((outcome) => outcome.probability),
  );
  return total(outcomes.map((outcome) => outcome.units.times(outcome.probability)));
}

export const remeasureRightOfReturnInput = z.strictObject({
  unitPrice: positiveAmount,
  unitCost: positiveAmount.prefault('0'),
  previouslyExpectedReturns: quantity.describe('units that the refund liability stands for'),
  returned: quantity.describe('units returned since then'),
  expectedReturns: quantity.describe('units still expected back; zero once the right has ended'),
  restockingFeePerUnit: positiveAmount.prefault('0'),
  recoveryCostPerUnit: positiveAmount.prefault('0').describe('expected now, with what a unit loses in value'),
  previousRecoveryCostPerUnit: positiveAmount
    .optional()
    .describe('as expected before, where it was another; the difference is cost of sales (15.B25)'),
  ...rounding,
});

export interface RightOfReturnRemeasurement {
  /** More revenue (or less) because fewer (or more) units come back than was expected. */
  readonly revenueAdjustment: string;
  readonly costOfSalesAdjustment: string;
  readonly refunded: string;
  readonly refundLiability: string;
  readonly returnAsset: string;
}

/** Step 3: refund liability and return asset at a later date: what came back, and what is still expected to. IFRS 15.B24-B25. */
export function remeasureRightOfReturn(
  input: z.input<typeof remeasureRightOfReturnInput>,
): RightOfReturnRemeasurement {
  const facts = read(remeasureRightOfReturnInput, input);
  const amounts = new Amounts(facts);
  const refund = facts.unitPrice.minus(facts.restockingFeePerUnit);
  const asset = recoverable(facts.unitCost, facts.recoveryCostPerUnit);
  const assetBefore = recoverable(
    facts.unitCost,
    facts.previousRecoveryCostPerUnit ?? facts.recoveryCostPerUnit,
  );
  const back = facts.returned.plus(facts.expectedReturns);
  const fewer = facts.previouslyExpectedReturns.minus(back);
  return {
    revenueAdjustment: amounts.text(fewer.times(refund)),
    costOfSalesAdjustment: amounts.text(
      facts.previouslyExpectedReturns.times(assetBefore).minus(back.times(asset)),
    ),
    refunded: amounts.text(facts.returned.times(refund)),
    refundLiability: amounts.text(facts.expectedReturns.times(refund)),
    returnAsset: amounts.text(facts.expectedReturns.times(asset)),
  };
}
