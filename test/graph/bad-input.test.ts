import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30' });
});
afterAll(() => stack?.stop());

test.each([
  ['{ customer(id: "nonsense") { id } }', 'id: not an id of this graph'],
  ['{ order(id: "cus_n1") { id } }', 'id: this is the id of a Customer, not of an Order'],
  ['{ node(id: "x") { id } }', 'id: not an id of this graph'],
  ['{ invoice(id: "pay_n1") { id } }', 'id: this is the id of a Payment, not of an Invoice'],
  ['{ customers(first: 0) { totalCount } }', 'first: must be between 1 and 100'],
  ['{ customers(first: 1000) { totalCount } }', 'first: must be between 1 and 100'],
  ['{ orders(after: "broken") { totalCount } }', 'after: not a cursor of this list'],
  [
    '{ invoices(filter: { customerId: "ord_n1" }) { totalCount } }',
    'filter.customerId: this is the id of an Order, not of a Customer',
  ],
])('%s is refused with one clear error', async (query, message) => {
  const { data, errors } = await stack.ask(query);
  expect(Object.values(data)).toEqual([null]);
  expect(errors).toEqual([
    expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT', retryable: false } }),
  ]);
});

/** So often is an operation asked that it is compiled at last: it must answer then what it answered before. */
const OFTEN = 5;

test('null where something is needed is the client’s mistake, also from a variable that has a default', async () => {
  const query =
    'query ($id: ID = "cus_n1", $by: [ReceivablesDimension!] = [CUSTOMER]) {\
    node(id: $id) { id } receivables(groupBy: $by) { asOf } }';
  for (let i = 0; i < OFTEN; i++) {
    const { data, errors } = await stack.ask(query, { id: null, by: null });
    expect(data).toEqual({ node: null, receivables: null });
    expect(
      errors?.map(({ message, path, extensions }) => [path?.join('.'), extensions.code, message]).sort(),
    ).toEqual([
      ['node', 'BAD_USER_INPUT', 'Argument "id" of non-null type "ID!" must not be null.'],
      [
        'receivables',
        'BAD_USER_INPUT',
        'Argument "groupBy" of non-null type "[ReceivablesDimension!]!" must not be null.',
      ],
    ]);
  }
});

test('a variable that is not given stays so however it is called', async () => {
  const query =
    'query ($constructor: String, $toString: LocalDate, $valueOf: Int = 1) {\
    customers(filter: { search: $constructor }, first: $valueOf) { edges { node { cash(asOf: $toString) { currencyCode } } } } }';
  for (let i = 0; i < OFTEN; i++) {
    const { data, errors } = await stack.ask(query);
    expect(errors).toBeUndefined();
    expect(data.customers.edges.length).toBe(1);
  }
});

test('a date that is none is refused before any source is asked', async () => {
  await stack.resetStats();
  const query =
    'query ($day: LocalDate) { customers(first: 1) { edges { node { cash(asOf: $day) { currencyCode } } } } }';
  const { data, errors } = await stack.ask(query, { day: '2026-02-30' });
  expect(data).toBeUndefined();
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect((await stack.stats('salesforce')).requests).toBe(0);
});

test('a well-formed id that nobody has answers null without an error, by node too', async () => {
  const unknown = '"cus_s001000000000000AAA"';
  expect(await stack.ask(`{ customer(id: ${unknown}) { id } node(id: ${unknown}) { id } }`)).toEqual({
    data: { customer: null, node: null },
  });
  for (const id of [
    'ord_n999999999',
    'inv_n999999999',
    'pay_n999999999',
    'pro_n999999999',
    'quo_s0Q0000000000000',
  ]) {
    const answer = await stack.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect([id, answer.data, answer.errors]).toEqual([id, { node: null }, undefined]);
  }
});

test('a request without a token, or with one that nobody signed, is refused', async () => {
  for (const authorization of [undefined, 'Bearer x.y.z', 'Basic abc']) {
    const response = await fetch(`${stack.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ query: '{ viewer { subject } }' }),
    });
    expect(response.status).toBe(401);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  }
});

test('a viewer sees who they are, and no area that their scopes do not open', async () => {
  const { data, errors } = await stack.ask(
    '{ viewer { subject scopes partner } orders { totalCount } invoices(first: 1) { edges { cursor } } }',
    {},
    'bi',
  );
  expect(data.viewer).toEqual({ subject: 'bi', scopes: ['billing:read', 'revenue:read'], partner: null });
  expect(data.orders).toBeNull();
  expect(data.invoices.edges.length).toBe(1);
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['orders'], 'UNAUTHORIZED_FIELD_OR_TYPE'],
  ]);
});
