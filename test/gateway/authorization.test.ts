import { afterEach, describe, expect, test } from 'vitest';
import type { Gateway, GatewayOptions } from '../../gateway/service.ts';
import { inProcessSubgraph } from '../../gateway/subgraph/in-process.ts';
import type { SubgraphLink } from '../../gateway/subgraph/subgraph-link.ts';
import type { Viewer } from '../../kit/identity/viewer.ts';
import { createLog } from '../../kit/log.ts';
import { buildSchema } from '../../kit/subgraph.ts';
import { subscriptionField } from '../../kit/subscription.ts';
import { answering, composed, openGateway } from './support/gateway.ts';
import { contentsOf, incrementsOf } from './support/parts.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@shareable", "@authenticated", "@requiresScopes", "@policy"])`;

const sdl = {
  shop: `${LINK}
    type Query { order(id: ID!): Order  orders: [Order!]!  things: [Thing!]!  anything: [Any!]!  secret: Secret  open: Int }
    type Mutation {
      pay(amount: Int!): Receipt @requiresScopes(scopes: [["billing:write"]])
      note(text: String!): Receipt
    }
    type Subscription { paid: Receipt @requiresScopes(scopes: [["billing:read"]])  noted: Receipt }
    type Receipt { id: ID!  total: Int @requiresScopes(scopes: [["billing:read"]]) }
    interface Thing { name: String }
    union Any = Order | Secret
    type Order implements Thing @key(fields: "id") {
      id: ID!
      name: String
      weight: Int @requiresScopes(scopes: [["sales:read"], ["billing:read"]])
      price: Int! @requiresScopes(scopes: [["sales:read", "billing:read"]])
      lines: [Line!]!
    }
    type Line { name: String  margin: Int @requiresScopes(scopes: [["sales:read"]]) @policy(policies: [["internal"]]) }
    type Secret implements Thing @requiresScopes(scopes: [["ops:read"]]) { name: String  code: String! }`,
  books: `${LINK}
    type Order @key(fields: "id") {
      id: ID!
      weight: Int @external
      paid: Int @requiresScopes(scopes: [["billing:read"]])
      freight: Int @requires(fields: "weight") @requiresScopes(scopes: [["billing:read"]])
      nobody: Int @policy(policies: [["a policy that nobody has written"]])
    }`,
};

const IN_PARTS = 'multipart/mixed;deferSpec=20220824,application/json';

/** What the subgraphs were asked, in order. */
let sent: string[];
let gateway: Gateway | undefined;
let noted: string[];
afterEach(async () => {
  await gateway?.stop();
});

const order = (id: string) => ({
  __typename: 'Order',
  id,
  name: `order ${id}`,
  weight: 7,
  price: 5,
  lines: [
    { name: 'a', margin: 1 },
    { name: 'b', margin: 2 },
  ],
});

function subgraph(name: string): SubgraphLink {
  const receipt = { id: 'r1', total: 12 };
  const schema =
    name === 'shop'
      ? buildSchema(sdl.shop, {
          Query: {
            order: (_query: unknown, { id }: { id: string }) => order(id),
            orders: () => [order('1'), order('2')],
            things: () => [order('1'), { __typename: 'Secret', name: 's', code: 'c' }],
            anything: () => [order('1'), { __typename: 'Secret', name: 's', code: 'c' }],
            secret: () => ({ name: 's', code: 'c' }),
            open: () => 1,
          },
          Mutation: {
            pay: () => receipt,
            note: (_mutation: unknown, { text }: { text: string }) => {
              noted.push(text);
              return receipt;
            },
          },
          Subscription: {
            paid: subscriptionField(oneEvent, () => receipt),
            noted: subscriptionField(oneEvent, () => receipt),
          },
          Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
          Any: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
          Order: { __resolveReference: async ({ id }: { id: string }) => order(id) },
        })
      : buildSchema(sdl.books, {
          Order: {
            __resolveReference: async (reference: object) => reference,
            paid: () => 3,
            freight: ({ weight }: { weight: number }) => weight * 2,
            nobody: () => 1,
          },
        });
  const link = inProcessSubgraph(
    { name, schema, createContext: (viewer) => ({ viewer }) },
    createLog('silent'),
  );
  return {
    ...link,
    prepare(operation) {
      const send = link.prepare(operation);
      return (...asked) => {
        sent.push(`${name} ${operation.query}`);
        return send(...asked);
      };
    },
    subscribe(operation) {
      const subscribe = link.subscribe(operation);
      return (...asked) => {
        sent.push(`${name} ${operation.query}`);
        return subscribe(...asked);
      };
    },
  };
}

