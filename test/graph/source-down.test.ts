import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Answer, type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30', IDENTITY_REFRESH_MS: '3600000' });
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
  const one = `query ($id: ID!) { customer(id: $id) { id name channel cash { currencyCode outstanding { amount } } revenue { recognized { amount } }
    invoices(first: 3) { edges { node { number order { id salesOrder { status } } } } } quotes { totalCount } } }`;
  const before = (await stack.ask(one, { id: known.id })).data.customer;
  await faults('salesforce', [{ kind: 'reset' }]);
  const answer = await stack.ask(one, { id: known.id });
  expect(causes(answer)).toEqual(['SOURCE_UNAVAILABLE SALESFORCE true']);
  expect(answer.data.customer).toEqual({ ...before, channel: expect.anything(), quotes: null });
  expect(answer.data.customer.name).toBe(before.name);
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
