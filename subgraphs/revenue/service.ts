import type { KeptFigures } from '#kit/report/kept-figures.ts';
import { buildSchema, type Subgraph } from '#kit/subgraph.ts';
import type { Clock } from '#kit/time.ts';
import { loadSubgraphSdl } from '#schema/load.ts';
import type { Identity } from '#sources/identity/identity.ts';
import { existenceLoader } from '#sources/netsuite/existing.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Context } from './context.ts';
import { customerResolvers } from './customer/resolvers.ts';
import { createReportLoaders, createRevenueLoader } from './loaders.ts';
import { orderResolvers } from './order/resolvers.ts';
import { bookingsQuery, bookingsReportResolvers, bookingsRowResolvers } from './reports/bookings.ts';
import { KeptFacts } from './reports/kept-facts.ts';
import { revenueQuery, revenueReportResolvers, revenueRowResolvers } from './reports/revenue.ts';

/** Recognized, planned and deferred revenue, from NetSuite's revenue plans. */
export function revenueSubgraph(sources: {
  readonly netsuite: NetSuite;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Where figures of closed periods are kept. */
  readonly figures: KeptFigures;
}): Subgraph {
  const schema = buildSchema(loadSubgraphSdl('revenue'), {
    Query: { bookings: bookingsQuery, revenue: revenueQuery },
    Customer: customerResolvers,
    Order: orderResolvers,
    BookingsReport: bookingsReportResolvers,
    BookingsRow: bookingsRowResolvers,
    RevenueReport: revenueReportResolvers,
    RevenueRow: revenueRowResolvers,
  });
  const kept = new KeptFacts(sources.figures, sources.netsuite.connection.account);
  return {
    name: 'revenue',
    schema,
    createContext: (viewer): Context => {
      const netsuite = { ...sources.netsuite, partner: viewer.partner };
      return {
        viewer,
        netsuite,
        identity: sources.identity,
        kept,
        today: sources.clock.today(),
        observedAt: sources.clock.now().toISOString(),
        load: {
          exists: existenceLoader(netsuite),
          revenue: createRevenueLoader(netsuite),
          ...createReportLoaders(netsuite),
        },
      };
    },
  };
}
