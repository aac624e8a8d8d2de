import { z } from 'zod';
import { flag, read } from '../values.ts';

export const classifyLicenceInput = z.strictObject({
  isDistinct: flag.default(true).describe('from other goods or services of the contract (15.B53-B54)'),
  entityActivitiesSignificantlyAffectProperty: flag.describe(
    'required or expected by the customer (15.B58 a)',
  ),
  customerIsExposedToEffects: flag.describe('of those activities, as they occur (15.B58 b)'),
  activitiesTransferNoGoodOrService: flag.default(true).describe('15.B58 c'),
  hasSignificantStandAloneFunctionality: flag
    .default(false)
    .describe('functional property under ASC 606-10-55-59, such as software or a film that is finished'),
});

export interface LicenceClassification {
  /** RIGHT_TO_ACCESS the property as it exists over the term, RIGHT_TO_USE it as it is when granted, or PART_OF_BUNDLE. */
  readonly nature: 'RIGHT_TO_ACCESS' | 'RIGHT_TO_USE' | 'PART_OF_BUNDLE';
  readonly recognition: 'OVER_TIME' | 'POINT_IN_TIME' | 'AS_THE_BUNDLE';
}

/** Steps 2 and 5: the nature of a licence of intellectual property. IFRS 15.B52-B62; IE examples 54-61. */
export function classifyLicence(input: z.input<typeof classifyLicenceInput>): LicenceClassification {
  const facts = read(classifyLicenceInput, input);
  if (!facts.isDistinct) return { nature: 'PART_OF_BUNDLE', recognition: 'AS_THE_BUNDLE' };
  const isAccess =
    facts.entityActivitiesSignificantlyAffectProperty &&
    facts.customerIsExposedToEffects &&
    facts.activitiesTransferNoGoodOrService &&
    !facts.hasSignificantStandAloneFunctionality;
  return isAccess
    ? { nature: 'RIGHT_TO_ACCESS', recognition: 'OVER_TIME' }
    : { nature: 'RIGHT_TO_USE', recognition: 'POINT_IN_TIME' };
}
