import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contractSchema } from '../../gateway/audience/contract.ts';
import type { Gateway } from '../../gateway/service.ts';
import type { SubgraphAnswer } from '../../gateway/subgraph/subgraph-link.ts';
import { readSupergraph } from '../../gateway/supergraph/supergraph.ts';
import type { Scope } from '../../kit/identity/viewer.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@tag", "@inaccessible"])';

const supergraph = composed({
  sales: `${LINK}
    type Query {
      "An order by id, from Salesforce."
      order("The id in this graph." id: ID!, kind: OrderKind = OPEN): Order @tag(name: "partner")
      node(id: ID!): Node @tag(name: "partner")
      found(text: String!): [Found] @tag(name: "partner")
      ledger(since: Since): Ledger @tag(name: "bi")
    }
    type Mutation { place(input: PlaceInput!): Placed @tag(name: "partner") cancel(id: ID!): Placed }
    type Subscription { told: Order }
    input PlaceInput { lines: [PlaceLine!]! note: String = "none" }
    input PlaceLine { product: ID! }
    input Since { day: String }
    enum OrderKind { OPEN CLOSED }
    enum Margin { LOW HIGH }
    union Found @tag(name: "partner") = Order | Ledger
    interface Node @tag(name: "partner") { id: ID! }
    type Order implements Node @key(fields: "id") @tag(name: "partner") {
      id: ID!
      number: String!
      margin(as: Margin): String @deprecated(reason: "NetSuite knows better.")
      ledger: Ledger
      invoice: Invoice
    }
    type Ledger implements Node @key(fields: "id") { id: ID! total: String @tag(name: "bi") secret: String }
    type Placed @tag(name: "partner") { order: Order errors: [Problem!]! }
    interface Problem @tag(name: "partner") { message: String! }
    type Refused implements Problem @tag(name: "partner") { message: String! }
    type Odd implements Problem { message: String! }
    type Invoice @key(fields: "id", resolvable: false) { id: ID! }
  `,
  billing: `${LINK}
    type Invoice @key(fields: "id") { id: ID! @tag(name: "partner") amount: String }
    type Ledger @key(fields: "id") { id: ID! kept: String }
  `,
});

let answers: Record<string, unknown> = {};
let errors: SubgraphAnswer['errors'];
let gateway: Gateway;
const scopesOf: Record<string, readonly Scope[]> = {
  partner: ['partner:order'],
  bi: ['billing:read', 'revenue:read'],
  frontend: ['sales:read', 'billing:read'],
  seller: ['sales:read'],
  admin: ['ops:read', 'sales:read', 'partner:order'],
  // Of a partner's, whatever else its token allows.
  'partner operator': ['ops:read', 'sales:read', 'billing:read', 'partner:order'],
};

beforeAll(async () => {
  gateway = await openGateway({
    supergraph,
    introspection: 'on',
    subgraph: (name) => answering(name, async () => ({ data: answers, ...(errors ? { errors } : {}) })),
    authenticate: async (persona = 'admin') => ({
      subject: persona,
      scopes: new Set(scopesOf[persona]),
      partner: persona.startsWith('partner') ? 'P-1' : undefined,
    }),
  });
});
afterAll(() => gateway.stop());

async function ask(endpoint: string, query: string, persona = 'admin') {
  errors = undefined;
  return post(endpoint, { query }, persona);
}

