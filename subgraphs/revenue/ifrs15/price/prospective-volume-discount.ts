import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { flag, id, quantity, read, requireProbabilities, requireUnique, rounding } from '../values.ts';
import { priceByTier, sortedTiers, type VolumeTier, volumeEstimate, volumeTiers } from './volume-tiers.ts';

export const applyProspectiveVolumeDiscountInput = z.strictObject({
  tiers: volumeTiers.describe('the price of the units from that count on only'),
  periods: z
    .array(z.strictObject({ id, units: quantity.describe('sold in the period'), ...volumeEstimate }))
    .min(1)
    .describe('in order; a new estimate is caught up in its period'),
  isMaterialRight: flag
    .default(false)
    .describe(
      'the lower price is more than the customer would get without the contract: every unit then earns the average expected price (15.B43)',
    ),
  expectedTotalUnits: quantity
    .optional()
    .describe('over the whole contract; for a material right, unless the first period has an estimate'),
  ...rounding,
});

export interface ProspectiveVolumeDiscount {
  readonly periods: readonly {
    readonly id: string;
    /** Revenue per unit where there is a material right; null where each unit earns its tier’s price. */
    readonly averageUnitPrice: string | null;
    /** Of the period, with what a new estimate changes for units of earlier ones. */
    readonly revenue: string;
    readonly invoiced: string;
    /** For the option to buy cheaper; invoiced so far, not earned. */
    readonly contractLiability: string;
  }[];
}

/** Steps 2 and 3: a discount on units after a volume is reached: an option, and a material right where it is incremental. IFRS 15.B39-B43. */
export function applyProspectiveVolumeDiscount(
  input: z.input<typeof applyProspectiveVolumeDiscountInput>,
): ProspectiveVolumeDiscount {
  const facts = read(applyProspectiveVolumeDiscountInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  const tiers = sortedTiers(facts.tiers);
  let estimate: Estimate | undefined = facts.expectedTotalUnits && {
    id: 'none',
    expectedTotalUnits: facts.expectedTotalUnits,
  };
  let units = new Decimal(0);
  let recognized = new Decimal(0);
  let billed = new Decimal(0);
  return {
    periods: facts.periods.map((period) => {
      units = units.plus(period.units);
      if (period.expectedTotalUnits !== undefined || period.outcomes !== undefined) estimate = period;
      const average = facts.isMaterialRight
        ? averagePrice(tiers, estimate ?? missing(period.id), units)
        : undefined;
      const invoicedSoFar = amounts.round(priceByTier(tiers, units));
      const earned = average ? amounts.round(units.times(average)) : invoicedSoFar;
      const [revenue, invoiced] = [earned.minus(recognized), invoicedSoFar.minus(billed)];
      [recognized, billed] = [earned, invoicedSoFar];
      return {
        id: period.id,
        averageUnitPrice: average ? average.toDecimalPlaces(10).toFixed() : null,
        revenue: amounts.text(revenue),
        invoiced: amounts.text(invoiced),
        contractLiability: amounts.text(Decimal.max(0, billed.minus(recognized))),
      };
    }),
  };
}

interface Estimate {
  readonly id: string;
  readonly expectedTotalUnits?: Decimal | undefined;
  readonly outcomes?: readonly { readonly totalUnits: Decimal; readonly probability: Decimal }[] | undefined;
}

/** What all expected units cost, by the unit; weighted by probability where there are several outcomes. What is sold by now is expected at the least. */
function averagePrice(
  tiers: readonly VolumeTier[],
  { id: name, expectedTotalUnits, outcomes }: Estimate,
  sold: Decimal,
): Decimal {
  const estimated = outcomes ?? [
    { totalUnits: expectedTotalUnits ?? new Decimal(0), probability: new Decimal(1) },
  ];
  const expected = estimated.map(({ totalUnits, probability }) => ({
    totalUnits: Decimal.max(totalUnits, sold),
    probability,
  }));
  requireProbabilities(
    `periods.${name}.outcomes`,
    expected.map((outcome) => outcome.probability),
  );
  const units = total(expected.map((outcome) => outcome.totalUnits.times(outcome.probability)));
  if (units.isZero()) throw badInput(`periods.${name}: some units must be expected`);
  return total(
    expected.map((outcome) => priceByTier(tiers, outcome.totalUnits).times(outcome.probability)),
  ).dividedBy(units);
}

function missing(period: string): never {
  throw badInput(
    `periods.${period}: must have expectedTotalUnits or outcomes, where there is a material right`,
  );
}
