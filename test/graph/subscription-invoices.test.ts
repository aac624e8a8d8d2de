import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
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

let changes = 0;
/** Makes an invoice due on another day each time. */
const change = async (id: string): Promise<void> => {
  const dueDate = new Date(Date.UTC(2027, 0, 1 + changes++)).toISOString().slice(0, 10);
  const { status } = await netsuite.call('PATCH', `/services/rest/record/v1/invoice/${id}`, { dueDate });
  expect(status).toBe(204);
};
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
  await change(invoice.id);
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

test('an invoice that is created, and one that is deleted, is told as such', async () => {
  const [{ entity, id: billed }] = (await openInvoices(1)) as [OpenInvoice];
  const [line] = await netsuite.rows(
    "SELECT item FROM transactionline WHERE transaction = ? AND mainline = 'F' AND taxline = 'F' ORDER BY id",
    [billed],
  );
  const listener = await own.listen('billing', DOCUMENT);
  const created = await netsuite.call('POST', '/services/rest/record/v1/invoice', {
    entity: { id: entity },
    item: { items: [{ item: { id: line?.item }, quantity: 1, rate: 10 }] },
  });
  if (created.status !== 204) throw new Error(WireClient.detail(created));
  const id = created.headers.get('location')?.split('/').at(-1);
  expect((await listener.next())?.data).toMatchObject({
    invoicesChanged: { kind: 'CREATED', invoiceId: `inv_n${id}`, invoice: { status: 'OPEN' } },
  });
  const deleted = await netsuite.call('DELETE', `/services/rest/record/v1/invoice/${id}`);
  expect(deleted.status).toBe(204);
  expect((await listener.next())?.data).toEqual({
    invoicesChanged: { kind: 'DELETED', invoiceId: `inv_n${id}`, invoice: null },
  });
});

test('any number of listeners share one poll, in the background, and there is none when nobody listens', async () => {
  const slow = await ownSubgraphs(stack, { INVOICE_POLL_MS: '3600000' });
  await stack.resetStats();
  for (let i = 0; i < 3; i++) await slow.listen('billing', DOCUMENT);
  // Where the invoices stand, and what changed in the same minute.
  expect(await stack.stats('netsuite')).toMatchObject({ requests: 0, background: 2 });
  await slow.sources.stop();
  const listener = await own.listen('billing', DOCUMENT);
  const [invoice] = (await openInvoices(1)) as [OpenInvoice];
  await change(invoice.id);
  await listener.next();
  await own.leaveAll();
  await stack.resetStats();
  for (let i = 0; i < 20; i++) await openInvoices(1);
  expect(await stack.stats('netsuite')).toMatchObject({ requests: 20, background: 0 });
});

test('only invoices of the order or customer that is asked for are told of, and a partner has only its own', async () => {
  const [one, other, third] = (await openInvoices(3)) as [OpenInvoice, OpenInvoice, OpenInvoice];
  const [customer] = await netsuite.rows('SELECT externalid FROM customer WHERE id = ?', [third.entity]);
  const variables = (filter: object) => ({ variables: { filter } });
  const listeners = [
    await own.listen('billing', DOCUMENT, variables({ orderId: `ord_n${one.createdfrom}` })),
    await own.listen('billing', DOCUMENT, variables({ customerId: `cus_n${other.entity}` })),
    await own.listen('billing', DOCUMENT, { partner: customer?.externalid as string }),
  ];
  for (const { id } of [third, other, one]) await change(id);
  const told = await Promise.all(listeners.map(async (listener) => (await listener.next())?.data));
  expect(told.map(invoiceIdOf)).toEqual([one, other, third].map(({ id }) => `inv_n${id}`));
});

test('polls that fail lose nothing and give nothing twice', async () => {
  const [one, other] = (await openInvoices(2)) as [OpenInvoice, OpenInvoice];
  const listener = await own.listen('billing', DOCUMENT);
  await faults([{ path: '/services/rest/query', kind: 'status', status: 503, times: 3 }]);
  await change(one.id);
  expect(invoiceIdOf((await listener.next())?.data)).toBe(`inv_n${one.id}`);
  await change(other.id);
  expect(invoiceIdOf((await listener.next())?.data)).toBe(`inv_n${other.id}`);
});

test('who has lost the connection goes on behind the last event, with nothing lost and nothing twice', async () => {
  const invoices = (await openInvoices(3)) as [OpenInvoice, OpenInvoice, OpenInvoice];
  // Positions have whole seconds: what other tests changed must be of an earlier one.
  const before = new Date().getSeconds();
  await vi.waitFor(() => expect(new Date().getSeconds()).not.toBe(before), { timeout: 2_000 });
  const first = await own.listen('billing', DOCUMENT);
  await change(invoices[0].id);
  const { eventId: lastEventId } = (await first.next()) ?? {};
  await first.leave();
  await change(invoices[1].id);
  const alone = await own.listen('billing', DOCUMENT, { lastEventId });
  expect(invoiceIdOf((await alone.next())?.data)).toBe(`inv_n${invoices[1].id}`);
  await alone.leave();
  // Beside one who has not been there before.
  const fresh = await own.listen('billing', DOCUMENT);
  const late = await own.listen('billing', DOCUMENT, { lastEventId });
  await change(invoices[2].id);
  expect(invoiceIdOf((await late.next())?.data)).toBe(`inv_n${invoices[1].id}`);
  for (const listener of [late, fresh])
    expect(invoiceIdOf((await listener.next())?.data)).toBe(`inv_n${invoices[2].id}`);
});

test('what cannot begin is refused with its reason', async () => {
  const refusal = async (asking: Parameters<OwnSubgraphs['listen']>[2]) =>
    (await (await own.listen('billing', DOCUMENT, asking)).next())?.errors?.map(
      ({ extensions }) => extensions?.code,
    );
  expect(await refusal({ scopes: ['sales:read'] })).toEqual(['FORBIDDEN']);
  expect(await refusal({ lastEventId: '1970-99-01T00:00:00_1' })).toEqual(['BAD_USER_INPUT']);
  expect(await refusal({ variables: { filter: { orderId: 'inv_n1' } } })).toEqual(['BAD_USER_INPUT']);
  await faults([{ path: '/services/rest/query', kind: 'reset' }]);
  expect(await refusal({})).toEqual(['SOURCE_UNAVAILABLE']);
});
