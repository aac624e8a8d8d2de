import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../../engine/embedded/open.ts';
import type { EngineOptions } from '../../../engine/options.ts';
import { openRedisEngine } from '../../../engine/redis/open.ts';
import { systemTiming } from '../../../engine/timing.ts';
import type { WebhookEndpoint } from '../../../engine/webhooks/endpoints.ts';
import type { WriteEngine } from '../../../engine/write-engine.ts';
import { createLog } from '../../../kit/log.ts';
import { readSettings } from '../../../kit/settings.ts';
import { Metrics } from '../../../kit/telemetry/metrics.ts';
import { createClock } from '../../../kit/time.ts';
import { netsuiteSandboxTarget, salesforceSandboxTarget } from '../../../sources/sandbox-target.ts';
import { openSources } from '../../../sources/sources.ts';
import { readPolicyFile } from '../../../subgraphs/sales/policy/read-policy.ts';
import { startInvoiceWatch } from '../../../subgraphs/sales/webhook/invoice-watch.ts';
import { salesWrites } from '../../../subgraphs/sales/writes.ts';
import { noRedis, RedisServer } from '../../engine/redis/server.ts';
import { WireClient } from '../../wire/netsuite/wire-client.ts';
import { type Books, books } from './support/books.ts';
import { until } from './support/journal-loss.ts';
import { WebhookReceiver } from './support/webhook-receiver.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Any = any;

