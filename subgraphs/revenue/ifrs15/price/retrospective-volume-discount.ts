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
    .array(
      z.strictObject({
        id,
        units: quantity.describe('sold in the period'),
        ...volumeEstimate,
        invoiced: positiveAmount
          .optional()
          .describe('for the units of the period, where they are not invoiced at invoicedUnitPrice'),
        refunded: positiveAmount
          .prefault('0')
          .describe('given back, or credited, in the period of what was invoiced'),
      }),
    )
    .min(1)
    .describe(
      'in order; a period without an estimate keeps that of the one before, or what is sold by then where that is more',
    ),
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
    /** Invoiced, not given back yet, and expected to be (15.55). */
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
  let estimate: Estimate | undefined;
  let units = new Decimal(0);
  let kept = new Decimal(0);
  let recognized = new Decimal(0);
  return {
    periods: facts.periods.map((period) => {
      units = units.plus(period.units);
      if (period.expectedTotalUnits !== undefined || period.outcomes !== undefined) estimate = period;
      const price = roundTo(
        expectedPrice(tiers, estimate ?? missing(period.id), units),
        facts.roundUnitPriceTo,
      );
      const ownRevenue = amounts.round(period.units.times(price));
      const cumulative = amounts.round(units.times(price));
      const revenue = cumulative.minus(recognized);
      recognized = cumulative;
      const invoiced = period.invoiced ?? period.units.times(invoicePrice);
      kept = kept.plus(invoiced).minus(period.refunded);
      if (kept.isNegative())
        throw badInput(`periods.${period.id}.refunded: more is given back than was invoiced`);
      return {
        id: period.id,
        unitPrice: price.toDecimalPlaces(10).toFixed(),
        revenue: amounts.text(revenue),
        catchUp: amounts.text(revenue.minus(ownRevenue)),
        invoiced: amounts.text(invoiced),
        cumulativeRevenue: amounts.text(cumulative),
        refundLiability: amounts.text(Decimal.max(0, kept.minus(cumulative))),
      };
    }),
  };
}

interface Estimate {
  readonly id: string;
  readonly expectedTotalUnits?: Decimal | undefined;
  readonly outcomes?: readonly { readonly totalUnits: Decimal; readonly probability: Decimal }[] | undefined;
}

/** The price that is expected in the end; the total is what is sold by now at the least. */
function expectedPrice(tiers: readonly VolumeTier[], estimate: Estimate, sold: Decimal): Decimal {
  const { id: name, expectedTotalUnits, outcomes = [] } = estimate;
  const priceOf = (units: Decimal): Decimal => priceAt(tiers, Decimal.max(units, sold));
  if (expectedTotalUnits !== undefined) return priceOf(expectedTotalUnits);
  requireProbabilities(
    `periods.${name}.outcomes`,
    outcomes.map((outcome) => outcome.probability),
  );
  return total(outcomes.map((outcome) => priceOf(outcome.totalUnits).times(outcome.probability)));
}

function missing(period: string): never {
  throw badInput(`periods.${period}: must have expectedTotalUnits or outcomes`);
}
