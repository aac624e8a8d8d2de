import { Decimal } from '#kit/money.ts';
import { SourceError } from '#kit/source-error.ts';
import { orderCash } from '../cash/cash.ts';
import type { Context } from '../context.ts';
import type { OrderBlocker, OrderBlockerCode } from '../generated/resolvers.ts';
import { type OrderRecord, salesOrderOf, salesOrderStatus } from './order.ts';

const MESSAGES: Readonly<Record<OrderBlockerCode, string>> = {
  NOT_ACTIVATED: 'The order is still a draft.',
  NOT_IN_ERP: 'The order is activated, but it is not in the books yet.',
  PENDING_APPROVAL: 'The sales order waits for approval in the books.',
  CREDIT_HOLD: 'The customer is on credit hold.',
  PENDING_FULFILLMENT: 'The order is to be delivered first.',
  PENDING_BILLING: 'The order is to be billed.',
  OVERDUE_INVOICE: 'An invoice of the order is overdue.',
};

/** Why the order does not go on; null when nothing is in its way. */
export async function orderBlocker(context: Context, order: OrderRecord): Promise<OrderBlocker | null> {
  const code = await blockerCode(context, order);
  return code && { code, message: MESSAGES[code] };
}

async function blockerCode(context: Context, order: OrderRecord): Promise<OrderBlockerCode | null> {
  const salesOrder = await salesOrderOf(context, order);
  switch (order.status) {
    case 'DRAFT':
      return 'NOT_ACTIVATED';
    case 'CANCELLED':
    case 'EXPIRED':
      return null;
    default:
  }
  if (!salesOrder) {
    if (order.status == null)
      throw new SourceError('salesforce', 'unavailable', 'the status of the order is not known');
    return order.status === 'ACTIVATED' ? 'NOT_IN_ERP' : null;
  }
  const status = salesOrderStatus(salesOrder);
  if (status === 'CANCELLED' || status === 'CLOSED' || status === 'UNKNOWN') return null;
  if (status === 'PENDING_APPROVAL') return 'PENDING_APPROVAL';
  if (status !== 'BILLED') {
    if (salesOrder.onCreditHold) return 'CREDIT_HOLD';
    return status === 'PENDING_FULFILLMENT' || status === 'PARTIALLY_FULFILLED'
      ? 'PENDING_FULFILLMENT'
      : 'PENDING_BILLING';
  }
  const cash = orderCash(
    await context.load.cash.load({ scope: 'order', id: salesOrder.id, asOf: context.today }),
  );
  return cash && new Decimal(cash.overdue.amount).gt(0) ? 'OVERDUE_INVOICE' : null;
}
