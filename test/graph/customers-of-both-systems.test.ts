import { Connection } from 'jsforce';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type DataSet, records } from '../../sandbox/dataset/dataset.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import { type TestStack, testStack } from '../support/stack.ts';

const TODAY = '2026-06-30';
let stack: TestStack;
let salesforce: Connection;
const demo: DataSet = demoCompany({ today: TODAY });

beforeAll(async () => {
  stack = await testStack({ TODAY, IDENTITY_REFRESH_MS: '200' });
  const response = await fetch(`${stack.salesforceUrl}/sandbox/credentials`);
  const { accessToken } = (await response.json()) as { accessToken: string };
  salesforce = new Connection({ instanceUrl: stack.salesforceUrl, accessToken, version: '62.0' });
});
afterAll(() => stack?.stop());

const rows = (system: 'salesforce' | 'netsuite', name: string) => [
  ...records(demo[system].get(name) as never),
];
const key = (row: Record<string, string>) => row.External_Id__c || row.externalId || '';

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared by value
  edges: { node: any }[];
}

/** Every node of a connection, page by page; `between` runs after the first page. */
async function all(
  field: string,
  selection: string,
  first: number,
  between?: () => Promise<unknown>,
): Promise<Page['edges'][number]['node'][]> {
  const nodes = [];
  for (let after: string | null = null; ; ) {
    const { data, errors }: { data?: Record<string, Page>; errors?: unknown } = await stack.ask(
      `query ($first: Int, $after: String) { ${field}(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ${selection} } } } }`,
      { first, after },
    );
    expect(errors).toBeUndefined();
    const page = data?.[field] as Page;
    nodes.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return nodes;
    if (after === null) await between?.();
    after = page.pageInfo.endCursor;
  }
}

test('customers of both systems are listed, found and paged exactly once, Salesforce\u2019s first', async () => {
  const accounts = new Set(rows('salesforce', 'Account').map(key));
  const customers = new Set(rows('netsuite', 'customer').map(key));
  const expected = new Set([...accounts, ...customers]);
  const listed = await all('customers', 'id reference name salesforceId netsuiteId', 37);
  expect(listed.length).toBe(expected.size);
  expect(new Set(listed.map(({ reference }) => reference))).toEqual(expected);
  expect(new Set(listed.map(({ id }) => id)).size).toBe(expected.size);
  const onlyNetSuite = [...customers].filter((reference) => !accounts.has(reference));
  expect(onlyNetSuite.length).toBeGreaterThan(50);
  expect(new Set(listed.slice(accounts.size).map(({ reference }) => reference))).toEqual(
    new Set(onlyNetSuite),
  );
  for (const { reference, name, salesforceId, netsuiteId } of listed) {
    expect([reference, salesforceId !== null, netsuiteId !== null]).toEqual([
      reference,
      accounts.has(reference),
      customers.has(reference),
    ]);
    expect(name).toBeTruthy();
  }
  const { data } = await stack.ask('{ customers { totalCount } }');
  expect(data.customers.totalCount).toBe(expected.size);
});

test('orders of both systems are listed exactly once, those that only NetSuite knows with their lines and money', async () => {
  const ordersOf = (system: 'salesforce' | 'netsuite', name: string): Set<string> =>
    new Set(rows(system, name).map(key));
  const inSalesforce = ordersOf('salesforce', 'Order');
  const inNetSuite = ordersOf('netsuite', 'salesOrder');
  const expected = new Set([...inSalesforce, ...inNetSuite]);
  const listed = await all(
    'orders',
    'reference number status customer { name } lines { quantity product { name } } total { amount currencyCode }',
    100,
  );
  expect(listed.length).toBe(expected.size);
  expect(new Set(listed.map(({ reference }) => reference))).toEqual(expected);
  const netsuiteOnly = listed.filter(({ reference }) => !inSalesforce.has(reference));
  expect(netsuiteOnly.length).toBeGreaterThan(20);
  for (const order of netsuiteOnly) {
    expect(order.number).toBeTruthy();
    expect(order.customer.name).toBeTruthy();
    expect(order.lines.length).toBeGreaterThan(0);
    expect(order.total.amount).toMatch(order.total.currencyCode === 'JPY' ? /^\d+$/ : /^\d+\.\d\d$/);
  }
});

