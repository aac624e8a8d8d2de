import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { Decimal, decimalText, money, unitPrice } from '#kit/money.ts';
import type { ApplicationRecord, ApplicationType } from '#sources/netsuite/applications.ts';
import type { InvoiceRecord } from '#sources/netsuite/invoices.ts';
import type { TransactionLineRecord } from '#sources/netsuite/transaction-lines.ts';
import type { Context } from '../context.ts';
import { customerFilterId, customerOf } from '../customer/customer.ts';
import { documentConnection } from '../document-list.ts';
import { filterId } from '../filter-id.ts';
import type {
  ApplicationKind,
  Invoice,
  InvoiceApplication,
  InvoiceApplicationResolvers,
  InvoiceLine,
  InvoiceLineResolvers,
  InvoiceResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { namedOrder } from '../order/order.ts';
import { productOfItem } from '../product/product.ts';
import { invoiceKind, invoiceLetters, invoiceStatus } from './invoice.ts';

export const invoiceQueries: Pick<Required<QueryResolvers>, 'invoice' | 'invoices'> = {
  invoice: (_query, { id }, context) => findInvoice(context, id),
  invoices: async (_query, args, context, info) => {
    const { reference: key, customerId, orderId, status } = args.filter ?? {};
    const filter = {
      key,
      customerId: await customerFilterId(context, customerId),
      orderId: await filterId(
        context,
        'order',
        orderId == null ? undefined : decodeId(orderId, 'Order', 'filter.orderId'),
      ),
      statusLetters: invoiceLetters(status),
    };
    return documentConnection(context, invoiceKind, filter, args, info);
  },
};

async function findInvoice(context: Context, id: string): Promise<InvoiceRecord | null> {
  const ref = decodeId(id, 'Invoice');
  return ref.system === 'netsuite' ? context.load.invoice.load(ref.id) : null;
}

export const invoiceResolvers: Complete<InvoiceResolvers, Invoice, InvoiceRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id, handle }: { id?: string; handle?: string }, context: Context) =>
    findInvoice(context, id ?? handle ?? ''),
  id: ({ id }) => encodeId('Invoice', { system: 'netsuite', id }),
  handle: ({ id }) => encodeId('Invoice', { system: 'netsuite', id }),
  reference: ({ key }) => key,
  status: invoiceStatus,
  subtotal: ({ total, tax, currencyCode }) => money(new Decimal(total).minus(tax), currencyCode),
  tax: ({ tax, currencyCode }) => money(tax, currencyCode),
  total: ({ total, currencyCode }) => money(total, currencyCode),
  outstanding: ({ outstanding, currencyCode }) => money(outstanding, currencyCode),
  lines: ({ id }, _args, context) => context.load.lines.load(id),
  order: ({ orderId }, _args, context) =>
    orderId === null ? null : namedOrder(context, { system: 'netsuite', id: orderId }),
  customer: ({ customerId }, _args, context) => customerOf(context, { system: 'netsuite', id: customerId }),
  applications: ({ id }, _args, context) => context.load.applications.load({ side: 'invoice', id }),
  observedAt: (_invoice, _args, context) => context.observedAt,
};

export const invoiceLineResolvers: Complete<InvoiceLineResolvers, InvoiceLine, TransactionLineRecord> = {
  product: ({ itemId }, _args, context) => productOfItem(context, itemId),
  quantity: ({ quantity }) => decimalText(quantity),
  unitPrice: ({ rate, currencyCode }) => (rate === null ? null : unitPrice(rate, currencyCode)),
  total: ({ amount, currencyCode }) => money(amount, currencyCode),
};

const KINDS: Readonly<Record<ApplicationType, ApplicationKind>> = {
  CustPymt: 'PAYMENT',
  CustCred: 'CREDIT_MEMO',
  DepAppl: 'DEPOSIT',
};

export const invoiceApplicationResolvers: Complete<
  InvoiceApplicationResolvers,
  InvoiceApplication,
  ApplicationRecord
> = {
  kind: ({ documentType }) => KINDS[documentType],
  payment: ({ documentType, documentId }, _args, context) =>
    documentType === 'CustPymt' ? context.load.payment.load(documentId) : null,
  creditMemo: ({ documentType, documentId }, _args, context) =>
    documentType === 'CustCred' ? context.load.creditMemo.load(documentId) : null,
  amount: ({ amount, currencyCode }) => money(amount, currencyCode),
};
