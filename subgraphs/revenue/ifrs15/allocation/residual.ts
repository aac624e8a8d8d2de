import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import type { Decimal } from '#kit/money.ts';
import { total } from '../rounding.ts';
import { flag, positiveAmount } from '../values.ts';
import { estimateStandAloneSellingPrice, type StandAloneSellingPrice } from './stand-alone-selling-price.ts';

/** That an obligation's stand-alone selling price is what the others leave. */
export const residualApproach = z.strictObject({
  priceIsHighlyVariable: flag.default(false),
  priceIsUncertain: flag.default(false),
  low: positiveAmount.optional().describe('of the range at which it is sold'),
  high: positiveAmount.optional(),
});

/** An obligation that asks for the residual approach. */
export interface ResidualObligation {
  readonly id: string;
  readonly standAloneSellingPrice?: Decimal | undefined;
  readonly residual?: z.output<typeof residualApproach> | undefined;
}

export interface Residual {
  /** Of all of them together. */
  readonly estimate: StandAloneSellingPrice;
  /** What each takes; what each is worth by another estimate where the approach is refused. */
  readonly prices: readonly { readonly id: string; readonly price: Decimal }[];
}

/**
 * What a price leaves beyond the observed prices of all other obligations (15.79 c). Several obligations take it together,
 * in relation to another estimate of each (15.80). Refused where the criteria are not met by all of them, nothing is
 * left, or some part lies outside its own range.
 */
export function takeResidual(
  pool: Decimal,
  observed: Decimal,
  obligations: readonly ResidualObligation[],
  digits: number,
): Residual {
  const left = pool.minus(observed);
  const weights = obligations.length === 1 ? [left] : obligations.map(ownEstimate);
  const parts = weights.map((weight) => left.times(weight).dividedBy(nonZero(total(weights))));
  const asOne = estimateStandAloneSellingPrice({
    method: 'RESIDUAL',
    transactionPrice: pool.toFixed(),
    observablePrices: [observed.toFixed()],
    priceIsHighlyVariable: obligations.every(
      ({ residual }) => residual?.priceIsHighlyVariable || residual?.priceIsUncertain,
    ),
    decimals: digits,
  });
  const isOutside = obligations.some(({ residual }, index) => {
    const part = parts[index] as Decimal;
    return (residual?.low && part.lt(residual.low)) || (residual?.high && part.gt(residual.high));
  });
  const estimate: StandAloneSellingPrice =
    isOutside && !asOne.refused
      ? { ...asOne, standAloneSellingPrice: null, refused: true, reason: 'OUTSIDE_RANGE' }
      : asOne;
  return {
    estimate,
    prices: obligations.map((one, index) => ({
      id: one.id,
      price: estimate.refused ? ownEstimate(one) : (parts[index] as Decimal),
    })),
  };
}

/** What an obligation is worth by itself: as given, else the middle of its range. */
function ownEstimate({ id, standAloneSellingPrice, residual }: ResidualObligation): Decimal {
  if (standAloneSellingPrice !== undefined) return standAloneSellingPrice;
  if (residual?.low === undefined || residual.high === undefined)
    throw badInput(
      `performanceObligations.${id}: the residual approach is refused or shared; give standAloneSellingPrice, or low and high`,
    );
  return residual.low.plus(residual.high).dividedBy(2);
}

function nonZero(value: Decimal): Decimal {
  return value.isZero() ? value.plus(1) : value;
}
