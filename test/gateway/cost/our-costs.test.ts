import { readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { operationCost } from '../../../gateway/cost/operation-cost.ts';
import { readSupergraph } from '../../../gateway/supergraph/supergraph.ts';
import { readTrustedDocuments } from '../../../gateway/trusted/trusted-documents.ts';
import { audiences } from '../../../kit/audience.ts';
import { readSettings } from '../../../kit/settings.ts';
import { loadSupergraph } from '../../../schema/load.ts';

const { apiSchema, weights } = readSupergraph(loadSupergraph());
const settings = readSettings({});
const { costLimits } = settings;

function estimated(text: string, variables = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('one operation is needed');
  return operationCost(document, operation, apiSchema, weights).estimated(variables);
}

test('a page of 100 customers with all that belongs to their orders is allowed to frontends, three full pages in each other not', () => {
  const page = (orders: string, order: string) => `query ($first: Int) {
    customers(first: $first) { edges { node { name orders${orders} { edges { node { number ${order} } } } } } }
  }`;
  const first = { first: 100 };
  expect(estimated(page('', 'total { amount }'), first)).toBe(1 + 100 * (2 + 1 + 20 * (2 + 1)));
  const lines = 'lines { quantity product { name } total { amount } }';
  expect(estimated(page('', lines), first)).toBe(1 + 100 * (3 + 20 * (2 + 10 * 3)));
  const invoices = (first: string): string =>
    `invoices${first} { edges { node { number total { amount } outstanding { amount } } } }`;
  const all = estimated(page('', `${lines} ${invoices('')}`), first);
  expect(all).toBe(1 + 100 * (3 + 20 * (2 + 10 * 3 + 1 + 20 * 4)));
  expect(all).toBeLessThan(costLimits.frontend ?? 0);
  const full = estimated(page('(first: 100)', invoices('(first: 100)')), first);
  expect(full).toBe(1 + 100 * (3 + 100 * (3 + 100 * 4)));
  expect(full).toBeGreaterThan(costLimits.frontend ?? 0);
});

test('a partner may see 100 orders with their lines and invoices at once', () => {
  const orders = `{ orders(first: 100) { edges { node { number lines { quantity total { amount } }
    invoices { edges { node { number total { amount } } } } } } } }`;
  expect(estimated(orders)).toBe(1 + 100 * (2 + 10 * 2 + 1 + 20 * 3));
  expect(estimated(orders)).toBeLessThan(costLimits.partner ?? 0);
});

test('every write costs at least 21, a search 10 more than a list, and a quote\u2019s policy 5', () => {
  const fields = Object.values(apiSchema.getMutationType()?.getFields() ?? {});
  expect(fields.length).toBeGreaterThan(10);
  expect(fields.filter(({ name }) => weights.weights.get(`Mutation.${name}`) !== 10)).toEqual([]);
  const cancel = 'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }';
  expect(estimated(cancel, { input: { orderId: 'x' } })).toBe(10 + 10 + 1);
  const search = 'query ($filter: CustomerFilter) { customers(filter: $filter) { totalCount } }';
  expect(
    estimated(search, { filter: { search: 'x' } }) - estimated(search, { filter: { reference: 'x' } }),
  ).toBe(10);
  expect(estimated('{ quote(id: 1) { policy { __typename } } }')).toBe(1 + 5);
});

test('a report costs 100 and what its rows may come to', () => {
  const reports = ['receivables', 'cashReceipts', 'cashForecast', 'workingCapital', 'bookings', 'revenue'];
  expect(reports.map((name) => weights.weights.get(`Query.${name}`))).toEqual(reports.map(() => 100));
  expect(estimated('{ receivables { rows { open { amount } } asOf } }')).toBe(100 + 1_000 * 2);
});

test('every list that can grow says how long it may be', () => {
  const connections = Object.values(apiSchema.getTypeMap()).flatMap((type) =>
    'getFields' in type && !type.name.startsWith('__')
      ? Object.values(type.getFields())
          .filter((field) => /Connection!?$/.test(String(field.type)))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  );
  expect(connections.length).toBeGreaterThan(10);
  expect(connections.filter((one) => !weights.listSizes.get(one)?.sizedFields.has('edges'))).toEqual([]);
});

test('what the documentation asks and what known clients send is allowed', () => {
  const example = readFileSync(new URL('../../../docs/example-query.graphql', import.meta.url), 'utf8');
  expect(estimated(example)).toBeLessThan(costLimits.partner ?? 0);
  const trusted = readTrustedDocuments(settings.operationsDir);
  for (const audience of audiences)
    for (const { name, text } of trusted[audience])
      expect([name, estimated(text) <= (costLimits[audience] ?? 0)]).toEqual([name, true]);
});
