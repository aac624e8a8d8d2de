import type { NetSuiteAccess } from './netsuite.ts';
import { type Row, text } from './query.ts';
import { amongFew, suiteql, where } from './suiteql.ts';
import { transactionTenancy } from './tenancy.ts';

/** NetSuite's one-letter status of a sales order. */
export type SalesOrderStatusLetter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H';

/** A sales order of NetSuite. */
export interface SalesOrderRecord {
  readonly id: string;
  readonly key: string | null;
  readonly number: string | null;
  readonly statusLetter: string;
  readonly orderedOn: string;
  readonly poNumber: string | null;
  /** Decimal text in `currencyCode`, net of tax. */
  readonly total: string;
  readonly currencyCode: string;
  readonly customerId: string;
  readonly onCreditHold: boolean;
  readonly subsidiary: string | null;
  readonly salesRep: string | null;
  readonly version: string;
}

export interface SalesOrderFilter {
  readonly statusLetters?: readonly SalesOrderStatusLetter[] | undefined;
  readonly poNumber?: string | null | undefined;
}

/** At most 1,000 ids. */
export async function salesOrdersByIds(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<SalesOrderRecord[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT t.id, t.${access.columns.key} AS sharedkey, t.tranid, t.status, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS orderedon,
      t.otherrefnum, cur.symbol AS currencycode, t.entity, c.oncredithold, BUILTIN.DF(m.subsidiary) AS subsidiary,
      BUILTIN.DF(t.employee) AS salesrep, TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version,
      (SELECT -SUM(l.foreignamount) FROM transactionline l
        WHERE l.transaction = t.id AND l.mainline = 'F' AND l.taxline = 'F') AS total
      FROM transaction t
      JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T'
      JOIN currency cur ON cur.id = t.currency
      JOIN customer c ON c.id = t.entity
      ${where([suiteql`t.type = 'SalesOrd'`, suiteql`t.id IN ${ids}`, transactionTenancy(access)])} ORDER BY t.id`,
  );
  return rows.map(salesOrder);
}

/**
 * Which of these sales orders, that only NetSuite knows, a filter finds. Up to a thousand are asked for by id; of more, all that
 * the filter finds are read, ids only, since one question costs less than one for each thousand.
 */
export async function salesOrderIdsMatching(
  access: NetSuiteAccess,
  filter: SalesOrderFilter,
  candidates: readonly string[],
): Promise<string[]> {
  const { statusLetters, poNumber } = filter;
  const conditions = where([
    suiteql`t.type = 'SalesOrd'`,
    transactionTenancy(access),
    amongFew(suiteql`t.id`, candidates),
    statusLetters === undefined ? undefined : suiteql`t.status IN ${statusLetters}`,
    poNumber == null ? undefined : suiteql`t.otherrefnum = ${poNumber}`,
  ]);
  const rows = await access.queries.rows(suiteql`SELECT t.id FROM transaction t ${conditions} ORDER BY t.id`);
  return rows.map((row) => row.id ?? '');
}

function salesOrder(row: Row): SalesOrderRecord {
  return {
    id: row.id ?? '',
    key: text(row, 'sharedkey'),
    number: text(row, 'tranid'),
    statusLetter: row.status ?? '',
    orderedOn: row.orderedon ?? '',
    poNumber: text(row, 'otherrefnum'),
    total: row.total ?? '0',
    currencyCode: row.currencycode ?? '',
    customerId: row.entity ?? '',
    onCreditHold: row.oncredithold === 'T',
    subsidiary: text(row, 'subsidiary'),
    salesRep: text(row, 'salesrep'),
    version: row.version ?? '',
  };
}
