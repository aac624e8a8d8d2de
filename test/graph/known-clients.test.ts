import { randomUUID } from 'node:crypto';
import { tableFromIPC } from '@uwdata/flechette';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import type { Persona } from '../../kit/identity/embedded-provider.ts';
import { readSettings } from '../../kit/settings.ts';
import { type Answer, type TestStack, testStack } from '../support/stack.ts';

/** In production settings, over both systems: what partners and BI really get. */

const trusted = readTrustedDocuments(readSettings({}).operationsDir);
let stack: TestStack;
let reseller: string;

beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', NODE_ENV: 'production', IDENTITY_REFRESH_MS: '3600000' });
  const { data } = await stack.ask('{ orders(first: 100) { edges { node { partner { reference } } } } }');
  reseller = data.orders.edges
    .map((edge: { node: { partner: { reference: string } | null } }) => edge.node.partner?.reference)
    .find((one: string | undefined) => one);
});
afterAll(() => stack?.stop());

async function run(
  audience: 'frontend' | 'partner' | 'bi',
  name: string,
  variables: Record<string, unknown> = {},
): Promise<Answer & { text: string }> {
  const document = trusted[audience].withName(name);
  if (!document) throw new Error(`there is no ${name}`);
  const path = audience === 'frontend' ? '/graphql' : `/${audience}/graphql`;
  const response = await fetch(`${stack.gatewayUrl}${path}`, {
    method: 'POST',
    headers: await headers(audience),
    body: JSON.stringify({ documentId: document.id, variables }),
  });
  const text = await response.text();
  return { ...(JSON.parse(text) as Answer), text };
}

const headers = async (persona: Persona) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${await stack.token(persona, reseller)}`,
});

describe('A partner’s portal', () => {
  test('reads its orders, invoices and cash by known documents, and no system is named', async () => {
    const orders = await run('partner', 'Orders', { first: 100 });
    expect(orders.errors).toBeUndefined();
    const [order] = orders.data.orders.edges;
    expect(orders.data.orders.totalCount).toBeGreaterThan(0);
    const invoices = await run('partner', 'Invoices', { first: 100 });
    const [invoice] = invoices.data.invoices.edges;
    const answers = [
      orders,
      invoices,
      await run('partner', 'OrderStatus', { id: order.node.id }),
      await run('partner', 'Invoice', { id: invoice.node.id }),
      await run('partner', 'Payments', { first: 100 }),
      await run('partner', 'Products'),
      await run('partner', 'Operations'),
      await run('partner', 'WebhookDeliveries'),
      await run('partner', 'Viewer'),
    ];
    for (const { errors, text } of answers) {
      expect(errors).toBeUndefined();
      expect(text).not.toMatch(/salesforce|netsuite/i);
    }
    const cash = await run('partner', 'Cash');
    expect(
      cash.data.customers.edges.map((edge: { node: { reference: string } }) => edge.node.reference),
    ).toEqual([reseller]);
  });

  test('submits an order and follows it', async () => {
    const product = (await run('partner', 'Products', { first: 1 })).data.products.edges[0].node.reference;
    const order = {
      poNumber: `PO-${randomUUID()}`,
      endCustomer: { name: 'Fjordkraft', countryCode: 'NO' },
      currencyCode: 'USD',
      lines: [{ lineNumber: 1, productReference: product, quantity: '1' }],
    };
    const looked = await run('partner', 'ValidateOrder', { input: order });
    expect(looked.errors).toBeUndefined();
    const submitted = await run('partner', 'SubmitOrder', {
      input: { idempotencyKey: randomUUID(), ...order },
    });
    const { acknowledgement, operation } = submitted.data.submitResellerOrder;
    expect(acknowledgement.status).toBe(looked.data.validateResellerOrder.acknowledgement.status);
    const followed = await run('partner', 'Operation', { id: operation.id });
    expect(followed.data.operation).toMatchObject({ kind: 'submitResellerOrder', status: operation.status });
    for (const { text } of [looked, submitted, followed]) expect(text).not.toMatch(/salesforce|netsuite/i);
  });

  test('is told of a system that is down without its name', async () => {
    const down = [{ path: '/services/', kind: 'status', status: 503, body: '{}' }];
    for (const url of [stack.salesforceUrl, stack.netsuiteUrl])
      await fetch(`${url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(down) });
    const { errors = [], text } = await run('partner', 'Orders', { first: 7 });
    for (const url of [stack.salesforceUrl, stack.netsuiteUrl])
      await fetch(`${url}/sandbox/faults`, { method: 'DELETE' });
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.message).toMatch(/^The (sales|accounting) system /);
    expect(errors[0]?.extensions).toMatchObject({ code: 'SOURCE_UNAVAILABLE', retryable: true });
    expect(text).not.toMatch(/salesforce|netsuite/i);
  });

  test('finds nothing at other endpoints, and no documents of its own', async () => {
    const post = async (path: string, body: unknown) =>
      (
        await fetch(`${stack.gatewayUrl}${path}`, {
          method: 'POST',
          headers: await headers('partner'),
          body: JSON.stringify(body),
        })
      ).status;
    expect([
      await post('/graphql', { query: '{ viewer { subject } }' }),
      await post('/bi/graphql', {}),
    ]).toEqual([403, 403]);
    const { errors } = (await (
      await fetch(`${stack.gatewayUrl}/partner/graphql`, {
        method: 'POST',
        headers: await headers('partner'),
        body: JSON.stringify({ query: '{ viewer { subject } }' }),
      })
    ).json()) as Answer;
    expect(errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_ID_REQUIRED');
  });
});