const [PARTNER, OTHER] = ['ACC-00301', 'ACC-00101'];
const KIND = 'tellBillingEvents';
const directory = mkdtempSync(join(tmpdir(), 'q2c-billing-events-'));
let receiver: WebhookReceiver;
let stack: Books;
let netsuite: WireClient;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  const endpoint = (name: string, more: string): string =>
    `  - { name: ${name}, url: "${receiver.url}/${name}", secrets: ["${WebhookReceiver.secret}"]${more} }\n`;
  const file = join(directory, 'webhooks.yaml');
  writeFileSync(
    file,
    `endpoints:\n${[
      endpoint('everything', ''),
      endpoint('mine', `, partner: ${PARTNER}`),
      endpoint('others', `, partner: ${OTHER}`),
      endpoint('paid', `, partner: ${PARTNER}, events: [order.paid]`),
    ].join('')}`,
  );
  stack = await books({ WEBHOOKS_FILE: file, SWEEP_MS: '0', INVOICE_POLL_MS: '20' });
  netsuite = await WireClient.connect(stack.netsuiteUrl);
  // Where the watch began is kept: from here on nothing is missed.
  await until(async () => (await done()) === 1);
});
afterAll(async () => {
  await stack?.stop();
  receiver?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** How many operations have looked at changes of invoices. */
async function done(): Promise<number> {
  const { data } = await stack.ask(
    `{ operations(filter: { kind: "${KIND}", status: SUCCEEDED }) { totalCount } }`,
  );
  return data.operations.totalCount;
}

/** Does something with an invoice, and waits until it was looked at and all that is to be told has arrived. */
async function looked<T>(change: () => Promise<T>): Promise<T> {
  const before = await done();
  const result = await change();
  await until(async () => (await done()) > before);
  await until(
    async () =>
      (await stack.ask('{ webhookDeliveries(filter: { status: PENDING }) { totalCount } }')).data
        .webhookDeliveries.totalCount === 0,
  );
  return result;
}

/** Bills what is left of a sales order in NetSuite, beside the product; gives the invoice. */
async function billDirectly(salesOrderId: string): Promise<{ id: string; tranid: string; open: string }> {
  const made = await netsuite.record('POST', `salesOrder/${salesOrderId}/!transform/invoice`, {});
  if (made.status !== 204) throw new Error(WireClient.detail(made));
  const id = made.headers.get('location')?.split('/').at(-1);
  const { tranid, open } = await stack.row(
    `SELECT tranid, foreignamountunpaid AS open FROM transaction WHERE id = ${id}`,
  );
  return { id: String(id), tranid: String(tranid), open: String(open) };
}

async function payDirectly(customerKey: string, invoiceId: string, amount: number): Promise<void> {
  const paid = await netsuite.record('POST', 'customerPayment', {
    customer: { externalId: customerKey },
    payment: amount,
    apply: { items: [{ doc: { id: invoiceId }, amount }] },
  });
  if (paid.status !== 204) throw new Error(WireClient.detail(paid));
}

const told = (path: string): unknown[] => receiver.events(path).map(({ type, data }) => ({ type, data }));
const salesOrderOf = async (key: string): Promise<string> =>
  String(
    (await stack.row(`SELECT id FROM transaction WHERE type = 'SalesOrd' AND externalid = '${key}'`)).id,
  );

test('an order is told to be invoiced once for each invoice and to be paid once, whoever bills it and takes the money', async () => {
  const orderId = await stack.orderId('ORD-001108');
  const salesOrderId = await salesOrderOf('ORD-001108');
  const { data: read } = await stack.ask('query ($id: ID!) { order(id: $id) { lines { id quantity } } }', {
    id: orderId,
  });
  const [line] = read.order.lines;
  const { invoice } = await looked(() =>
    stack.call('invoiceOrder', {
      idempotencyKey: 'part',
      orderId,
      lines: [{ lineId: line.id, quantity: '1' }],
    }),
  );
  const order = { orderId, number: '00001184', reference: 'ORD-001108', poNumber: 'PO-69285' };
  const first = {
    type: 'order.invoiced',
    data: { ...order, invoiceId: invoice.id, invoiceNumber: invoice.number, billed: 'IN_PART' },
  };
  expect(told('/mine')).toEqual([first]);
  const rest = await looked(() => billDirectly(salesOrderId));
  const second = {
    type: 'order.invoiced',
    data: { ...order, invoiceId: `inv_n${rest.id}`, invoiceNumber: rest.tranid, billed: 'IN_WHOLE' },
  };
  await looked(() =>
    stack.call('recordPayment', {
      idempotencyKey: 'pays',
      customerId: invoice.customer.id,
      amount: invoice.total,
      receivedOn: '2026-06-30',
      applications: [{ invoiceId: invoice.id, amount: invoice.total }],
    }),
  );
  await looked(() => payDirectly(PARTNER, rest.id, 1));
  expect(told('/mine')).toEqual([first, second]);
  await looked(() => payDirectly(PARTNER, rest.id, Number((Number(rest.open) - 1).toFixed(2))));
  // Looked at again, and nothing new.
  await looked(async () => {
    const dueDate = '2027-01-01';
    expect((await netsuite.record('PATCH', `invoice/${rest.id}`, { dueDate })).status).toBe(204);
  });
  const paid = { type: 'order.paid', data: order };
  expect(told('/mine')).toEqual([first, second, paid]);
  expect(told('/everything')).toEqual([first, second, paid]);
  expect(told('/paid')).toEqual([paid]);
  expect(told('/others')).toEqual([]);
  const ids = (path: string) => receiver.at(path).map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids('/mine')).size).toBe(3);
  expect(ids('/everything')).toEqual(ids('/mine'));
  expect(ids('/paid')).toEqual(ids('/mine').slice(2));
  const { data } = await stack.ask(
    '{ webhookDeliveries { totalCount edges { node { endpoint type status order { id } } } } }',
    {},
    'partner',
    PARTNER,
  );
  expect(
    data.webhookDeliveries.edges.map(({ node }: Any) => [node.endpoint, node.type, node.order.id]).sort(),
  ).toEqual([
    ['mine', 'order.invoiced', orderId],
    ['mine', 'order.invoiced', orderId],
    ['mine', 'order.paid', orderId],
    ['paid', 'order.paid', orderId],
  ]);
});

