import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { Decimal, money } from '#kit/money.ts';
import type { CreditMemoRecord } from '#sources/netsuite/credit-memos.ts';
import type { Context } from '../context.ts';
import { customerFilterId, customerOf } from '../customer/customer.ts';
import { documentConnection } from '../document-list.ts';
import type { CreditMemo, CreditMemoResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { creditMemoKind, creditMemoStatus } from './credit-memo.ts';

export const creditMemoQueries: Pick<Required<QueryResolvers>, 'creditMemo' | 'creditMemos'> = {
  creditMemo: (_query, { id }, context) => findCreditMemo(context, id),
  creditMemos: async (_query, args, context, info) => {
    const { reference: key, customerId } = args.filter ?? {};
    const filter = { key, customerId: await customerFilterId(context, customerId) };
    return documentConnection(context, creditMemoKind, filter, args, info);
  },
};

async function findCreditMemo(context: Context, id: string): Promise<CreditMemoRecord | null> {
  const ref = decodeId(id, 'CreditMemo');
  return ref.system === 'netsuite' ? context.load.creditMemo.load(ref.id) : null;
}

export const creditMemoResolvers: Complete<CreditMemoResolvers, CreditMemo, CreditMemoRecord> & {
  __resolveReference: unknown;
} = {
  __resolveReference: async ({ id, handle }: { id?: string; handle?: string }, context: Context) =>
    findCreditMemo(context, id ?? handle ?? ''),
  id: ({ id }) => encodeId('CreditMemo', { system: 'netsuite', id }),
  handle: ({ id }) => encodeId('CreditMemo', { system: 'netsuite', id }),
  reference: ({ key }) => key,
  status: creditMemoStatus,
  reason: ({ memo }) => memo,
  subtotal: ({ total, tax, currencyCode }) => money(new Decimal(total).minus(tax), currencyCode),
  tax: ({ tax, currencyCode }) => money(tax, currencyCode),
  total: ({ total, currencyCode }) => money(total, currencyCode),
  unapplied: ({ unapplied, currencyCode }) => money(unapplied, currencyCode),
  // Lines are read as those of a sale, which a credit takes back.
  lines: async ({ id }, _args, context) =>
    (await context.load.lines.load(id)).map((line) => ({
      ...line,
      quantity: new Decimal(line.quantity).neg().toFixed(),
      amount: new Decimal(line.amount).neg().toFixed(),
    })),
  // What it was made from may be a return authorization too.
  invoice: ({ invoiceId }, _args, context) =>
    invoiceId === null ? null : context.load.invoice.load(invoiceId),
  customer: ({ customerId }, _args, context) => customerOf(context, { system: 'netsuite', id: customerId }),
  applications: ({ id }, _args, context) => context.load.applications.load({ side: 'document', id }),
  observedAt: (_creditMemo, _args, context) => context.observedAt,
};
