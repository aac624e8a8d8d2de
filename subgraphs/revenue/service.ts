import type { KeptFigures } from '#kit/report/kept-figures.ts';
import { buildSchema, type Subgraph } from '#kit/subgraph.ts';
import type { Clock } from '#kit/time.ts';
import { loadSubgraphSdl } from '#schema/load.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Salesforce } from '#sources/salesforce/salesforce.ts';
import type { Context } from './context.ts';
import { customerResolvers } from './customer/resolvers.ts';
import { createLoaders } from './loaders.ts';
import { orderResolvers } from './order/resolvers.ts';
import { createPreviewLoaders } from './preview/loaders.ts';
import { quoteResolvers } from './quote/resolvers.ts';
import { bookingsQuery, bookingsReportResolvers, bookingsRowResolvers } from './reports/bookings.ts';
import {
  deferredRevenueQuery,
  deferredRevenueReportResolvers,
  deferredRevenueRowResolvers,
} from './reports/deferred-revenue.ts';
import { KeptFacts } from './reports/kept-facts.ts';
import {
  recurringRevenueQuery,
  recurringRevenueReportResolvers,
  recurringRevenueRowResolvers,
} from './reports/recurring-revenue.ts';
import {
  remainingObligationsQuery,
  remainingObligationsReportResolvers,
  remainingObligationsRowResolvers,
} from './reports/remaining-obligations.ts';
import { revenueQuery, revenueReportResolvers, revenueRowResolvers } from './reports/revenue.ts';
import {
  revenueWaterfallQuery,
  revenueWaterfallReportResolvers,
  revenueWaterfallRowResolvers,
} from './reports/revenue-waterfall.ts';

/** Recognized, planned and deferred revenue, from NetSuite's revenue plans, and what quotes and orders will become. */
export function revenueSubgraph(sources: {
  readonly netsuite: NetSuite;
  readonly salesforce: Salesforce;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Where figures of closed periods are kept. */
  readonly figures: KeptFigures;
}): Subgraph {
  const schema = buildSchema(loadSubgraphSdl('revenue'), {
    Query: {
      bookings: bookingsQuery,
      revenue: revenueQuery,
      deferredRevenue: deferredRevenueQuery,
      revenueWaterfall: revenueWaterfallQuery,
      remainingPerformanceObligations: remainingObligationsQuery,
      recurringRevenue: recurringRevenueQuery,
    },
    Customer: customerResolvers,
    Order: orderResolvers,
    Quote: quoteResolvers,
    BookingsReport: bookingsReportResolvers,
    BookingsRow: bookingsRowResolvers,
    RevenueReport: revenueReportResolvers,
    RevenueRow: revenueRowResolvers,
    DeferredRevenueReport: deferredRevenueReportResolvers,
    DeferredRevenueRow: deferredRevenueRowResolvers,
    RevenueWaterfallReport: revenueWaterfallReportResolvers,
    RevenueWaterfallRow: revenueWaterfallRowResolvers,
    RemainingObligationsReport: remainingObligationsReportResolvers,
    RemainingObligationsRow: remainingObligationsRowResolvers,
    RecurringRevenueReport: recurringRevenueReportResolvers,
    RecurringRevenueRow: recurringRevenueRowResolvers,
  });
  const kept = new KeptFacts(sources.figures, sources.netsuite.connection.account);
  return {
    name: 'revenue',
    schema,
    createContext: (viewer): Context => {
      const netsuite = { ...sources.netsuite, partner: viewer.partner };
      const salesforce = { ...sources.salesforce, partner: viewer.partner };
      const today = sources.clock.today();
      return {
        viewer,
        netsuite,
        identity: sources.identity,
        kept,
        today,
        observedAt: sources.clock.now().toISOString(),
        load: {
          ...createLoaders(netsuite),
          ...createPreviewLoaders(netsuite, salesforce, today),
        },
      };
    },
  };
}
