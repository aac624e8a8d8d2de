import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type TestStack, testStack } from '../support/stack.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';
import { type OwnSubgraphs, ownSubgraphs } from './support/listening.ts';

const DOCUMENT = `subscription ($filter: InvoiceChangeFilter) { invoicesChanged(filter: $filter) {
  kind invoiceId invoice { number status outstanding { amount } } } }`;

let stack: TestStack;
let own: OwnSubgraphs;
let netsuite: WireClient;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', IDENTITY_REFRESH_MS: '3600000' });
  own = await ownSubgraphs(stack, { INVOICE_POLL_MS: '20' });
  netsuite = await WireClient.connect(stack.netsuiteUrl);
});
afterEach(async () => {
  await own.leaveAll();
  await faults([]);
});
afterAll(async () => {
  await own?.sources.stop();
  await stack?.stop();
});

const faults = (list: unknown[]) =>
  fetch(`${stack.netsuiteUrl}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) });

interface OpenInvoice {
  id: string;
  tranid: string;
  entity: string;
  open: string;
  createdfrom: string;
}

/** Open invoices of different customers whose next change no other test makes. */
async function openInvoices(count: number, condition = '1 = 1'): Promise<OpenInvoice[]> {
  const found = await netsuite.rows(
    `SELECT t.id, t.tranid, t.entity, m.createdfrom, t.foreignamountunpaid AS open FROM transaction t
      JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T'
      WHERE t.type = 'CustInvc' AND t.status = 'A' AND m.createdfrom IS NOT NULL AND ${condition} ORDER BY t.id`,
  );
  const ofEach = [...new Map(found.map((row) => [row.entity, row])).values()];
  expect(ofEach.length).toBeGreaterThanOrEqual(count);
  return ofEach.slice(0, count) as unknown as OpenInvoice[];
}

const change = async (id: string, fields: object): Promise<void> =>
  expect((await netsuite.call('PATCH', `/services/rest/record/v1/invoice/${id}`, fields)).status).toBe(204);
const pay = async ({ id, entity }: OpenInvoice, amount: string): Promise<void> => {
  const payment = {
    customer: { id: entity },
    payment: Number(amount),
    apply: { items: [{ doc: { id }, amount: Number(amount) }] },
  };
  expect((await netsuite.call('POST', '/services/rest/record/v1/customerPayment', payment)).status).toBe(204);
};

const invoiceIdOf = (data: unknown): string =>
  (data as { invoicesChanged: { invoiceId: string } }).invoicesChanged.invoiceId;

test('tells of an invoice that is changed, with what it is by then', async () => {
  const [invoice] = (await openInvoices(1)) as [OpenInvoice];
  const listener = await own.listen('billing', DOCUMENT);
  await change(invoice.id, { memo: 'called' });
  expect((await listener.next())?.data).toMatchObject({
    invoicesChanged: {
      kind: 'UPDATED',
      invoiceId: `inv_n${invoice.id}`,
      invoice: { number: invoice.tranid, status: 'OPEN' },
    },
  });
});

test('a payment that is applied is a change of its invoice', async () => {
  const [invoice] = (await openInvoices(1)) as [OpenInvoice];
  const listener = await own.listen('billing', DOCUMENT);
  await pay(invoice, invoice.open);
  const { data } = (await listener.next()) ?? {};
  expect(invoiceIdOf(data)).toBe(`inv_n${invoice.id}`);
  expect(data).toMatchObject({ invoicesChanged: { kind: 'UPDATED', invoice: { status: 'PAID' } } });
});
