import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import { fraction, id, positiveAmount, quantity, read, requireUnique, rounding } from '../values.ts';

export const assessMaterialRightInput = z.strictObject({
  standAloneSellingPrice: positiveAmount.describe(
    'stand-alone selling price of what the customer is expected to buy by the option',
  ),
  discountRate: fraction.optional().describe('what the option takes off; or give optionPrice'),
  optionPrice: positiveAmount.optional().describe('the price by the option; or give discountRate'),
  discountAvailableWithoutContract: fraction
    .prefault('0')
    .describe('what any customer of that class gets off without this contract (15.B42 a)'),
  likelihoodOfExercise: fraction.prefault('1').describe('how likely the option is exercised (15.B42 b)'),
  ...rounding,
});

export interface MaterialRight {
  /** Whether the option gives what the customer would not receive without the contract (15.B40). */
  readonly isMaterialRight: boolean;
  readonly incrementalDiscountRate: string;
  /** The estimate of the option’s stand-alone selling price; zero where it is none. */
  readonly standAloneSellingPrice: string;
}

/** Step 2: whether a customer’s option is a material right, and its stand-alone selling price. IFRS 15.B39-B42; IE examples 49 and 50. */
export function assessMaterialRight(input: z.input<typeof assessMaterialRightInput>): MaterialRight {
  const facts = read(assessMaterialRightInput, input);
  if ((facts.discountRate === undefined) === (facts.optionPrice === undefined))
    throw badInput('discountRate, optionPrice: give one of the two');
  const price = facts.standAloneSellingPrice;
  const discount =
    facts.discountRate ?? price.minus(facts.optionPrice as Decimal).dividedBy(price.isZero() ? 1 : price);
  const incremental = Decimal.max(0, discount.minus(facts.discountAvailableWithoutContract));
  return {
    isMaterialRight: incremental.gt(0),
    incrementalDiscountRate: fractionText(incremental),
    standAloneSellingPrice: new Amounts(facts).text(
      price.times(incremental).times(facts.likelihoodOfExercise),
    ),
  };
}

export const lookThroughMaterialRightInput = z.strictObject({
  contracts: quantity.prefault('1').describe('how many alike contracts'),
  allocateBy: z
    .enum(['EXPECTED_COST', 'STAND_ALONE_SELLING_PRICE'])
    .describe('the measure by which the expected consideration is allocated'),
  periods: z
    .array(
      z.strictObject({
        id,
        consideration: positiveAmount.describe('what one customer pays for the period'),
        likelihood: fraction
          .prefault('1')
          .describe('the part of the customers who buy it, of all at the beginning'),
        expectedCost: positiveAmount.optional().describe('of one customer who buys it'),
        standAloneSellingPrice: positiveAmount.optional().describe('of one customer who buys it'),
      }),
    )
    .min(1)
    .describe('the first period and each that the option gives, in order'),
  ...rounding,
});

export interface LookThrough {
  /** Per contract, over all expected periods. */
  readonly expectedConsideration: string;
  readonly periods: readonly {
    readonly id: string;
    /** Per contract, weighted by likelihood. */
    readonly expectedConsideration: string;
    /** What it is allocated by, per contract, weighted by likelihood. */
    readonly weight: string;
    /** Revenue of the period per contract. */
    readonly allocated: string;
    /** Of all contracts, if as many buy as expected. */
    readonly revenue: string;
    readonly received: string;
    /** At the end of the period, of all contracts. */
    readonly contractLiability: string;
  }[];
}

/**
 * Step 2: the practical alternative to a material right: look through to the goods or services expected to be bought and
 * the consideration expected for them. IFRS 15.B43, ASC 606-10-55-45; IE example 51.
 */
export function lookThroughMaterialRight(input: z.input<typeof lookThroughMaterialRightInput>): LookThrough {
  const { contracts, allocateBy, periods, ...policy } = read(lookThroughMaterialRightInput, input);
  requireUnique('periods', periods);
  const amounts = new Amounts(policy);
  const expected = periods.map((period) => period.consideration.times(period.likelihood));
  const weights = periods.map((period) => {
    const basis = allocateBy === 'EXPECTED_COST' ? period.expectedCost : period.standAloneSellingPrice;
    if (basis === undefined)
      throw badInput(
        `periods.${period.id}: must have ${allocateBy === 'EXPECTED_COST' ? 'expectedCost' : 'standAloneSellingPrice'}`,
      );
    return basis.times(period.likelihood);
  });
  const allocated = amounts.split(total(expected), weights);
  let liability = new Decimal(0);
  return {
    expectedConsideration: amounts.text(total(expected)),
    periods: periods.map((period, index) => {
      const received = (expected[index] as Decimal).times(contracts);
      const revenue = (allocated[index] as Decimal).times(contracts);
      liability = liability.plus(received).minus(revenue);
      return {
        id: period.id,
        expectedConsideration: amounts.text(expected[index] as Decimal),
        weight: amounts.text(weights[index] as Decimal),
        allocated: amounts.text(allocated[index] as Decimal),
        revenue: amounts.text(revenue),
        received: amounts.text(received),
        contractLiability: amounts.text(liability),
      };
    }),
  };
}
