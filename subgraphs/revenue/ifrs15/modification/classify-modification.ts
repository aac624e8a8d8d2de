import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { flag, read } from '../values.ts';

export const classifyModificationInput = z.strictObject({
  approved: flag.default(true).describe('creates or changes enforceable rights and obligations (15.18-19)'),
  addsDistinctGoodsOrServices: flag.describe('the scope grows by distinct goods or services (15.20 a)'),
  priceReflectsStandAloneSellingPrice: flag
    .default(false)
    .describe('the price grows by their stand-alone selling prices, adjusted for the contract (15.20 b)'),
  remainingGoodsOrServicesAreDistinct: z
    .enum(['ALL', 'SOME', 'NONE'])
    .optional()
    .describe(
      'from those transferred before the modification (15.21); needed unless 15.20 makes it a separate contract',
    ),
});

export interface ModificationClassification {
  readonly treatment:
    | 'NOT_YET_A_MODIFICATION'
    | 'SEPARATE_CONTRACT'
    | 'TERMINATION_AND_NEW_CONTRACT'
    | 'CUMULATIVE_CATCH_UP'
    | 'MIXED';
  /** The paragraph of IFRS 15. */
  readonly paragraph: string;
}

/** How a contract modification is accounted for. IFRS 15.18-21, ASC 606-10-25-10 to 13; IE examples 5-9. */
export function classifyModification(
  input: z.input<typeof classifyModificationInput>,
): ModificationClassification {
  const facts = read(classifyModificationInput, input);
  if (!facts.approved) return { treatment: 'NOT_YET_A_MODIFICATION', paragraph: '18' };
  if (facts.addsDistinctGoodsOrServices && facts.priceReflectsStandAloneSellingPrice)
    return { treatment: 'SEPARATE_CONTRACT', paragraph: '20' };
  if (facts.remainingGoodsOrServicesAreDistinct === undefined)
    throw badInput('remainingGoodsOrServicesAreDistinct: is needed where there is no separate contract');
  if (facts.remainingGoodsOrServicesAreDistinct === 'ALL')
    return { treatment: 'TERMINATION_AND_NEW_CONTRACT', paragraph: '21(a)' };
  return facts.remainingGoodsOrServicesAreDistinct === 'NONE'
    ? { treatment: 'CUMULATIVE_CATCH_UP', paragraph: '21(b)' }
    : { treatment: 'MIXED', paragraph: '21(c)' };
}
