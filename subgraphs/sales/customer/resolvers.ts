import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import type { Customer, CustomerResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { ordersOfCustomer } from '../order/list.ts';
import { quotesOfCustomer } from '../quote/list.ts';
import {
  type CustomerRecord,
  directory,
  findCustomer,
  namedCustomer,
  netsuiteId,
  ownRecord,
  reference,
} from './customer.ts';
import { listCustomers } from './list.ts';

export const customerQueries: Pick<Required<QueryResolvers>, 'customer' | 'customers'> = {
  customer: (_query, { id }, context) => {
    const ref = decodeId(id, 'Customer');
    return findCustomer(context, ref);
  },
  customers: (_query, args, context, info) => listCustomers(context, args, info),
};

export const customerResolvers: Complete<CustomerResolvers, Customer, CustomerRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id }: { id: string }, context: Parameters<typeof namedCustomer>[0]) =>
    namedCustomer(context, decodeId(id, 'Customer')),
  id: ({ ref }) => encodeId('Customer', ref),
  reference: (customer, _args, context) => reference(context, customer),
  name: async (customer, _args, context) => (await directory(context, customer))?.name ?? null,
  channel: async (customer, _args, context) => (await directory(context, customer))?.channel ?? null,
  salesforceId: ({ ref }) => (ref.system === 'salesforce' ? ref.id : null),
  netsuiteId: (customer, _args, context) => netsuiteId(context, customer),
  observedAt: (_customer, _args, context) => context.observedAt,
  version: async ({ ref }, _args, context) => (await ownRecord(context, ref))?.version ?? null,
  quotes: (customer, args, context, info) => quotesOfCustomer(context, customer, args, info),
  orders: (customer, args, context, info) => ordersOfCustomer(context, customer, args, info),
};
