import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import { viewerFromClaims } from '../../kit/identity/viewer.ts';
import { buildSchema } from '../../kit/subgraph.ts';

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@authenticated", "@requiresScopes", "@policy"])
  type Query {
    free: String
    known: String @authenticated
    either: String @requiresScopes(scopes: [["sales:read"], ["billing:read", "revenue:read"]])
    internal: String @policy(policies: [["internal"]])
    nobody: String @requiresScopes(scopes: [])
    foreign: String @requiresScopes(scopes: [["shop:read"]])
    vault: Vault
    box: Box
  }
  type Vault @requiresScopes(scopes: [["ops:read"]]) { gold: String }
  type Box { size: Size }
  enum Size @requiresScopes(scopes: [["ops:read"]]) { LARGE }
  type Deal @key(fields: "id") { id: ID!  price: String @requiresScopes(scopes: [["sales:read"]]) }`;

let asked: string[] = [];
const resolver = (name: string) => () => {
  asked.push(name);
  return name;
};
const free = resolver('free');
const schema = buildSchema(sdl, {
  Query: {
    free,
    ...Object.fromEntries(
      ['known', 'either', 'internal', 'nobody', 'foreign'].map((name) => [name, resolver(name)]),
    ),
    vault: () => ({ gold: 'gold' }),
    box: () => ({ size: 'LARGE' }),
  },
  Deal: {
    __resolveReference: async ({ id }: { id: string }) => {
      asked.push('Deal');
      return { id, price: '1' };
    },
  },
});

async function answer(source: string, scope: string, partner?: string) {
  asked = [];
  const viewer = viewerFromClaims({ sub: 'v', scope, ...(partner === undefined ? {} : { partner }) });
  const { data, errors = [] } = await graphql({ schema, source, contextValue: { viewer } });
  return {
    data,
    errors: errors.map(({ path, message, extensions }) => [path?.join('.'), extensions.code, message]),
  };
}

test('a field without a requirement has the resolver that it had', () => {
  const fields = schema.getQueryType()?.getFields();
  expect(fields?.free?.resolve).toBe(free);
  expect(Object.values(fields ?? {}).filter(({ resolve }) => resolve === free)).toHaveLength(1);
});

test('what a viewer may not see is refused with what it takes, and its resolver does not run', async () => {
  expect(await answer('{ free known either internal }', 'billing:read', 'P')).toEqual({
    data: { free: 'free', known: 'known', either: null, internal: null },
    errors: [
      ['either', 'FORBIDDEN', 'This needs one of the scopes: sales:read, billing:read and revenue:read'],
      ['internal', 'FORBIDDEN', 'Partners may not do this'],
    ],
  });
  expect(asked).toEqual(['free', 'known']);
});

test('all scopes of a list are needed, any list is enough, and no list lets nobody in', async () => {
  for (const scope of ['sales:read', 'revenue:read billing:read'])
    expect((await answer('{ either }', scope)).data).toEqual({ either: 'either' });
  expect((await answer('{ nobody }', 'sales:read ops:read')).data).toEqual({ nobody: null });
});

test('a scope that this product does not know counts where a graph asks for it', async () => {
  expect((await answer('{ foreign either }', 'shop:read')).data).toEqual({
    foreign: 'foreign',
    either: null,
  });
  expect((await answer('{ foreign }', 'shop:write')).data).toEqual({ foreign: null });
});

test('a type that asks for something is guarded wherever it is given, an enum too', async () => {
  expect(await answer('{ vault { gold } box { size } }', 'sales:read')).toEqual({
    data: { vault: null, box: { size: null } },
    errors: [
      ['vault', 'FORBIDDEN', 'This needs the scope ops:read'],
      ['box.size', 'FORBIDDEN', 'This needs the scope ops:read'],
    ],
  });
  expect((await answer('{ vault { gold } box { size } }', 'ops:read')).data).toEqual({
    vault: { gold: 'gold' },
    box: { size: 'LARGE' },
  });
});

test('an object of which a viewer may see nothing but the key does not exist, and is not looked up', async () => {
  const query = '{ _entities(representations: [{ __typename: "Deal", id: "1" }]) { ... on Deal { id } } }';
  expect(await answer(query, 'billing:read')).toEqual({ data: { _entities: [null] }, errors: [] });
  expect(asked).toEqual([]);
  expect((await answer(query, 'sales:read')).data).toEqual({ _entities: [{ id: '1' }] });
});
