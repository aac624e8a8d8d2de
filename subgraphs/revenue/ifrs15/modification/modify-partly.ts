import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import { amount, flag, fraction, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

export const modifyPartlyInput = z.strictObject({
  unrecognizedConsideration: amount.describe('of the original contract'),
  additionalConsideration: amount.prefault('0'),
  obligations: z
    .array(
      z.strictObject({
        id,
        standAloneSellingPrice: positiveAmount.describe(
          'at the modification: of what remains where distinct, of the whole where partly satisfied',
        ),
        isDistinctFromTransferred: flag.describe(
          'true: prospective; false: partly satisfied and one with what was transferred, caught up',
        ),
        recognizedToDate: amount.prefault('0').describe('on a partly satisfied obligation'),
        progress: fraction.prefault('0').describe('of it, under the modified contract'),
      }),
    )
    .min(1),
  ...rounding,
});

export interface MixedModification {
  /** What is allocated: unrecognized, added, and what is recognized already on partly satisfied obligations. */
  readonly transactionPrice: string;
  readonly catchUp: string;
  readonly obligations: readonly {
    readonly id: string;
    readonly allocated: string;
    readonly progress: string;
    /** Revenue at the date of the modification. */
    readonly catchUp: string;
    readonly remaining: string;
  }[];
}

/** A modification where some of what remains is distinct from what was transferred and some is not. IFRS 15.21(c), ASC 606-10-25-13(c). */
export function modifyPartly(input: z.input<typeof modifyPartlyInput>): MixedModification {
  const facts = read(modifyPartlyInput, input);
  requireUnique('obligations', facts.obligations);
  const amounts = new Amounts(facts);
  const recognized = facts.obligations.map((one) =>
    one.isDistinctFromTransferred ? new Decimal(0) : one.recognizedToDate,
  );
  const price = facts.unrecognizedConsideration.plus(facts.additionalConsideration).plus(total(recognized));
  const parts = amounts.split(
    price,
    facts.obligations.map((one) => one.standAloneSellingPrice),
  );
  let catchUps = new Decimal(0);
  const obligations = facts.obligations.map((one, index) => {
    const allocated = parts[index] as Decimal;
    const progress = one.isDistinctFromTransferred ? new Decimal(0) : one.progress;
    const earned = amounts.round(allocated.times(progress));
    const catchUp = earned.minus(recognized[index] as Decimal);
    catchUps = catchUps.plus(catchUp);
    return {
      id: one.id,
      allocated: amounts.text(allocated),
      progress: fractionText(progress),
      catchUp: amounts.text(catchUp),
      remaining: amounts.text(allocated.minus(earned)),
    };
  });
  return { transactionPrice: amounts.text(price), catchUp: amounts.text(catchUps), obligations };
}
