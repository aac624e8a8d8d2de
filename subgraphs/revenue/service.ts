import { buildSchema, type Subgraph } from '#kit/subgraph.ts';
import { loadSubgraphSdl } from '#schema/load.ts';
import type { Identity } from '#sources/identity/identity.ts';
import { existenceLoader } from '#sources/netsuite/existing.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Context } from './context.ts';
import { customerResolvers } from './customer/resolvers.ts';
import { createRevenueLoader } from './loaders.ts';
import { orderResolvers } from './order/resolvers.ts';

/** Recognized, planned and deferred revenue, from NetSuite's revenue plans. */
export function revenueSubgraph(sources: {
  readonly netsuite: NetSuite;
  readonly identity: Identity;
}): Subgraph {
  const schema = buildSchema(loadSubgraphSdl('revenue'), {
    Customer: customerResolvers,
    Order: orderResolvers,
  });
  return {
    name: 'revenue',
    schema,
    createContext: (viewer): Context => {
      const netsuite = { ...sources.netsuite, partner: viewer.partner };
      return {
        viewer,
        identity: sources.identity,
        load: { exists: existenceLoader(netsuite), revenue: createRevenueLoader(netsuite) },
      };
    },
  };
}
