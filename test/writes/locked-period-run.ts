import { type Client, type OperationView, settled, written } from './support/graph-client.ts';
import { closePeriod, invoicesOf } from './support/held-orders.ts';
import { resellerOrders } from './support/reseller-orders.ts';
import type { World } from './support/world.ts';

export interface LockedPeriodReport {
  /** What billing into the locked period was refused for. */
  readonly refused: OperationView['errors'];
  readonly invoicesAfterRefusal: number;
  readonly invoicesAfterBillingToday: number;
}

const PREFIX = 'LOCKED-';
const SETTLE_LIMIT_MS = 60_000;

/** Bills an order into a period that is closed, then into one that is open. */
export async function lockedPeriodRun({ sandboxes, product }: World): Promise<LockedPeriodReport> {
  const [order] = await resellerOrders(sandboxes, { prefix: PREFIX, count: 1, seed: 3, partners: 1 });
  if (!order) throw new Error('no partner orders');
  const client: Client = { url: product.url, token: await product.token('admin') };
  const done = async (mutation: 'submitResellerOrder' | 'invoiceOrder', input: Record<string, unknown>) => {
    const { operation } = await written(client, mutation, input);
    return settled(client, operation.id, SETTLE_LIMIT_MS);
  };
  const placing = { ...order.input, partnerReference: order.partner };
  await done('submitResellerOrder', placing);
  const { payload } = await written(client, 'submitResellerOrder', placing);
  const orderId = payload.order.id as string;
  const invoices = async (): Promise<number> =>
    (await invoicesOf(sandboxes.url('netsuite'), PREFIX)).get(order.poNumber) ?? 0;

  const lastMonth = new Date();
  lastMonth.setUTCDate(0);
  const month = lastMonth.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
  await closePeriod(sandboxes.url('netsuite'), `${month} ${lastMonth.getUTCFullYear()}`);
  const issuedOn = lastMonth.toISOString().slice(0, 10);
  const { errors } = await done('invoiceOrder', { idempotencyKey: 'bill into it', orderId, issuedOn });
  const invoicesAfterRefusal = await invoices();
  await done('invoiceOrder', { idempotencyKey: 'bill today', orderId });
  return { refused: errors, invoicesAfterRefusal, invoicesAfterBillingToday: await invoices() };
}
