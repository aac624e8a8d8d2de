import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { amount, flag, positiveAmount, quantity, read, rounding, step } from '../values.ts';
import { classifyModification } from './classify-modification.ts';
import { modifyProspectively } from './modify-prospectively.ts';

export const modifyUnitsInput = z.strictObject({
  units: quantity.describe(
    'of the original contract: units of a product, or the months or years of a service',
  ),
  unitPrice: positiveAmount.describe('of the original contract'),
  transferredUnits: quantity.describe('before the modification'),
  addedUnits: quantity.prefault('0'),
  removedUnits: quantity
    .prefault('0')
    .describe('of the original units still to transfer, which the modification takes away'),
  addedUnitPrice: positiveAmount.optional().describe('of the added units, before any credit for the past'),
  addedPriceReflectsStandAloneSellingPrice: flag.default(false),
  remainingUnitPrice: positiveAmount
    .optional()
    .describe('a new price of the original units still to transfer; not given: unchanged'),
  creditForPastPerformance: positiveAmount.prefault('0'),
  modificationFee: amount
    .prefault('0')
    .describe(
      'paid by the customer for the modification, such as a termination penalty; negative where the entity pays: part of the price of what is left, revenue at once where nothing is',
    ),
  roundUnitPriceTo: step.optional(),
  ...rounding,
});

export interface UnitModification {
  readonly treatment: 'SEPARATE_CONTRACT' | 'TERMINATION_AND_NEW_CONTRACT';
  readonly revenueBeforeModification: string;
  /** Revenue at the date of the modification: credits for the past, and a fee that pays for nothing to come. */
  readonly revenueAdjustment: string;
  /** Of each original unit still to transfer. */
  readonly remainingUnitPrice: string;
  readonly addedUnitPrice: string | null;
  readonly remainingRevenue: string;
  readonly totalRevenue: string;
}

/**
 * A modification of a contract for distinct units of one product, or for the months or years of a service: units added or
 * taken away (a term extended or cut), a new price, a credit, a fee. IFRS 15.20-21(a); IE examples 5 and 7.
 */
export function modifyUnits(input: z.input<typeof modifyUnitsInput>): UnitModification {
  const facts = read(modifyUnitsInput, input);
  const amounts = new Amounts(facts);
  if (facts.transferredUnits.gt(facts.units)) throw badInput('transferredUnits: must not be more than units');
  if (facts.removedUnits.gt(facts.units.minus(facts.transferredUnits)))
    throw badInput('removedUnits: must not be more than the units still to transfer');
  if (facts.addedUnits.gt(0) && facts.addedUnitPrice === undefined)
    throw badInput('addedUnitPrice: needed for added units');
  const left = facts.units.minus(facts.transferredUnits).minus(facts.removedUnits);
  const before = facts.transferredUnits.times(facts.unitPrice);
  const unchanged = left.times(facts.remainingUnitPrice ?? facts.unitPrice);
  const added = facts.addedUnits.times(facts.addedUnitPrice ?? 0);
  const { treatment } = classifyModification({
    addsDistinctGoodsOrServices: facts.addedUnits.gt(0),
    priceReflectsStandAloneSellingPrice:
      facts.addedPriceReflectsStandAloneSellingPrice &&
      (facts.remainingUnitPrice === undefined || facts.remainingUnitPrice.eq(facts.unitPrice)) &&
      facts.removedUnits.isZero() &&
      facts.modificationFee.isZero(),
    remainingGoodsOrServicesAreDistinct: 'ALL',
  });
  const isSeparate = treatment === 'SEPARATE_CONTRACT';
  const still = left.plus(facts.addedUnits);
  const blended = still.isZero()
    ? { unitPrice: amounts.text(facts.remainingUnitPrice ?? facts.unitPrice), allocations: [] }
    : modifyProspectively({
        unrecognizedConsideration: unchanged.toFixed(),
        additionalConsideration: added.plus(facts.modificationFee).toFixed(),
        remaining: [{ id: 'units', quantity: still.toFixed() }],
        roundUnitPriceTo: input.roundUnitPriceTo,
        decimals: amounts.digits,
      });
  const remaining = isSeparate ? unchanged.plus(added) : new Decimal(blended.allocations[0]?.allocated ?? 0);
  const adjustment = (still.isZero() ? facts.modificationFee : new Decimal(0)).minus(
    facts.creditForPastPerformance,
  );
  return {
    treatment: isSeparate ? 'SEPARATE_CONTRACT' : 'TERMINATION_AND_NEW_CONTRACT',
    revenueBeforeModification: amounts.text(before),
    revenueAdjustment: amounts.text(adjustment),
    remainingUnitPrice: isSeparate ? amounts.text(facts.unitPrice) : (blended.unitPrice as string),
    addedUnitPrice: facts.addedUnits.isZero()
      ? null
      : isSeparate
        ? amounts.text(facts.addedUnitPrice as Decimal)
        : blended.unitPrice,
    remainingRevenue: amounts.text(remaining),
    totalRevenue: amounts.text(before.plus(adjustment).plus(remaining)),
  };
}
