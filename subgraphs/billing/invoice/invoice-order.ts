import { effectOf } from '#engine/effect.ts';
import {
  conflictProblem,
  invalidInputProblem,
  notFoundProblem,
  refusalOf,
  refuse,
  wrongStateProblem,
} from '#engine/graph/problems.ts';
import type { JsonObject, Problem } from '#engine/operation.ts';
import type { StepResult, StepRun, WriteDefinition } from '#engine/write.ts';
import { type RecordRef, to18 } from '#kit/ids.ts';
import { Decimal } from '#kit/money.ts';
import { writeKey } from '#kit/write-key.ts';
import { findNetSuiteId } from '#sources/identity/find-netsuite-id.ts';
import { createInvoice, type LinePart } from '#sources/netsuite/billing-writes.ts';
import { type LineToBill, linesToBill } from '#sources/netsuite/order-lines.ts';
import { salesOrdersByIds } from '#sources/netsuite/sales-orders.ts';
import { orderLines } from '#sources/salesforce/lines.ts';
import { salesOrderStatus } from '../order/order.ts';
import { sameLines } from '../order/same-lines.ts';
import { documentEffect, headerEffect } from '../write/effects.ts';
import type { LineQuantity } from '../write/line-quantities.ts';
import { quantityTooLargeProblem } from '../write/problems.ts';
import type { WriteSources } from '../write/write-sources.ts';

/** What `invoiceOrder` is asked for; plain JSON. */
export interface InvoiceOrderRequest {
  readonly order: RecordRef;
  readonly expectedVersion: string | null;
  /** Null: everything that is left. */
  readonly lines: readonly LineQuantity[] | null;
  /** Null: the day on which it is found allowed. */
  readonly issuedOn: string | null;
}

/** What the steps find out. */
interface InvoiceOrderState {
  readonly salesOrderId: string;
  /** The order's letter of status as it was. */
  readonly statusBefore: string;
  readonly issuedOn: string;
  /** By NetSuite's ids of lines. */
  readonly parts: readonly LinePart[] | null;
}

/** Sales orders that NetSuite bills: approved, not called off, not closed, something left. */
const BILLABLE = new Set(['B', 'D', 'E', 'F']);

/** Bills a sales order in NetSuite, if there is as much left of it as is to be billed. */
export function invoiceOrderWrite(sources: WriteSources): WriteDefinition {
  return {
    kind: 'invoiceOrder',
    owner: 'billing',
    steps: [
      { name: 'checked', systems: ['NETSUITE'], run: (run) => check(sources, run) },
      { name: 'invoice-in-netsuite', systems: ['NETSUITE'], run: (run) => write(sources, run) },
    ],
  };
}

async function check(sources: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { netsuite, identity, clock } = sources;
  const { order, lines, expectedVersion, issuedOn } = operation.input as unknown as InvoiceOrderRequest;
  const path = ['input', 'orderId'];
  const unknown = notFoundProblem(path, 'There is no such order.');
  const salesOrderId = await findNetSuiteId(sources, 'order', order);
  if (salesOrderId === null)
    return refuse(
      identity.linked('order', order)
        ? wrongStateProblem(path, 'NetSuite does not know this order yet.', 'NOT_IN_ERP')
        : unknown,
    );
  const [[salesOrder], toBill] = await Promise.all([
    salesOrdersByIds({ ...netsuite, partner: undefined }, [salesOrderId]),
    linesToBill(netsuite, salesOrderId),
  ]);
  if (!salesOrder) return refuse(unknown);
  if (expectedVersion !== null && salesOrder.version !== expectedVersion)
    return refuse(conflictProblem(expectedVersion, salesOrder.version));
  const hasMore = toBill.some(({ left }) => left !== '0');
  if (!BILLABLE.has(salesOrder.statusLetter) || !hasMore)
    return refuse(
      wrongStateProblem(path, stateMessage(salesOrder.statusLetter), salesOrderStatus(salesOrder)),
    );
  const wanted = lines && (await partsOf(sources, order, lines, toBill));
  if (wanted && 'problems' in wanted) return refusalOf(wanted.problems) as StepResult;
  const state: InvoiceOrderState = {
    salesOrderId,
    statusBefore: salesOrder.statusLetter,
    issuedOn: issuedOn ?? clock.today(),
    parts: wanted?.parts ?? null,
  };
  return { state: state as unknown as JsonObject };
}

