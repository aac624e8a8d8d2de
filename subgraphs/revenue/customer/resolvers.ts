import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import { existsInNetSuite } from '#sources/netsuite/existing.ts';
import type { Context } from '../context.ts';
import type { Customer, CustomerResolvers } from '../generated/resolvers.ts';
import { revenueSummaries } from '../summary.ts';
import type { CustomerRecord } from './customer.ts';

export const customerResolvers: Complete<CustomerResolvers, Customer, CustomerRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id }: { id: string }, context: Context): Promise<CustomerRecord | null> => {
    const ref = decodeId(id, 'Customer');
    const isThere = await existsInNetSuite(context, 'customer', ref);
    return isThere ? { ref: context.identity.canonical('customer', ref) } : null;
  },
  id: ({ ref }) => encodeId('Customer', ref),
  revenue: async ({ ref }, { from, to }, context) => {
    const id = netsuiteIdOf(context.identity, 'customer', ref);
    if (id === null) return [];
    return revenueSummaries(
      await context.load.revenue.load({
        scope: 'customer',
        id,
        from: from ?? undefined,
        to: to ?? undefined,
      }),
    );
  },
};
