import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, roundTo, total } from '../rounding.ts';
import {
  id,
  positiveAmount,
  quantity,
  read,
  requireProbabilities,
  requireUnique,
  rounding,
  step,
} from '../values.ts';
import { priceAt, sortedTiers, type VolumeTier, volumeEstimate, volumeTiers } from './volume-tiers.ts';

export const applyRetrospectiveVolumeDiscountInput = z.strictObject({
  tiers: volumeTiers.describe('the price of every unit, once the total reaches the tier'),
  periods: z
    .array(z.strictObject({ id, units: quantity.describe('sold in the period'), ...volumeEstimate }))
    .min(1)
    .describe('in order; a period without an estimate keeps that of the one before'),
  invoicedUnitPrice: positiveAmount
    .optional()
    .describe('what each unit is invoiced at meanwhile; not given: the first tier’s price'),
  roundUnitPriceTo: step.optional(),
  ...rounding,
});

export interface RetrospectiveVolumeDiscount {
  readonly periods: readonly {
    readonly id: string;
    /** The price per unit expected to hold in the end, as of the period. */
    readonly unitPrice: string;
    /** Of the period, catch-up included. */
    readonly revenue: string;
    /** Of the revenue: what the new estimate changes for units of earlier periods (15.87-88). */
    readonly catchUp: string;
    readonly invoiced: string;
    readonly cumulativeRevenue: string;
    /** Invoiced and expected to be given back (15.55). */
    readonly refundLiability: string;
  }[];
}

/** Step 3: a discount on all units once a volume is reached: variable consideration, caught up as estimates change. IE example 24. */
export function applyRetrospectiveVolumeDiscount(
  input: z.input<typeof applyRetrospectiveVolumeDiscountInput>,
): RetrospectiveVolumeDiscount {
  const facts = read(applyRetrospectiveVolumeDiscountInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  const tiers = sortedTiers(facts.tiers);
  const invoicePrice = facts.invoicedUnitPrice ?? (tiers[0] as VolumeTier).unitPrice;
  let price: Decimal | undefined;
  let units = new Decimal(0);
  let recognized = new Decimal(0);
  return {
    periods: facts.periods.map((period) => {
      price = roundTo(expectedPrice(tiers, period) ?? price ?? missing(period.id), facts.roundUnitPriceTo);
      const ownRevenue = amounts.round(period.units.times(price));
      units = units.plus(period.units);
      const cumulative = amounts.round(units.times(price));
      const revenue = cumulative.minus(recognized);
      recognized = cumulative;
      return {
        id: period.id,
        unitPrice: price.toDecimalPlaces(10).toFixed(),
        revenue: amounts.text(revenue),
        catchUp: amounts.text(revenue.minus(ownRevenue)),
        invoiced: amounts.text(period.units.times(invoicePrice)),
        cumulativeRevenue: amounts.text(cumulative),
        refundLiability: amounts.text(Decimal.max(0, units.times(invoicePrice).minus(cumulative))),
      };
    }),
  };
}

function expectedPrice(
  tiers: readonly VolumeTier[],
  period: { id: string; expectedTotalUnits?: Decimal | undefined; outcomes?: Outcome[] | undefined },
): Decimal | undefined {
  if (period.expectedTotalUnits !== undefined) return priceAt(tiers, period.expectedTotalUnits);
  if (period.outcomes === undefined) return undefined;
  requireProbabilities(
    `periods.${period.id}.outcomes`,
    period.outcomes.map((outcome) => outcome.probability),
  );
  return total(
    period.outcomes.map((outcome) => priceAt(tiers, outcome.totalUnits).times(outcome.probability)),
  );
}

interface Outcome {
  readonly totalUnits: Decimal;
  readonly probability: Decimal;
}

function missing(period: string): never {
  throw badInput(`periods.${period}: must have expectedTotalUnits or outcomes`);
}
