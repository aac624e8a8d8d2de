import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { ORDER_STATUSES } from '../objects/orders.ts';
import type { Row } from '../store/store.ts';
import { requireActiveBook } from './price-book.ts';
import { requireActivatedOriginal, requireReducible } from './reduction.ts';
import type { RuleContext, Rules } from './rules.ts';

const { saves } = ASSUMED;

export const orderRules: Rules = {
  creating(context, row) {
    row.StatusCode = ORDER_STATUSES[String(row.Status)] ?? 'Draft';
    row.TotalAmount = 0n;
    if (row.StatusCode === 'Activated') refuse('FAILED_ACTIVATION', saves.orderWithoutLines, ['Status']);
    if (row.StatusCode !== 'Draft') refuse('INVALID_STATUS', saves.orderNotDraft, ['Status']);
    requireContract(context, row);
    if (row.IsReductionOrder === 1n) requireReducible(context, row);
  },
  updating(context, row, before, changes) {
    const changed = (field: string) => changes.has(field) && row[field] !== before[field];
    const draft = before.StatusCode === 'Draft';
    for (const field of ['AccountId', 'ContractId'])
      if (changed(field) && !draft) refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderFixed(field), [field]);
    if (changed('Pricebook2Id') && before.Pricebook2Id !== null)
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderBookFixed, ['Pricebook2Id']);
    if (changed('CurrencyIsoCode') && hasLines(context, row))
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.fixedByLines('CurrencyIsoCode', 'order'), [
        'CurrencyIsoCode',
      ]);
    if (row.IsReductionOrder === 1n && ['AccountId', 'ContractId', 'CurrencyIsoCode'].some(changed))
      requireReducible(context, row);
    if (changed('ContractId') || changed('AccountId')) requireContract(context, row);
    row.StatusCode = ORDER_STATUSES[String(row.Status)] ?? 'Draft';
    if (row.StatusCode === before.StatusCode) return;
    if (row.StatusCode === 'Activated') {
      if (!draft) refuse('FAILED_ACTIVATION', saves.orderActivation, ['Status']);
      activate(context, row);
      return;
    }
    if (
      before.StatusCode === 'Activated' &&
      context.referring('Order', 'OriginalOrderId', row.Id as string).length > 0
    )
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderReduced, ['Status']);
    if (row.StatusCode !== 'Draft') return;
    row.ActivatedDate = null;
    row.ActivatedById = null;
  },
  validating(context, row, before, changes) {
    if (!before && row.IsReductionOrder === 1n) requireActivatedOriginal(context, row);
    requireActiveBook(context, row, changes);
    const start = String(row.EffectiveDate);
    if (
      (changes.has('EndDate') || changes.has('EffectiveDate')) &&
      row.EndDate !== null &&
      String(row.EndDate) < start
    )
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderEnd, ['EndDate']);
    const contract =
      typeof row.ContractId === 'string' ? context.read('Contract', row.ContractId) : undefined;
    if (!contract || !(changes.has('ContractId') || changes.has('EffectiveDate'))) return;
    if (typeof contract.StartDate === 'string' && start < contract.StartDate)
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderContractStart(contract.StartDate), ['EffectiveDate']);
    if (contract.CurrencyIsoCode !== row.CurrencyIsoCode)
      refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderContractCurrency, ['ContractId']);
  },
  deleting(_context, row) {
    if (row.StatusCode === 'Activated') refuse('DELETE_FAILED', saves.orderDeleted);
  },
  restoring(context, row) {
    if (row.IsReductionOrder !== 1n) return;
    requireReducible(context, row);
    requireActivatedOriginal(context, row);
  },
};

/** Marks an order as activated, which needs at least one product and an active contract if it has one. */
function activate(context: RuleContext, row: Row): void {
  if (!hasLines(context, row)) refuse('FAILED_ACTIVATION', saves.orderWithoutLines, ['Status']);
  const contract = row.ContractId;
  if (typeof contract === 'string' && context.read('Contract', contract)?.StatusCode !== 'Activated')
    refuse('FAILED_ACTIVATION', saves.orderContract, ['ContractId']);
  row.ActivatedDate = context.now;
  row.ActivatedById = context.userId;
}

/** An order's amount is the sum of its lines. */
export function rollUpOrder(context: RuleContext, id: string): void {
  if (!context.read('Order', id)) return;
  const { sums } = context.totals('OrderItem', 'OrderId', id, ['TotalPrice']);
  context.update('Order', id, { TotalAmount: sums[0] ?? 0n });
}

function hasLines(context: RuleContext, row: Row): boolean {
  return context.totals('OrderItem', 'OrderId', row.Id as string, []).count > 0;
}

function requireContract(context: RuleContext, row: Row): void {
  const id = row.ContractId;
  if (typeof id !== 'string') return;
  if (context.read('Contract', id)?.AccountId !== row.AccountId)
    refuse('FIELD_INTEGRITY_EXCEPTION', saves.orderContractAccount, ['ContractId']);
}
