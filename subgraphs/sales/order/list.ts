import type { GraphQLResolveInfo } from 'graphql';
import { type Connection, type ConnectionArguments, type Position, pageRequest } from '#kit/connection.ts';
import { decodeId } from '#kit/ids.ts';
import type { KeyRow } from '#sources/identity/link-table.ts';
import { type SalesOrderFilter, salesOrderIdsMatching } from '#sources/netsuite/sales-orders.ts';
import { countOrders, orderPage, type SalesforceOrderRecord } from '#sources/salesforce/orders.ts';
import type { Context } from '../context.ts';
import { type CustomerRecord, filterCustomer } from '../customer/customer.ts';
import type { OrderFilter, QueryOrdersArgs } from '../generated/resolvers.ts';
import { type Listed, unifiedPage } from '../unified-list.ts';
import { lettersOf, type OrderRecord } from './order.ts';

/** A page of the orders of both systems, each once. */
export async function listOrders(
  context: Context,
  args: QueryOrdersArgs,
  info: GraphQLResolveInfo,
): Promise<Connection<OrderRecord>> {
  const filter = args.filter ?? {};
  const { reference: key, status, poNumber } = filter;
  const page = pageRequest(args, 'orders');
  const customer = filter.customerId == null ? undefined : await customerSides(context, filter.customerId);
  const accountId = customer?.salesforceId;
  // A customer without an account has no orders in Salesforce, nor has one that does not exist for the viewer.
  const none = customer !== undefined && accountId === undefined;
  const conditions = { key, status, poNumber, accountId };
  return unifiedPage<OrderRecord>(
    {
      salesforce: async (limit, after) =>
        none
          ? []
          : (await orderPage(context.salesforce, conditions, limit, after)).map((order) =>
              listed(context, order),
            ),
      salesforceKeys: () => {
        if (context.viewer.partner !== undefined || status != null || poNumber != null) return undefined;
        return context.identity
          .salesforceRows('order')
          .filter(
            (row) =>
              (key == null || sameKey(row, key)) && (accountId === undefined || row.ownerId === accountId),
          );
      },
      salesforceCount: async () => (none ? 0 : countOrders(context.salesforce, conditions)),
      netsuiteKeys: () => netsuiteOnly(context, filter, customer),
      coverage: (system) => context.identity.coverage(system),
      fromKey: (row, system) => ({ ref: { system, id: row.id } }),
    },
    page,
    info,
  );
}

/** A page of one customer's orders; the pages of many customers are read together. */
export function ordersOfCustomer(
  context: Context,
  { ref }: CustomerRecord,
  args: ConnectionArguments,
  info: GraphQLResolveInfo,
): Promise<Connection<OrderRecord>> {
  const accountId = ref.system === 'salesforce' ? ref.id : undefined;
  const netsuiteId =
    ref.system === 'netsuite' ? ref.id : context.identity.linked('customer', ref)?.netsuite?.id;
  return unifiedPage<OrderRecord>(
    {
      salesforce: async (limit, after) => {
        if (accountId === undefined) return [];
        const place = after && { sort: after.sort, id: after.id };
        const orders = await context.load.ordersOfAccount.load({ accountId, limit, after: place });
        return orders.map((order) => listed(context, order));
      },
      salesforceKeys: () =>
        context.viewer.partner === undefined
          ? context.identity.salesforceRows('order').filter((row) => row.ownerId === accountId)
          : undefined,
      salesforceCount: async () =>
        accountId === undefined ? 0 : context.load.orderCountOfAccount.load(accountId),
      netsuiteKeys: async () =>
        netsuiteId === undefined
          ? []
          : matching(context, context.identity.netsuiteOnlyOrdersOf(netsuiteId), {}),
      coverage: (system) => context.identity.coverage(system),
      fromKey: (row, system) => ({ ref: { system, id: row.id } }),
    },
    pageRequest(args, 'orders'),
    info,
  );
}

interface CustomerSides {
  readonly salesforceId: string | undefined;
  readonly netsuiteId: string | undefined;
}

async function customerSides(context: Context, customerId: string): Promise<CustomerSides> {
  const ref = await filterCustomer(context, decodeId(customerId, 'Customer', 'filter.customerId'));
  if (ref === null) return { salesforceId: undefined, netsuiteId: undefined };
  if (ref.system === 'netsuite') return { salesforceId: undefined, netsuiteId: ref.id };
  return { salesforceId: ref.id, netsuiteId: context.identity.linked('customer', ref)?.netsuite?.id };
}

async function netsuiteOnly(
  context: Context,
  { reference: key, status, poNumber }: OrderFilter,
  customer: CustomerSides | undefined,
): Promise<readonly KeyRow[]> {
  const rows = context.identity
    .netsuiteOnly('order')
    .filter(
      (row) =>
        (key == null || sameKey(row, key)) && (customer === undefined || row.ownerId === customer.netsuiteId),
    );
  const statusLetters = status == null ? undefined : lettersOf(status);
  return matching(context, rows, { poNumber, statusLetters });
}

/** Which of the orders that only NetSuite knows a filter finds; which of them exist for a partner the source decides. */
async function matching(
  context: Context,
  rows: readonly KeyRow[],
  filter: SalesOrderFilter,
): Promise<readonly KeyRow[]> {
  const { statusLetters, poNumber } = filter;
  const isKnown = statusLetters === undefined && poNumber == null && context.viewer.partner === undefined;
  if (rows.length === 0 || isKnown) return rows;
  if (statusLetters?.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = new Set(await salesOrderIdsMatching(context.netsuite, filter, ids));
  return rows.filter(({ id }) => found.has(id));
}

function listed(context: Context, order: SalesforceOrderRecord): Listed<OrderRecord> {
  context.load.salesforceOrder.prime(order.id, order);
  const position: Position = { segment: 'salesforce', sort: order.orderedOn, id: order.id };
  return { record: { ref: { system: 'salesforce', id: order.id } }, position };
}

function sameKey(row: KeyRow, key: string): boolean {
  return row.key?.toLowerCase() === key.toLowerCase();
}
