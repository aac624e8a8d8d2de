import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { discounted, parentOf, requireActiveProduct, subtotalOf, takeFromEntry, withBook } from './line.ts';
import { requireActiveBook } from './price-book.ts';
import { mirrorQuoteLine, stopSync, unmirrorQuoteLine } from './quote-sync.ts';
import { grandTotal, rollUpQuote } from './quote-totals.ts';
import type { RuleContext, Rules } from './rules.ts';

export const quoteRules: Rules = {
  creating(context, row) {
    const opportunity = parentOf(context, row, 'Opportunity', 'OpportunityId');
    row.AccountId = opportunity.AccountId as StoredValue;
    row.CanCreateQuoteLineItems = 1n;
    // Loaded records may name their synced quote before it is there.
    row.IsSyncing = opportunity.SyncedQuoteId === row.Id ? 1n : 0n;
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
          refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.fixedByLines(field, 'quote'), [field]);
    if (before.IsSyncing === 1n && row.CurrencyIsoCode !== before.CurrencyIsoCode)
      refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.quoteCurrency, ['CurrencyIsoCode']);
    row.GrandTotal = grandTotal(row);
  },
  validating(context, row, _before, changes) {
    requireActiveBook(context, row, changes);
  },
  deleting(context, row) {
    const opportunity = context.read('Opportunity', row.OpportunityId as string);
    if (!opportunity || opportunity.SyncedQuoteId !== row.Id) return;
    context.update('Opportunity', opportunity.Id as string, { SyncedQuoteId: null });
    stopSync(context, row.Id as string);
  },
};

export const quoteLineRules: Rules = {
  creating(context, row) {
    const quote = withBook(context, row, 'Quote', parentOf(context, row, 'Quote', 'QuoteId'));
    takeFromEntry(context, row, quote, 'quote');
    price(context, row);
  },
  updating: price,
  validating(context, row, before) {
    if (!before) requireActiveProduct(context, row);
  },
  deleting: unmirrorQuoteLine,
  saved(context, row) {
    if (row.IsDeleted !== 1n) mirrorQuoteLine(context, row);
    rollUpQuote(context, row.QuoteId as string);
  },
};

function price(context: RuleContext, row: Row): void {
  row.Subtotal = subtotalOf(context, row);
  row.TotalPrice = discounted(context, row, row.Subtotal);
}
