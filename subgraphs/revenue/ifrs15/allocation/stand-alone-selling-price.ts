import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, count, flag, fraction, positiveAmount, rate, read, rounding } from '../values.ts';

export const estimateStandAloneSellingPriceInput = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('OBSERVABLE').describe('sold separately in similar circumstances (15.77)'),
    observablePrice: positiveAmount,
    ...rounding,
  }),
  z.strictObject({
    method: z.literal('OBSERVED_RANGE').describe('a range of prices at which it is sold separately'),
    low: positiveAmount,
    high: positiveAmount,
    contractPrice: positiveAmount.optional().describe('not given: the middle of the range counts'),
    outsideRange: z
      .enum(['MIDPOINT', 'CLOSEST_POINT'])
      .default('CLOSEST_POINT')
      .describe('what counts when the contract price is not in the range; within it the contract price does'),
    ...rounding,
  }),
  z.strictObject({
    method: z.literal('ADJUSTED_MARKET_ASSESSMENT').describe('15.79 a'),
    marketPrice: positiveAmount.describe('what customers in the market pay, such as a competitor’s price'),
    adjustments: z.array(amount).default([]).describe('for the entity’s own costs and margins'),
    adjustmentRate: rate.prefault('0').describe('in addition, of marketPrice'),
    ...rounding,
  }),
  z.strictObject({
    method: z.literal('EXPECTED_COST_PLUS_MARGIN').describe('15.79 b'),
    expectedCost: positiveAmount,
    margin: positiveAmount.describe('a fraction: 0.25'),
    marginOn: z
      .enum(['COST', 'PRICE'])
      .default('COST')
      .describe('COST: cost × (1 + margin); PRICE: cost / (1 − margin)'),
    ...rounding,
  }),
  z.strictObject({
    method: z.literal('RESIDUAL').describe('15.79 c'),
    transactionPrice: positiveAmount,
    observablePrices: z.array(positiveAmount).describe('of all other goods or services of the contract'),
    priceIsHighlyVariable: flag.default(false).describe('15.79 c i'),
    priceIsUncertain: flag.default(false).describe('not yet set, never sold separately (15.79 c ii)'),
    low: positiveAmount
      .optional()
      .describe('of the range at which it is sold; the residual must not be below'),
    high: positiveAmount.optional(),
    ...rounding,
  }),
]);

export interface StandAloneSellingPrice {
  readonly method: string;
  /** Null when it is refused. */
  readonly standAloneSellingPrice: string | null;
  readonly refused: boolean;
  /** Why: the criteria of 15.79 c are not met, nothing is left, or what is left is no faithful price (15.82, IE example 34 case C). */
  readonly reason: 'CRITERIA_NOT_MET' | 'NOTHING_LEFT' | 'OUTSIDE_RANGE' | null;
}

/** Step 4: the stand-alone selling price of one good or service, by any of the methods. IFRS 15.76-80, ASC 606-10-32-31 to 35; IE examples 33 and 34. */
export function estimateStandAloneSellingPrice(
  input: z.input<typeof estimateStandAloneSellingPriceInput>,
): StandAloneSellingPrice {
  const facts = read(estimateStandAloneSellingPriceInput, input);
  const amounts = new Amounts(facts);
  const { price, reason } = estimate(facts);
  return {
    method: facts.method,
    standAloneSellingPrice: reason === null ? amounts.text(price) : null,
    refused: reason !== null,
    reason,
  };
}

interface Estimate {
  readonly price: Decimal;
  readonly reason: StandAloneSellingPrice['reason'];
}

function estimate(facts: z.output<typeof estimateStandAloneSellingPriceInput>): Estimate {
  const found = (price: Decimal): Estimate => ({ price, reason: null });
  switch (facts.method) {
    case 'OBSERVABLE':
      return found(facts.observablePrice);
    case 'OBSERVED_RANGE':
      return found(withinRange(facts));
    case 'ADJUSTED_MARKET_ASSESSMENT':
      return found(facts.marketPrice.times(facts.adjustmentRate.plus(1)).plus(total(facts.adjustments)));
    case 'EXPECTED_COST_PLUS_MARGIN':
      if (facts.marginOn === 'COST') return found(facts.expectedCost.times(facts.margin.plus(1)));
      if (facts.margin.gte(1)) throw badInput('margin: must be below 1 when it is on the price');
      return found(facts.expectedCost.dividedBy(new Decimal(1).minus(facts.margin)));
    case 'RESIDUAL':
      return residual(facts);
  }
}

