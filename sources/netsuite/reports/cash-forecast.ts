import type { NetSuiteAccess } from '../netsuite.ts';
import { date, type SuiteQl, suiteql, whole } from '../suiteql.ts';
import { companyLateness, customerLateness } from './customer-lateness.ts';
import { allOpenItems } from './receivable-items.ts';
import { unbilledOrders } from './unbilled-orders.ts';

/** Where expected money comes from. */
export type ForecastSource = 'open' | 'promised' | 'overdue' | 'scheduled' | 'unscheduled';

/** Money expected in one week from one kind of source in one currency. */
export interface ForecastRow {
  readonly currencyCode: string;
  /** 1 is the week that begins on the day after; one more than the weeks asked for is everything later; 0: no date. */
  readonly week: number;
  readonly source: ForecastSource;
  /** Decimal text. */
  readonly amount: string;
  /** How many invoices or orders. */
  readonly documents: number;
}

/** The money expected after a day, week by week, summed at the source, in one request. */
export async function cashForecast(
  access: NetSuiteAccess,
  asOf: string,
  weeks: number,
): Promise<ForecastRow[]> {
  const day = date(asOf);
  const rows = await access.queries.rows(
    suiteql`SELECT cur.symbol, s.week, s.source, s.amount, s.documents
      FROM (SELECT w.currency, w.week, w.source, SUM(w.amount) AS amount, COUNT(*) AS documents
        FROM (SELECT x.currency, x.source, x.amount, CASE WHEN x.expected IS NULL THEN 0 WHEN x.expected <= ${day} THEN 1
            ELSE LEAST(FLOOR((x.expected - ${day} - 1) / 7) + 1, ${whole(weeks + 1)}) END AS week
          FROM (${expectedItems(access, asOf)}) x) w
        GROUP BY w.currency, w.week, w.source) s
      JOIN currency cur ON cur.id = s.currency ORDER BY cur.symbol, s.week, s.source`,
  );
  return rows.map((row) => ({
    currencyCode: row.symbol ?? '',
    week: Number(row.week),
    source: row.source as ForecastSource,
    amount: row.amount ?? '0',
    documents: Number(row.documents),
  }));
}

/**
 * What is expected, by document, with the day: rows `(currency, source, expected, amount)`. That is the day that the customer
 * promised, where it is still to come; else the due date and the customer's own lateness.
 */
function expectedItems(access: NetSuiteAccess, asOf: string): SuiteQl {
  const day = date(asOf);
  return suiteql`SELECT e.currency, e.amount, CASE WHEN e.promised > ${day} THEN e.promised ELSE e.due + e.late END AS expected,
      CASE WHEN e.kind = 'order' AND e.due IS NULL THEN 'unscheduled' WHEN e.kind = 'order' THEN 'scheduled' WHEN e.promised > ${day} THEN 'promised'
        WHEN e.due + e.late <= ${day} THEN 'overdue' ELSE 'open' END AS source
    FROM (SELECT d.kind, d.currency, d.due, d.promised, d.amount, NVL(own.late, every.late) AS late
      FROM (${openInvoices(access, asOf)} UNION ALL ${orderBillings(access, asOf)}) d
      CROSS JOIN (${companyLateness(access, asOf)}) every LEFT JOIN (${customerLateness(access, asOf)}) own ON own.entity = d.entity) e`;
}

/** What is open, by document: rows `(kind, entity, currency, due, promised, amount)`. */
function openInvoices(access: NetSuiteAccess, asOf: string): SuiteQl {
  return suiteql`SELECT 'invoice' AS kind, o.entity, o.currency, o.due, t.${access.columns.invoicePromisedDate} AS promised, o.amount
    FROM (SELECT i.id, i.entity, i.currency, i.due, SUM(i.amount) AS amount FROM (${allOpenItems(access, asOf)}) i
      GROUP BY i.id, i.entity, i.currency, i.due HAVING SUM(i.amount) <> 0) o
    JOIN transaction t ON t.id = o.id`;
}

/** What is to be billed, by order, in the same rows: due once it is billed and the customer's terms are over. */
function orderBillings(access: NetSuiteAccess, asOf: string): SuiteQl {
  return suiteql`SELECT 'order' AS kind, u.entity, u.currency, u.billedon + NVL(terms.daysuntilnetdue, 0) AS due, NULL AS promised, u.amount
    FROM (${unbilledOrders(access, asOf)}) u JOIN customer c ON c.id = u.entity
    LEFT JOIN term terms ON terms.id = NVL(u.terms, c.terms)`;
}

/** What there is to expect in one currency, summed for itself; decimal text. */
export interface ForecastBasis {
  readonly currencyCode: string;
  readonly open: string;
  /** To be billed, on whatever day. */
  readonly unbilled: string;
}

/** What is open and what is to be billed, by currency, without regard to when it is expected, in one request. */
export async function forecastBasis(access: NetSuiteAccess, asOf: string): Promise<ForecastBasis[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT cur.symbol, s.allopen, s.unbilled FROM (
        SELECT x.currency, SUM(x.allopen) AS allopen, SUM(x.unbilled) AS unbilled FROM (
          SELECT i.currency, i.amount AS allopen, 0 AS unbilled FROM (${allOpenItems(access, asOf)}) i
          UNION ALL SELECT u.currency, 0 AS allopen, u.amount AS unbilled FROM (${unbilledOrders(access, asOf)}) u) x
        GROUP BY x.currency) s
      JOIN currency cur ON cur.id = s.currency ORDER BY cur.symbol`,
  );
  return rows.map((row) => ({
    currencyCode: row.symbol ?? '',
    open: row.allopen ?? '0',
    unbilled: row.unbilled ?? '0',
  }));
}
