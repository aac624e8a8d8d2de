import type { GraphQLResolveInfo } from 'graphql';
import { type Connection, pageRequest } from '#kit/connection.ts';
import { customerIdsMatching } from '#sources/netsuite/customers.ts';
import { accountPage, countAccounts } from '#sources/salesforce/accounts.ts';
import type { Context } from '../context.ts';
import type { CustomerFilter, QueryCustomersArgs } from '../generated/resolvers.ts';
import { unifiedPage } from '../unified-list.ts';
import type { CustomerRecord } from './customer.ts';

/** A page of the customers of both systems, each once. */
export function listCustomers(
  context: Context,
  args: QueryCustomersArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<CustomerRecord>> {
  const filter = args.filter ?? {};
  const { search, reference: key, channel } = filter;
  const accounts = { search, key, channel };
  return unifiedPage<CustomerRecord>(
    {
      salesforce: async (limit, after) =>
        (await accountPage(context.salesforce, accounts, limit, after)).map((account) => {
          context.load.account.prime(account.id, account);
          return {
            record: { ref: { system: 'salesforce', id: account.id } },
            position: { segment: 'salesforce', sort: account.createdAt, id: account.id },
          };
        }),
      salesforceKeys: () => {
        // Names and channels are not in the index, and whose rows are whose only the source decides.
        if (context.viewer.partner !== undefined || search != null || channel != null) return undefined;
        const rows = context.identity.salesforceRows('customer');
        return key == null
          ? rows
          : rows.filter((row) => row.id === context.identity.byKey('customer', key)?.salesforce?.id);
      },
      salesforceCount: () => countAccounts(context.salesforce, accounts),
      netsuiteKeys: () => netsuiteOnly(context, filter),
      coverage: (system) => context.identity.coverage(system),
      fromKey: (row, system) => ({ ref: { system, id: row.id } }),
    },
    pageRequest(args, 'customers'),
    info,
  );
}

async function netsuiteOnly(context: Context, { search, reference: key, channel }: CustomerFilter) {
  const wanted = [key, context.viewer.partner].filter((one) => one != null).map((one) => one.toLowerCase());
  const rows = context.identity
    .netsuiteOnly('customer')
    .filter((row) => wanted.every((one) => row.key?.toLowerCase() === one));
  // The index only narrows down: which rows exist for a partner the source decides.
  const isKnown = search == null && channel == null && context.viewer.partner === undefined;
  if (rows.length === 0 || isKnown) return rows;
  const matching = new Set(
    await customerIdsMatching(
      context.netsuite,
      { search, channel },
      rows.map(({ id }) => id),
    ),
  );
  return rows.filter(({ id }) => matching.has(id));
}