async function* oneEvent() {
  yield { id: 'e1', value: undefined };
}

interface Asking {
  readonly scopes: readonly string[];
  readonly partner?: string;
  readonly options?: Partial<GatewayOptions>;
  readonly accept?: string;
  readonly variables?: Record<string, unknown>;
}

/** The answer's text to a viewer with these scopes. */
async function text(query: string, asking: Asking): Promise<string> {
  sent = [];
  noted = [];
  const viewer = { subject: 'v', scopes: new Set(asking.scopes), partner: asking.partner } as Viewer;
  gateway = await openGateway({
    supergraph: composed(sdl),
    subgraph,
    authenticate: async () => viewer,
    introspection: 'on',
    ...asking.options,
  });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: asking.accept ?? 'application/json' },
    body: JSON.stringify({ query, variables: asking.variables }),
  });
  return response.text();
}

async function ask(query: string, asking: Asking) {
  const { data, errors = [] } = JSON.parse(await text(query, asking));
  for (const { message, extensions } of errors)
    expect([message, extensions]).toEqual([
      'Unauthorized field or type',
      { code: 'UNAUTHORIZED_FIELD_OR_TYPE', retryable: false },
    ]);
  return { data, paths: errors.map(({ path }: { path: string[] }) => path.join('.')) };
}

test('what a viewer may not see is null with one error for its path, and nobody is asked for it', async () => {
  const query = '{ order(id: "1") { name weight paid } open }';
  expect(await ask(query, { scopes: ['sales:read'] })).toEqual({
    data: { order: { name: 'order 1', weight: 7, paid: null }, open: 1 },
    paths: ['order.paid'],
  });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/^shop /);
});

test('a viewer who may see all is answered all', async () => {
  const query = '{ order(id: "1") { name weight price paid freight } }';
  expect(await ask(query, { scopes: ['sales:read', 'billing:read'] })).toEqual({
    data: { order: { name: 'order 1', weight: 7, price: 5, paid: 3, freight: 14 } },
    paths: [],
  });
});

test('any one list of scopes is enough, and all scopes of a list are needed', async () => {
  const query = '{ order(id: "1") { weight price } }';
  expect(await ask('{ order(id: "1") { weight } }', { scopes: ['billing:read'] })).toEqual({
    data: { order: { weight: 7 } },
    paths: [],
  });
  await gateway?.stop();
  expect(await ask(query, { scopes: ['billing:read'] })).toEqual({
    data: { order: null },
    paths: ['order.price'],
  });
});

test('what may not be null makes null what encloses it, up to the whole', async () => {
  expect(await ask('{ orders { price } open }', { scopes: [] })).toEqual({
    data: null,
    paths: ['orders.@.price'],
  });
});

test('one error tells of a field in all elements of a list; both a scope and a policy must hold', async () => {
  const query = '{ order(id: "1") { lines { name margin } } }';
  const lines = (margin: (number | null)[]) => ({
    order: {
      lines: [
        { name: 'a', margin: margin[0] },
        { name: 'b', margin: margin[1] },
      ],
    },
  });
  const partner = { scopes: ['sales:read'], partner: 'P' };
  expect(await ask(query, partner)).toEqual({ data: lines([null, null]), paths: ['order.lines.@.margin'] });
  await gateway?.stop();
  expect(await ask(query, { scopes: ['sales:read'] })).toEqual({ data: lines([1, 2]), paths: [] });
});

test('a policy that is not written allows nobody', async () => {
  const all = { scopes: ['sales:read', 'billing:read', 'ops:read'] };
  expect(await ask('{ order(id: "1") { name nobody } }', all)).toEqual({
    data: { order: { name: 'order 1', nobody: null } },
    paths: ['order.nobody'],
  });
});

test('what has nothing left to ask is not asked: the object is null, and no subgraph hears of it', async () => {
  expect(await ask('{ order(id: "1") { paid freight } }', { scopes: [] })).toEqual({
    data: { order: null },
    paths: ['order.paid', 'order.freight'],
  });
  expect(sent).toEqual([]);
});

