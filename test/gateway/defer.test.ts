import { afterEach, describe, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import type { SubgraphAnswer } from '../../gateway/subgraph/subgraph-link.ts';
import { answering, composed, openGateway } from './support/gateway.ts';
import { askInParts, contentsOf, gate, incrementsOf } from './support/parts.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const supergraph = composed({
  quick: `${LINK} type Query { order(id: ID): Order orders: [Order!]! } type Order @key(fields: "id") { id: ID! number: String } type Mutation { close: Order }`,
  other: `${LINK} type Order @key(fields: "id") { id: ID! other: String }`,
  slow: `${LINK} type Query { ping: String } type Order @key(fields: "id") { id: ID! late: String sure: String! }`,
});
const order = { __typename: 'Order', id: '1', number: 'N1' };

let gateway: Gateway;
afterEach(() => gateway.stop());

type Answering = Parameters<typeof answering>[1];

/** `quick` knows the orders 1 and 2 at once; `slow` answers what a test says. */
async function open(slow: Answering, options: Partial<Parameters<typeof openGateway>[0]> = {}) {
  gateway = await openGateway({
    supergraph,
    subgraph: (name) =>
      answering(
        name,
        name === 'slow'
          ? slow
          : async ({ representations }) => ({
              data: {
                order: { ...order },
                a: { ...order },
                b: { ...order, id: '2' },
                close: { ...order },
                orders: [{ ...order }, { ...order, id: '2', number: 'N2' }],
                ...(representations ? { _entities: [{ ...order }] } : {}),
              },
            }),
      ),
    ...options,
  });
}

const entities = (...entities: object[]): SubgraphAnswer => ({ data: { _entities: entities } });

const askWhole = async (query: string, accept = 'application/json') => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  });
  return { type: response.headers.get('content-type'), status: response.status, text: await response.text() };
};

describe('What is written', () => {
  test('each part as JSON between boundaries, the first before a held subgraph has answered', async () => {
    const held = gate<SubgraphAnswer>();
    await open(() => held.promise);
    const parts = await askInParts(gateway, {
      query: '{ order { number ... @defer(label: "more") { late } } }',
    });
    expect([parts.response.statusCode, parts.response.headers['content-type']]).toEqual([
      200,
      'multipart/mixed; boundary="-"; deferSpec=20220824',
    ]);
    expect(await parts.next()).toBe(
      '\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{"data":{"order":{"number":"N1"}},"hasNext":true}\r\n---\r\n',
    );
    held.resolve(entities({ __typename: 'Order', late: 'überfällig' }));
    expect(await parts.rest()).toBe(
      'content-type: application/json; charset=utf-8\r\n\r\n{"incremental":[{"data":{"late":"überfällig"},"path":["order"],"label":"more"}],"hasNext":false}\r\n-----\r\n',
    );
  });

  test('one part alone where the operation defers nothing and the client takes nothing but parts', async () => {
    await open(async () => entities());
    const parts = await askInParts(gateway, { query: '{ order { number } }' }, 'multipart/mixed');
    expect(await parts.rest()).toBe(
      '\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n{"data":{"order":{"number":"N1"}},"hasNext":false}\r\n-----\r\n',
    );
  });

  test.each([
    'multipart/mixed',
    'multipart/mixed; deferSpec=20220824',
    'multipart/mixed;deferSpec="20220824", */*;q=0.1',
  ])('parts for a client that accepts %s', async (accept) => {
    await open(async () => entities({ __typename: 'Order', late: 'x' }));
    const parts = await askInParts(gateway, { query: '{ order { ... @defer { late } } }' }, accept);
    expect(contentsOf(await parts.rest())).toEqual([
      { data: { order: {} }, hasNext: true },
      { incremental: [{ data: { late: 'x' }, path: ['order'] }], hasNext: false },
    ]);
  });

  test.each([
    '*/*',
    'application/json',
    'multipart/mixed;deferSpec=20990101, application/json',
    'multipart/mixed;subscriptionSpec=1.0, application/json',
    'multipart/mixed;q=0, application/json',
  ])('one answer with the same data for a client that accepts %s', async (accept) => {
    await open(async () => entities({ __typename: 'Order', late: 'x' }));
    const { type, text } = await askWhole(
      '{ order { ... @defer(label: "a") { late ... @defer { id } } number } }',
      accept,
    );
    expect([type, text]).toEqual([
      'application/json; charset=utf-8',
      '{"data":{"order":{"late":"x","id":"1","number":"N1"}}}',
    ]);
  });
});