test('what an end customer is billed is not told to the partner that arranged the order, and an order of the partner’s that only NetSuite knows is', async () => {
  const before = told('/mine').length;
  const [arranged] = await stack.soql(
    "SELECT Id, External_Id__c, OrderNumber, PoNumber, Account.External_Id__c FROM Order WHERE External_Id__c = 'ORD-000431'",
  );
  const [reseller] = await stack.soql(`SELECT Id FROM Account WHERE External_Id__c = '${PARTNER}'`);
  await stack.patchSalesforce('Order', String(arranged?.Id), { Partner__c: reseller?.Id });
  const own = await stack.row(`SELECT id FROM customer WHERE externalid = '${PARTNER}'`);
  await stack.postNetSuite('salesOrder', {
    externalId: 'KEYED-IN-THE-BOOKS',
    entity: { id: own.id },
    otherRefNum: 'PO-BY-PHONE',
    orderStatus: { id: 'B' },
    item: { items: [{ item: { externalId: 'TLG-100' }, quantity: 1, rate: 10 }] },
  });
  const { id: keyedIn, number } = await stack.row(
    "SELECT id, tranid AS number FROM transaction WHERE externalid = 'KEYED-IN-THE-BOOKS'",
  );
  const everything = told('/everything').length;
  const foreign = await looked(async () => billDirectly(await salesOrderOf('ORD-000431')));
  const mine = await looked(() => billDirectly(String(keyedIn)));
  const invoiced = (order: object, invoice: { id: string; tranid: string }) => ({
    type: 'order.invoiced',
    data: { ...order, invoiceId: `inv_n${invoice.id}`, invoiceNumber: invoice.tranid, billed: 'IN_WHOLE' },
  });
  const keyed = {
    orderId: `ord_n${keyedIn}`,
    number,
    reference: 'KEYED-IN-THE-BOOKS',
    poNumber: 'PO-BY-PHONE',
  };
  const { Id, OrderNumber, PoNumber } = arranged as Any;
  const ended = { orderId: `ord_s${Id}`, number: OrderNumber, reference: 'ORD-000431', poNumber: PoNumber };
  expect(told('/everything').slice(everything)).toEqual([invoiced(ended, foreign), invoiced(keyed, mine)]);
  expect(told('/mine').slice(before)).toEqual([invoiced(keyed, mine)]);
  // As the graph has it: the partner reads the order that it arranged, and none of its invoices.
  const { data } = await stack.ask(
    '{ orders(filter: { reference: "ORD-000431" }) { edges { node { number invoices { edges { node { number } } } } } } }',
    {},
    'partner',
    PARTNER,
  );
  expect(data.orders.edges).toEqual([{ node: { number: OrderNumber, invoices: { edges: [] } } }]);
  expect(told('/others')).toEqual([]);
});

test('while either system is down nothing is lost: once it is back each invoice is told once', async () => {
  const before = told('/everything').length;
  const waiting = async (): Promise<number> =>
    (await stack.ask(`{ operations(filter: { kind: "${KIND}", status: PENDING }) { totalCount } }`)).data
      .operations.totalCount;
  await stack.faults('salesforce', [{ path: '/services/data', kind: 'status', status: 503 }]);
  const first = await billDirectly(await salesOrderOf('ORD-001107'));
  await until(async () => (await waiting()) === 1);
  await stack.faults('salesforce', []);
  await until(async () => told('/everything').length === before + 1);
  await stack.faults('netsuite', [{ path: '/services/rest/query', kind: 'status', status: 503 }]);
  const made = await netsuite.record('POST', `salesOrder/eid:ORD-001009/!transform/invoice`, {});
  expect(made.status).toBe(204);
  const second = made.headers.get('location')?.split('/').at(-1);
  await stack.mend();
  await until(async () => told('/everything').length === before + 2);
  expect(
    told('/everything')
      .slice(before)
      .map(({ type, data }: Any) => [type, data.reference, data.invoiceId]),
  ).toEqual([
    ['order.invoiced', 'ORD-001107', `inv_n${first.id}`],
    ['order.invoiced', 'ORD-001009', `inv_n${second}`],
  ]);
  expect(told('/others')).toEqual([]);
});

