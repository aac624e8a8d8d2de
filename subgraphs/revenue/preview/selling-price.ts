import { Decimal } from '#kit/money.ts';
import type { ItemRevenue } from '#sources/netsuite/revenue-rules.ts';
import type { StandAloneSellingPriceBasis } from '../generated/resolvers.ts';
import {
  estimateStandAloneSellingPrice,
  observeSellingPrices,
} from '../ifrs15/allocation/stand-alone-selling-price.ts';
import type { PreviewFacts, PreviewLine } from './facts.ts';

/** The stand-alone selling price of a line's quantity, and what it was taken from. */
export interface LineSellingPrice {
  readonly amount: Decimal;
  readonly basis: StandAloneSellingPriceBasis;
  /** Of one; null where there is no range. */
  readonly range: { readonly low: string; readonly high: string } | null;
  readonly isOutOfRange: boolean;
}

/** So many sales at least make a history. */
const ENOUGH_SALES = 5;

/**
 * What one sells for alone: the books' fair value on the first day, else the range that its sales show (the contract price
 * within it, the closest point outside), else the list price; undefined where there is none
 * of them, or nothing of it.
 */
export function sellingPrice(
  line: PreviewLine,
  item: ItemRevenue | undefined,
  { currencyCode, startsOn }: PreviewFacts,
): LineSellingPrice | undefined {
  const quantity = new Decimal(line.quantity);
  if (quantity.lte(0)) return undefined;
  const at = (price: string, basis: StandAloneSellingPriceBasis): LineSellingPrice => ({
    amount: quantity.times(price),
    basis,
    range: null,
    isOutOfRange: false,
  });
  const fairValue = item?.fairValues.findLast(
    (one) =>
      one.currencyCode === currencyCode &&
      (one.startsOn === null || one.startsOn <= startsOn) &&
      (one.endsOn === null || one.endsOn >= startsOn),
  );
  if (fairValue && new Decimal(fairValue.price).gt(0)) return at(fairValue.price, 'FAIR_VALUE');
  const observed = item && observedRange(item, currencyCode);
  if (observed) {
    const contractPrice = new Decimal(line.total).dividedBy(quantity);
    const { standAloneSellingPrice } = estimateStandAloneSellingPrice({
      method: 'OBSERVED_RANGE',
      ...observed,
      contractPrice: contractPrice.toFixed(),
      // a unit's price may be finer than the currency
      decimals: 12,
    });
    return {
      amount: quantity.times(standAloneSellingPrice ?? 0),
      basis: 'OBSERVED_RANGE',
      range: observed,
      isOutOfRange: contractPrice.lt(observed.low) || contractPrice.gt(observed.high),
    };
  }
  return line.listPrice !== null && new Decimal(line.listPrice).gt(0)
    ? at(line.listPrice, 'LIST_PRICE')
    : undefined;
}

function observedRange(item: ItemRevenue, currencyCode: string): { low: string; high: string } | undefined {
  const sales = item.sales.filter((sale) => sale.currencyCode === currencyCode);
  if (sales.reduce((sum, sale) => sum + sale.count, 0) < ENOUGH_SALES) return undefined;
  const { low, high, isObservable } = observeSellingPrices({
    sales: sales.map(({ unitPrice, count }) => ({ unitPrice, count })),
    currencyCode,
  });
  return isObservable ? { low, high } : undefined;
}
