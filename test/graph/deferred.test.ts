import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FirstPart, Increment } from '../../gateway/defer/answer-in-parts.ts';
import { merged, sorted } from '../gateway/differential/increments.ts';
import { contentsOf, incrementsOf } from '../gateway/support/parts.ts';
import { type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30' });
});
afterAll(() => stack?.stop());

const faults = (list: unknown[]): Promise<Response> =>
  fetch(`${stack.netsuiteUrl}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) });
afterEach(() => faults([]));

const query = `{ orders(filter: { reference: "ORD-000030" }) { edges { node { number status total { amount }
  ... @defer(label: "books") {
    blocker { code }
    cash { ordered { amount } outstanding { amount } }
    revenue { recognized { amount } deferred { amount } }
    invoices(first: 2) { edges { node { number ... @defer { payments: order { payments(first: 1) { totalCount } } } } } }
  } } } } }`;

async function askInParts(): Promise<{ first: FirstPart; later: Increment[] }> {
  const response = await fetch(`${stack.gatewayUrl}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'multipart/mixed; deferSpec=20220824',
      authorization: `Bearer ${await stack.token('admin')}`,
    },
    body: JSON.stringify({ query }),
  });
  const parts = contentsOf(await response.text());
  return { first: parts[0] as FirstPart, later: incrementsOf(parts) as Increment[] };
}

test('what the books know of orders comes after the orders; together they are the whole answer', async () => {
  const whole = await stack.ask(query);
  expect(whole.errors).toBeUndefined();
  const { first, later } = await askInParts();
  const { edges } = first.data?.orders as { edges: { node: object }[] };
  expect(edges.map(({ node }) => Object.keys(node))).toEqual([['number', 'status', 'total']]);
  expect(later.map(({ label, path }) => [label, path])).toEqual([
    ['books', ['orders', 'edges', 0, 'node']],
    [undefined, ['orders', 'edges', 0, 'node', 'invoices', 'edges', 0, 'node']],
  ]);
  expect(sorted(merged(first.data, later))).toBe(sorted(whole.data));
});

test('when NetSuite is down, orders come without an error, and what it owns of them is null later', async () => {
  await faults([{ path: '/', kind: 'status', status: 503 }]);
  const { first, later } = await askInParts();
  expect([first.errors, (first.data?.orders as { edges: object[] }).edges.length]).toEqual([undefined, 1]);
  expect(later.map(({ data, path }) => [data?.cash, data?.revenue, path])).toEqual([
    [null, null, ['orders', 'edges', 0, 'node']],
  ]);
  const causes = later.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.source));
  expect([...new Set(causes)]).toEqual(['NETSUITE']);
});
