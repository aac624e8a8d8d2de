import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import { existsInNetSuite } from '#sources/netsuite/existing.ts';
import type { Context } from '../context.ts';
import type { Order, OrderResolvers } from '../generated/resolvers.ts';
import { previewRevenue } from '../preview/preview.ts';
import { readFacts } from '../preview/read-facts.ts';
import { revenueSummaries } from '../summary.ts';
import type { OrderRecord } from './order.ts';

export const orderResolvers: Complete<OrderResolvers, Order, OrderRecord> & { __resolveReference: unknown } =
  {
    __resolveReference: async ({ id }: { id: string }, context: Context): Promise<OrderRecord | null> => {
      const ref = decodeId(id, 'Order');
      const isThere = await existsInNetSuite(context, 'order', ref);
      return isThere ? { ref: context.identity.canonical('order', ref) } : null;
    },
    id: ({ ref }) => encodeId('Order', ref),
    revenue: async ({ ref }, _args, context) => {
      const id = netsuiteIdOf(context.identity, 'order', ref);
      if (id === null) return null;
      const rows = await context.load.revenue.load({ scope: 'order', id, from: undefined, to: undefined });
      // An order has one currency.
      return revenueSummaries(rows)[0] ?? null;
    },
    revenuePreview: async ({ ref }, { startsOn, billedOn }, context) => {
      const contract = await context.load.orderContract.load({ system: ref.system, id: ref.id });
      return contract && previewRevenue(await readFacts(context, contract, { startsOn, billedOn }));
    },
  };