/** What any number of processes over the stack's systems need that tell the path of the receiver. */
async function watchers(path: string) {
  const log = createLog('silent');
  const settings = readSettings({
    TODAY: '2026-06-30',
    IDENTITY_REFRESH_MS: '3600000',
    INVOICE_POLL_MS: '20',
  });
  const endpoint: WebhookEndpoint = {
    name: path.slice(1),
    url: `${receiver.url}${path}`,
    partner: undefined,
    secrets: [WebhookReceiver.secret],
    events: undefined,
  };
  const targets = {
    salesforce: await salesforceSandboxTarget(stack.salesforceUrl),
    netsuite: await netsuiteSandboxTarget(stack.netsuiteUrl),
  };
  const clock = createClock(settings.today);
  /** A process that watches invoices, with a journal that others may have written to. */
  return async (open: (options: EngineOptions) => WriteEngine | Promise<WriteEngine>) => {
    const sources = openSources(settings, targets, log, new Metrics());
    const parts = { ...sources, clock, policy: readPolicyFile(settings.salesPolicyFile) };
    const opened = Promise.withResolvers<WriteEngine>();
    const engine = await open({
      definitions: salesWrites(parts, { endpoints: [endpoint], engine: opened.promise }),
      width: 4,
      policy: { baseMs: 2, ceilingMs: 20, giveUpAfterMs: 3_600_000 },
      timing: systemTiming(clock.now),
      log,
    });
    opened.resolve(engine);
    const end = startInvoiceWatch(sources, engine, log);
    return {
      /** How often changes of invoices were looked at, by all processes with this journal. */
      looks: () => engine.count({ actor: undefined, kinds: [KIND], statuses: ['SUCCEEDED'] }),
      stop: async () => {
        await end();
        await engine.stop();
        await sources.stop();
      },
    };
  };
}

/** Changes bear seconds, and a watch begins behind the last one: what comes now is of a later second. */
async function nextSecond(): Promise<void> {
  const [{ stamp } = {}] = await netsuite.rows(
    "SELECT TO_CHAR(MAX(lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS') AS stamp FROM transaction WHERE type = 'CustInvc'",
  );
  await until(async () => new Date().toISOString().slice(17, 19) !== stamp?.slice(17, 19));
}

const invoicesTold = (path: string) =>
  told(path).map(({ type, data }: Any) => [type, data.reference, data.invoiceId]);

test('what is invoiced while no process runs is told by the next one, once, and nothing of before the first', async () => {
  const start = await watchers('/lives');
  const journal = join(directory, 'lives');
  mkdirSync(journal);
  const live = async (during: (looks: () => Promise<number>) => Promise<void>): Promise<void> => {
    const { looks, stop } = await start((options) => openEmbeddedEngine(journal, options));
    await during(looks);
    await stop();
  };
  await live((looks) => until(async () => (await looks()) === 1));
  await nextSecond();
  const missed = await billDirectly(await salesOrderOf('ORD-001106'));
  expect(told('/lives')).toEqual([]);
  for (let n = 0; n < 2; n++)
    await live((looks) => until(async () => (await looks()) > n + 1 && told('/lives').length > 0));
  expect(invoicesTold('/lives')).toEqual([['order.invoiced', 'ORD-001106', `inv_n${missed.id}`]]);
});

test.skipIf(noRedis)(
  'two processes that share a journal on Redis both see an invoice, and it is told once',
  async () => {
    const server = await new RedisServer().start();
    const start = await watchers('/shared');
    const place = (name: string) => ({
      url: server.url,
      isProduction: true,
      directory: join(directory, name),
    });
    const one = await start((options) => openRedisEngine(place('one'), options));
    await until(async () => (await one.looks()) === 1);
    const other = await start((options) => openRedisEngine(place('other'), options));
    await nextSecond();
    const made = await billDirectly(await salesOrderOf('ORD-001105'));
    await until(async () => (await one.looks()) === 3);
    await until(async () => told('/shared').length > 0);
    await Promise.all([one.stop(), other.stop()]);
    await server.drop();
    expect(invoicesTold('/shared')).toEqual([['order.invoiced', 'ORD-001105', `inv_n${made.id}`]]);
  },
);