async function post(endpoint: string, body: unknown, persona = 'admin') {
  const response = await fetch(`${gateway.url}${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: persona },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, answer: text.startsWith('{') ? JSON.parse(text) : undefined };
}

const blocks = (sdl: string) => sdl.split('\n\n').sort();

const messages = ({ answer }: { answer: { errors?: { message: string }[] } }) =>
  (answer.errors ?? []).map(({ message }) => message);

test('the partners’ schema is what is tagged for them, with what that needs, and nothing else', async () => {
  const { answer } = await ask('/partner/graphql', getIntrospectionQuery());
  const seen = printSchema(buildClientSchema(answer.data as IntrospectionQuery));
  expect(blocks(seen)).toEqual(
    blocks(`directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT

type Query {
  """An order by id, from the sales system."""
  order(
    """The id in this graph."""
    id: ID!
    kind: OrderKind = OPEN
  ): Order
  node(id: ID!): Node
  found(text: String!): [Found]
}

type Mutation {
  place(input: PlaceInput!): Placed
}

input PlaceInput {
  lines: [PlaceLine!]!
  note: String = "none"
}

input PlaceLine {
  product: ID!
}

enum OrderKind {
  OPEN
  CLOSED
}

enum Margin {
  LOW
  HIGH
}

union Found = Order

interface Node {
  id: ID!
}

type Order implements Node {
  id: ID!
  number: String!
  margin(as: Margin): String @deprecated(reason: "The accounting system knows better.")
  invoice: Invoice
}

type Placed {
  order: Order
  errors: [Problem!]!
}

interface Problem {
  message: String!
}

type Refused implements Problem {
  message: String!
}

type Invoice {
  id: ID!
}`),
  );
});

test('BI sees its own part, and frontends all of it', async () => {
  const types = '{ __schema { types { name fields { name } } mutationType { name } } }';
  const namesOf = async (endpoint: string) => {
    const { answer } = await ask(endpoint, types, 'bi');
    return (answer.data.__schema.types as { name: string; fields: { name: string }[] | null }[])
      .filter(({ name, fields }) => fields && !name.startsWith('__'))
      .map(({ name, fields }) => `${name}: ${fields?.map((field) => field.name).join(' ')}`)
      .sort();
  };
  expect(await namesOf('/bi/graphql')).toEqual(['Ledger: total', 'Query: ledger']);
  expect(await namesOf('/graphql')).toHaveLength(11);
});

test('an audience that writes nothing and listens to nothing is told so, as of any field that it does not have', async () => {
  for (const [query, message] of [
    ['mutation { place(input: { lines: [] }) { order { id } } }', 'There are no mutations here.'],
    ['mutation { __typename }', 'There are no mutations here.'],
    ['subscription { told { id } }', 'There are no subscriptions here.'],
  ] as const) {
    const { answer } = await ask('/bi/graphql', query, 'bi');
    expect(answer).toMatchObject({
      errors: [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  }
});

test('validation, suggestions and __type know nothing of the rest', async () => {
  for (const [query, expected] of [
    ['{ ledger { total } }', 'Cannot query field "ledger" on type "Query".'],
    ['{ order(id: 1) { ledger { id } } }', 'Cannot query field "ledger" on type "Order".'],
    ['{ order(id: 1) { numbr } }', 'Cannot query field "numbr" on type "Order". Did you mean "number"?'],
    ['{ node(id: 1) { ... on Ledger { id } } }', 'Unknown type "Ledger".'],
    ['{ node(id: 1) { ... on Ledgr { id } } }', 'Unknown type "Ledgr".'],
    ['query ($a: Since) { order(id: 1) { id } }', 'Unknown type "Since".'],
    ['mutation { cancel(id: 1) { order { id } } }', 'Cannot query field "cancel" on type "Mutation".'],
    ['subscription { told { id } }', 'There are no subscriptions here.'],
  ] as const) {
    const asked = await ask('/partner/graphql', query);
    expect([query, messages(asked).some((one) => one.startsWith(expected))]).toEqual([query, true]);
    expect(messages(asked).join()).not.toMatch(/Did you mean.*(ledger|Ledger|cancel|told)/);
  }
  answers = {};
  expect((await ask('/partner/graphql', '{ __type(name: "Ledger") { name } }')).answer).toEqual({
    data: { __type: null },
  });
});

test('an object of a type that a contract does not have is null, without a word of why', async () => {
  answers = { node: { __typename: 'Ledger', id: '1' } };
  for (const query of [
    '{ node(id: "led_1") { id } }',
    '{ node(id: "led_1") { __typename ... on Order { number } } }',
  ])
    expect((await ask('/partner/graphql', query)).answer).toEqual({ data: { node: null } });
  answers = {
    found: [
      { __typename: 'Ledger', id: '1' },
      { __typename: 'Order', id: '2' },
    ],
  };
  expect((await ask('/partner/graphql', '{ found(text: "a") { ... on Order { id } } }')).answer).toEqual({
    data: { found: [null, { id: '2' }] },
  });
  expect(
    (await ask('/graphql', '{ found(text: "a") { ... on Order { id } ... on Ledger { id } } }')).answer,
  ).toEqual({ data: { found: [{ id: '1' }, { id: '2' }] } });
});

test('what fails of a hidden object is not told either', async () => {
  answers = { node: { __typename: 'Ledger', id: '1' } };
  errors = [
    { message: 'NetSuite cannot be reached', path: ['node', 'id'], extensions: { code: 'FORBIDDEN' } },
  ];
  const { answer } = await post('/partner/graphql', { query: '{ node(id: "led_1") { id } }' });
  expect(answer).toEqual({ data: { node: null } });
  errors = undefined;
});

test('where there must be an object, a hidden one is null with what encloses it, and one error', async () => {
  answers = { place: { order: null, errors: [{ __typename: 'Odd', message: 'secret' }] } };
  const { answer, text } = await ask(
    '/partner/graphql',
    'mutation { place(input: { lines: [] }) { order { id } errors { message } } }',
  );
  expect(answer.data).toEqual({ place: null });
  expect(messages({ answer })).toEqual(['Cannot return null for non-nullable field Placed.errors.']);
  expect(text).not.toMatch(/Odd|secret/);
});

test('errors name the system to all but partners', async () => {
  const failing: SubgraphAnswer['errors'] = [
    {
      message: 'Salesforce cannot be reached',
      path: ['order'],
      extensions: { code: 'SOURCE_UNAVAILABLE', source: 'SALESFORCE', retryAfterMs: 100 },
    },
  ];
  answers = { order: null };
  errors = failing;
  const query = '{ order(id: 1) { id } }';
  expect((await post('/partner/graphql', { query })).answer.errors).toEqual([
    {
      message: 'The sales system cannot be reached',
      path: ['order'],
      extensions: { code: 'SOURCE_UNAVAILABLE', retryable: true, retryAfterMs: 100 },
    },
  ]);
  expect((await post('/graphql', { query })).answer.errors[0].extensions.source).toBe('SALESFORCE');
  errors = undefined;
});

test('each endpoint is for its own', async () => {
  answers = {};
  const query = '{ __typename }';
  const statuses: Record<string, number[]> = {};
  for (const persona of Object.keys(scopesOf)) {
    statuses[persona] = [];
    for (const endpoint of ['/graphql', '/partner/graphql', '/bi/graphql'])
      statuses[persona].push((await ask(endpoint, query, persona)).status);
  }
  expect(statuses).toEqual({
    partner: [200, 200, 403],
    bi: [200, 403, 200],
    frontend: [200, 403, 200],
    seller: [200, 403, 403],
    admin: [200, 200, 403],
    'partner operator': [200, 200, 403],
  });
  expect((await ask('/bi/graphql', query, 'seller')).answer.errors[0].extensions.code).toBe('FORBIDDEN');
});

test('a supergraph without tags has no other endpoints, and a new one may bring them', async () => {
  const untagged = composed({ one: 'type Query { a: String }' });
  expect(gateway.take(untagged)).toBe(true);
  expect((await ask('/partner/graphql', '{ __typename }')).status).toBe(404);
  expect((await ask('/graphql', '{ __typename }')).status).toBe(200);
  expect(gateway.take(supergraph)).toBe(true);
  expect((await ask('/partner/graphql', '{ __typename }')).status).toBe(200);
});

test('tags that make no schema are refused, all faults at once, and the supergraph before goes on', async () => {
  const broken = composed({
    one: `${LINK}
      type Query { a: A @tag(name: "partner") b: B @tag(name: "partner") }
      interface I @tag(name: "partner") { x: String y: String }
      type A implements I { x: String @tag(name: "partner") y: String }
      type B { z: String }
    `,
  });
  const { apiSchema, tags } = readSupergraph(broken);
  expect(() => contractSchema(apiSchema, tags, 'partner', (text) => text)).toThrow(
    [
      'The contract partner cannot be made:',
      '  - A: shows no y, which I promises',
      '  - Query.b: tagged, but B is not shown',
    ].join('\n'),
  );
  expect(gateway.take(broken)).toBe(false);
  expect((await ask('/partner/graphql', '{ __typename }')).status).toBe(200);
});
