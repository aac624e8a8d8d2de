import { divideRounded } from '../decimal.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { discounted, parentOf, subtotalOf, takeFromEntry, withBook } from './line.ts';
import { amountOf, HUNDRED } from './money.ts';
import type { RuleContext, Rules } from './rules.ts';

export const quoteRules: Rules = {
  creating(context, row) {
    const opportunity = parentOf(context, row, 'Opportunity', 'OpportunityId');
    row.AccountId = opportunity.AccountId as StoredValue;
    row.CanCreateQuoteLineItems = 1n;
    row.IsSyncing = 0n;
    row.LineItemCount = 0n;
    row.Subtotal = 0n;
    row.TotalPrice = 0n;
    row.Discount = 0n;
    row.GrandTotal = grandTotal(row);
  },
  updating(_context, row, before, changes) {
    if (before.LineItemCount !== 0n)
      for (const field of ['Pricebook2Id', 'CurrencyIsoCode'])
        if (changes.has(field) && row[field] !== before[field])
          refuse('FIELD_INTEGRITY_EXCEPTION', `${field} cannot be changed while the quote has line items`, [
            field,
          ]);
    row.GrandTotal = grandTotal(row);
  },
};

export const quoteLineRules: Rules = {
  creating(context, row) {
    const quote = withBook(context, row, 'Quote', parentOf(context, row, 'Quote', 'QuoteId'));
    takeFromEntry(context, row, quote, 'quote');
    price(context, row);
  },
  updating(context, row) {
    price(context, row);
  },
  saved(context, row) {
    rollUpQuote(context, row.QuoteId as string);
  },
};

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

function price(context: RuleContext, row: Row): void {
  row.Subtotal = subtotalOf(context, row);
  row.TotalPrice = discounted(context, row, row.Subtotal);
}

function grandTotal(quote: Row): bigint {
  return amountOf(quote.TotalPrice) + amountOf(quote.Tax) + amountOf(quote.ShippingHandling);
}
