import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { records } from '../../sandbox/dataset/dataset.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import { type Answer, type TestStack, testStack } from '../support/stack.ts';

/** What the demo company's books call a customer. */
function netsuiteName(reference: string): string | undefined {
  const table = demoCompany({ today: '2026-06-30' }).netsuite.get('customer');
  return table && [...records(table)].find(({ externalId }) => externalId === reference)?.companyName;
}

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', IDENTITY_REFRESH_MS: '3600000', SOURCE_TIMEOUT_MS: '3000' });
});
afterAll(() => stack?.stop());

const faults = (system: 'salesforce' | 'netsuite', list: unknown[]): Promise<Response> =>
  fetch(`${system === 'salesforce' ? stack.salesforceUrl : stack.netsuiteUrl}/sandbox/faults`, {
    method: 'PUT',
    body: JSON.stringify(list),
  });
afterEach(async () => {
  await faults('salesforce', []);
  await faults('netsuite', []);
});

const query = `{ customers(first: 3) { edges { node { id reference name
  quotes(first: 2) { edges { node { number } } }
  orders(first: 2) { edges { node { number total { amount } salesOrder { status } cash { outstanding { amount } } } } }
  invoices(first: 2) { edges { node { number } } } cash { currencyCode } revenue { recognized { amount } } } } } }`;

const causes = (answer: Answer): string[] => [
  ...new Set(
    (answer.errors ?? []).map(
      ({ extensions }) => `${extensions.code} ${extensions.source} ${extensions.retryable}`,
    ),
  ),
];

// biome-ignore lint/suspicious/noExplicitAny: answers are compared by value
const nodes = (answer: Answer): any[] =>
  answer.data.customers.edges.map((edge: { node: unknown }) => edge.node);

test.each([
  'reset',
  'status',
])('with NetSuite down (%s), names, quotes and orders still answer; its fields are null, each with its reason', async (kind) => {
  const before = nodes(await stack.ask(query));
  await faults('netsuite', [{ kind, status: 503, body: {} }]);
  const answer = await stack.ask(query);
  expect(causes(answer)).toEqual(['SOURCE_UNAVAILABLE NETSUITE true']);
  nodes(answer).forEach((node, i) => {
    const { name, reference, id, quotes } = before[i];
    expect(node).toMatchObject({ id, reference, name, quotes, invoices: null, cash: null, revenue: null });
    expect(
      node.orders.edges.map((edge: { node: { number: string; total: unknown } }) => [
        edge.node.number,
        edge.node.total,
      ]),
    ).toEqual(
      before[i].orders.edges.map((edge: { node: { number: string; total: unknown } }) => [
        edge.node.number,
        edge.node.total,
      ]),
    );
    for (const edge of node.orders.edges)
      expect([edge.node.salesOrder, edge.node.cash]).toEqual([null, null]);
  });
  await faults('netsuite', []);
  expect(nodes(await stack.ask(query))).toEqual(before);
});

test('with Salesforce down, customers are still listed under NetSuite\u2019s names, and invoices, cash and revenue answer', async () => {
  const linked = '{ customers(first: 100) { edges { node { id netsuiteId } } } }';
  const known = nodes(await stack.ask(linked)).find(({ netsuiteId }) => netsuiteId !== null);
  const one = `query ($id: ID!) { customer(id: $id) { id reference name channel cash { currencyCode outstanding { amount } } revenue { recognized { amount } }
    invoices(first: 3) { edges { node { number order { id salesOrder { status } } } } } quotes { totalCount } } }`;
  const before = (await stack.ask(one, { id: known.id })).data.customer;
  await faults('salesforce', [{ kind: 'reset' }]);
  const answer = await stack.ask(one, { id: known.id });
  expect(causes(answer)).toEqual(['SOURCE_UNAVAILABLE SALESFORCE true']);
  expect(answer.data.customer).toEqual({ ...before, name: netsuiteName(before.reference), quotes: null });
  expect(nodes(await stack.ask('{ customers(first: 5) { edges { node { id } } } }')).length).toBe(5);
});

test('a total over both systems is null while one of them is down, and the page stands', async () => {
  await faults('salesforce', [{ kind: 'reset' }]);
  const { data, errors } = await stack.ask('{ customers(first: 2) { totalCount edges { cursor } } }');
  expect(data.customers.totalCount).toBeNull();
  expect(data.customers.edges.length).toBe(2);
  expect(errors?.map(({ path, extensions }) => [path, extensions.source])).toEqual([
    [['customers', 'totalCount'], 'SALESFORCE'],
  ]);
});

test('a sandbox that is killed costs its own fields, and they come back without a restart, on the data as it was', async () => {
  const before = nodes(await stack.ask(query));
  const { netsuiteSandbox } = stack;
  const killed = netsuiteSandbox?.pid as number;
  process.kill(killed, 'SIGKILL');
  const during = await stack.ask(query);
  expect(causes(during)).toEqual(['SOURCE_UNAVAILABLE NETSUITE true']);
  expect(nodes(during).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  await vi.waitFor(async () => expect(nodes(await stack.ask(query))).toEqual(before), {
    timeout: 30_000,
    interval: 200,
  });
  expect(netsuiteSandbox?.pid).not.toBe(killed);
});

test('a source that hangs costs its own fields after the time-out, and says that it was one', async () => {
  await faults('netsuite', [{ kind: 'hang' }]);
  const answer = await stack.ask(query);
  expect(causes(answer)).toEqual(['SOURCE_TIMEOUT NETSUITE true']);
  expect(nodes(answer).every(({ name, cash }) => name !== null && cash === null)).toBe(true);
});

test('an expired session and a full account are no failure: the request is made again', async () => {
  const before = nodes(await stack.ask(query));
  await faults('salesforce', [
    {
      kind: 'status',
      status: 401,
      times: 1,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
    },
  ]);
  await faults('netsuite', [
    {
      kind: 'status',
      status: 429,
      times: 1,
      body: { 'o:errorDetails': [{ 'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED' }] },
    },
  ]);
  const answer = await stack.ask(query);
  expect(answer.errors).toBeUndefined();
  expect(nodes(answer)).toEqual(before);
});

test('a session that is refused again and again is a source that cannot be reached, not a loop', async () => {
  await faults('salesforce', [
    {
      path: '/services/data',
      kind: 'status',
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
    },
  ]);
  await stack.resetStats();
  const answer = await stack.ask('{ quotes(first: 1) { edges { cursor } } }');
  expect(causes(answer)).toEqual(['SOURCE_UNAVAILABLE SALESFORCE true']);
  expect((await stack.stats('salesforce')).requests).toBe(2);
});