test('what has nothing left to ask for these variables alone, or had nothing before, is not null for it', async () => {
  const query = `query ($all: Boolean!) { order(id: "1") { paid @include(if: $all) }
    two: order(id: "2") { ... @include(if: $all) { paid } } three: order(id: "3") { name @skip(if: true) } nobody: secret { code } }`;
  expect(await ask(query, { scopes: [], variables: { all: false } })).toEqual({
    data: { order: {}, two: {}, three: {}, nobody: null },
    paths: ['nobody'],
  });
  await gateway?.stop();
  expect(await ask(query, { scopes: [], variables: { all: true } })).toEqual({
    data: { order: { paid: null }, two: { paid: null }, three: {}, nobody: null },
    paths: ['order.paid', 'two.paid', 'nobody'],
  });
});

test('a field that is asked of an interface in vain, and of one of its types not, has null where it was in vain', async () => {
  const sdl = `${LINK} type Query { all: [Has!]! } interface Has { parts: [Part] } type Part { name: String size: Int code: Int! }
    type A implements Has { parts: [Part] @requiresScopes(scopes: [["ops:read"]]) } type B implements Has { parts: [Part] }`;
  const options = {
    supergraph: composed({ one: sdl }),
    subgraph: (one: string) =>
      answering(one, async () => ({
        data: { all: [{ __typename: 'A' }, { __typename: 'B', parts: [{ size: 1, code: 2 }] }] },
      })),
  };
  const asked =
    '{ all { ...F ... on B { parts { size } } } } fragment F on Has { parts { name ...G } } fragment G on Part { long: name }';
  expect(await ask(asked, { scopes: [], options })).toEqual({
    data: { all: [{ parts: null }, { parts: [{ name: null, long: null, size: 1 }] }] },
    paths: ['all.@.parts'],
  });
  await gateway?.stop();
  expect(
    await ask('{ all { parts { code } ... on B { parts { size } } } }', { scopes: [], options }),
  ).toEqual({ data: { all: [{ parts: null }, { parts: [null] }] }, paths: ['all.@.parts'] });
});

test('a field asked in vain is null also where variables leave out the place at which it would be answered', async () => {
  const sdl = `${LINK} type Query { all: [Has!]! } interface Has { size: Int }
    type A implements Has { size: Int @requiresScopes(scopes: [["ops:read"]]) } type B implements Has { size: Int }`;
  const options = {
    supergraph: composed({ one: sdl }),
    // Answers more than it was asked for, as what is fetched for another field is more.
    subgraph: (one: string) =>
      answering(one, async () => ({ data: { all: [{ __typename: 'B', size: 1 }] } })),
  };
  const query = 'query ($left: Boolean!) { all { ... on B { size @skip(if: $left) } size } }';
  for (const [left, size] of [
    [true, null],
    [false, 1],
  ] as const) {
    expect(await ask(query, { scopes: [], options, variables: { left } })).toEqual({
      data: { all: [{ size }] },
      paths: ['all.@.size'],
    });
    await gateway?.stop();
  }
});

test('in fragments, named or not, and under other names, the same is removed', async () => {
  const query = `query { first: order(id: "1") { ...F ... on Order { mine: paid } } second: order(id: "2") { ...F } }
    fragment F on Order { cost: weight ...G } fragment G on Order { name bill: paid }`;
  expect(await ask(query, { scopes: ['sales:read'] })).toEqual({
    data: {
      first: { cost: 7, name: 'order 1', bill: null, mine: null },
      second: { cost: 7, name: 'order 2', bill: null },
    },
    paths: ['first.bill', 'first.mine', 'second.bill'],
  });
  expect(sent).toHaveLength(1);
});

test('an interface’s field needs what all its objects need; a fragment on one type what that type needs', async () => {
  const query = '{ things { __typename name ... on Order { id } ... on Secret { code } } }';
  // Composition gives an interface what its objects need, so that whoever lacks it is not answered even which there are.
  expect(await ask(query, { scopes: [] })).toEqual({ data: null, paths: ['things'] });
  await gateway?.stop();
  expect(await ask(query, { scopes: ['ops:read'] })).toEqual({
    data: {
      things: [
        { __typename: 'Order', name: 'order 1', id: '1' },
        { __typename: 'Secret', name: 's', code: 'c' },
      ],
    },
    paths: [],
  });
});

