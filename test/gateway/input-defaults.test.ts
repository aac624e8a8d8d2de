import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../gateway/service.ts';
import { inProcessSubgraph } from '../../gateway/subgraph/in-process.ts';
import { createLog } from '../../kit/log.ts';
import { buildSchema } from '../../kit/subgraph.ts';
import { composed, openGateway } from './support/gateway.ts';

const sdl = `
  type Query { note: String }
  type Mutation { order(input: OrderInput!): String }
  input OrderInput { key: String! lines: [LineInput!]! }
  input LineInput { product: String! isGift: Boolean! = false count: Int! = 1 }
`;
const QUERY = 'mutation($input: OrderInput!) { order(input: $input) }';

let gateway: Gateway;
beforeAll(async () => {
  const schema = buildSchema(sdl, {
    Mutation: { order: (_root: unknown, { input }: { input: unknown }) => JSON.stringify(input) },
  });
  const subgraph = { name: 'orders', schema, createContext: () => ({}) };
  gateway = await openGateway({
    supergraph: composed({ orders: sdl }),
    subgraph: () => inProcessSubgraph(subgraph, createLog('silent')),
  });
});
afterAll(() => gateway?.stop());

test('a field of an input that has a default may be left out, however often the mutation comes', async () => {
  for (let time = 0; time < 6; time++) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: QUERY,
        variables: { input: { key: `${time}`, lines: [{ product: 'a', count: 2 }] } },
      }),
    });
    const { data } = (await response.json()) as { data: { order: string } };
    expect(JSON.parse(data.order)).toEqual({
      key: `${time}`,
      lines: [{ product: 'a', isGift: false, count: 2 }],
    });
  }
});
