import { z } from 'zod';
import { flag, read } from '../values.ts';

const controlIndicators = [
  'presentRightToPayment',
  'legalTitle',
  'physicalPossession',
  'risksAndRewards',
  'customerAcceptance',
] as const;

export const determineSatisfactionInput = z.strictObject({
  customerReceivesAndConsumesBenefits: flag
    .default(false)
    .describe('as the entity performs; another entity would not need to perform the work anew (15.35 a)'),
  customerControlsAssetBeingCreated: flag.default(false).describe('15.35 b'),
  assetHasAlternativeUse: flag
    .default(true)
    .describe('to the entity, neither contract nor practice keeping it from redirecting the asset (15.36)'),
  enforceableRightToPaymentForPerformance: flag
    .default(false)
    .describe('completed to date, at least cost and a reasonable margin throughout the contract (15.37)'),
  presentRightToPayment: flag.default(false).describe('15.38 a'),
  legalTitle: flag.default(false).describe('15.38 b'),
  physicalPossession: flag.default(false).describe('15.38 c'),
  risksAndRewards: flag.default(false).describe('15.38 d'),
  customerAcceptance: flag.default(false).describe('given, or a formality (15.38 e, B83-B86)'),
});

export interface Satisfaction {
  readonly timing: 'OVER_TIME' | 'POINT_IN_TIME';
  /** The criterion of 15.35 that makes it over time: a, b or c; null at a point in time. */
  readonly criterion:
    | 'SIMULTANEOUS_RECEIPT_AND_CONSUMPTION'
    | 'CUSTOMER_CONTROLS_ASSET'
    | 'NO_ALTERNATIVE_USE_AND_RIGHT_TO_PAYMENT'
    | null;
  /** Indicators of 15.38 that control has passed; matter at a point in time. */
  readonly controlIndicators: readonly string[];
}

/** Step 5: whether an obligation is satisfied over time or at a point in time. IFRS 15.31-38, ASC 606-10-25-23 to 30; IE examples 13-17. */
export function determineSatisfaction(input: z.input<typeof determineSatisfactionInput>): Satisfaction {
  const facts = read(determineSatisfactionInput, input);
  const criterion = facts.customerReceivesAndConsumesBenefits
    ? 'SIMULTANEOUS_RECEIPT_AND_CONSUMPTION'
    : facts.customerControlsAssetBeingCreated
      ? 'CUSTOMER_CONTROLS_ASSET'
      : !facts.assetHasAlternativeUse && facts.enforceableRightToPaymentForPerformance
        ? 'NO_ALTERNATIVE_USE_AND_RIGHT_TO_PAYMENT'
        : null;
  return {
    timing: criterion === null ? 'POINT_IN_TIME' : 'OVER_TIME',
    criterion,
    controlIndicators: controlIndicators.filter((name) => facts[name]),
  };
}
