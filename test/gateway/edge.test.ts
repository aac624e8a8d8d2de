import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const SDL = 'type Query { hello(name: String): String list: [Query] } type Mutation { set: String }';
let gateway: Gateway;
let fetches = 0;

beforeAll(async () => {
  gateway = await openGateway({
    supergraph: composed({ only: SDL }),
    subgraph: (name) =>
      answering(name, async () => {
        fetches++;
        return { data: { hello: 'world', set: 'done' } };
      }),
  });
});
afterAll(() => gateway.stop());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });

const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('GraphQL over HTTP', () => {
  test('answers a POST and a GET with the same data', async () => {
    expect(await (await post({ query: '{ hello }' })).json()).toEqual({ data: { hello: 'world' } });
    const got = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('{ hello }')}`);
    expect([got.status, await got.json()]).toEqual([200, { data: { hello: 'world' } }]);
  });

  test('says in the status what happened where the client takes the type for it, else in the body alone', async () => {
    const wrong = { query: '{ nothing }' };
    expect((await post(wrong, { accept: 'application/graphql-response+json' })).status).toBe(400);
    const plain = await post(wrong, { accept: 'application/json' });
    expect([plain.status, await codeOf(plain)]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('carries out no mutation sent by GET', async () => {
    fetches = 0;
    const response = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent('mutation { set }')}`);
    expect([response.status, response.headers.get('allow'), fetches]).toEqual([405, 'POST', 0]);
  });
});

describe('What is refused before any work is done for it', () => {
  test.each([
    [
      'a form that a foreign page could send',
      'query={hello}',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
    ],
    [
      'plain text that a foreign page could send',
      '{"query":"{hello}"}',
      { 'content-type': 'text/plain' },
      415,
    ],
    ['another charset', '{"query":"{hello}"}', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), {}, 400],
    ['a body that is not JSON', '{"query":', {}, 400],
    ['a batch', [{ query: '{ hello }' }], {}, 400],
    ['a body without a document', { variables: {} }, {}, 400],
    ['variables that are a list', { query: '{ hello }', variables: [1] }, {}, 400],
    [
      'variables nested beyond reason',
      `{"query":"{ hello }","variables":{"a":${'['.repeat(100)}${']'.repeat(100)}}}`,
      {},
      400,
    ],
    [
      'variables nested as deep as a body can be',
      `{"query":"{ hello }","variables":{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`,
      {},
      400,
    ],
    ['a body over the limit', { query: `{ hello } #${'x'.repeat(1024 * 1024)}` }, {}, 413],
    ['an answer of a type that there is not', { query: '{ hello }' }, { accept: 'text/html' }, 406],
  ])('%s', async (_what, body, headers, status) => {
    fetches = 0;
    const response = await post(body, headers as Record<string, string>);
    expect([response.status, await codeOf(response), fetches]).toEqual([status, 'BAD_REQUEST', 0]);
  });

  test.each([
    ['aliases', `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: hello`).join(' ')} }`],
    ['repeated fields', `{ ${'hello '.repeat(500)} }`],
    ['nesting', `{ ${'list { '.repeat(30)} hello ${'} '.repeat(30)} }`],
    ['directives at one place', `{ hello ${'@aa '.repeat(10)} }`],
    ['words', `{ hello ${'__typename '.repeat(11_000)} }`],
    [
      'fields behind fragments',
      `${Array.from({ length: 12 }, (_, i) => `fragment F${i} on Query { a: list { ...F${i + 1} } b: list { ...F${i + 1} } }`).join('\n')}
       fragment F12 on Query { hello } { ...F0 }`,
    ],
  ])('a flood of %s, with one error', async (_what, query) => {
    fetches = 0;
    const { errors } = (await (await post({ query })).json()) as { errors: unknown[] };
    expect([errors.length, fetches]).toEqual([1, 0]);
  });

  test('a fragment that spreads itself', async () => {
    const response = await post({
      query: '{ ...A } fragment A on Query { list { ...B } } fragment B on Query { ...A }',
    });
    expect(await codeOf(response)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('a request that stops half way does not keep the others waiting', async () => {
    const { port, hostname } = new URL(gateway.url);
    const half = connect(Number(port), hostname);
    half.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"',
    );
    expect(await (await post({ query: '{ hello }' })).json()).toEqual({ data: { hello: 'world' } });
    half.destroy();
  });
});

test('without introspection, errors tell nothing of the schema', async () => {
  const asked = await post({ query: '{ __schema { types { name } } }' });
  expect(await codeOf(asked)).toBe('GRAPHQL_VALIDATION_FAILED');
  const { errors } = (await (await post({ query: '{ helo }' })).json()) as { errors: { message: string }[] };
  expect(errors.map(({ message }) => message)).toEqual(['Cannot query field "helo" on type "Query".']);
});
