import type { After } from '#kit/connection.ts';
import { byIds, createLoader, type Loader, loaderKey, once } from '#kit/loader.ts';
import {
  type ApplicationRecord,
  type ApplicationSide,
  applications,
} from '#sources/netsuite/applications.ts';
import { type CashRow, type CashScope, cashTotals } from '#sources/netsuite/cash.ts';
import { type CreditMemoRecord, creditMemo } from '#sources/netsuite/credit-memos.ts';
import { type CustomerCreditRecord, customerCredits } from '#sources/netsuite/customer-credit.ts';
import {
  type DocumentRow,
  type DocumentScope,
  documentCounts,
  documentsByIds,
  documentsByScope,
} from '#sources/netsuite/documents.ts';
import { existenceLoader, type NetSuiteRecord } from '#sources/netsuite/existing.ts';
import { type InvoiceRecord, invoice } from '#sources/netsuite/invoices.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import { type PaymentRecord, payment } from '#sources/netsuite/payments.ts';
import { type BooksCalendar, booksCalendar } from '#sources/netsuite/reports/books-calendar.ts';
import { type SalesOrderRecord, salesOrdersByIds } from '#sources/netsuite/sales-orders.ts';
import { inLists } from '#sources/netsuite/suiteql.ts';
import { linesByTransaction, type TransactionLineRecord } from '#sources/netsuite/transaction-lines.ts';

/** Part of the documents of a customer or an order. */
export interface DocumentListKey extends DocumentScope {
  readonly limit: number;
  readonly after: After | undefined;
}

/** A customer's or an order's money as of a day. */
export interface CashKey extends CashScope {
  readonly asOf: string;
}

/** Everything that a request reads, each record once. */
export interface Loaders {
  /** Whether a record of NetSuite exists for the viewer. */
  readonly exists: Loader<NetSuiteRecord, boolean>;
  readonly salesOrder: Loader<string, SalesOrderRecord | null>;
  readonly invoice: Loader<string, InvoiceRecord | null>;
  readonly payment: Loader<string, PaymentRecord | null>;
  readonly creditMemo: Loader<string, CreditMemoRecord | null>;
  readonly credit: Loader<string, CustomerCreditRecord | null>;
  readonly documents: Loader<DocumentListKey, DocumentRow[]>;
  readonly documentCount: Loader<DocumentScope, number>;
  readonly lines: Loader<string, TransactionLineRecord[]>;
  readonly applications: Loader<ApplicationSide, ApplicationRecord[]>;
  readonly cash: Loader<CashKey, CashRow[]>;
  /** The accounting periods, and the state of the books. */
  calendar(): Promise<BooksCalendar>;
}

export function createLoaders(netsuite: NetSuiteAccess): Loaders {
  return {
    calendar: once(() => booksCalendar(netsuite)),
    exists: existenceLoader(netsuite),
    salesOrder: createLoader(
      'salesOrder',
      byIds((ids) => salesOrdersByIds(netsuite, ids), inLists),
      nothing,
    ),
    invoice: createLoader(
      'invoice',
      byIds(async (ids) => (await documentsByIds(netsuite, 'CustInvc', ids)).map(invoice), inLists),
      nothing,
    ),
    payment: createLoader(
      'payment',
      byIds(async (ids) => (await documentsByIds(netsuite, 'CustPymt', ids)).map(payment), inLists),
      nothing,
    ),
    creditMemo: createLoader(
      'creditMemo',
      byIds(async (ids) => (await documentsByIds(netsuite, 'CustCred', ids)).map(creditMemo), inLists),
      nothing,
    ),
    credit: createLoader(
      'credit',
      byIds((ids) => customerCredits(netsuite, ids), inLists),
      nothing,
    ),
    documents: createLoader(
      'documents',
      (keys) => documentLists(netsuite, keys),
      () => [],
    ),
    documentCount: createLoader(
      'documentCount',
      (scopes) => documentTotals(netsuite, scopes),
      () => 0,
    ),
    lines: createLoader(
      'lines',
      (ids) => linesByTransaction(netsuite, ids),
      () => [],
    ),
    applications: createLoader(
      'applications',
      (sides) => applicationsBySide(netsuite, sides),
      () => [],
    ),
    cash: createLoader(
      'cash',
      (keys) => cashByKey(netsuite, keys),
      () => [],
    ),
  };
}

const nothing = (): null => null;

/** Lists from the beginning are read together at the longest length asked for; lists from a place, place by place. */
async function documentLists(
  netsuite: NetSuiteAccess,
  keys: readonly DocumentListKey[],
): Promise<Map<string, DocumentRow[]>> {
  const found = new Map<string, DocumentRow[]>();
  const groups = Map.groupBy(keys, ({ after }) => JSON.stringify(after ?? null));
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const limit = Math.max(...group.map((key) => key.limit));
      const rows = await documentsByScope(netsuite, group, limit, group[0]?.after);
      const byScope = Map.groupBy(rows, (row) => `${row.scope} ${row.scopeid} ${row.type}`);
      for (const key of group)
        found.set(loaderKey(key), byScope.get(scopeName(key))?.slice(0, key.limit) ?? []);
    }),
  );
  return found;
}

async function documentTotals(
  netsuite: NetSuiteAccess,
  scopes: readonly DocumentScope[],
): Promise<Map<string, number>> {
  const rows = await documentCounts(netsuite, scopes);
  const byScope = new Map(rows.map((row) => [`${row.scope} ${row.scopeid} ${row.type}`, Number(row.n)]));
  return new Map(scopes.map((scope) => [loaderKey(scope), byScope.get(scopeName(scope)) ?? 0]));
}

function scopeName({ scope, id, type }: DocumentScope): string {
  return `${scope} ${id} ${type}`;
}

async function applicationsBySide(
  netsuite: NetSuiteAccess,
  sides: readonly ApplicationSide[],
): Promise<Map<string, ApplicationRecord[]>> {
  const records = await applications(netsuite, sides);
  const byInvoice = Map.groupBy(records, ({ invoiceId }) => invoiceId);
  const byDocument = Map.groupBy(records, ({ documentId }) => documentId);
  return new Map(
    sides.map((one) => [loaderKey(one), (one.side === 'invoice' ? byInvoice : byDocument).get(one.id) ?? []]),
  );
}

async function cashByKey(
  netsuite: NetSuiteAccess,
  keys: readonly CashKey[],
): Promise<Map<string, CashRow[]>> {
  const found = new Map<string, CashRow[]>();
  await Promise.all(
    [...Map.groupBy(keys, ({ asOf }) => asOf)].map(async ([asOf, group]) => {
      const rows = Map.groupBy(await cashTotals(netsuite, group, asOf), ({ scope, id }) => `${scope} ${id}`);
      for (const key of group) found.set(loaderKey(key), rows.get(`${key.scope} ${key.id}`) ?? []);
    }),
  );
  return found;
}
