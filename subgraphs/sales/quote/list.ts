import type { GraphQLResolveInfo } from 'graphql';
import { type Connection, type ConnectionArguments, connection, pageRequest } from '#kit/connection.ts';
import { decodeId } from '#kit/ids.ts';
import { totalFor } from '#kit/selection.ts';
import { countQuotes, type QuoteRecord, quotePage } from '#sources/salesforce/quotes.ts';
import type { Context } from '../context.ts';
import { type CustomerRecord, filterCustomer } from '../customer/customer.ts';
import type { QueryQuotesArgs } from '../generated/resolvers.ts';

/** A page of the quotes in Salesforce. */
export async function listQuotes(
  context: Context,
  args: QueryQuotesArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<QuoteRecord>> {
  const { reference: key, customerId, status } = args.filter ?? {};
  const page = pageRequest(args, 'quotes');
  const customer =
    customerId == null
      ? undefined
      : await filterCustomer(context, decodeId(customerId, 'Customer', 'filter.customerId'));
  // A customer that only NetSuite knows has no quotes, nor has one that does not exist for the viewer.
  if (customer === null || customer?.system === 'netsuite')
    return connection([], page, position, async () => 0);
  const filter = { key, status, accountId: customer?.id };
  const totalCount = totalFor(info, () => countQuotes(context.salesforce, filter));
  const quotes = await quotePage(context.salesforce, filter, page.first + 1, page.after);
  return connection(context.lanes.remember(quotes), page, position, totalCount);
}

/** A page of one customer's quotes; the pages of many customers are read together. */
export async function quotesOfCustomer(
  context: Context,
  { ref }: CustomerRecord,
  args: ConnectionArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<QuoteRecord>> {
  const page = pageRequest(args, 'quotes');
  if (ref.system === 'netsuite') return connection([], page, position, async () => 0);
  const after = page.after && { sort: page.after.sort, id: page.after.id };
  const totalCount = totalFor(info, () => context.load.quoteCountOfAccount.load(ref.id));
  const quotes = await context.load.quotesOfAccount.load({ accountId: ref.id, limit: page.first + 1, after });
  return connection(quotes, page, position, totalCount);
}

function position(quote: QuoteRecord) {
  return { segment: 'salesforce', sort: quote.createdAt, id: quote.id } as const;
}
