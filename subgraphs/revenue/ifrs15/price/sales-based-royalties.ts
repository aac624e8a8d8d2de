import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts } from '../rounding.ts';
import { flag, fraction, id, positiveAmount, read, requireUnique, rounding } from '../values.ts';
import { royaltyOn, royaltyTerms } from './royalty-tiers.ts';

export const recognizeSalesBasedRoyaltyInput = z.strictObject({
  ...royaltyTerms,
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
        minimumRoyalty: positiveAmount
          .prefault('0')
          .describe('the least that the customer owes for the period'),
        tiersRestart: flag
          .default(false)
          .describe('sales are counted anew from this period on, as with tiers by year'),
      }),
    )
    .min(1),
  minimumGuarantee: positiveAmount
    .prefault('0')
    .describe('fixed, for all periods together; only royalties beyond it are sales-based'),
  minimumGuaranteeRecognition: z
    .enum(['SEPARATELY', 'AT_TRANSFER', 'RATABLY', 'AS_EARNED'])
    .default('SEPARATELY')
    .describe(
      'where the guarantee is revenue: not in the periods (recognized as the licence is transferred) · with obligationSatisfied (right to use) · the same in each period (right to access) · as royalties are earned, what they lack in the last period',
    ),
  ...rounding,
});

export interface SalesBasedRoyalty {
  readonly periods: readonly {
    readonly id: string;
    /** Royalty that the period's sales gave rise to. */
    readonly earned: string;
    /** At the later of the sale and satisfaction (15.B63): beyond the guarantee, and with it where it is not recognized separately. */
    readonly revenue: string;
    readonly cumulativeRevenue: string;
  }[];
  readonly minimumGuarantee: string;
  /** All revenue, the guarantee included. */
  readonly total: string;
}

type Facts = z.output<typeof recognizeSalesBasedRoyaltyInput>;

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
  const amounts = new Amounts(facts);
  const royalty = royaltyOn(facts);
  let [sales, ofTiers] = [new Decimal(0), new Decimal(0)];
  let earned = new Decimal(0);
  let recognized = new Decimal(0);
  const periods = facts.periods.map((period, index) => {
    if (period.tiersRestart) [sales, ofTiers] = [new Decimal(0), new Decimal(0)];
    sales = sales.plus(period.salesOrUsage);
    const toDate = amounts.round(royalty(sales));
    const own = Decimal.max(toDate.minus(ofTiers), period.minimumRoyalty);
    ofTiers = toDate;
    earned = earned.plus(own);
    const cumulative = Decimal.max(recognized, amounts.round(recognizedBy(facts, index, earned)));
    const revenue = cumulative.minus(recognized);
    recognized = cumulative;
    return {
      id: period.id,
      earned: amounts.text(own),
      revenue: amounts.text(revenue),
      cumulativeRevenue: amounts.text(cumulative),
    };
  });
  const apart = facts.minimumGuaranteeRecognition === 'SEPARATELY' ? facts.minimumGuarantee : new Decimal(0);
  return {
    periods,
    minimumGuarantee: amounts.text(facts.minimumGuarantee),
    total: amounts.text(recognized.plus(apart)),
  };
}

/** Revenue to the end of a period, of royalties earned so far and of the guarantee where it is not recognized apart. */
function recognizedBy(facts: Facts, index: number, earned: Decimal): Decimal {
  const { minimumGuarantee: guarantee, minimumGuaranteeRecognition, periods } = facts;
  const satisfied = periods[index]?.obligationSatisfied ?? new Decimal(1);
  const beyond = Decimal.max(0, earned.minus(guarantee)).times(satisfied);
  const isLast = index === periods.length - 1;
  switch (minimumGuaranteeRecognition) {
    case 'SEPARATELY':
      return beyond;
    case 'AT_TRANSFER':
      return beyond.plus(guarantee.times(satisfied));
    case 'RATABLY':
      return beyond.plus(guarantee.times(index + 1).dividedBy(periods.length));
    case 'AS_EARNED':
      return isLast ? Decimal.max(earned, guarantee) : earned.times(satisfied);
  }
}
