import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { total } from '../rounding.ts';
import { fraction, positiveAmount, quantity } from '../values.ts';

/** Prices by volume. */
export const volumeTiers = z
  .array(
    z.strictObject({
      aboveUnits: quantity.describe(
        'the price holds above so many units: 0 for the first tier, 1000 for “more than 1,000”, 999 for “1,000 or more”',
      ),
      unitPrice: positiveAmount,
    }),
  )
  .min(1);

/** How many units are expected, as a field of a period. */
export const volumeEstimate = {
  expectedTotalUnits: quantity
    .optional()
    .describe('units expected over the whole contract, as of the period; or give outcomes'),
  outcomes: z
    .array(z.strictObject({ totalUnits: quantity, probability: fraction }))
    .optional()
    .describe('possible totals, for a probability-weighted price per unit'),
};

export type VolumeTier = z.output<typeof volumeTiers>[number];

/** The tiers by volume; refused when none begins at 0. */
export function sortedTiers(tiers: readonly VolumeTier[]): VolumeTier[] {
  const sorted = [...tiers].sort((a, b) => a.aboveUnits.comparedTo(b.aboveUnits));
  if (!sorted[0]?.aboveUnits.isZero()) throw badInput('tiers: the first must have aboveUnits 0');
  return sorted;
}

/** The price of the tier that a total reaches. */
export function priceAt(tiers: readonly VolumeTier[], units: Decimal): Decimal {
  return (tiers.findLast((tier) => tier.aboveUnits.lt(units)) ?? (tiers[0] as VolumeTier)).unitPrice;
}

/** What so many units cost when each tier's price holds for its own units only. */
export function priceByTier(tiers: readonly VolumeTier[], units: Decimal): Decimal {
  return total(
    tiers.map(({ aboveUnits, unitPrice }, index) => {
      const end = Decimal.min(units, tiers[index + 1]?.aboveUnits ?? units);
      return Decimal.max(0, end.minus(aboveUnits)).times(unitPrice);
    }),
  );
}
