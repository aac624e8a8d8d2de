import { inPrimaryBook, outsideEliminations } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { column, date, join, type SuiteQl, suiteql, where, whole } from '../suiteql.ts';
import { tenancy } from '../tenancy.ts';
import { packedRows } from './packed-rows.ts';
import { journalItems, leftItems, openItems } from './receivable-items.ts';

/** By what receivables are told apart, beside subsidiary and currency. */
export interface ReceivablesGrouping {
  readonly byCustomer: boolean;
  readonly bySalesRep: boolean;
}

/** Receivables of one subsidiary in one currency, of one customer and sales rep where it is grouped so; decimal text. */
export interface ReceivablesRow {
  /** The customer's internal id; null where it is not grouped by that. */
  readonly customerId: string | null;
  /** Of the document, else of its customer; null where there is none, or where it is not grouped by that. */
  readonly salesRepName: string | null;
  readonly subsidiaryName: string;
  /** The subsidiary's own currency. */
  readonly subsidiaryCurrency: string;
  readonly currencyCode: string;
  /** What is open not yet due, 1 to 30, 31 to 60, 61 to 90 and more days past due. */
  readonly buckets: readonly [string, string, string, string, string];
  readonly open: string;
  /** What credit memos hold that is not applied yet. */
  readonly credits: string;
  /** What payments hold that is not applied yet. */
  readonly payments: string;
  /** What customers paid ahead that is not applied yet; a liability, no part of receivables. */
  readonly deposits: string;
}

const KEY = ['entity', 'salesrep', 'subsidiary', 'symbol'] as const;
const BUCKETS = ['open0', 'open1', 'open2', 'open3', 'open4'] as const;
const MEASURES = ['open', 'credit', 'payment', 'deposit'] as const;
const COLUMNS = [
  ...KEY,
  ...BUCKETS,
  ...MEASURES,
  'salesrepname',
  'subsidiaryname',
  'subsidiarycurrency',
] as const;

/**
 * Receivables at the end of a day, summed at the source, in one request; what has nothing open and nothing left over is no
 * row.
 */
export async function receivables(
  access: NetSuiteAccess,
  asOf: string,
  grouping: ReceivablesGrouping,
): Promise<ReceivablesRow[]> {
  const rows = await packedRows(access, receivablesQuery(access, asOf, grouping), COLUMNS, KEY);
  return rows.map((row) => {
    const amount = (name: (typeof COLUMNS)[number]): string => row[name] ?? '0';
    return {
      customerId: row.entity,
      salesRepName: row.salesrepname,
      subsidiaryName: row.subsidiaryname ?? '',
      subsidiaryCurrency: row.subsidiarycurrency ?? '',
      currencyCode: row.symbol ?? '',
      buckets: [amount('open0'), amount('open1'), amount('open2'), amount('open3'), amount('open4')],
      open: amount('open'),
      credits: amount('credit'),
      payments: amount('payment'),
      deposits: amount('deposit'),
    };
  });
}

function receivablesQuery(
  access: NetSuiteAccess,
  asOf: string,
  { byCustomer, bySalesRep }: ReceivablesGrouping,
): SuiteQl {
  // payments have no sales rep of their own
  const salesRep = suiteql`NVL(x.employee, c.salesrep)`;
  const buckets = BUCKETS.map(
    (name, bucket) =>
      suiteql`SUM(CASE WHEN x.measure = 'open' AND ${bucketOf(asOf)} = ${whole(bucket)} THEN x.amount ELSE 0 END) AS ${column(name)}`,
  );
  const measures = MEASURES.map(
    (name) => suiteql`SUM(CASE WHEN x.measure = ${name} THEN x.amount ELSE 0 END) AS ${column(name)}`,
  );
  const groups = [
    ...(byCustomer ? [suiteql`x.entity`] : []),
    ...(bySalesRep ? [salesRep] : []),
    suiteql`x.subsidiary`,
    suiteql`x.currency`,
  ];
  const sums = [...BUCKETS, ...MEASURES].map(column);
  return suiteql`SELECT s.entity, s.salesrep, s.subsidiary, cur.symbol, ${join(sums, ', ')},
      rep.entityid AS salesrepname, sub.name AS subsidiaryname, base.symbol AS subsidiarycurrency
    FROM (SELECT ${byCustomer ? suiteql`x.entity` : suiteql`NULL`} AS entity, ${bySalesRep ? salesRep : suiteql`NULL`} AS salesrep,
        x.subsidiary, x.currency, ${join([...buckets, ...measures], ', ')}
      FROM (${join([openItems(access, asOf), leftItems(access, asOf), journalItems(access, asOf)], ' UNION ALL ')}) x ${bySalesRep ? suiteql`LEFT JOIN customer c ON c.id = x.entity AND x.employee IS NULL` : suiteql``}
      GROUP BY ${join(groups, ', ')}) s
    JOIN currency cur ON cur.id = s.currency JOIN subsidiary sub ON sub.id = s.subsidiary JOIN currency base ON base.id = sub.currency
    LEFT JOIN employee rep ON rep.id = s.salesrep WHERE ${join(
      sums.map((name) => suiteql`s.${name} <> 0`),
      ' OR ',
    )}`;
}

/** The bucket of an open item `x`, by the days since it was due; what is due on the day itself is current. */
function bucketOf(asOf: string): SuiteQl {
  const day = date(asOf);
  return suiteql`CASE WHEN x.due >= ${day} THEN 0 WHEN ${day} - x.due <= 30 THEN 1
    WHEN ${day} - x.due <= 60 THEN 2 WHEN ${day} - x.due <= 90 THEN 3 ELSE 4 END`;
}

/** The balance of the accounts receivable of one subsidiary in one currency; decimal text. */
export interface ReceivablesBalance {
  readonly subsidiaryName: string;
  readonly currencyCode: string;
  readonly balance: string;
}

/** What the general ledger says is owed at the end of a day, in one request. */
export async function receivablesInLedger(
  access: NetSuiteAccess,
  asOf: string,
): Promise<ReceivablesBalance[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT sub.name AS subsidiaryname, cur.symbol, s.balance
      FROM (SELECT l.subsidiary, t.currency, SUM(l.foreignamount) AS balance
        FROM transactionaccountingline g JOIN account r ON r.id = g.account AND r.accttype = 'AcctRec'
        JOIN transaction t ON t.id = g.transaction JOIN transactionline l ON l.transaction = g.transaction AND l.id = g.transactionline
        ${where([suiteql`t.trandate <= ${date(asOf)}`, inPrimaryBook('g'), outsideEliminations(suiteql`l.subsidiary`), tenancy(access, suiteql`l.entity`)])}
        GROUP BY l.subsidiary, t.currency) s
      JOIN currency cur ON cur.id = s.currency JOIN subsidiary sub ON sub.id = s.subsidiary ORDER BY sub.name, cur.symbol`,
  );
  return rows.map((row) => ({
    subsidiaryName: row.subsidiaryname ?? '',
    currencyCode: row.symbol ?? '',
    balance: row.balance ?? '0',
  }));
}
