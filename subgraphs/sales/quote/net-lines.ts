import { currencyDigits, Decimal } from '#kit/money.ts';

/** Salesforce keeps prices in hundredths at the finest. */
const MOST_DIGITS = 2;

/** A quantity and what one of it costs, decimal text. */
export interface NetLine {
  readonly quantity: string;
  readonly unitPrice: string;
}

/**
 * A line as one or two lines whose prices are in the currency's own digits and whose amounts, each rounded by itself, add up to
 * the line's total exactly: lines of orders know no discount, and a discounted price often has more digits than a
 * price may have. 3 for 100.00 is 2 at 33.33 and 1 at 33.34. The quantity is more than zero, the total not below it.
 */
export function netLines(quantity: string, total: string, currencyCode: string): readonly NetLine[] {
  const digits = Math.min(currencyDigits(currencyCode), MOST_DIGITS);
  const unit = new Decimal(10).pow(-digits);
  const wanted = new Decimal(total);
  const all = new Decimal(quantity);
  const amount = (count: Decimal, price: Decimal): Decimal => count.times(price).toDecimalPlaces(digits);
  const line = (count: Decimal, price: Decimal): NetLine => ({
    quantity: count.toFixed(),
    unitPrice: price.toFixed(digits),
  });
  const lower = wanted.div(all).toDecimalPlaces(digits, Decimal.ROUND_FLOOR);
  const higher = lower.plus(unit);
  for (const price of [lower, higher]) if (amount(all, price).equals(wanted)) return [line(all, price)];
  // So many smallest units are missing, one for each piece of the second line; whole pieces round to nothing else.
  const pieces = wanted.minus(amount(all, lower)).div(unit);
  return [line(all.minus(pieces), lower), line(pieces, higher)];
}
