import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import { amountOf } from './money.ts';
import type { RuleContext } from './rules.ts';

/** A reduction order takes back some of what an activated order's lines have: by negative quantities. */

const { saves } = ASSUMED;

/** Refuses a reduction order that does not fit the order that it reduces. */
export function requireReducible(context: RuleContext, row: Row): void {
  const original = originalOf(context, row, 'Order', 'OriginalOrderId');
  if (original.IsReductionOrder === 1n)
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.originalIsReduction, ['OriginalOrderId']);
  for (const field of ['AccountId', 'ContractId', 'CurrencyIsoCode'])
    if (original[field] !== row[field])
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.originalDiffers(field), [field]);
}

/** Refuses to reduce an order that is not activated. */
export function requireActivatedOriginal(context: RuleContext, row: Row): void {
  if (originalOf(context, row, 'Order', 'OriginalOrderId').StatusCode !== 'Activated')
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.originalNotActivated, ['OriginalOrderId']);
}

/** Refuses a line of a reduction order that takes back what its original line does not have; `more` is how much more. */
export function requireAvailable(context: RuleContext, row: Row, order: Row, more: bigint): void {
  const original = originalOf(context, row, 'OrderItem', 'OriginalOrderItemId');
  if (original.OrderId !== order.OriginalOrderId)
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.originalLineOfOther, ['OriginalOrderItemId']);
  if (original.Product2Id !== row.Product2Id)
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.originalLineProduct, ['OriginalOrderItemId']);
  if (amountOf(row.Quantity) >= 0n || more > amountOf(original.AvailableQuantity))
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.reductionQuantity, ['Quantity']);
}

/** What is left of a line is its quantity less all its reductions. */
export function rollUpReductions(context: RuleContext, id: string): void {
  const original = context.read('OrderItem', id);
  if (!original) return;
  const { sums } = context.totals('OrderItem', 'OriginalOrderItemId', id, ['Quantity']);
  context.update('OrderItem', id, { AvailableQuantity: amountOf(original.Quantity) + (sums[0] ?? 0n) });
}

function originalOf(context: RuleContext, row: Row, object: string, field: string): Row {
  const id = row[field];
  const original = typeof id === 'string' ? context.read(object, id) : undefined;
  return original ?? refuse('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, [field]);
}
