import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Amounts, total } from '../rounding.ts';
import { id, positiveAmount, quantity, read, requireUnique, rounding } from '../values.ts';

export const measureNonCashConsiderationInput = z.strictObject({
  cashConsideration: positiveAmount.prefault('0'),
  items: z
    .array(
      z.strictObject({
        id,
        quantity,
        fairValue: positiveAmount.optional().describe('of one, on the measurement date'),
        standAloneSellingPriceOfGoodsTransferred: positiveAmount
          .optional()
          .describe('for one, where its own fair value cannot be estimated (15.67)'),
        fairValueLater: positiveAmount
          .optional()
          .describe(
            'of one, when received or at the reporting date: changes because of its form are no revenue (15.68)',
          ),
      }),
    )
    .min(1),
  ...rounding,
});

export interface NonCashConsideration {
  readonly transactionPrice: string;
  readonly nonCashConsideration: string;
  readonly items: readonly {
    readonly id: string;
    readonly amount: string;
    /** Gain or loss outside revenue since the measurement date. */
    readonly changeBecauseOfForm: string;
  }[];
}

/** Step 3: consideration in shares, goods or services, at fair value. IFRS 15.66-69, ASC 606-10-32-21 to 24 (at inception); IE example 31. */
export function measureNonCashConsideration(
  input: z.input<typeof measureNonCashConsiderationInput>,
): NonCashConsideration {
  const facts = read(measureNonCashConsiderationInput, input);
  requireUnique('items', facts.items);
  const amounts = new Amounts(facts);
  const items = facts.items.map((item) => {
    const value = item.fairValue ?? item.standAloneSellingPriceOfGoodsTransferred;
    if (value === undefined)
      throw badInput(`items.${item.id}: give fairValue, or standAloneSellingPriceOfGoodsTransferred`);
    return {
      id: item.id,
      amount: item.quantity.times(value),
      change: item.quantity.times((item.fairValueLater ?? value).minus(value)),
    };
  });
  const nonCash = total(items.map((item) => item.amount));
  return {
    transactionPrice: amounts.text(nonCash.plus(facts.cashConsideration)),
    nonCashConsideration: amounts.text(nonCash),
    items: items.map((item) => ({
      id: item.id,
      amount: amounts.text(item.amount),
      changeBecauseOfForm: amounts.text(item.change),
    })),
  };
}
