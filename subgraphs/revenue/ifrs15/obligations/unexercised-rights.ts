import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, fractionText } from '../rounding.ts';
import { flag, fraction, id, positiveAmount, quantity, read, requireUnique, rounding } from '../values.ts';

export const recognizeUnexercisedRightsInput = z.strictObject({
  consideration: positiveAmount.describe(
    'received (gift cards), or allocated (loyalty points), for all the rights',
  ),
  rightsGranted: quantity.describe('points, units, or the face value of cards'),
  expectedBreakageRate: fraction
    .optional()
    .describe('part of the rights that will not be exercised; or give expectedRedemptions'),
  expectedRedemptions: quantity.optional().describe('rights expected to be exercised in all'),
  entitledToBreakage: flag
    .default(true)
    .describe(
      'false where breakage cannot be estimated or is constrained: recognized once redemption is remote',
    ),
  remittableRate: fraction
    .prefault('0')
    .describe('part of the breakage that goes to others by law (unclaimed property); never revenue'),
  periods: z
    .array(
      z.strictObject({
        id,
        redeemed: quantity.describe('rights exercised in the period'),
        considerationOnExercise: positiveAmount
          .prefault('0')
          .describe(
            'paid when they are, such as the reduced price of what an option buys; revenue of the period',
          ),
        granted: quantity
          .prefault('0')
          .describe(
            'more rights, granted in the period and pooled with those before; an estimate covers them all',
          ),
        grantedConsideration: positiveAmount
          .prefault('0')
          .describe('received, or allocated, for the rights granted in the period'),
        expectedRedemptions: quantity
          .optional()
          .describe('a new estimate of all the rights that will be exercised; or give expectedBreakageRate'),
        expectedBreakageRate: fraction.optional().describe('a new estimate of the part that will not'),
        remainingIsRemote: flag
          .default(false)
          .describe('the rest will only remotely be exercised, or has expired'),
      }),
    )
    .min(1),
  ...rounding,
});

export interface UnexercisedRights {
  readonly periods: readonly {
    readonly id: string;
    /** Revenue of the period: breakage, and what is paid on exercise, included. */
    readonly revenue: string;
    /** The part of it that no customer redeemed. */
    readonly breakage: string;
    readonly cumulativeRevenue: string;
    /** At the end of the period, with what must be remitted to others. */
    readonly contractLiability: string;
    /** Redeemed so far, of what is expected. */
    readonly progress: string;
  }[];
}

/**
 * Steps 2 and 5: customers’ unexercised rights (breakage) of gift cards, vouchers, prepaid services and loyalty points, and
 * what is allocated to an option that is a material right (15.B40): in proportion to the rights exercised where the entity
 * expects to be entitled to breakage, else when the rest is remote. A new estimate is caught up in its period.
 * IFRS 15.B40, B44-B47; IE examples 49 and 52.
 */
export function recognizeUnexercisedRights(
  input: z.input<typeof recognizeUnexercisedRightsInput>,
): UnexercisedRights {
  const facts = read(recognizeUnexercisedRightsInput, input);
  requireUnique('periods', facts.periods);
  const amounts = new Amounts(facts);
  let { rightsGranted: granted, consideration } = facts;
  let expected = expectedOf(granted, facts) ?? granted;
  let redeemed = new Decimal(0);
  let recognized = new Decimal(0);
  let paid = new Decimal(0);
  return {
    periods: facts.periods.map((period) => {
      const before = granted;
      granted = granted.plus(period.granted);
      consideration = consideration.plus(period.grantedConsideration);
      const perRight = consideration.dividedBy(granted.isZero() ? 1 : granted);
      // without a new estimate as many of the new rights will be exercised as of those before
      const alike = before.isZero() ? granted : expected.times(granted).dividedBy(before);
      redeemed = redeemed.plus(period.redeemed);
      if (redeemed.gt(granted))
        throw badInput(`periods.${period.id}.redeemed: more rights are exercised than were granted`);
      // more than was expected is an estimate of its own
      expected = Decimal.max(expectedOf(granted, period) ?? alike, redeemed);
      // what goes to others by law never becomes revenue, however few redeem
      const owed = granted.minus(expected).times(perRight).times(facts.remittableRate);
      const entitled = consideration.minus(facts.entitledToBreakage ? owed : 0);
      const inProportion = expected.isZero() ? new Decimal(1) : redeemed.dividedBy(expected);
      const rest = granted.minus(redeemed).times(perRight);
      const target = period.remainingIsRemote
        ? consideration.minus(rest.times(facts.remittableRate))
        : facts.entitledToBreakage
          ? entitled.times(inProportion)
          : redeemed.times(perRight);
      const cumulative = amounts.round(target);
      const released = cumulative.minus(recognized);
      recognized = cumulative;
      paid = paid.plus(period.considerationOnExercise);
      return {
        id: period.id,
        revenue: amounts.text(released.plus(period.considerationOnExercise)),
        breakage: amounts.text(released.minus(amounts.round(period.redeemed.times(perRight)))),
        cumulativeRevenue: amounts.text(cumulative.plus(paid)),
        contractLiability: amounts.text(consideration.minus(cumulative)),
        progress: fractionText(period.remainingIsRemote ? new Decimal(1) : inProportion),
      };
    }),
  };
}

/** How many rights an estimate expects to be exercised; undefined where it is none. */
function expectedOf(
  granted: Decimal,
  estimate: {
    readonly expectedRedemptions?: Decimal | undefined;
    readonly expectedBreakageRate?: Decimal | undefined;
  },
): Decimal | undefined {
  const { expectedRedemptions, expectedBreakageRate } = estimate;
  if (expectedBreakageRate === undefined) return expectedRedemptions;
  if (expectedRedemptions !== undefined)
    throw badInput('expectedBreakageRate, expectedRedemptions: give one of the two at the most');
  return granted.times(new Decimal(1).minus(expectedBreakageRate));
}