describe('What is deferred', () => {
  const contents = async (query: string, variables = {}) =>
    contentsOf(await (await askInParts(gateway, { query, variables })).rest());

  test('each object of a list, in one part where they come together', async () => {
    await open(async () => entities({ __typename: 'Order', late: 'a' }, { __typename: 'Order', late: 'b' }));
    expect(await contents('{ orders { number ... on Order @defer { late } } }')).toEqual([
      { data: { orders: [{ number: 'N1' }, { number: 'N2' }] }, hasNext: true },
      {
        incremental: [
          { data: { late: 'a' }, path: ['orders', 0] },
          { data: { late: 'b' }, path: ['orders', 1] },
        ],
        hasNext: false,
      },
    ]);
  });

  test('is fetched as soon as what it needs is there, while the first part waits for something else', async () => {
    const asked = gate();
    const held = gate<SubgraphAnswer>();
    await open(async () => entities(), {
      subgraph: (name) =>
        answering(name, async () => {
          if (name === 'quick') return { data: { order: { ...order } } };
          if (name === 'other') return held.promise;
          asked.resolve();
          return entities({ __typename: 'Order', late: 'a' });
        }),
    });
    const answer = contents('{ order { number other ... @defer { late other } } }');
    await asked.promise;
    held.resolve(entities({ __typename: 'Order', other: 'o' }));
    const all = await answer;
    expect(all[0]).toEqual({ data: { order: { number: 'N1', other: 'o' } }, hasNext: true });
    expect(incrementsOf(all)).toEqual([{ data: { late: 'a', other: 'o' }, path: ['order'] }]);
  });

  test.each([
    ['{ order { number ... @defer(if: false) { late } } }', {}, 'in one'],
    ['query ($on: Boolean!) { order { number ... @defer(if: $on) { late } } }', { on: false }, 'in one'],
    ['query ($on: Boolean!) { order { number ... @defer(if: $on) { late } } }', { on: true }, 'in parts'],
    ['query ($on: Boolean = false) { order { number ... @defer(if: $on) { late } } }', {}, 'in one'],
    [
      'query ($on: Boolean!) { order { number ...L @defer(if: $on) } } fragment L on Order { late }',
      { on: true },
      'in parts',
    ],
  ])('as its condition says: %s with %o', async (query, variables, how) => {
    await open(async () => entities({ __typename: 'Order', late: 'a' }));
    const body = await (await askInParts(gateway, { query, variables })).rest();
    if (how === 'in one') expect(body).toBe('{"data":{"order":{"number":"N1","late":"a"}}}');
    else expect(contentsOf(body)).toHaveLength(2);
  });

  test('a fragment inside another, after it; each with what both ask for', async () => {
    await open(async () => entities({ __typename: 'Order', late: 'a' }));
    const all = await contents(
      '{ order { number ... @defer(label: "outer") { id number ... @defer(label: "inner") { late id } } } }',
    );
    expect(all[0]).toEqual({ data: { order: { number: 'N1' } }, hasNext: true });
    expect(incrementsOf(all)).toEqual([
      { data: { id: '1', number: 'N1' }, path: ['order'], label: 'outer' },
      { data: { late: 'a', id: '1' }, path: ['order'], label: 'inner' },
    ]);
  });

  test('one fragment at two places, and a field whose alias is the name of a key', async () => {
    await open(async () => entities({ __typename: 'Order', late__as__id: 'x' }));
    const all = await contents(
      '{ a: order(id: 1) { ...L } b: order(id: 2) { ...L } } fragment L on Order { ... @defer(label: "l") { id: late } }',
    );
    expect(all[0]).toEqual({ data: { a: {}, b: {} }, hasNext: true });
    expect(incrementsOf(all)).toEqual([
      { data: { id: 'x' }, path: ['a'], label: 'l' },
      { data: { id: 'x' }, path: ['b'], label: 'l' },
    ]);
  });

  test('nothing below what is null', async () => {
    await open(async () => entities(), {
      subgraph: (name) => answering(name, async () => ({ data: { order: null } })),
    });
    expect(await contents('{ order { ... @defer { late } } }')).toEqual([
      { data: { order: null }, hasNext: false },
    ]);
  });

  test('what a mutation gives back, while the mutation itself is not put off', async () => {
    await open(async () => entities({ __typename: 'Order', late: 'a' }));
    expect(await contents('mutation { close { number ... @defer { late } } }')).toEqual([
      { data: { close: { number: 'N1' } }, hasNext: true },
      { incremental: [{ data: { late: 'a' }, path: ['close'] }], hasNext: false },
    ]);
  });
});

