import { currencyDigits, Decimal, type Money, money, sum } from '../money.ts';

/**
 * Exact amounts of one currency as money whose sum is the money of their exact sum: each is cut off to the currency's digits,
 * and the units that are then missing go to the largest remainders, the earlier first. Amounts that have no more digits than
 * their currency stay as they are.
 */
export function roundToTotal(amounts: readonly Decimal[], currencyCode: string): Money[] {
  const digits = currencyDigits(currencyCode);
  if (amounts.every((amount) => amount.decimalPlaces() <= digits))
    return amounts.map((amount) => money(amount, currencyCode));
  const unit = new Decimal(10).pow(-digits);
  const floors = amounts.map((amount) => amount.toDecimalPlaces(digits, Decimal.ROUND_FLOOR));
  const missing = new Decimal(money(sum(amounts), currencyCode).amount)
    .minus(sum(floors))
    .dividedBy(unit)
    .toNumber();
  const largestFirst = amounts
    .map((amount, index) => ({ index, rest: amount.minus(floors[index] as Decimal) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index)
    .slice(0, missing);
  for (const { index } of largestFirst) floors[index] = (floors[index] as Decimal).plus(unit);
  return floors.map((amount) => money(amount, currencyCode));
}
