import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { amount, entryOf, fraction, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

const obligation = z.strictObject({
  id,
  standAloneSellingPrice: positiveAmount.describe('as at contract inception; never updated (15.88)'),
  progress: fraction.prefault('0').describe('how far it is satisfied: 1 satisfied, 0 not begun'),
});

export const allocatePriceChangeInput = z.strictObject({
  change: amount.describe('of the transaction price, of either sign'),
  performanceObligations: z.array(obligation).min(1),
  relatesOnlyTo: z
    .array(id)
    .min(1)
    .optional()
    .describe('obligations that alone the change belongs to, by the criteria of 15.85; not given: all'),
  ...rounding,
});

export interface PriceChange {
  readonly allocations: readonly {
    readonly id: string;
    readonly allocated: string;
    /** What of it is revenue now, because that much is satisfied (15.88). */
    readonly recognizedNow: string;
  }[];
  readonly recognizedNow: string;
  readonly deferred: string;
}

/** Step 4: a change in the transaction price, on the same basis as at inception; the satisfied part is revenue at once. IFRS 15.87-89; royalties of IE example 35 case B. */
export function allocatePriceChange(input: z.input<typeof allocatePriceChangeInput>): PriceChange {
  const facts = read(allocatePriceChangeInput, input);
  requireUnique('performanceObligations', facts.performanceObligations);
  const amounts = new Amounts(facts);
  for (const name of facts.relatesOnlyTo ?? []) entryOf('relatesOnlyTo', facts.performanceObligations, name);
  const isTarget = (name: string): boolean => facts.relatesOnlyTo?.includes(name) ?? true;
  const parts = amounts.split(
    facts.change,
    facts.performanceObligations.map((one) =>
      isTarget(one.id) ? one.standAloneSellingPrice : new Decimal(0),
    ),
  );
  let now = new Decimal(0);
  const allocations = facts.performanceObligations.map((one, index) => {
    const allocated = parts[index] as Decimal;
    const recognized = amounts.round(allocated.times(one.progress));
    now = now.plus(recognized);
    return { id: one.id, allocated: amounts.text(allocated), recognizedNow: amounts.text(recognized) };
  });
  return {
    allocations,
    recognizedNow: amounts.text(now),
    deferred: amounts.text(amounts.round(facts.change).minus(now)),
  };
}

export const allocatePriceChangeAfterModificationInput = z.strictObject({
  change: amount.describe('of the transaction price'),
  promisedBeforeModification: z
    .boolean()
    .describe(
      'the change comes of variable consideration that was promised before the modification (15.90 a)',
    ),
  inceptionObligations: z.array(obligation).min(1).describe('of the original contract, as at its inception'),
  modifiedObligations: z
    .array(obligation)
    .min(1)
    .describe('that remained at the modification or were added by it, as at the modification'),
  ...rounding,
});

/**
 * Step 4: a change in the transaction price after a modification accounted for as a termination and a new contract. What
 * was promised before goes to the obligations of the original contract first; what falls on those that remained goes on
 * to all obligations of the modified one. IFRS 15.90, ASC 606-10-32-45; IE example 6.
 */
export function allocatePriceChangeAfterModification(
  input: z.input<typeof allocatePriceChangeAfterModificationInput>,
): PriceChange {
  const facts = read(allocatePriceChangeAfterModificationInput, input);
  requireUnique('inceptionObligations', facts.inceptionObligations);
  requireUnique('modifiedObligations', facts.modifiedObligations);
  const { decimals, currencyCode } = input;
  const policy = {
    ...(decimals === undefined ? {} : { decimals }),
    ...(currencyCode === undefined ? {} : { currencyCode }),
  };
  const amounts = new Amounts(facts);
  const remains = new Set(facts.modifiedObligations.map((one) => one.id));
  if (!facts.promisedBeforeModification)
    return allocatePriceChange({
      change: input.change,
      performanceObligations: input.modifiedObligations,
      ...policy,
    });
  const before = allocatePriceChange({
    change: input.change,
    performanceObligations: input.inceptionObligations,
    ...policy,
  });
  const satisfied = before.allocations.filter((one) => !remains.has(one.id));
  const carried = before.allocations
    .filter((one) => remains.has(one.id))
    .reduce((sum, one) => sum.plus(one.allocated), new Decimal(0));
  const after = allocatePriceChange({
    change: carried.toFixed(),
    performanceObligations: input.modifiedObligations,
    ...policy,
  });
  const allocations = [
    ...satisfied.map((one) => ({ ...one, recognizedNow: one.allocated })),
    ...after.allocations,
  ];
  const now = allocations.reduce((sum, one) => sum.plus(one.recognizedNow), new Decimal(0));
  return {
    allocations,
    recognizedNow: amounts.text(now),
    deferred: amounts.text(amounts.round(facts.change).minus(now)),
  };
}