test('a customer that only NetSuite knows is found by part of its name and by its reference', async () => {
  const accounts = new Set(rows('salesforce', 'Account').map(key));
  const [customer] = rows('netsuite', 'customer').filter(
    (row) => !accounts.has(key(row)) && row.companyName !== '',
  );
  const reference = customer?.externalId as string;
  const search = (customer?.companyName as string).slice(1, 9).toUpperCase();
  const { data } = await stack.ask(
    `query ($search: String, $reference: String) {
      named: customers(first: 100, filter: { search: $search }) { totalCount edges { node { reference } } }
      keyed: customers(filter: { reference: $reference }) { totalCount edges { node { reference name quotes { totalCount } orders { totalCount } } } } }`,
    { search, reference },
  );
  expect(data.named.edges.map(({ node }: { node: { reference: string } }) => node.reference)).toContain(
    reference,
  );
  expect(data.named.totalCount).toBe(data.named.edges.length);
  const orders = rows('netsuite', 'salesOrder').filter((row) => row.entity === reference);
  expect(data.keyed).toEqual({
    totalCount: 1,
    edges: [
      {
        node: {
          reference,
          name: customer?.companyName,
          quotes: { totalCount: 0 },
          orders: { totalCount: new Set(orders.map(key)).size },
        },
      },
    ],
  });
});

test('a page goes on where it was while customers are added', async () => {
  const before = await all('customers', 'id', 50);
  const during = await all('customers', 'id', 50, () =>
    salesforce.sobject('Account').create({ Name: 'Just Added', External_Id__c: 'NEW-1' }),
  );
  expect(during.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const after = await all('customers', 'id', 50);
  expect(after.length).toBe(before.length + 1);
});

test('once an account is linked to a customer, the id from before answers the linked one, and neither is listed twice', async () => {
  const accounts = new Set(rows('salesforce', 'Account').map(key));
  const customer = rows('netsuite', 'customer').find(
    (row) => !accounts.has(key(row)) && row.companyName !== '',
  );
  const reference = customer?.externalId as string;
  const find = async () =>
    (
      await stack.ask(
        'query ($reference: String) { customers(filter: { reference: $reference }) { edges { node { id } } } }',
        { reference },
      )
    ).data.customers.edges;
  const [{ node: old }] = await find();
  expect(old.id).toMatch(/^cus_n\d+$/);
  const { id } = (await salesforce
    .sobject('Account')
    .create({ Name: 'Named By Sales', External_Id__c: reference })) as { id: string };
  const read = () =>
    stack.ask(
      'query ($id: ID!) { customer(id: $id) { id name salesforceId netsuiteId } node(id: $id) { id } }',
      { id: old.id },
    );
  await vi.waitFor(async () => expect((await read()).data.customer.salesforceId).toBe(id), {
    timeout: 20_000,
    interval: 50,
  });
  expect(await read()).toEqual({
    data: {
      customer: { id: `cus_s${id}`, name: 'Named By Sales', salesforceId: id, netsuiteId: old.id.slice(5) },
      node: { id: `cus_s${id}` },
    },
  });
  expect((await find()).map(({ node }: { node: { id: string } }) => node.id)).toEqual([`cus_s${id}`]);
});

test('records are linked by a stored id too, and never by name', async () => {
  const accounts = new Set(rows('salesforce', 'Account').map(key));
  const [, second, third] = rows('netsuite', 'customer').filter(
    (row) => !accounts.has(key(row)) && row.companyName !== '',
  );
  const idOf = async (reference: string) =>
    (
      await stack.ask(
        'query ($r: String) { customers(filter: { reference: $r }) { edges { node { netsuiteId } } } }',
        { r: reference },
      )
    ).data.customers.edges[0].node.netsuiteId as string;
  const netsuiteId = await idOf(second?.externalId as string);
  const linked = (await salesforce
    .sobject('Account')
    .create({ Name: 'Linked By Id', NetSuite_Id__c: netsuiteId })) as { id: string };
  const named = (await salesforce.sobject('Account').create({ Name: third?.companyName as string })) as {
    id: string;
  };
  const read = (id: string) =>
    stack.ask('query ($id: ID!) { customer(id: $id) { netsuiteId reference } }', { id: `cus_s${id}` });
  await vi.waitFor(async () => expect((await read(linked.id)).data.customer.netsuiteId).toBe(netsuiteId), {
    timeout: 20_000,
    interval: 50,
  });
  expect((await read(named.id)).data.customer).toEqual({ netsuiteId: null, reference: null });
});