test('of a union’s objects those are answered that the viewer may see; the others keep their type’s name', async () => {
  const query = '{ anything { __typename ... on Order { id } ... on Secret { name } } }';
  expect(await ask(query, { scopes: [] })).toEqual({
    data: {
      anything: [
        { __typename: 'Order', id: '1' },
        { __typename: 'Secret', name: null },
      ],
    },
    paths: ['anything.@.name'],
  });
});

test('a type that a viewer may not see is not answered by any field that gives it', async () => {
  expect(await ask('{ secret { code } open }', { scopes: [] })).toEqual({
    data: { secret: null, open: 1 },
    paths: ['secret'],
  });
});

test('the names of types and the schema are not guarded', async () => {
  const { data, paths } = await ask(
    '{ __typename __type(name: "Secret") { name } order(id: "1") { __typename } }',
    {
      scopes: [],
    },
  );
  expect(data).toEqual({ __typename: 'Query', __type: { name: 'Secret' }, order: { __typename: 'Order' } });
  expect(paths).toEqual([]);
});

test('what another field requires is fetched for it, and answered to nobody who may not see it', async () => {
  // `weight` needs less than `freight` that requires it, and keys are not the client's to ask for.
  expect(await ask('{ order(id: "1") { freight price2: price } }', { scopes: ['billing:read'] })).toEqual({
    data: { order: null },
    paths: ['order.price2'],
  });
  await gateway?.stop();
  expect(await ask('{ order(id: "1") { freight } }', { scopes: ['billing:read'] })).toEqual({
    data: { order: { freight: 14 } },
    paths: [],
  });
});

test('a mutation that a viewer may not make is never sent, while another beside it is', async () => {
  const query = 'mutation { pay(amount: 1) { id } note(text: "hello") { id total } }';
  expect(await ask(query, { scopes: ['sales:read'] })).toEqual({
    data: { pay: null, note: { id: 'r1', total: null } },
    paths: ['pay', 'note.total'],
  });
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toContain('pay');
  expect(noted).toEqual(['hello']);
  await gateway?.stop();
  expect(await ask('mutation { pay(amount: 1) { id } }', { scopes: [] })).toEqual({
    data: { pay: null },
    paths: ['pay'],
  });
  expect(sent).toEqual([]);
});

test('a field that the variables leave out is no error', async () => {
  const query = 'query ($all: Boolean = false) { order(id: "1") { name paid @include(if: $all) } }';
  expect(await ask(query, { scopes: [] })).toEqual({ data: { order: { name: 'order 1' } }, paths: [] });
  await gateway?.stop();
  expect(await ask(query, { scopes: [], variables: { all: true } })).toEqual({
    data: { order: { name: 'order 1', paid: null } },
    paths: ['order.paid'],
  });
});

test('where it is set to reject, an operation is refused as a whole, with every path', async () => {
  const options = { unauthorized: 'reject' } as const;
  const query = 'mutation { pay(amount: 1) { id } note(text: "hello") { id total } }';
  expect(await ask(query, { scopes: [], options })).toEqual({
    data: undefined,
    paths: ['pay', 'note.total'],
  });
  expect([sent, noted]).toEqual([[], []]);
  await gateway?.stop();
  expect(await ask('{ order(id: "1") { name } }', { scopes: [], options })).toEqual({
    data: { order: { name: 'order 1' } },
    paths: [],
  });
});