async function write({ netsuite }: WriteSources, { operation }: StepRun): Promise<StepResult> {
  const { salesOrderId, statusBefore, issuedOn, parts } = operation.state as unknown as InvoiceOrderState;
  const made = await createInvoice(netsuite, {
    key: writeKey(operation.id),
    orderId: salesOrderId,
    issuedOn,
    lines: parts ?? undefined,
  });
  const access = { ...netsuite, partner: undefined };
  const [invoice, [salesOrder]] = await Promise.all([
    documentEffect(access, 'CustInvc', made),
    salesOrdersByIds(access, [salesOrderId]),
  ]);
  return {
    state: { invoiceId: made.recordId },
    effects: [
      effectOf('NETSUITE', invoice),
      headerEffect(
        'salesOrder',
        salesOrderId,
        { orderStatus: statusBefore },
        { orderStatus: salesOrder?.statusLetter ?? null },
        salesOrder?.version ?? null,
      ),
    ],
  };
}

/** What is wanted of each of NetSuite's lines, or all that is wrong with it. */
async function partsOf(
  sources: WriteSources,
  order: RecordRef,
  lines: readonly LineQuantity[],
  toBill: readonly LineToBill[],
): Promise<{ readonly parts: readonly LinePart[] } | { readonly problems: readonly Problem[] }> {
  const ids = await netsuiteLineIds(sources, order, lines, toBill);
  const problems: Problem[] = [];
  const parts: LinePart[] = [];
  lines.forEach(({ lineId, quantity }, i) => {
    const path = ['input', 'lines', String(i)];
    const id = ids(lineId);
    const line = toBill.find((one) => one.id === id);
    if (id === null) {
      const message = 'NetSuite’s order has no line that is certainly this one.';
      problems.push(invalidInputProblem([...path, 'lineId'], message));
    } else if (!line) problems.push(notFoundProblem([...path, 'lineId'], 'The order has no such line.'));
    else if (new Decimal(quantity).gt(line.left))
      problems.push(quantityTooLargeProblem([...path, 'quantity'], line.left));
    else parts.push({ lineId: line.id, quantity });
  });
  return problems.length > 0 ? { problems } : { parts };
}

/**
 * Tells NetSuite's line of a line's id as the graph shows it: NetSuite's own for an order that only NetSuite knows, else
 * Salesforce's, for which its lines are compared. Undefined: there is no such line; null: it cannot be told which.
 */
async function netsuiteLineIds(
  { salesforce, identity }: WriteSources,
  order: RecordRef,
  lines: readonly LineQuantity[],
  toBill: readonly LineToBill[],
): Promise<(lineId: string) => string | null | undefined> {
  // An order may have become known to Salesforce since its lines' ids were given out.
  const isOwn = (lineId: string): boolean => /^\d{1,9}$/.test(lineId);
  const { system, id: orderId } = identity.canonical('order', order);
  if (system === 'netsuite' || lines.every(({ lineId }) => isOwn(lineId)))
    return (lineId) => (isOwn(lineId) ? lineId : undefined);
  const sold = (await orderLines({ ...salesforce, partner: undefined }, [orderId])).get(orderId) ?? [];
  const compared = sold.map(({ id, product, quantity, unitPrice }) => ({
    id,
    itemId:
      product && (identity.linked('product', { system: 'salesforce', id: product.id })?.netsuite?.id ?? null),
    quantity,
    unitPrice,
  }));
  const known = new Set(sold.map(({ id }) => id));
  const pairs = sameLines(compared, toBill);
  return (lineId) => {
    if (isOwn(lineId)) return lineId;
    const id = to18(lineId);
    return known.has(id) ? (pairs.get(id) ?? null) : undefined;
  };
}

function stateMessage(statusLetter: string): string {
  if (statusLetter === 'A') return 'The order waits for approval.';
  if (statusLetter === 'C') return 'The order is called off.';
  return 'Nothing of the order is left to be billed.';
}
