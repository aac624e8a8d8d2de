import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, id, positiveAmount, quantity, read, requireUnique, rounding } from '../values.ts';

export const recognizeRightToInvoiceInput = z.strictObject({
  correspondsDirectlyWithValue: flag.describe(
    'what may be invoiced corresponds directly with the value to the customer of performance to date (15.B16)',
  ),
  periods: z
    .array(
      z.strictObject({
        id,
        amount: positiveAmount.optional().describe('that may be invoiced; or give units and unitPrice'),
        units: quantity.optional().describe('such as hours'),
        unitPrice: positiveAmount.optional(),
      }),
    )
    .min(1),
  ...rounding,
});

export interface RightToInvoice {
  /** Whether the expedient may be used; without it measure progress. */
  readonly applies: boolean;
  readonly periods: readonly {
    readonly id: string;
    readonly revenue: string;
    readonly cumulativeRevenue: string;
  }[];
}

/** Step 5: the practical expedient to recognize what the entity has a right to invoice. IFRS 15.B16, ASC 606-10-55-18. */
export function recognizeRightToInvoice(input: z.input<typeof recognizeRightToInvoiceInput>): RightToInvoice {
  const facts = read(recognizeRightToInvoiceInput, input);
  requireUnique('periods', facts.periods);
  if (!facts.correspondsDirectlyWithValue) return { applies: false, periods: [] };
  const amounts = new Amounts(facts);
  let cumulative = new Decimal(0);
  return {
    applies: true,
    periods: facts.periods.map((period) => {
      const { amount, units, unitPrice } = period;
      const given = amount ?? (units && unitPrice ? units.times(unitPrice) : undefined);
      if (given === undefined) throw badInput(`periods.${period.id}: give amount, or units and unitPrice`);
      const revenue = amounts.round(given);
      cumulative = cumulative.plus(revenue);
      return { id: period.id, revenue: amounts.text(revenue), cumulativeRevenue: amounts.text(cumulative) };
    }),
  };
}
