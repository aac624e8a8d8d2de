import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { total } from '../rounding.ts';
import { fraction, positiveAmount, quantity } from '../values.ts';

/** What a royalty is of sales or usage: one rate, one amount per unit, or tiers of either. */
export const royaltyTerms = {
  royaltyRate: fraction
    .optional()
    .describe('of the customer’s sales; or give royaltyPerUnit or royaltyTiers'),
  royaltyPerUnit: positiveAmount.optional().describe('per unit sold or used'),
  royaltyTiers: z
    .array(
      z.strictObject({
        above: quantity.describe('holds above so much sales or usage; 0 for the first tier'),
        royaltyRate: fraction.optional().describe('of sales; or give royaltyPerUnit'),
        royaltyPerUnit: positiveAmount.optional(),
      }),
    )
    .min(1)
    .optional()
    .describe('royalties that rise or fall with total sales'),
  tiersApplyTo: z
    .enum(['SALES_WITHIN_TIER', 'ALL_SALES'])
    .default('SALES_WITHIN_TIER')
    .describe('each tier’s royalty is for the sales within it, or the one of the tier reached for all sales'),
};

interface Royalty {
  readonly royaltyRate?: Decimal | undefined;
  readonly royaltyPerUnit?: Decimal | undefined;
}

interface Terms extends Royalty {
  readonly royaltyTiers?: readonly (Royalty & { readonly above: Decimal })[] | undefined;
  readonly tiersApplyTo: 'SALES_WITHIN_TIER' | 'ALL_SALES';
}

/** The royalty on so much sales or usage in all. */
export function royaltyOn(terms: Terms): (sales: Decimal) => Decimal {
  const { royaltyRate, royaltyPerUnit, royaltyTiers, tiersApplyTo } = terms;
  if ([royaltyRate, royaltyPerUnit, royaltyTiers].filter((one) => one !== undefined).length !== 1)
    throw badInput('royaltyRate, royaltyPerUnit, royaltyTiers: give one of the three');
  const tiers = (royaltyTiers ?? [{ above: new Decimal(0), ...terms }])
    .map((tier, index) => ({ above: tier.above, per: perUnit(tier, `royaltyTiers[${index}]`) }))
    .sort((a, b) => a.above.comparedTo(b.above));
  if (!tiers[0]?.above.isZero()) throw badInput('royaltyTiers: the first must have above 0');
  if (tiersApplyTo === 'ALL_SALES')
    return (sales) => sales.times((tiers.findLast((tier) => tier.above.lt(sales)) ?? tiers[0])?.per ?? 0);
  return (sales) =>
    total(
      tiers.map(({ above, per }, index) => {
        const end = Decimal.min(sales, tiers[index + 1]?.above ?? sales);
        return Decimal.max(0, end.minus(above)).times(per);
      }),
    );
}

function perUnit({ royaltyRate, royaltyPerUnit }: Royalty, path: string): Decimal {
  if ((royaltyRate === undefined) === (royaltyPerUnit === undefined))
    throw badInput(`${path}: give royaltyRate or royaltyPerUnit`);
  return (royaltyRate ?? royaltyPerUnit) as Decimal;
}
