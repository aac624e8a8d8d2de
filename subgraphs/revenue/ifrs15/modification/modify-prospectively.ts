import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import type { Decimal } from '#kit/money.ts';
import { Amounts, roundTo, total } from '../rounding.ts';
import { amount, id, positiveAmount, quantity, read, requireUnique, rounding, step } from '../values.ts';

export const modifyProspectivelyInput = z.strictObject({
  unrecognizedConsideration: amount.describe(
    'of the original contract: in its transaction price and not yet recognized as revenue (15.21 a i)',
  ),
  additionalConsideration: amount
    .prefault('0')
    .describe('promised by the modification (15.21 a ii); negative where it takes away'),
  creditForPastPerformance: positiveAmount
    .prefault('0')
    .describe(
      'for what was transferred before, such as defects: reduces revenue at once, not the price of the rest',
    ),
  remaining: z
    .array(
      z.strictObject({
        id,
        quantity: quantity.prefault('1').describe('units, months or years still to transfer'),
        standAloneSellingPrice: positiveAmount
          .optional()
          .describe('of one; not given by any: each unit weighs the same'),
      }),
    )
    .min(1)
    .describe('goods or services still to be transferred, those added included'),
  roundUnitPriceTo: step
    .optional()
    .describe(
      'policy: round the price of a unit first, as some publications do; not given: allocate exactly',
    ),
  ...rounding,
});

export interface ProspectiveModification {
  /** The transaction price of the new contract. */
  readonly transactionPrice: string;
  /** Revenue at the date of the modification, for what was transferred before it. */
  readonly revenueAdjustment: string;
  /** Per unit where all units weigh the same; null otherwise. */
  readonly unitPrice: string | null;
  readonly allocations: readonly {
    readonly id: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly allocated: string;
  }[];
}

/** A modification as the end of the old contract and a new one: what is left is allocated to what is left. IFRS 15.21(a); IE examples 5B, 6, 7. */
export function modifyProspectively(
  input: z.input<typeof modifyProspectivelyInput>,
): ProspectiveModification {
  const facts = read(modifyProspectivelyInput, input);
  requireUnique('remaining', facts.remaining);
  const amounts = new Amounts(facts);
  const priced = facts.remaining.filter((one) => one.standAloneSellingPrice !== undefined);
  if (priced.length > 0 && priced.length < facts.remaining.length)
    throw badInput('remaining: give a standAloneSellingPrice to all of them or to none');
  const price = facts.unrecognizedConsideration.plus(facts.additionalConsideration);
  const weights = facts.remaining.map((one) => one.quantity.times(one.standAloneSellingPrice ?? 1));
  const weight = total(weights);
  if (weight.isZero()) throw badInput('remaining: something must be left to transfer');
  const perWeight = price.dividedBy(weight);
  const unitPrice = (one: (typeof facts.remaining)[number]): Decimal =>
    roundTo(perWeight.times(one.standAloneSellingPrice ?? 1), facts.roundUnitPriceTo);
  const parts =
    facts.roundUnitPriceTo === undefined
      ? amounts.split(price, weights)
      : facts.remaining.map((one) => unitPrice(one).times(one.quantity));
  const unitText = (value: Decimal): string =>
    facts.roundUnitPriceTo === undefined ? amounts.text(value) : value.toFixed();
  return {
    transactionPrice: amounts.text(price),
    revenueAdjustment: amounts.text(facts.creditForPastPerformance.neg()),
    unitPrice:
      priced.length === 0
        ? unitText(unitPrice(facts.remaining[0] as (typeof facts.remaining)[number]))
        : null,
    allocations: facts.remaining.map((one, index) => ({
      id: one.id,
      quantity: one.quantity.toFixed(),
      unitPrice: unitText(unitPrice(one)),
      allocated: amounts.text(parts[index] as Decimal),
    })),
  };
}
