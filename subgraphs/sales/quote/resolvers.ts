import type { Complete } from '#kit/complete.ts';
import { decodeId, encodeId } from '#kit/ids.ts';
import { decimalText, money, unitPrice } from '#kit/money.ts';
import type { LineRecord } from '#sources/salesforce/lines.ts';
import type { Context } from '../context.ts';
import { namedCustomer } from '../customer/customer.ts';
import type {
  QueryResolvers,
  Quote,
  QuoteLine,
  QuoteLineResolvers,
  QuoteResolvers,
} from '../generated/resolvers.ts';
import { policyOf } from '../policy/policy-of.ts';
import { listQuotes } from './list.ts';
import { type QuoteParent, quoteRef } from './quote.ts';

export const quoteQueries: Pick<Required<QueryResolvers>, 'quote' | 'quotes'> = {
  quote: (_query, { id }, context) => {
    const ref = decodeId(id, 'Quote');
    return findQuote(context, ref);
  },
  quotes: (_query, args, context, info) => listQuotes(context, args, info),
};

/** Quotes live in Salesforce alone. */
export async function findQuote(
  context: Context,
  ref: { system: string; id: string },
): Promise<QuoteParent | null> {
  return ref.system === 'salesforce' ? context.load.quote.load(ref.id) : null;
}

export const quoteResolvers: Complete<QuoteResolvers, Quote, QuoteParent> & { __resolveReference: unknown } =
  {
    __resolveReference: async ({ id }: { id: string }, context: Context) =>
      findQuote(context, decodeId(id, 'Quote')),
    id: (quote) => encodeId('Quote', quoteRef(quote)),
    reference: ({ key }) => key,
    total: ({ total, currencyCode }) => money(total, currencyCode),
    lines: ({ id }, _args, context) => context.load.linesOfQuote.load(id),
    customer: ({ accountId }, _args, context) =>
      accountId === null ? null : namedCustomer(context, { system: 'salesforce', id: accountId }),
    order: async ({ id }, _args, context) => {
      const order = await context.load.orderOfQuote.load(id);
      if (!order) return null;
      context.load.salesforceOrder.prime(order.id, order);
      return { ref: { system: 'salesforce', id: order.id } };
    },
    policy: ({ id }, _args, context) => policyOf(context, id),
    observedAt: (_quote, _args, context) => context.observedAt,
  };

export const quoteLineResolvers: Complete<QuoteLineResolvers, QuoteLine, LineRecord> = {
  product: ({ product }, _args, context) => {
    if (!product) return null;
    context.load.product.prime(product.id, product);
    return { ref: { system: 'salesforce', id: product.id } };
  },
  quantity: ({ quantity }) => decimalText(quantity),
  unitPrice: (line) => unitPrice(line.unitPrice, line.currencyCode),
  discountPercent: ({ discountPercent }) => (discountPercent === null ? null : decimalText(discountPercent)),
  total: ({ total, currencyCode }) => money(total, currencyCode),
};
