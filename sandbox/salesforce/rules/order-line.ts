import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import { parentOf, requireActiveProduct, subtotalOf, takeFromEntry } from './line.ts';
import { amountOf } from './money.ts';
import { rollUpOrder } from './order.ts';
import { requireAvailable, rollUpReductions } from './reduction.ts';
import type { Rules } from './rules.ts';

const { saves } = ASSUMED;

export const orderLineRules: Rules = {
  creating(context, row) {
    const order = parentOf(context, row, 'Order', 'OrderId');
    requireDraft(order, 'add or remove products');
    const product = row.Product2Id;
    const entry = takeFromEntry(context, row, order, 'order');
    if (product !== null && product !== entry.Product2Id)
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.lineProduct, ['Product2Id']);
    row.TotalPrice = subtotalOf(context, row);
    if (order.IsReductionOrder === 1n) {
      requireAvailable(context, row, order, -amountOf(row.Quantity));
      row.AvailableQuantity = 0n;
      return;
    }
    if (typeof row.OriginalOrderItemId === 'string')
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.originalOfNoReduction('OriginalOrderItemId'), [
        'OriginalOrderItemId',
      ]);
    requireNotNegative(row);
    row.AvailableQuantity = amountOf(row.Quantity);
  },
  updating(context, row, before, changes) {
    const frozen = ['Quantity', 'UnitPrice'].filter(
      (field) => changes.has(field) && row[field] !== before[field],
    );
    if (frozen.length === 0) return;
    const order = parentOf(context, row, 'Order', 'OrderId');
    requireDraft(order, `change ${frozen.join(' and ')} of products`);
    row.TotalPrice = subtotalOf(context, row);
    const more = amountOf(row.Quantity) - amountOf(before.Quantity);
    if (order.IsReductionOrder === 1n) requireAvailable(context, row, order, -more);
    else {
      requireNotNegative(row);
      row.AvailableQuantity = amountOf(before.AvailableQuantity) + more;
    }
  },
  validating(context, row, before) {
    if (!before) requireActiveProduct(context, row);
  },
  deleting(context, row) {
    const order = context.read('Order', row.OrderId as string);
    if (order) requireDraft(order, 'add or remove products');
  },
  restoring(context, row) {
    const order = parentOf(context, row, 'Order', 'OrderId');
    requireDraft(order, 'add or remove products');
    if (order.IsReductionOrder !== 1n) return;
    requireAvailable(context, row, order, -amountOf(row.Quantity));
    // So that the next line restored with it finds what is left.
    rollUpReductions(context, row.OriginalOrderItemId as string);
  },
  saved(context, row) {
    rollUpOrder(context, row.OrderId as string);
    const original = row.OriginalOrderItemId;
    if (typeof original === 'string') rollUpReductions(context, original);
  },
};

/** What an order's products are is fixed once it is no draft any more. */
function requireDraft(order: Row, what: string): void {
  if (order.StatusCode !== 'Draft')
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.activatedLines(what), ['OrderId']);
}

function requireNotNegative(row: Row): void {
  if (amountOf(row.Quantity) < 0n) refuse('FIELD_INTEGRITY_EXCEPTION', saves.negativeQuantity, ['Quantity']);
}
