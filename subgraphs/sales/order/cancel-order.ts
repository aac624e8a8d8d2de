import { cancelledEffect, notWritten } from '#engine/effect.ts';
import { conflictProblem, notFoundProblem, refuse, wrongStateProblem } from '#engine/graph/problems.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import type { RecordRef } from '#kit/ids.ts';
import { SourceError } from '#kit/source-error.ts';
import { refusalTexts } from '#kit/source-refusal.ts';
import { findNetSuiteId } from '#sources/identity/find-netsuite-id.ts';
import { cancelSalesOrder } from '#sources/netsuite/order-writes.ts';
import { type SalesOrderRecord, salesOrdersByIds } from '#sources/netsuite/sales-orders.ts';
import { cancelOrder } from '#sources/salesforce/order-writes.ts';
import { ordersByIds, type SalesforceOrderRecord } from '#sources/salesforce/orders.ts';
import { isConflict } from '#sources/written.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** Plain JSON. */
export interface CancelOrderRequest {
  readonly order: RecordRef;
  readonly reason: string;
  readonly expectedVersion: string | null;
}

/** Which orders there are to cancel; null: none, or it is cancelled already. */
interface CancelOrderState {
  readonly salesforceId: string | null;
  readonly salesOrderId: string | null;
  /** The version that NetSuite's order must still have, where NetSuite alone knows the order. */
  readonly salesOrderVersion: string | null;
}

const PATH = ['input', 'orderId'];

/**
 * Cancels an order wherever it is known, in NetSuite first: it refuses what has been billed, and then nothing was written in
 * either system.
 */
export function cancelOrderWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'cancelOrder',
    owner: 'sales',
    steps: [
      { name: 'checked', run: (run) => check(sources, run) },
      { name: 'order-in-netsuite', run: (run) => cancelInNetSuite(sources, run) },
      { name: 'order-in-salesforce', run: (run) => cancelInSalesforce(sources, run) },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const request = operation.input as unknown as CancelOrderRequest;
  const netsuiteId = await findNetSuiteId(sources, 'order', request.order);
  // Only now: the links may have been looked at anew.
  const ref = sources.identity.canonical('order', request.order);
  const [order, salesOrder] = await Promise.all([
    ref.system === 'salesforce' ? orderOf(sources, ref.id) : undefined,
    netsuiteId === null ? undefined : salesOrderOf(sources, netsuiteId),
  ]);
  const known = ref.system === 'salesforce' ? order : salesOrder;
  if (!known) return refuse(notFoundProblem(PATH, 'There is no such order.'));
  const { expectedVersion } = request;
  if (expectedVersion !== null && expectedVersion !== known.version)
    return refuse(conflictProblem(expectedVersion, known.version));
  const isToCancel = order !== undefined && order.status !== 'CANCELLED';
  const isSalesOrderToCancel = salesOrder !== undefined && salesOrder.statusLetter !== 'C';
  if (!isToCancel && !isSalesOrderToCancel)
    return refuse(wrongStateProblem(PATH, 'The order is cancelled already.', 'CANCELLED'));
  if (isSalesOrderToCancel && (salesOrder.statusLetter === 'G' || salesOrder.statusLetter === 'H')) {
    const [status, message] =
      salesOrder.statusLetter === 'G'
        ? ['BILLED', 'The order has been billed.']
        : ['CLOSED', 'The order is closed.'];
    return refuse(wrongStateProblem(PATH, `${message} A credit memo takes it back.`, status as string));
  }
  const state: CancelOrderState = {
    salesforceId: isToCancel ? order.id : null,
    salesOrderId: isSalesOrderToCancel ? salesOrder.id : null,
    salesOrderVersion: ref.system === 'netsuite' ? expectedVersion : null,
  };
  return { state: { ...state } };
}

async function cancelInNetSuite({ netsuite }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { reason } = operation.input as unknown as CancelOrderRequest;
  const { salesOrderId, salesOrderVersion } = operation.state as unknown as CancelOrderState;
  if (salesOrderId === null) return {};
  const written = await cancelSalesOrder(netsuite, salesOrderId, reason, salesOrderVersion ?? undefined);
  return isConflict(written)
    ? refuse(conflictProblem(salesOrderVersion ?? '', written.conflict.version))
    : { effects: [cancelledEffect('NETSUITE', written, reason)] };
}

async function cancelInSalesforce({ salesforce }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { reason } = operation.input as unknown as CancelOrderRequest;
  const { salesforceId, salesOrderId } = operation.state as unknown as CancelOrderState;
  if (salesforceId === null) return {};
  try {
    const written = await cancelOrder(salesforce, salesforceId, reason);
    return isConflict(written) ? {} : { effects: [cancelledEffect('SALESFORCE', written, reason)] };
  } catch (error) {
    // NetSuite takes no cancelled order back: what Salesforce refuses after that is told, not undone.
    if (salesOrderId === null || !(error instanceof SourceError) || error.failure !== 'rejected') throw error;
    const why = error.refusal === undefined ? '' : ` ${refusalTexts[error.refusal]}`;
    return { effects: [notWritten('SALESFORCE', 'Order', salesforceId, `Salesforce refused it.${why}`)] };
  }
}

async function orderOf({ salesforce }: WriteSources, id: string): Promise<SalesforceOrderRecord | undefined> {
  const [order] = await ordersByIds({ ...salesforce, partner: undefined }, [id]);
  return order;
}

async function salesOrderOf({ netsuite }: WriteSources, id: string): Promise<SalesOrderRecord | undefined> {
  const [order] = await salesOrdersByIds({ ...netsuite, partner: undefined }, [id]);
  return order;
}
