import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, fraction, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';

export const recognizeSalesBasedRoyaltyInput = z.strictObject({
  royaltyRate: fraction.optional().describe('of the customer’s sales; or give royaltyPerUnit'),
  royaltyPerUnit: positiveAmount.optional().describe('per unit sold or used'),
  predominantItemIsLicence: flag
    .default(true)
    .describe('the royalty relates to a licence, or to one predominantly (15.B63A)'),
  periods: z
    .array(
      z.strictObject({
        id,
        salesOrUsage: positiveAmount.describe('of the customer in the period: an amount, or units'),
        obligationSatisfied: fraction
          .prefault('1')
          .describe('how far the licence’s obligation is satisfied at its end'),
      }),
    )
    .min(1),
  minimumGuarantee: positiveAmount
    .prefault('0')
    .describe(
      'fixed, in all: recognized as the licence is transferred; only royalties beyond it are sales-based',
    ),
  ...rounding,
});

export interface SalesBasedRoyalty {
  readonly periods: readonly {
    readonly id: string;
    /** Royalty that the period's sales gave rise to. */
    readonly earned: string;
    /** Beyond the minimum, recognized at the later of the sale and satisfaction (15.B63). */
    readonly revenue: string;
    readonly cumulativeRevenue: string;
  }[];
  readonly minimumGuarantee: string;
  readonly total: string;
}

/** Steps 3 and 5: royalties on a licence by the customer's sales or usage, at the later of those and satisfaction. IFRS 15.B63-B63B; IE examples 35, 57, 60, 61. */
export function recognizeSalesBasedRoyalty(
  input: z.input<typeof recognizeSalesBasedRoyaltyInput>,
): SalesBasedRoyalty {
  const facts = read(recognizeSalesBasedRoyaltyInput, input);
  requireUnique('periods', facts.periods);
  if (!facts.predominantItemIsLicence)
    throw badInput(
      'predominantItemIsLicence: only royalties for a licence wait for sales; estimate others as variable consideration',
    );
  if ((facts.royaltyRate === undefined) === (facts.royaltyPerUnit === undefined))
    throw badInput('royaltyRate, royaltyPerUnit: give one of the two');
  const amounts = new Amounts(facts);
  const per = (facts.royaltyRate ?? facts.royaltyPerUnit) as Decimal;
  let earned = new Decimal(0);
  let recognized = new Decimal(0);
  const periods = facts.periods.map((period) => {
    const own = amounts.round(period.salesOrUsage.times(per));
    earned = earned.plus(own);
    const beyond = Decimal.max(0, earned.minus(facts.minimumGuarantee));
    const cumulative = Decimal.max(recognized, amounts.round(beyond.times(period.obligationSatisfied)));
    const revenue = cumulative.minus(recognized);
    recognized = cumulative;
    return {
      id: period.id,
      earned: amounts.text(own),
      revenue: amounts.text(revenue),
      cumulativeRevenue: amounts.text(cumulative),
    };
  });
  return {
    periods,
    minimumGuarantee: amounts.text(facts.minimumGuarantee),
    total: amounts.text(recognized.plus(facts.minimumGuarantee)),
  };
}
