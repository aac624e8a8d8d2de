import { Decimal } from '#kit/money.ts';
import type { LineFacts } from '../facts.ts';

/** What a line comes to after its discount, exact: not rounded to the currency's digits. */
export function netOf(line: LineFacts): Decimal {
  return new Decimal(line.unitPrice)
    .times(line.quantity)
    .times(new Decimal(100).minus(line.discountPercent ?? '0'))
    .div(100);
}

/** What a line would come to at the price list's price. */
export function listOf({ listPrice, quantity }: LineFacts): Decimal {
  return new Decimal(listPrice).times(quantity);
}

/** A share as percent, to at most four digits: enough to tell it from the limit it missed. */
export function percentText(part: Decimal, whole: Decimal): string {
  return `${part.times(100).div(whole).toDecimalPlaces(4).toFixed()} %`;
}