describe('BI', () => {
  const table = async (name: string) =>
    fetch(`${stack.gatewayUrl}/bi/${name}`, { headers: await headers('bi') });

  test('reads every known operation as a table in each format, with the same rows', async () => {
    for (const { name } of trusted.bi) {
      const csv = await table(`${name}.csv`);
      expect([name, csv.status]).toEqual([name, 200]);
      const [names, ...rows] = parseCsv(await csv.text()) as string[][];
      const json = (await (await table(`${name}.json`)).json()) as Record<string, unknown>[];
      const arrow = tableFromIPC(await (await table(`${name}.arrow`)).arrayBuffer());
      expect([name, json.length, arrow.numRows]).toEqual([name, rows.length, rows.length]);
      expect([...arrow.names]).toEqual(names);
      const [first] = json;
      if (first) expect(Object.keys(first)).toEqual(names);
      if (first)
        expect(rows[0]?.map((cell) => cell.replace(/^'/, ''))).toEqual(
          Object.values(first).map((value) => (value === null ? '' : String(value))),
        );
    }
    expect([...trusted.bi].length).toBeGreaterThan(5);
  });

  test('gets all invoices, not a page of them', async () => {
    const rows = (await (await table('Invoices.json')).json()) as { number: string }[];
    const { data } = await stack.ask('{ invoices(first: 1) { totalCount } }');
    expect(rows.length).toBe(data.invoices.totalCount);
    expect(rows.length).toBeGreaterThan(100);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
  });

  test('keeps what the graph says, to the cent', async () => {
    const rows = (await (await table('Receivables.json?groupBy=CURRENCY')).json()) as Record<
      string,
      string
    >[];
    const { data } = await stack.ask(
      '{ receivables(groupBy: [CURRENCY]) { rows { currencyCode balance { amount } } } }',
    );
    expect(rows.map((row) => [row.currencyCode, row['balance.amount']])).toEqual(
      data.receivables.rows.map((row: { currencyCode: string; balance: { amount: string } }) => [
        row.currencyCode,
        row.balance.amount,
      ]),
    );
    expect(rows.length).toBeGreaterThan(1);
  });
});

test('a frontend’s documents answer beside free-form ones', async () => {
  const shown = await run('frontend', 'QuoteToCash', { reference: 'ORD-000030' });
  expect(shown.errors).toBeUndefined();
  expect(shown.data.orders.edges[0].node.revenue.recognized.amount).toBe('5588.00');
});
