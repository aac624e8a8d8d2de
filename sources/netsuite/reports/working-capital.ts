import type { NetSuiteAccess } from '../netsuite.ts';
import { date, join, type SuiteQl, suiteql } from '../suiteql.ts';
import { isInBooks } from './documents-as-of.ts';
import { journalItems, openItems } from './receivable-items.ts';

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
  const open = (asOf: string): SuiteQl =>
    join(
      [
        openItems(access, asOf),
        suiteql`SELECT j.* FROM (${journalItems(access, asOf)}) j WHERE j.measure = 'open'`,
      ],
      ' UNION ALL ',
    );
  const invoices = suiteql`FROM transaction t WHERE t.type = 'CustInvc' AND ${isInBooks('t', end)}`;
  const rows = await access.queries.rows(
    suiteql`SELECT cur.symbol, s.measure, s.month, s.amount FROM (
        SELECT x.currency, x.measure, x.month, SUM(x.amount) AS amount FROM (
          SELECT o.currency, 'start' AS measure, '-' AS month, o.amount FROM (${open(start)}) o
          UNION ALL SELECT o.currency, CASE WHEN o.due >= ${date(end)} THEN 'current' ELSE 'overdue' END AS measure, '-' AS month, o.amount FROM (${open(end)}) o
          UNION ALL SELECT t.currency, 'sales' AS measure, '-' AS month, t.foreigntotal AS amount ${invoices} AND t.trandate > ${date(start)}
          UNION ALL SELECT t.currency, 'month' AS measure, TO_CHAR(t.trandate, 'YYYY-MM') AS month, t.foreigntotal AS amount ${invoices}) x
        GROUP BY x.currency, x.measure, x.month) s
      JOIN currency cur ON cur.id = s.currency ORDER BY cur.symbol, s.measure, s.month DESC`,
  );
  return [...Map.groupBy(rows, (row) => row.symbol ?? '')].map(([currencyCode, own]) => {
    const amount = (measure: string): string => own.find((row) => row.measure === measure)?.amount ?? '0';
    return {
      currencyCode,
      openAtStart: amount('start'),
      currentAtEnd: amount('current'),
      overdueAtEnd: amount('overdue'),
      creditSales: amount('sales'),
      salesByMonth: own
        .filter(({ measure }) => measure === 'month')
        .map((row) => ({ month: row.month ?? '', amount: row.amount ?? '0' })),
    };
  });
}
