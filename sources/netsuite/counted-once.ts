import { column, type SuiteQl, suiteql } from './suiteql.ts';

/** The accounting book that reports are of; every other one holds the same documents and plans once more. */
export function primaryBook(): SuiteQl {
  return suiteql`(SELECT book.id FROM accountingbook book WHERE book.isprimary = 'T')`;
}

/** That a line of the general ledger, `alias` in the query, is posted in the primary accounting book. */
export function inPrimaryBook(alias: string): SuiteQl {
  return suiteql`${column(alias)}.posting = 'T' AND ${column(alias)}.accountingbook = ${primaryBook()}`;
}

/** Elimination subsidiaries take back in a consolidation what was sold within the group; they sell nothing and nobody owes them. */
export function outsideEliminations(subsidiary: SuiteQl): SuiteQl {
  return suiteql`${subsidiary} NOT IN (SELECT el.id FROM subsidiary el WHERE el.iselimination = 'T')`;
}
