import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { money } from '#kit/money.ts';
import { SourceError } from '#kit/source-error.ts';
import type { ApplicationRecord } from '#sources/netsuite/applications.ts';
import type { PaymentRecord } from '#sources/netsuite/payments.ts';
import type { Context } from '../context.ts';
import { customerFilterId, customerOf } from '../customer/customer.ts';
import { documentConnection } from '../document-list.ts';
import type {
  Payment,
  PaymentApplication,
  PaymentApplicationResolvers,
  PaymentResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { paymentKind } from './payment.ts';

export const paymentQueries: Pick<Required<QueryResolvers>, 'payment' | 'payments'> = {
  payment: (_query, { id }, context) => findPayment(context, id),
  payments: async (_query, args, context, info) => {
    const { reference: key, customerId } = args.filter ?? {};
    return documentConnection(
      context,
      paymentKind,
      { key, customerId: await customerFilterId(context, customerId) },
      args,
      info,
    );
  },
};

async function findPayment(context: Context, id: string): Promise<PaymentRecord | null> {
  const ref = decodeId(id, 'Payment');
  return ref.system === 'netsuite' ? context.load.payment.load(ref.id) : null;
}

export const paymentResolvers: Complete<PaymentResolvers, Payment, PaymentRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id, handle }: { id?: string; handle?: string }, context: Context) =>
    findPayment(context, id ?? handle ?? ''),
  id: ({ id }) => encodeId('Payment', { system: 'netsuite', id }),
  handle: ({ id }) => encodeId('Payment', { system: 'netsuite', id }),
  reference: ({ key }) => key,
  amount: ({ amount, currencyCode }) => money(amount, currencyCode),
  unapplied: ({ unapplied, currencyCode }) => money(unapplied, currencyCode),
  customer: ({ customerId }, _args, context) => customerOf(context, { system: 'netsuite', id: customerId }),
  applications: ({ id }, _args, context) => context.load.applications.load({ side: 'document', id }),
  observedAt: (_payment, _args, context) => context.observedAt,
};

export const paymentApplicationResolvers: Complete<
  PaymentApplicationResolvers,
  PaymentApplication,
  ApplicationRecord
> = {
  invoice: async ({ invoiceId }, _args, context) => {
    const invoice = await context.load.invoice.load(invoiceId);
    if (!invoice)
      throw new SourceError('netsuite', 'rejected', 'an application names an invoice that is not there');
    return invoice;
  },
  amount: ({ amount, currencyCode }) => money(amount, currencyCode),
};
