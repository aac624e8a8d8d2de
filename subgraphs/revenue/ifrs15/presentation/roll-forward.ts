import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { amount, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

export const rollForwardContractLiabilityInput = z.strictObject({
  opening: positiveAmount.describe('the contract liability (deferred revenue) at the beginning'),
  periods: z
    .array(
      z.strictObject({
        id,
        billed: positiveAmount.prefault('0').describe('or received in advance'),
        recognizedFromOpening: positiveAmount
          .prefault('0')
          .describe('revenue that was in the opening balance of the period (15.116 b)'),
        recognizedFromNew: positiveAmount.prefault('0').describe('revenue billed within the period'),
        adjustments: amount
          .prefault('0')
          .describe('credits, reclassifications and exchange differences, with their sign'),
      }),
    )
    .describe('in order'),
  ...rounding,
});

export interface ContractLiabilityRollForward {
  readonly periods: readonly {
    readonly id: string;
    readonly opening: string;
    readonly billed: string;
    readonly recognizedFromOpening: string;
    readonly recognizedFromNew: string;
    readonly adjustments: string;
    readonly closing: string;
  }[];
  readonly closing: string;
}

/** Disclosure: a contract liability from period to period: opening + billed − recognized ± adjustments = closing. IFRS 15.116-118. */
export function rollForwardContractLiability(
  input: z.input<typeof rollForwardContractLiabilityInput>,
): ContractLiabilityRollForward {
  const facts = read(rollForwardContractLiabilityInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  let closing: Decimal = new Decimal(facts.opening);
  const periods = facts.periods.map((period) => {
    const opening = closing;
    closing = opening
      .plus(period.billed)
      .minus(period.recognizedFromOpening)
      .minus(period.recognizedFromNew)
      .plus(period.adjustments);
    return {
      id: period.id,
      opening: amounts.text(opening),
      billed: amounts.text(period.billed),
      recognizedFromOpening: amounts.text(period.recognizedFromOpening),
      recognizedFromNew: amounts.text(period.recognizedFromNew),
      adjustments: amounts.text(period.adjustments),
      closing: amounts.text(closing),
    };
  });
  return { periods, closing: amounts.text(closing) };
}
