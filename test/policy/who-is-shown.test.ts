import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import type { Scope } from '../../kit/identity/viewer.ts';
import { buildSchema } from '../../kit/subgraph.ts';
import { loadSubgraphSdl } from '../../schema/load.ts';
import { quoteResolvers } from '../../subgraphs/sales/quote/resolvers.ts';
import { facts, shipped } from './quote-facts.ts';

/** The sales subgraph's own schema, over one quote. */
const schema = buildSchema(loadSubgraphSdl('sales'), {
  Query: { quote: () => ({ id: 'a quote' }) },
  Quote: { policy: quoteResolvers.policy },
});

/** What a viewer with this scope is answered; the facts are at hand. */
function asked(scope: Scope, partner?: string) {
  const viewer = { subject: 'somebody', scopes: new Set([scope]), partner };
  const load = { quoteFacts: { load: async () => facts() } };
  return graphql({
    schema,
    source: '{ quote(id: "q") { policy { outcome } } }',
    contextValue: { viewer, policy: shipped, load },
  });
}

test('whoever may read sales is shown what policy says of a quote', async () => {
  expect(await asked('sales:read')).toEqual({ data: { quote: { policy: { outcome: 'PASS' } } } });
});

test('nobody else is, and no partner, whatever its scopes: findings tell what the books know of a customer', async () => {
  for (const [path, answer] of [
    [['quote'], asked('billing:read')],
    [['quote'], asked('partner:order', 'RES-0001')],
    [['quote', 'policy'], asked('sales:read', 'RES-0001')],
  ] as const) {
    const { data, errors } = await answer;
    expect(errors?.map((error) => [error.path, error.extensions.code])).toEqual([[path, 'FORBIDDEN']]);
    expect(JSON.stringify(data)).not.toContain('outcome');
  }
});
