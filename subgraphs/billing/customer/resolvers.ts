import type { Complete } from '#kit/complete.ts';
import { requireArea } from '#kit/identity/permission.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { customerCash } from '../cash/cash.ts';
import type { Context } from '../context.ts';
import { scopedConnection } from '../document-list.ts';
import type { Customer, CustomerResolvers } from '../generated/resolvers.ts';
import { invoiceKind } from '../invoice/invoice.ts';
import { paymentKind } from '../payment/payment.ts';
import { type CustomerRecord, customerOf, netsuiteIdOfCustomer } from './customer.ts';

export const customerResolvers: Complete<CustomerResolvers, Customer, CustomerRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id }: { id: string }, context: Context) =>
    customerOf(context, decodeId(id, 'Customer')),
  id: ({ ref }) => encodeId('Customer', ref),
  invoices: (customer, args, context) => {
    requireArea(context.viewer, 'billing');
    return scopedConnection(
      context,
      invoiceKind,
      { scope: 'customer', id: netsuiteIdOfCustomer(context, customer) },
      args,
    );
  },
  payments: (customer, args, context) => {
    requireArea(context.viewer, 'billing');
    return scopedConnection(
      context,
      paymentKind,
      { scope: 'customer', id: netsuiteIdOfCustomer(context, customer) },
      args,
    );
  },
  cash: async (customer, { asOf }, context) => {
    requireArea(context.viewer, 'billing');
    const id = netsuiteIdOfCustomer(context, customer);
    if (id === null) return [];
    return customerCash(await context.load.cash.load({ scope: 'customer', id, asOf: asOf ?? context.today }));
  },
};
