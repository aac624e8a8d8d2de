import type { Connection } from '#kit/connection.ts';
import type { RecordRef } from '#kit/ids.ts';
import { type Money, money, unitPrice } from '#kit/money.ts';
import { SourceError } from '#kit/source-error.ts';
import type { SalesOrderRecord, SalesOrderStatusLetter } from '#sources/netsuite/sales-orders.ts';
import type { OrderStatusCode, SalesforceOrderRecord } from '#sources/salesforce/orders.ts';
import type { Context } from '../context.ts';
import type { ProductRecord } from '../product/product.ts';

/** An order by the one ref that the graph names it by. */
export interface OrderRecord {
  readonly ref: RecordRef;
}

export interface OrderLineRecord {
  readonly id: string;
  readonly product: ProductRecord | null;
  readonly quantity: string;
  readonly unitPrice: Money | null;
  readonly total: Money;
}

/** What the system that holds an order says of it. */
export interface OrderFacts {
  readonly key: string | null;
  readonly number: string | null;
  readonly status: OrderStatusCode;
  readonly orderedOn: string;
  readonly poNumber: string | null;
  readonly total: Money;
  readonly customer: RecordRef | null;
  readonly partner: RecordRef | null;
  readonly quoteId: string | null;
  readonly activatedAt: string | null;
  readonly version: string;
}

/** An order that only NetSuite knows, in the terms of sales: approved is activated, whatever became of it since. */
const LETTERS: Readonly<Record<SalesOrderStatusLetter, OrderStatusCode>> = {
  A: 'DRAFT',
  B: 'ACTIVATED',
  C: 'CANCELLED',
  D: 'ACTIVATED',
  E: 'ACTIVATED',
  F: 'ACTIVATED',
  G: 'ACTIVATED',
  H: 'ACTIVATED',
};

export type OrderPage = Connection<OrderRecord>;

/** NetSuite's letters for a status of sales. */
export function lettersOf(status: OrderStatusCode): SalesOrderStatusLetter[] {
  const letters = Object.keys(LETTERS) as SalesOrderStatusLetter[];
  return letters.filter((letter) => LETTERS[letter] === status);
}

export function orderOf(context: Context, ref: RecordRef): OrderRecord {
  return { ref: context.identity.canonical('order', ref) };
}

/** The order if it exists for this viewer, else null. With its system down, an order whose key is known is there. */
export async function findOrder(context: Context, ref: RecordRef): Promise<OrderRecord | null> {
  const order = orderOf(context, ref);
  if (context.viewer.partner !== undefined) {
    // The id's own system first: that a foreign record is linked must not show, not even by which system fails.
    return (await orderFacts(context, { ref })) ? existing(context, order) : null;
  }
  try {
    return (await orderFacts(context, order)) ? order : null;
  } catch (error) {
    if (error instanceof SourceError && context.identity.linked('order', order.ref)) return order;
    throw error;
  }
}

/** The order that a reference names; null where it does not exist for a partner. */
export function namedOrder(context: Context, ref: RecordRef): OrderRecord | Promise<OrderRecord | null> {
  const order = orderOf(context, ref);
  return context.viewer.partner === undefined ? order : existing(context, order);
}

async function existing(context: Context, order: OrderRecord): Promise<OrderRecord | null> {
  return (await orderFacts(context, order)) ? order : null;
}

/** What the order's own system says; null when it has no such order. Throws SourceError while that system is down. */
export async function orderFacts(context: Context, { ref }: OrderRecord): Promise<OrderFacts | null> {
  if (ref.system === 'salesforce') {
    const order = await context.load.salesforceOrder.load(ref.id);
    return order && ofSalesforce(order);
  }
  const order = await context.load.salesOrder.load(ref.id);
  return order && ofNetSuite(order);
}

/** The shared key, as the index knows it or else as the record says. */
export async function orderReference(context: Context, order: OrderRecord): Promise<string | null> {
  const linked = context.identity.linked('order', order.ref);
  if (linked) return linked.salesforce?.key ?? linked.netsuite?.key ?? null;
  return (await orderFacts(context, order))?.key ?? null;
}

/** The order's lines, from the system that holds the order. */
export async function orderLines(context: Context, { ref }: OrderRecord): Promise<OrderLineRecord[]> {
  if (ref.system === 'salesforce') {
    return (await context.load.linesOfOrder.load(ref.id)).map((line) => {
      if (line.product) context.load.product.prime(line.product.id, line.product);
      return {
        id: line.id,
        product: line.product && { ref: { system: 'salesforce', id: line.product.id } },
        quantity: line.quantity,
        unitPrice: unitPrice(line.unitPrice, line.currencyCode),
        total: money(line.total, line.currencyCode),
      };
    });
  }
  return (await context.load.linesOfSalesOrder.load(ref.id)).map((line) => ({
    id: line.id,
    product:
      line.itemId === null
        ? null
        : { ref: context.identity.canonical('product', { system: 'netsuite', id: line.itemId }) },
    quantity: line.quantity,
    unitPrice: line.rate === null ? null : unitPrice(line.rate, line.currencyCode),
    total: money(line.amount, line.currencyCode),
  }));
}

function ofSalesforce(order: SalesforceOrderRecord): OrderFacts {
  const account = (id: string | null): RecordRef | null =>
    id === null ? null : { system: 'salesforce', id };
  return {
    key: order.key,
    number: order.number,
    status: order.status,
    orderedOn: order.orderedOn,
    poNumber: order.poNumber,
    total: money(order.total, order.currencyCode),
    customer: account(order.accountId),
    partner: account(order.partnerAccountId),
    quoteId: order.quoteId,
    activatedAt: order.activatedAt,
    version: order.version,
  };
}

function ofNetSuite(order: SalesOrderRecord): OrderFacts {
  return {
    key: order.key,
    number: order.number,
    status: LETTERS[order.statusLetter as SalesOrderStatusLetter] ?? 'UNKNOWN',
    orderedOn: order.orderedOn,
    poNumber: order.poNumber,
    total: money(order.total, order.currencyCode),
    customer: { system: 'netsuite', id: order.customerId },
    partner: null,
    quoteId: null,
    activatedAt: null,
    version: order.version,
  };
}
