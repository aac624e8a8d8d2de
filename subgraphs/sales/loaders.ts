import type { After } from '#kit/connection.ts';
import { byIds, createLoader, type Loader, loaderKey } from '#kit/loader.ts';
import { customersByIds, type NetSuiteCustomerRecord } from '#sources/netsuite/customers.ts';
import { type ItemRecord, itemsByIds } from '#sources/netsuite/items.ts';
import { type SalesOrderRecord, salesOrdersByIds } from '#sources/netsuite/sales-orders.ts';
import { inLists } from '#sources/netsuite/suiteql.ts';
import { linesByTransaction, type TransactionLineRecord } from '#sources/netsuite/transaction-lines.ts';
import { type AccountRecord, accountsByIds } from '#sources/salesforce/accounts.ts';
import { type LineRecord, orderLines, quoteLines } from '#sources/salesforce/lines.ts';
import {
  orderCountsByAccount,
  ordersByAccount,
  ordersByIds,
  ordersByQuoteIds,
  type SalesforceOrderRecord,
} from '#sources/salesforce/orders.ts';
import { type ProductRecord, productsByIds } from '#sources/salesforce/products.ts';
import {
  type QuoteRecord,
  quoteCountsByAccount,
  quotesByAccount,
  quotesByIds,
} from '#sources/salesforce/quotes.ts';
import type { SalesforceAccess } from '#sources/salesforce/salesforce.ts';
import { idLists } from '#sources/salesforce/soql.ts';
import type { QuoteFacts } from './policy/facts.ts';
import { type FactSources, readQuoteFacts } from './policy/read-facts.ts';
import type { Lanes } from './write/lane.ts';

/** Part of an account's list. */
export interface AccountListKey {
  readonly accountId: string;
  readonly limit: number;
  readonly after: After | undefined;
}

/** Everything that a request reads, each record once. */
export interface Loaders {
  readonly account: Loader<string, AccountRecord | null>;
  readonly netsuiteCustomer: Loader<string, NetSuiteCustomerRecord | null>;
  readonly salesforceOrder: Loader<string, SalesforceOrderRecord | null>;
  readonly salesOrder: Loader<string, SalesOrderRecord | null>;
  readonly orderOfQuote: Loader<string, SalesforceOrderRecord | null>;
  readonly ordersOfAccount: Loader<AccountListKey, SalesforceOrderRecord[]>;
  readonly orderCountOfAccount: Loader<string, number>;
  readonly linesOfOrder: Loader<string, LineRecord[]>;
  readonly linesOfSalesOrder: Loader<string, TransactionLineRecord[]>;
  readonly quote: Loader<string, QuoteRecord | null>;
  readonly quotesOfAccount: Loader<AccountListKey, QuoteRecord[]>;
  readonly quoteCountOfAccount: Loader<string, number>;
  readonly linesOfQuote: Loader<string, LineRecord[]>;
  readonly quoteFacts: Loader<string, QuoteFacts | null>;
  readonly product: Loader<string, ProductRecord | null>;
  readonly item: Loader<string, ItemRecord | null>;
}

export function createLoaders(from: FactSources & { readonly lanes: Lanes }): Loaders {
  const { salesforce, netsuite, lanes } = from;
  return {
    account: createLoader(
      'account',
      byIds((ids) => accountsByIds(salesforce, ids), idLists),
      nothing,
    ),
    netsuiteCustomer: createLoader(
      'netsuiteCustomer',
      byIds((ids) => customersByIds(netsuite, ids), inLists),
      nothing,
    ),
    salesforceOrder: createLoader(
      'salesforceOrder',
      byIds((ids) => ordersByIds(salesforce, ids), idLists),
      nothing,
    ),
    salesOrder: createLoader(
      'salesOrder',
      byIds((ids) => salesOrdersByIds(netsuite, ids), inLists),
      nothing,
    ),
    orderOfQuote: createLoader('orderOfQuote', (ids) => orderByQuote(salesforce, ids), nothing),
    ordersOfAccount: createLoader(
      'ordersOfAccount',
      lists((ids, limit, after) => ordersByAccount(salesforce, ids, limit, after)),
      () => [],
    ),
    orderCountOfAccount: createLoader(
      'orderCountOfAccount',
      merged((ids) => orderCountsByAccount(salesforce, ids)),
      () => 0,
    ),
    linesOfOrder: createLoader(
      'linesOfOrder',
      merged((ids) => orderLines(salesforce, ids)),
      () => [],
    ),
    linesOfSalesOrder: createLoader(
      'linesOfSalesOrder',
      (ids) => linesByTransaction(netsuite, ids),
      () => [],
    ),
    quote: createLoader(
      'quote',
      byIds(async (ids) => lanes.remember(await quotesByIds(salesforce, ids)), idLists),
      nothing,
    ),
    quotesOfAccount: createLoader(
      'quotesOfAccount',
      lists(async (ids, limit, after) => {
        const byAccount = await quotesByAccount(salesforce, ids, limit, after);
        for (const quotes of byAccount.values()) lanes.remember(quotes);
        return byAccount;
      }),
      () => [],
    ),
    quoteCountOfAccount: createLoader(
      'quoteCountOfAccount',
      merged((ids) => quoteCountsByAccount(salesforce, ids)),
      () => 0,
    ),
    linesOfQuote: createLoader(
      'linesOfQuote',
      merged((ids) => quoteLines(salesforce, ids)),
      () => [],
    ),
    quoteFacts: createLoader(
      'quoteFacts',
      async (ids) =>
        new Map(
          (await Promise.all(inLists(ids).map((part) => readQuoteFacts(from, part)))).flatMap((part) => [
            ...part,
          ]),
        ),
      nothing,
    ),
    product: createLoader(
      'product',
      byIds((ids) => productsByIds(salesforce, ids), idLists),
      nothing,
    ),
    item: createLoader(
      'item',
      byIds((ids) => itemsByIds(netsuite, ids), inLists),
      nothing,
    ),
  };
}

const nothing = (): null => null;

function merged<T>(
  read: (ids: readonly string[]) => Promise<Map<string, T>>,
): (ids: readonly string[]) => Promise<Map<string, T>> {
  return async (ids) => new Map((await Promise.all(idLists(ids).map(read))).flatMap((part) => [...part]));
}

/** Lists of one length and place are read together; a page of the graph asks for one length at a time. */
function lists<T>(
  read: (accountIds: readonly string[], limit: number, after: After | undefined) => Promise<Map<string, T[]>>,
): (keys: readonly AccountListKey[]) => Promise<Map<string, T[]>> {
  return async (keys) => {
    const found = new Map<string, T[]>();
    const groups = Map.groupBy(keys, ({ limit, after }) => JSON.stringify([limit, after]));
    await Promise.all(
      [...groups.values()].map(async (group) => {
        const { limit, after } = group[0] as AccountListKey;
        const byAccount = await read(
          group.map(({ accountId }) => accountId),
          limit,
          after,
        );
        for (const key of group) found.set(loaderKey(key), byAccount.get(key.accountId) ?? []);
      }),
    );
    return found;
  };
}

async function orderByQuote(
  salesforce: SalesforceAccess,
  quoteIds: readonly string[],
): Promise<Map<string, SalesforceOrderRecord>> {
  const orders = (
    await Promise.all(idLists(quoteIds).map((ids) => ordersByQuoteIds(salesforce, ids)))
  ).flat();
  // Newest first: the newest order of a quote stands for it, so it is put last.
  return new Map(orders.reverse().map((order) => [order.quoteId ?? '', order]));
}
