import { ASSUMED } from '../assumed.ts';
import { divideRounded } from '../decimal.ts';
import { refuse } from '../errors.ts';
import type { Row, StoredValue } from '../store/store.ts';
import { discounted, parentOf, requireActiveProduct, subtotalOf, takeFromEntry, withBook } from './line.ts';
import { amountOf, HUNDRED } from './money.ts';
import { rollUpOpportunity } from './opportunity-totals.ts';
import { mirrorOpportunityLine, unmirrorOpportunityLine } from './quote-sync.ts';
import type { RuleContext, Rules } from './rules.ts';

export const opportunityLineRules: Rules = {
  creating(context, row) {
    const parent = withBook(
      context,
      row,
      'Opportunity',
      parentOf(context, row, 'Opportunity', 'OpportunityId'),
    );
    const entry = takeFromEntry(context, row, parent, 'opportunity');
    row.ProductCode = entry.ProductCode as StoredValue;
    row.Name = `${parent.Name} ${entry.Name}`.slice(0, 376);
    if (row.UnitPrice === null && row.TotalPrice === null)
      refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']);
    price(context, row);
  },
  updating(context, row, _before, changes) {
    if (changes.has('TotalPrice') && !changes.has('UnitPrice')) row.UnitPrice = null;
    price(context, row);
  },
  validating(context, row, before) {
    if (!before) requireActiveProduct(context, row);
  },
  deleting: unmirrorOpportunityLine,
  saved(context, row) {
    if (row.IsDeleted !== 1n) mirrorOpportunityLine(context, row);
    rollUpOpportunity(context, row.OpportunityId as string);
  },
};

function price(context: RuleContext, row: Row): void {
  if (row.UnitPrice === null) {
    const quantity = amountOf(row.Quantity);
    if (quantity === 0n) refuse('FIELD_INTEGRITY_EXCEPTION', ASSUMED.saves.zeroQuantity, ['Quantity']);
    row.UnitPrice = divideRounded(amountOf(row.TotalPrice) * HUNDRED, quantity);
  }
  row.Subtotal = subtotalOf(context, row);
  row.TotalPrice = discounted(context, row, row.Subtotal);
}
