import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import type { SubgraphAnswer } from '../../gateway/subgraph/subgraph-link.ts';
import { composed, openGateway } from './support/gateway.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])';
const SDL = {
  stock: `${LINK} type Query { boxes: [Box!] } type Box @key(fields: "id") { id: ID! weight: Int }`,
  post: `${LINK} type Query { ping: String } type Money { amount: String! currencyCode: String! }
    type Box @key(fields: "id") { id: ID! weight: Int @external price: Money @requires(fields: "weight") fee: Money tax: Money }`,
};
const RESOLVERS = {
  stock: { Query: { boxes: () => [{ id: 'a', weight: 2 }] } },
  post: {
    Box: {
      __resolveReference: async (known: object) => known,
      price: ({ weight }: { weight: number }) => ({ amount: `${weight * 3}.00`, currencyCode: 'USD' }),
      fee: () => ({ amount: '1.00', currencyCode: 'USD' }),
      tax: () => ({ amount: '0.50', currencyCode: 'USD' }),
    },
  },
};

let gateway: Gateway;
beforeAll(async () => {
  gateway = await openGateway({
    supergraph: composed(SDL),
    subgraph: (name) => {
      const key = name as keyof typeof SDL;
      const schema = buildSubgraphSchema([{ typeDefs: parse(SDL[key]), resolvers: RESOLVERS[key] as never }]);
      return {
        name,
        prepare: ({ query }) => {
          const document = parse(query);
          expect(validate(schema, document)).toEqual([]);
          return async (variableValues) =>
            (await execute({ schema, document, variableValues })) as SubgraphAnswer;
        },
        subscribe: () => async function* () {},
      };
    },
  });
});
afterAll(() => gateway.stop());

test('a fragment that is used for several fields is answered, also where some of them count under a condition', async () => {
  const query = `query ($more: Boolean!) { boxes { price @include(if: $more) { ...M } fee { ...M } tax { ...M } } }
    fragment M on Money { amount currencyCode }`;
  const boxes = async (more: boolean) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { more } }),
    });
    return response.json();
  };
  const fee = { amount: '1.00', currencyCode: 'USD' };
  const tax = { amount: '0.50', currencyCode: 'USD' };
  expect(await boxes(false)).toEqual({ data: { boxes: [{ fee, tax }] } });
  const price = { amount: '6.00', currencyCode: 'USD' };
  expect(await boxes(true)).toEqual({ data: { boxes: [{ price, fee, tax }] } });
});
