import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import type { Decimal } from '#kit/money.ts';
import { total } from '../rounding.ts';
import { flag, id, positiveAmount } from '../values.ts';

/** A bundle that the entity regularly sells at a discount to the stand-alone selling prices of its members. */
export const discountBundle = z.strictObject({
  obligationIds: z.array(id).min(2),
  bundlePrice: positiveAmount.describe('at which the bundle is regularly sold'),
  membersRegularlySoldAlone: flag
    .default(true)
    .describe('every good or service of the contract is regularly sold alone (15.82 a)'),
  bundleRegularlySold: flag.default(true).describe('as a bundle at a discount (15.82 b)'),
});

export type DiscountBundle = z.output<typeof discountBundle>;

/**
 * The bundles that a contract's discount belongs to alone (IFRS 15.82): those that meet the criteria and whose discounts
 * are, together or one of them, substantially the whole discount, or by policy less than it. An unknown whole discount (there is a residual) is
 * taken to be that of the bundles.
 */
export function attributableBundles(
  bundles: readonly DiscountBundle[],
  prices: readonly { readonly id: string; readonly price: Decimal }[],
  discount: Decimal | undefined,
  tolerance: Decimal,
  takesBundlesFirst: boolean,
): readonly DiscountBundle[] {
  const discounts = bundles.map((bundle) => discountOf(bundle, prices));
  const eligible = bundles.filter(
    (bundle, index) =>
      bundle.membersRegularlySoldAlone && bundle.bundleRegularlySold && (discounts[index] as Decimal).gt(0),
  );
  const names = eligible.flatMap((bundle) => bundle.obligationIds);
  const areDisjoint = new Set(names).size === names.length;
  if (discount === undefined) {
    if (!areDisjoint)
      throw badInput('discountBundles: must not share an obligation where there is a residual');
    return eligible;
  }
  if (discount.lte(0)) return [];
  const sumOfDiscounts = (some: readonly DiscountBundle[]): Decimal =>
    total(some.map((bundle) => discountOf(bundle, prices)));
  const explains = (some: readonly DiscountBundle[]): boolean =>
    sumOfDiscounts(some).minus(discount).abs().lte(discount.times(tolerance));
  if (areDisjoint && eligible.length > 0 && explains(eligible)) return eligible;
  if (takesBundlesFirst && areDisjoint && sumOfDiscounts(eligible).lt(discount)) return eligible;
  const one = eligible.find((bundle) => explains([bundle]));
  // a bundle of everything says nothing about whose discount it is
  return one && one.obligationIds.length < prices.length ? [one] : [];
}

function discountOf(
  bundle: DiscountBundle,
  prices: readonly { readonly id: string; readonly price: Decimal }[],
): Decimal {
  const members = bundle.obligationIds.map((name) => {
    const found = prices.find((one) => one.id === name);
    if (!found) throw badInput(`discountBundles: there is no ${name} with a stand-alone selling price`);
    return found.price;
  });
  return total(members).minus(bundle.bundlePrice);
}
