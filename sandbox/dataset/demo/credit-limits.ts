import { listPrice, PRODUCTS } from './catalogue.ts';
import type { Customer } from './customers.ts';

/**
 * A customer's credit limit in the smallest unit of his currency. Most have ample room over what is open; some owe
 * more than their limit, and buyers in the web shop, who pay at once, have a small one.
 */
export function creditLimitOf({ kind, ordinal, country }: Customer, open: number): number {
  const step = listPrice(PRODUCTS.commissioning, country.currency);
  if (kind === 'SELF_SERVICE') return step;
  const overdrawn = open > 2 * step && ordinal % 6 === 1;
  if (overdrawn) return Math.floor((open * 0.7) / step) * step;
  const usual = kind === 'RESELLER' ? 160 : 40;
  return Math.max(usual, Math.ceil((open * 1.25) / step)) * step;
}
