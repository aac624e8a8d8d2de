import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

/** What public scanners of GraphQL servers ask, and what they must not find. */

let gateway: Gateway;

beforeAll(async () => {
  gateway = await openGateway({
    supergraph: composed({
      only: 'type Query { order(id: ID): Order } type Order { id: ID! customer: Order } type Mutation { set: String }',
    }),
    subgraph: (name) => answering(name, async () => ({ data: { order: { id: '1' } } })),
  });
});
afterAll(() => gateway.stop());

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const get = async (path: string, accept = '*/*') => {
  const response = await fetch(`${gateway.url}${path}`, { headers: { accept } });
  return { status: response.status, text: await response.text() };
};
const errorsOf = ({ text }: { text: string }) =>
  (JSON.parse(text) as { errors?: { message: string }[] }).errors ?? [];

test('introspection, also by a fragment or by the type alone', async () => {
  for (const query of [
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Order") { fields { name } } }',
    'query { ...F } fragment F on Query { s: __schema { types { name } } }',
  ])
    expect(errorsOf(await post({ query }))).not.toEqual([]);
});

test('names of fields, types and arguments from suggestions', async () => {
  for (const query of ['{ ordr { id } }', '{ order(idd: 1) { id } }', '{ order { ... on Ordr { id } } }'])
    for (const { message } of errorsOf(await post({ query }))) expect(message).not.toContain('Did you mean');
});

test('an explorer for people', async () => {
  for (const path of ['/graphql', '/graphiql', '/playground', '/console', '/altair'])
    expect((await get(path, 'text/html')).text.toLowerCase()).not.toMatch(/graphiql|playground|<script/);
});

test('tracing', async () => {
  const { text } = await post(
    { query: '{ order { id } }' },
    { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' },
  );
  expect(JSON.parse(text)).toEqual({ data: { order: { id: '1' } } });
});

test('several operations in one request', async () => {
  expect((await post(Array.from({ length: 10 }, () => ({ query: '{ order { id } }' })))).status).toBe(400);
});

test('writes by GET, and requests that a foreign page could send', async () => {
  expect((await get(`/graphql?query=${encodeURIComponent('mutation { set }')}`)).status).toBe(405);
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])
    expect((await post('query=mutation%20%7B%20set%20%7D', { 'content-type': type })).status).toBe(415);
});

test('many aliases, repeated fields, repeated directives and circles of types', async () => {
  for (const query of [
    `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    `{ ${'__typename '.repeat(500)} }`,
    `{ __typename ${'@aa'.repeat(10)} }`,
    `{ order { ${'customer { '.repeat(25)} id ${'}'.repeat(25)} } }`,
  ]) {
    const errors = errorsOf(await post({ query }));
    expect([query.slice(0, 30), errors.length]).toEqual([query.slice(0, 30), 1]);
  }
});

test('texts of failures inside', async () => {
  for (const body of [
    '{"query":',
    '{"query": 1}',
    '{}',
    'null',
    '[]',
    '"x"',
    { query: 'qwerty {', variables: { a: 1 } },
  ]) {
    const { text } = await post(body);
    expect(text).not.toMatch(/node:|\/gateway\/|stack|Exception| at \w+ \(/);
  }
});

test('what serves: no header names the software', async () => {
  const { headers } = await post({ query: '{ order { id } }' });
  expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
});