function withinRange(facts: {
  low: Decimal;
  high: Decimal;
  contractPrice?: Decimal | undefined;
  outsideRange: 'MIDPOINT' | 'CLOSEST_POINT';
}): Decimal {
  const { low, high, contractPrice } = facts;
  if (low.gt(high)) throw badInput('low: must not be above high');
  if (contractPrice === undefined) return low.plus(high).dividedBy(2);
  if (contractPrice.gte(low) && contractPrice.lte(high)) return contractPrice;
  if (facts.outsideRange === 'MIDPOINT') return low.plus(high).dividedBy(2);
  return contractPrice.lt(low) ? low : high;
}

function residual(facts: {
  transactionPrice: Decimal;
  observablePrices: readonly Decimal[];
  priceIsHighlyVariable: boolean;
  priceIsUncertain: boolean;
  low?: Decimal | undefined;
  high?: Decimal | undefined;
}): Estimate {
  const price = facts.transactionPrice.minus(total(facts.observablePrices));
  if (!facts.priceIsHighlyVariable && !facts.priceIsUncertain) return { price, reason: 'CRITERIA_NOT_MET' };
  if (price.lte(0)) return { price, reason: 'NOTHING_LEFT' };
  const isOutside =
    (facts.low !== undefined && price.lt(facts.low)) || (facts.high !== undefined && price.gt(facts.high));
  return { price, reason: isOutside ? 'OUTSIDE_RANGE' : null };
}

export const observeSellingPricesInput = z.strictObject({
  sales: z
    .array(
      z.strictObject({
        unitPrice: positiveAmount,
        count: count.min(1).default(1).describe('how many sales had this price'),
      }),
    )
    .min(1)
    .describe('sales of it alone'),
  width: fraction.prefault('0.15').describe('policy: the range reaches so far to both sides of the median'),
  concentration: fraction
    .prefault('0.8')
    .describe('policy: the part of the sales that must lie in the range for it to be observable'),
  ...rounding,
});

export interface ObservedSellingPrices {
  readonly low: string;
  readonly median: string;
  readonly high: string;
  /** The part of the sales whose price lies in the range. */
  readonly share: string;
  /** Enough of them do: the range is an observable price. */
  readonly isObservable: boolean;
}

/** Step 4: the range of stand-alone selling prices that a history of prices shows: around the median, with enough of them in it. IFRS 15.77. */
export function observeSellingPrices(
  input: z.input<typeof observeSellingPricesInput>,
): ObservedSellingPrices {
  const facts = read(observeSellingPricesInput, input);
  const amounts = new Amounts(facts);
  const sorted = [...facts.sales].sort((a, b) => a.unitPrice.comparedTo(b.unitPrice));
  const all = sorted.reduce((sum, sale) => sum + sale.count, 0);
  const median = priceAt(sorted, Math.floor((all - 1) / 2))
    .plus(priceAt(sorted, Math.ceil((all - 1) / 2)))
    .dividedBy(2);
  const low = median.times(new Decimal(1).minus(facts.width));
  const high = median.times(facts.width.plus(1));
  const within = sorted.filter(({ unitPrice }) => unitPrice.gte(low) && unitPrice.lte(high));
  const share = new Decimal(within.reduce((sum, sale) => sum + sale.count, 0)).dividedBy(all);
  return {
    low: amounts.text(low),
    median: amounts.text(median),
    high: amounts.text(high),
    share: share.toDecimalPlaces(4).toFixed(),
    isObservable: share.gte(facts.concentration),
  };
}

/** The price of the sale at a place in their order. */
function priceAt(
  sorted: readonly { readonly unitPrice: Decimal; readonly count: number }[],
  place: number,
): Decimal {
  let passed = 0;
  for (const { unitPrice, count } of sorted) {
    passed += count;
    if (passed > place) return unitPrice;
  }
  throw new Error('beyond the last sale');
}
