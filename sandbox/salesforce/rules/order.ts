import { refuse } from '../errors.ts';
import { ORDER_STATUSES } from '../objects/orders.ts';
import type { Row, StoredValue } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

export const orderRules: Rules = {
  creating(context, row) {
    row.StatusCode = ORDER_STATUSES[String(row.Status)] ?? 'Draft';
    row.TotalAmount = 0n;
    if (row.StatusCode !== 'Draft')
      refuse('FAILED_ACTIVATION', 'An order must have at least one product.', ['Status']);
    checkContract(context, row);
    if (row.IsReductionOrder === 1n) checkReduction(context, row);
  },
  updating(context, row, before, changes) {
    const changed = (field: string) => changes.has(field) && row[field] !== before[field];
    const draft = before.StatusCode === 'Draft';
    for (const field of ['AccountId', 'ContractId'])
      if (changed(field) && !draft)
        refuse('FIELD_INTEGRITY_EXCEPTION', `${field} can be changed only while the order is a draft`, [
          field,
        ]);
    if (changed('Pricebook2Id') && before.Pricebook2Id !== null)
      refuse(
        'FIELD_INTEGRITY_EXCEPTION',
        "The order's price book can't be changed or removed once it is assigned",
        ['Pricebook2Id'],
      );
    if (changed('CurrencyIsoCode') && hasLines(context, row))
      refuse('FIELD_INTEGRITY_EXCEPTION', 'The currency cannot be changed while the order has products', [
        'CurrencyIsoCode',
      ]);
    if (changed('ContractId') || changed('AccountId')) checkContract(context, row);
    row.StatusCode = ORDER_STATUSES[String(row.Status)] ?? 'Draft';
    if (row.StatusCode === before.StatusCode) return;
    if (row.StatusCode === 'Activated') activate(context, row);
    else if (row.StatusCode === 'Draft') {
      row.ActivatedDate = null;
      row.ActivatedById = null;
    }
  },
  deleting(_context, row) {
    if (row.StatusCode === 'Activated')
      refuse('DELETE_FAILED', "You can't delete an activated order. Deactivate the order first.");
  },
};

/** Marks an order as activated, which needs at least one product and an active contract if it has one. */
export function activate(context: RuleContext, row: Row): void {
  if (!hasLines(context, row))
    refuse('FAILED_ACTIVATION', 'An order must have at least one product.', ['Status']);
  const contract = row.ContractId;
  if (typeof contract === 'string' && context.read('Contract', contract)?.StatusCode !== 'Activated')
    refuse('FAILED_ACTIVATION', 'The associated contract must be activated before the order.', [
      'ContractId',
    ]);
  row.ActivatedDate = context.now;
  row.ActivatedById = context.userId;
}

/** An order's amount is the sum of its lines. */
export function rollUpOrder(context: RuleContext, id: string): void {
  const { sums } = context.totals('OrderItem', 'OrderId', id, ['TotalPrice']);
  context.update('Order', id, { TotalAmount: sums[0] ?? 0n });
}

function hasLines(context: RuleContext, row: Row): boolean {
  return context.totals('OrderItem', 'OrderId', row.Id as string, []).count > 0;
}

function checkContract(context: RuleContext, row: Row): void {
  const id = row.ContractId;
  if (typeof id !== 'string') return;
  const contract = context.read('Contract', id);
  if (contract?.AccountId !== row.AccountId)
    refuse('FIELD_INTEGRITY_EXCEPTION', 'The contract must belong to the account of the order', [
      'ContractId',
    ]);
}

function checkReduction(context: RuleContext, row: Row): void {
  const id = row.OriginalOrderId;
  const original = typeof id === 'string' ? context.read('Order', id) : undefined;
  if (!original) {
    refuse('REQUIRED_FIELD_MISSING', 'Required fields are missing: [OriginalOrderId]', ['OriginalOrderId']);
    return;
  }
  if (original.StatusCode !== 'Activated')
    refuse('FIELD_INTEGRITY_EXCEPTION', 'The original order of a reduction order must be activated', [
      'OriginalOrderId',
    ]);
  for (const field of ['AccountId', 'ContractId', 'CurrencyIsoCode'])
    if ((original[field] as StoredValue) !== row[field])
      refuse('FIELD_INTEGRITY_EXCEPTION', `A reduction order must have the ${field} of its original order`, [
        field,
      ]);
}