test('of a deferred fragment the rest comes later, and what is removed is told at once', async () => {
  const query = '{ order(id: "1") { name ... @defer(label: "books") { paid weight } } }';
  const [first, ...later] = contentsOf(await text(query, { scopes: ['sales:read'], accept: IN_PARTS }));
  expect(first).toMatchObject({
    data: { order: { name: 'order 1' } },
    errors: [{ path: ['order', 'paid'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
  });
  expect(incrementsOf(later)).toEqual([{ data: { paid: null, weight: 7 }, path: ['order'], label: 'books' }]);
  expect(sent.filter((one) => one.startsWith('books'))).toEqual([]);
});

test('a deferred fragment of which nothing is left is not waited for', async () => {
  const query = '{ order(id: "1") { name ... @defer { paid } } }';
  const answer = await text(query, { scopes: [], accept: IN_PARTS });
  expect(answer).toContain('"data":{"order":{"name":"order 1","paid":null}}');
  expect(sent).toHaveLength(1);
});

describe('What one part of an answer asks in vain and another is answered', () => {
  const sdl = `${LINK} type Query { all: [Has!]! } interface Has { code: Int!  size: Int  also: Int  parts: Parts }
    type Parts { count: Int  cost: Int @requiresScopes(scopes: [["ops:read"]]) }
    type A implements Has { code: Int! @requiresScopes(scopes: [["ops:read"]])  size: Int @requiresScopes(scopes: [["ops:read"]])
      also: Int  parts: Parts }
    type B implements Has { code: Int!  size: Int  also: Int  parts: Parts }`;
  const options = {
    supergraph: composed({ one: sdl }),
    subgraph: (one: string) =>
      answering(one, async () => ({
        data: { all: [{ __typename: 'B', code: 1, size: 2, also: 3, parts: { count: 4 } }] },
      })),
  };
  const asking = { scopes: [], options, accept: IN_PARTS };

  test.each([
    ['takes nothing of the first part', 'also code ... on B @defer { code }', 'code', { also: 3, code: 1 }],
    [
      'takes nothing of a later part',
      '... on B { code } ... @defer { also code }',
      'code',
      { code: 1, also: 3 },
    ],
    [
      'is not lost to a null that comes later',
      '... on B { size } ... @defer { also size }',
      'size',
      { size: 2, also: 3 },
    ],
    [
      'is not lost to an object that has nothing left',
      'parts { count } ... @defer { also parts { cost } }',
      'parts.cost',
      { parts: { count: 4, cost: null }, also: 3 },
    ],
  ])('%s: it all comes at once', async (_what, selections, missing, one) => {
    expect(await ask(`{ all { ${selections} } }`, asking)).toEqual({
      data: { all: [one] },
      paths: [`all.@.${missing}`],
    });
  });

  test('comes later, as asked, where it takes nothing away', async () => {
    const query = '{ all { also size ... on B @defer { size } } }';
    const [first, ...later] = contentsOf(await text(query, asking));
    expect(first).toMatchObject({ data: { all: [{ also: 3, size: null }] }, hasNext: true });
    expect(incrementsOf(later)).toEqual([{ path: ['all', 0], data: { size: 2 } }]);
  });
});

test('a subscription that a viewer may not have is not begun, and its only answer says why', async () => {
  const events = await text('subscription { paid { id } }', { scopes: [], accept: 'text/event-stream' });
  const told = [...events.matchAll(/^data: ?(\{.*\})$/gm)].map(([, json]) => JSON.parse(json as string));
  expect(told.map(({ errors }) => errors)).toEqual([
    [
      {
        message: 'Unauthorized field or type',
        path: ['paid'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', retryable: false },
      },
    ],
  ]);
  expect(sent).toEqual([]);
});

test('each event of a subscription has what the viewer may see of it', async () => {
  const events = await text('subscription { noted { id total } }', {
    scopes: [],
    accept: 'text/event-stream',
  });
  const [told] = [...events.matchAll(/^data: ?(\{.*\})$/gm)].map(([, json]) => JSON.parse(json as string));
  expect(told.data).toEqual({ noted: { id: 'r1', total: null } });
  expect(told.errors.map(({ path }: { path: string[] }) => path)).toEqual([['noted', 'total']]);
});

test.each([
  ['requiresScopes', '"@requiresScopes"'],
  ['needs', '{ name: "@requiresScopes", as: "@needs" }'],
])('what several subgraphs ask for one field must all hold, also where the directive is called @%s', async (name, imported) => {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable", ${imported}])`;
  const field = (scope: string) =>
    `type Query { total: Int @shareable @${name}(scopes: [["${scope}"]])  other: Int @shareable }`;
  const supergraph = composed({
    one: `${link} ${field('sales:read')}`,
    two: `${link} ${field('billing:read')}`,
  });
  const answers = async (...scopes: string[]) => {
    const options = {
      supergraph,
      subgraph: (one: string) => answering(one, async () => ({ data: { total: 1, other: 2 } })),
    };
    const answer = await ask('{ total other }', { scopes, options });
    await gateway?.stop();
    return answer;
  };
  const removed = { data: { total: null, other: 2 }, paths: ['total'] };
  expect(await answers('sales:read')).toEqual(removed);
  expect(await answers('billing:read')).toEqual(removed);
  expect(await answers('sales:read', 'billing:read')).toEqual({ data: { total: 1, other: 2 }, paths: [] });
});
