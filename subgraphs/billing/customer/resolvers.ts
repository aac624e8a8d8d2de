import type { Complete } from '#kit/complete.ts';
import { encodeId } from '#kit/ids.ts';
import { money } from '#kit/money.ts';
import type { CustomerCreditRecord } from '#sources/netsuite/customer-credit.ts';
import { customerCash } from '../cash/cash.ts';
import type { Context } from '../context.ts';
import { creditMemoKind } from '../credit-memo/credit-memo.ts';
import { scopedConnection } from '../document-list.ts';
import type {
  Customer,
  CustomerCredit,
  CustomerCreditResolvers,
  CustomerResolvers,
} from '../generated/resolvers.ts';
import { invoiceKind } from '../invoice/invoice.ts';
import { paymentKind } from '../payment/payment.ts';
import { type CustomerRecord, netsuiteIdOfCustomer, referencedCustomer } from './customer.ts';

export const customerResolvers: Complete<CustomerResolvers, Customer, CustomerRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id }: { id: string }, context: Context) => referencedCustomer(context, id),
  id: ({ ref }) => encodeId('Customer', ref),
  invoices: (customer, args, context) =>
    scopedConnection(
      context,
      invoiceKind,
      { scope: 'customer', id: netsuiteIdOfCustomer(context, customer) },
      args,
    ),
  payments: (customer, args, context) =>
    scopedConnection(
      context,
      paymentKind,
      { scope: 'customer', id: netsuiteIdOfCustomer(context, customer) },
      args,
    ),
  creditMemos: (customer, args, context) =>
    scopedConnection(
      context,
      creditMemoKind,
      { scope: 'customer', id: netsuiteIdOfCustomer(context, customer) },
      args,
    ),
  credit: (customer, _args, context) => {
    const id = netsuiteIdOfCustomer(context, customer);
    return id === null ? null : context.load.credit.load(id);
  },
  cash: async (customer, { asOf }, context) => {
    const id = netsuiteIdOfCustomer(context, customer);
    if (id === null) return [];
    return customerCash(await context.load.cash.load({ scope: 'customer', id, asOf: asOf ?? context.today }));
  },
};

export const customerCreditResolvers: Complete<
  CustomerCreditResolvers,
  CustomerCredit,
  CustomerCreditRecord
> = {
  limit: ({ limit, currencyCode }) => (limit === null ? null : money(limit, currencyCode)),
  observedAt: (_credit, _args, context) => context.observedAt,
};
