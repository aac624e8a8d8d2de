import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import { parentOf, subtotalOf, takeFromEntry } from './line.ts';
import { amountOf } from './money.ts';
import { rollUpOrder } from './order.ts';
import type { RuleContext, Rules } from './rules.ts';

export const orderLineRules: Rules = {
  creating(context, row) {
    const order = parentOf(context, row, 'Order', 'OrderId');
    refuseActivated(order, 'add or remove products');
    const product = row.Product2Id;
    const entry = takeFromEntry(context, row, order, 'order');
    if (product !== null && product !== entry.Product2Id)
      refuse(
        'FIELD_INTEGRITY_EXCEPTION',
        'field integrity exception: Product2Id (does not match the pricebook entry)',
        ['Product2Id'],
      );
    row.TotalPrice = subtotalOf(context, row);
    if (order.IsReductionOrder === 1n) {
      checkReduction(context, row, originalOf(context, row), order);
      row.AvailableQuantity = 0n;
    } else {
      if (amountOf(row.Quantity) < 0n)
        refuse('FIELD_INTEGRITY_EXCEPTION', 'Quantity must not be negative', ['Quantity']);
      row.AvailableQuantity = amountOf(row.Quantity);
    }
  },
  updating(context, row, before, changes) {
    const frozen = ['Quantity', 'UnitPrice'].filter(
      (field) => changes.has(field) && row[field] !== before[field],
    );
    if (frozen.length === 0) return;
    const order = parentOf(context, row, 'Order', 'OrderId');
    refuseActivated(order, `change ${frozen.join(' and ')} of products`);
    row.TotalPrice = subtotalOf(context, row);
    if (order.IsReductionOrder === 1n)
      checkReduction(
        context,
        { ...row, Quantity: amountOf(row.Quantity) - amountOf(before.Quantity) },
        originalOf(context, row),
        order,
      );
    else
      row.AvailableQuantity =
        amountOf(before.AvailableQuantity) + amountOf(row.Quantity) - amountOf(before.Quantity);
  },
  deleting(context, row) {
    const order = context.read('Order', row.OrderId as string);
    if (order) refuseActivated(order, 'add or remove products');
  },
  saved(context, row) {
    rollUpOrder(context, row.OrderId as string);
    const original = row.OriginalOrderItemId;
    if (typeof original === 'string') rollUpReductions(context, original);
  },
};

function refuseActivated(order: Row, what: string): void {
  if (order.StatusCode === 'Activated')
    refuse('FIELD_INTEGRITY_EXCEPTION', `You can't ${what} on an activated order.`, ['OrderId']);
}

function originalOf(context: RuleContext, row: Row): Row {
  const id = row.OriginalOrderItemId;
  const original = typeof id === 'string' ? context.read('OrderItem', id) : undefined;
  return (
    original ??
    refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [OriginalOrderItemId]', [
      'OriginalOrderItemId',
    ])
  );
}

function checkReduction(context: RuleContext, row: Row, original: Row, order: Row): void {
  if (original.OrderId !== order.OriginalOrderId)
    refuse('FIELD_INTEGRITY_EXCEPTION', "The original order product must be one of the original order's", [
      'OriginalOrderItemId',
    ]);
  const reduction = -amountOf(row.Quantity);
  const available = amountOf(context.read('OrderItem', original.Id as string)?.AvailableQuantity);
  if (reduction < 0n || reduction > available)
    refuse('FIELD_INTEGRITY_EXCEPTION', 'A reduction must be negative and within the available quantity', [
      'Quantity',
    ]);
}

/** What is left of a line is its quantity less all its reductions. */
function rollUpReductions(context: RuleContext, id: string): void {
  const original = context.read('OrderItem', id);
  if (!original) return;
  const reductions = context.referring('OrderItem', 'OriginalOrderItemId', id);
  const left = reductions.reduce((sum, line) => sum + amountOf(line.Quantity), amountOf(original.Quantity));
  context.update('OrderItem', id, { AvailableQuantity: left });
}
