import { divideRounded } from '../decimal.ts';
import type { Row } from '../store/store.ts';
import { amountOf, HUNDRED } from './money.ts';
import type { RuleContext } from './rules.ts';

/** A quote's totals are those of its lines. */
export function rollUpQuote(context: RuleContext, id: string): void {
  const quote = context.read('Quote', id);
  if (!quote) return;
  const { count, sums } = context.totals('QuoteLineItem', 'QuoteId', id, ['Subtotal', 'TotalPrice']);
  const [subtotal = 0n, total = 0n] = sums;
  const discount = subtotal === 0n ? 0n : divideRounded((subtotal - total) * 100n * HUNDRED, subtotal);
  context.update('Quote', id, {
    LineItemCount: BigInt(count),
    Subtotal: subtotal,
    TotalPrice: total,
    Discount: discount,
    GrandTotal: grandTotal({ ...quote, TotalPrice: total }),
  });
}

/** What the customer pays: the lines with tax and shipping. */
export function grandTotal(quote: Row): bigint {
  return amountOf(quote.TotalPrice) + amountOf(quote.Tax) + amountOf(quote.ShippingHandling);
}