describe('What fails', () => {
  const failed = {
    message: 'The books are closed',
    extensions: { code: 'SOURCE_REJECTED', retryable: false },
  };
  const contents = async (query: string) => contentsOf(await (await askInParts(gateway, { query })).rest());

  test('in a deferred part is told there; what may not be null is null with that part alone', async () => {
    await open(async () => ({
      data: { _entities: [{ __typename: 'Order', sure: null }] },
      errors: [{ ...failed, path: ['_entities', 0, 'sure'] }],
    }));
    expect(await contents('{ order { number ... @defer { sure } } }')).toEqual([
      { data: { order: { number: 'N1' } }, hasNext: true },
      {
        incremental: [{ data: null, path: ['order'], errors: [{ ...failed, path: ['order', 'sure'] }] }],
        hasNext: false,
      },
    ]);
  });

  test('as a whole, when a subgraph cannot be reached, costs the deferred fields only', async () => {
    await open(async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
    });
    const [first, second] = await contents('{ order { number ... @defer { late } } }');
    expect(first).toEqual({ data: { order: { number: 'N1' } }, hasNext: true });
    expect(second).toEqual({
      incremental: [
        {
          data: { late: null },
          path: ['order'],
          errors: [
            {
              message: 'Something went wrong on our side',
              extensions: {
                code: 'INTERNAL_SERVER_ERROR',
                retryable: false,
                reference: expect.any(String),
              },
            },
          ],
        },
      ],
      hasNext: false,
    });
  });

  test('because the deadline passes is told in the part that did not come in time', async () => {
    await open(() => new Promise(() => {}), { requestTimeoutMs: 200 });
    const [, second] = await contents('{ order { number ... @defer { late } } }');
    expect(second).toMatchObject({
      incremental: [{ data: { late: null }, errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] }],
      hasNext: false,
    });
  });
});

test('when the client leaves, what is under way for the deferred part is ended', async () => {
  const ended = gate();
  await open((_variables, { signal }) => {
    signal.addEventListener('abort', () => ended.resolve());
    return new Promise(() => {});
  });
  const parts = await askInParts(gateway, { query: '{ order { number ... @defer { late } } }' });
  await parts.next();
  parts.leave();
  await ended.promise;
});

describe('Where @defer is refused', () => {
  test.each([
    ['mutation { ... @defer { close { id } } }', '@defer cannot be used on the root type "Mutation".'],
    [
      'mutation { ...M @defer } fragment M on Mutation { close { id } }',
      '@defer cannot be used on the root type "Mutation".',
    ],
    [
      '{ order { ... @defer(label: "a") { id } ... @defer(label: "a") { late } } }',
      'There can be only one @defer with the label "a".',
    ],
    [
      'query ($l: String) { order { ... @defer(label: $l) { id } } }',
      'The label of a @defer must be a string in the document.',
    ],
    [
      `{ order { ${'... @defer { id } '.repeat(21)} } }`,
      'The document has too many deferred fragments; 20 are allowed',
    ],
    ['{ order @defer { id } }', 'Directive "@defer" may not be used on FIELD.'],
  ])('%s', async (query, message) => {
    await open(async () => entities());
    const { status, text } = await askWhole(query, 'application/graphql-response+json');
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect([status, errors.map((one) => [one.message, one.extensions.code])]).toEqual([
      400,
      [[message, 'GRAPHQL_VALIDATION_FAILED']],
    ]);
  });
});

test('introspection shows the directive', async () => {
  await open(async () => entities(), { introspection: 'on' });
  const { text } = await askWhole(
    '{ __schema { directives { name locations args { name defaultValue } } } }',
  );
  const { data } = JSON.parse(text) as { data: { __schema: { directives: { name: string }[] } } };
  expect(data.__schema.directives.find(({ name }) => name === 'defer')).toEqual({
    name: 'defer',
    locations: ['FRAGMENT_SPREAD', 'INLINE_FRAGMENT'],
    args: [
      { name: 'label', defaultValue: null },
      { name: 'if', defaultValue: 'true' },
    ],
  });
});
