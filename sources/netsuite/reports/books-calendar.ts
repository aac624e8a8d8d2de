import type { ReportPeriod } from '../../../kit/report/period.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { type SuiteQl, suiteql } from '../suiteql.ts';
import { periodRows, periodsOf } from './accounting-periods.ts';

/** The calendar of the books, and whether anything in them changed. */
export interface BooksCalendar {
  /** The posting periods in time order. */
  readonly periods: readonly ReportPeriod[];
  /**
   * Changes with every document, plan, customer and item that comes, goes or changes. Undefined while the latest change is so
   * fresh that another one might bear the same second: what is read now must not be taken for what stands.
   */
  readonly state: string | undefined;
  /** Changes with every customer and item: what dimensions of closed periods take from them. Undefined as `state` is. */
  readonly masterData: string | undefined;
}

/** Changes bear the second they were made in. */
const SETTLED_SECONDS = 2;
const DAY_SECONDS = 86_400;

/** The posting periods and the state of the books, in one small request. */
export async function booksCalendar(access: NetSuiteAccess): Promise<BooksCalendar> {
  const latest = (table: SuiteQl): SuiteQl => suiteql`(SELECT MAX(x.lastmodifieddate) FROM ${table} x)`;
  const tables = [suiteql`transaction`, suiteql`revenueplan`, suiteql`customer`, suiteql`item`];
  const moment = suiteql`'YYYY-MM-DD HH24:MI:SS'`;
  const [transaction, plan, customer, item] = tables.map(
    (table) => suiteql`TO_CHAR(${latest(table)}, ${moment})`,
  ) as [SuiteQl, SuiteQl, SuiteQl, SuiteQl];
  const rows = await access.queries.rows(
    periodRows(suiteql`${transaction} AS transactionchanged, ${plan} AS planchanged, ${customer} AS customerchanged, ${item} AS itemchanged,
      (SELECT COUNT(*) FROM transaction x) AS transactions, (SELECT COUNT(*) FROM revenueplan x) AS plans, TO_CHAR(SYSDATE, ${moment}) AS present`),
  );
  const [first] = rows;
  const changes = [first?.transactionchanged, first?.planchanged, first?.customerchanged, first?.itemchanged];
  const isSettled = changes.every((change) => change === undefined || !isFresh(change, first?.present ?? ''));
  return {
    periods: periodsOf(rows),
    state: isSettled ? JSON.stringify([...changes, first?.transactions, first?.plans]) : undefined,
    masterData: isSettled ? JSON.stringify([first?.customerchanged, first?.itemchanged]) : undefined,
  };
}

/** By the time of day alone: the present of an account whose business date is set is on another day than its changes. */
function isFresh(change: string, present: string): boolean {
  const seconds = (text: string): number => {
    const [hours = 0, minutes = 0, rest = 0] = text.slice(11).split(':').map(Number);
    return (hours * 60 + minutes) * 60 + rest;
  };
  return (seconds(present) - seconds(change) + DAY_SECONDS) % DAY_SECONDS < SETTLED_SECONDS;
}
