import { sum } from '../../../kit/money.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { date, type SuiteQl, suiteql, where } from '../suiteql.ts';
import { transactionTenancy } from '../tenancy.ts';
import { isInBooks, voidedOn } from './documents-as-of.ts';
import { allOpenItems, journalItems } from './receivable-items.ts';

/** What the figures of working capital are made of, in one currency; decimal text. */
export interface WorkingCapitalFacts {
  readonly currencyCode: string;
  /** Open on invoices before the days begin. */
  readonly openAtStart: string;
  /** Open at the end of the days: not yet due, and past due. */
  readonly currentAtEnd: string;
  readonly overdueAtEnd: string;
  /** Invoices of the days, with tax. */
  readonly creditSales: string;
  /** Invoices by calendar month `YYYY-MM`, newest first, up to the day; months without any are left out. */
  readonly salesByMonth: readonly { readonly month: string; readonly amount: string }[];
}

/** The days from the one after `start` to `end`, the day as of which the books are read. */
export interface WorkingCapitalDays {
  readonly start: string;
  readonly end: string;
}

/** What the figures of working capital are made of, by currency, summed at the source, in one request. */
export async function workingCapitalFacts(
  access: NetSuiteAccess,
  { start, end }: WorkingCapitalDays,
): Promise<WorkingCapitalFacts[]> {
  const isSold = where([suiteql`t.type = 'CustInvc'`, isInBooks('t', end), transactionTenancy(access)]);
  const rows = await access.queries.rows(
    suiteql`SELECT cur.symbol, s.month, s.atstart, s.currentatend, s.overdueatend, s.sales, s.billed FROM (
        SELECT x.currency, x.month, SUM(x.atstart) AS atstart, SUM(x.currentatend) AS currentatend, SUM(x.overdueatend) AS overdueatend,
          SUM(x.sales) AS sales, SUM(x.billed) AS billed FROM (
          SELECT o.currency, '-' AS month, CASE WHEN o.since <= ${date(start)} THEN o.amount ELSE 0 END AS atstart,
            CASE WHEN o.due >= ${date(end)} THEN o.amount ELSE 0 END AS currentatend,
            CASE WHEN o.due >= ${date(end)} THEN 0 ELSE o.amount END AS overdueatend, 0 AS sales, 0 AS billed FROM (${allOpenItems(access, end)}) o
          UNION ALL SELECT d.currency, TO_CHAR(d.trandate, 'YYYY-MM') AS month, 0 AS atstart, 0 AS currentatend, 0 AS overdueatend,
            CASE WHEN d.trandate > ${date(start)} THEN d.amount ELSE 0 END AS sales, d.amount AS billed
            FROM (SELECT t.currency, t.trandate, SUM(t.foreigntotal) AS amount FROM transaction t ${isSold} GROUP BY t.currency, t.trandate) d) x
        GROUP BY x.currency, x.month) s
      JOIN currency cur ON cur.id = s.currency ORDER BY cur.symbol, s.month DESC`,
  );
  return [...Map.groupBy(rows, (row) => row.symbol ?? '')].map(([currencyCode, own]) => {
    const total = (name: string): string => sum(own.map((row) => row[name] ?? '0')).toFixed();
    return {
      currencyCode,
      openAtStart: total('atstart'),
      currentAtEnd: total('currentatend'),
      overdueAtEnd: total('overdueatend'),
      creditSales: total('sales'),
      salesByMonth: own
        .filter(({ month }) => month !== '-')
        .map((row) => ({ month: row.month ?? '', amount: row.billed ?? '0' })),
    };
  });
}

/** How what is open came from what was open before, in one currency; decimal text. */
export interface OpenRollForward {
  readonly currencyCode: string;
  readonly openAtStart: string;
  /** Invoices of the days, and journals that debit receivables, less voids of the days. */
  readonly billed: string;
  /** What was applied to invoices within the days. */
  readonly settled: string;
}

/** What was open before the days, and what was billed and settled in them, by currency, in one request. */
export async function openRollForward(
  access: NetSuiteAccess,
  { start, end }: WorkingCapitalDays,
): Promise<OpenRollForward[]> {
  const invoice = suiteql`t.type = 'CustInvc' AND t.posting = 'T'`;
  const within = (day: SuiteQl): SuiteQl => suiteql`${day} > ${date(start)} AND ${day} <= ${date(end)}`;
  const tenant = transactionTenancy(access);
  const rows = await access.queries.rows(
    suiteql`SELECT cur.symbol, s.openatstart, s.billed, s.settled FROM (
        SELECT x.currency, SUM(CASE x.measure WHEN 'start' THEN x.amount ELSE 0 END) AS openatstart,
          SUM(CASE x.measure WHEN 'billed' THEN x.amount ELSE 0 END) AS billed,
          SUM(CASE x.measure WHEN 'settled' THEN x.amount ELSE 0 END) AS settled FROM (
          SELECT o.currency, 'start' AS measure, o.amount FROM (${allOpenItems(access, start)}) o
          UNION ALL SELECT t.currency, 'billed' AS measure, t.foreigntotal AS amount FROM transaction t ${where([invoice, within(suiteql`t.trandate`), tenant])}
          UNION ALL SELECT t.currency, 'billed' AS measure, -t.foreigntotal AS amount FROM transaction t ${where([invoice, suiteql`t.voided = 'T'`, within(voidedOn('t')), tenant])}
          UNION ALL SELECT j.currency, 'billed' AS measure, j.amount FROM (${journalItems(access, end)}) j WHERE j.measure = 'open' AND j.due > ${date(start)}
          UNION ALL SELECT t.currency, 'settled' AS measure, a.foreignamount AS amount FROM transaction t
            JOIN nexttransactionlinelink a ON a.previousdoc = t.id AND a.nexttype IN ('CustPymt', 'CustCred', 'DepAppl')
            JOIN transaction p ON p.id = a.nextdoc
            ${where([invoice, suiteql`t.trandate <= ${date(end)} AND p.trandate <= ${date(end)}`, suiteql`t.trandate > ${date(start)} OR p.trandate > ${date(start)}`, tenant])}) x
        GROUP BY x.currency) s
      JOIN currency cur ON cur.id = s.currency ORDER BY cur.symbol`,
  );
  return rows.map((row) => ({
    currencyCode: row.symbol ?? '',
    openAtStart: row.openatstart ?? '0',
    billed: row.billed ?? '0',
    settled: row.settled ?? '0',
  }));
}
