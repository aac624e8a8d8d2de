import { column, date, type SuiteQl, suiteql } from '../suiteql.ts';

/**
 * That a transaction, `alias` in the query, is in the books at the end of a day: dated until then, posted and not voided
 * by then. A void is the journal that takes its posting back, and counts from that journal's date; until then the
 * transaction does.
 */
export function isInBooks(alias: string, asOf: string): SuiteQl {
  const t = column(alias);
  return suiteql`${t}.trandate <= ${date(asOf)} AND ${t}.posting = 'T' AND (${t}.voided = 'F' OR ${voidedOn(alias)} > ${date(asOf)})`;
}

/**
 * The date of the journal that took back what a voided transaction, `alias` in the query, had posted. Lines say what a document
 * was created from; not every account's SuiteQL lets `transaction` say it.
 */
export function voidedOn(alias: string): SuiteQl {
  return suiteql`(SELECT MIN(vj.trandate) FROM transactionline vl JOIN transaction vj ON vj.id = vl.transaction AND vj.type = 'Journal'
    WHERE vl.createdfrom = ${column(alias)}.id)`;
}

/** That a transaction, `alias` in the query, was posted until the end of a day, whatever became of it. */
export function isDated(alias: string, asOf: string): SuiteQl {
  return suiteql`${column(alias)}.trandate <= ${date(asOf)} AND ${column(alias)}.posting = 'T'`;
}

/** The day from which an invoice is late: its due date, or its own where it has none. */
export function dueDate(alias: string): SuiteQl {
  const t = column(alias);
  return suiteql`NVL(${t}.duedate, ${t}.trandate)`;
}
