import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, id, quantity, read, requireUnique, rounding } from '../values.ts';
import { priceByTier, sortedTiers, volumeTiers } from './volume-tiers.ts';

export const applyProspectiveVolumeDiscountInput = z.strictObject({
  tiers: volumeTiers.describe('the price of the units from that count on only'),
  periods: z.array(z.strictObject({ id, units: quantity })).min(1),
  isMaterialRight: flag
    .default(false)
    .describe(
      'the lower price is more than the customer would get without the contract: every unit then earns the average expected price (15.B43)',
    ),
  expectedTotalUnits: quantity.optional().describe('needed for a material right'),
  ...rounding,
});

export interface ProspectiveVolumeDiscount {
  /** Revenue per unit where there is a material right; null where each unit earns its tier’s price. */
  readonly averageUnitPrice: string | null;
  readonly periods: readonly {
    readonly id: string;
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
  if (facts.isMaterialRight && facts.expectedTotalUnits === undefined)
    throw badInput('expectedTotalUnits: needed for a material right');
  const expected = facts.isMaterialRight ? facts.expectedTotalUnits : undefined;
  const average = expected && priceByTier(tiers, expected).dividedBy(expected);
  let units = new Decimal(0);
  let recognized = new Decimal(0);
  let billed = new Decimal(0);
  return {
    averageUnitPrice: average ? average.toDecimalPlaces(10).toFixed() : null,
    periods: facts.periods.map((period) => {
      units = units.plus(period.units);
      const invoicedSoFar = amounts.round(priceByTier(tiers, units));
      const earned = average ? amounts.round(units.times(average)) : invoicedSoFar;
      const [revenue, invoiced] = [earned.minus(recognized), invoicedSoFar.minus(billed)];
      [recognized, billed] = [earned, invoicedSoFar];
      return {
        id: period.id,
        revenue: amounts.text(revenue),
        invoiced: amounts.text(invoiced),
        contractLiability: amounts.text(Decimal.max(0, billed.minus(recognized))),
      };
    }),
  };
}
