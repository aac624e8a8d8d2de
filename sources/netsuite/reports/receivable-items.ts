import { inPrimaryBook, outsideEliminations } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { date, join, type SuiteQl, suiteql, where } from '../suiteql.ts';
import { tenancy, transactionTenancy } from '../tenancy.ts';
import { dueDate, isDated, voidedOn } from './documents-as-of.ts';

/**
 * What the documents say is open at the end of a day: rows `(id, entity, subsidiary, employee, currency, due, measure, since,
 * amount)` with the transaction and signed parts to be added up, each from the day `since`; `measure` is `open`. What invoices
 * bill, less what was applied to them; an application counts once both of its documents do, so from the later of their dates.
 * It reads neither today's balances nor the ledger's postings, which are what it is checked against.
 */
export function openItems(access: NetSuiteAccess, asOf: string): SuiteQl {
  const tenant = transactionTenancy(access);
  const open = suiteql`${DIMENSIONS}, ${dueDate('t')} AS due, 'open' AS measure`;
  return join(
    [
      ...totals(open, ['CustInvc'], asOf, [tenant]),
      suiteql`SELECT ${open}, GREATEST(t.trandate, p.trandate) AS since, -a.foreignamount AS amount FROM transaction t
        JOIN nexttransactionlinelink a ON a.previousdoc = t.id AND a.nexttype IN ('CustPymt', 'CustCred', 'DepAppl')
        JOIN transaction p ON p.id = a.nextdoc
        ${where([suiteql`t.type = 'CustInvc'`, isDated('t', asOf), isDated('p', asOf), tenant])}`,
    ],
    ' UNION ALL ',
  );
}

/**
 * What customers have left at the end of a day, in the same rows: `credit`, `payment` and `deposit` are what credit memos,
 * payments and deposits hold, less what they were applied to and what was refunded of them. `of`: only of the transactions
 * `t` that meet the condition.
 */
export function leftItems(access: NetSuiteAccess, asOf: string, of?: SuiteQl): SuiteQl {
  const whose = [of, transactionTenancy(access)];
  const left = suiteql`${DIMENSIONS}, NULL AS due, CASE t.type WHEN 'CustCred' THEN 'credit' WHEN 'CustDep' THEN 'deposit' ELSE 'payment' END AS measure`;
  return join(
    [
      ...totals(left, ['CustPymt', 'CustCred', 'CustDep', 'DepAppl'], asOf, whose),
      suiteql`SELECT ${left}, GREATEST(t.trandate, i.trandate) AS since, -a.foreignamount AS amount FROM transaction t
        JOIN nexttransactionlinelink a ON a.nextdoc = t.id AND a.previoustype = 'CustInvc' JOIN transaction i ON i.id = a.previousdoc
        ${where([suiteql`t.type IN ('CustPymt', 'CustCred', 'DepAppl')`, isDated('t', asOf), isDated('i', asOf), ...whose])}`,
      // by the date of what takes them up alone: a refund entered before its credit is owed back from then on
      suiteql`SELECT ${left}, r.trandate AS since, -a.foreignamount AS amount FROM transaction t
        JOIN nexttransactionlinelink a ON a.previousdoc = t.id AND a.nexttype IN ('CustRfnd', 'DepAppl')
        JOIN transaction r ON r.id = a.nextdoc
        ${where([suiteql`t.type IN ('CustPymt', 'CustCred', 'CustDep')`, isDated('r', asOf), ...whose])}`,
      ...voidedRefunds(asOf, whose),
    ],
    ' UNION ALL ',
  );
}

const DIMENSIONS = suiteql`t.id, t.entity, t.subsidiary, t.employee, t.currency`;

/** All that is open at the end of a day, of invoices and of journals, in the same rows. */
export function allOpenItems(access: NetSuiteAccess, asOf: string): SuiteQl {
  return suiteql`${openItems(access, asOf)} UNION ALL SELECT j.* FROM (${journalItems(access, asOf)}) j WHERE j.measure = 'open'`;
}

/** The totals of documents, and against them, from the day of the void, those of documents that were voided. */
function totals(
  columns: SuiteQl,
  types: readonly string[],
  asOf: string,
  whose: readonly (SuiteQl | undefined)[],
): SuiteQl[] {
  const ofTypes = suiteql`t.type IN ${types}`;
  return [
    suiteql`SELECT ${columns}, t.trandate AS since, t.foreigntotal AS amount FROM transaction t ${where([ofTypes, isDated('t', asOf), ...whose])}`,
    suiteql`SELECT ${columns}, ${voidedOn('t')} AS since, -t.foreigntotal AS amount FROM transaction t ${where([ofTypes, isVoided(asOf), ...whose])}`,
  ];
}

/** A refund that was voided has no links any more: what it paid back until then is on its own lines. */
function voidedRefunds(asOf: string, whose: readonly (SuiteQl | undefined)[]): SuiteQl[] {
  const columns = suiteql`${DIMENSIONS}, NULL AS due, CASE r.accttype WHEN 'AcctRec' THEN 'payment' ELSE 'deposit' END AS measure`;
  const lines = suiteql`JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' AND l.foreignamount > 0
    JOIN account r ON r.id = l.account AND r.accttype IN ('AcctRec', 'OthCurrLiab')`;
  const isRefund = suiteql`t.type = 'CustRfnd'`;
  return [
    suiteql`SELECT ${columns}, t.trandate AS since, -l.foreignamount AS amount FROM transaction t ${lines} ${where([isRefund, suiteql`t.voided = 'T'`, isDated('t', asOf), ...whose])}`,
    suiteql`SELECT ${columns}, ${voidedOn('t')} AS since, l.foreignamount AS amount FROM transaction t ${lines} ${where([isRefund, isVoided(asOf), ...whose])}`,
  ];
}

/** That a journal had taken back what the document `t` posted by the end of the day. */
function isVoided(asOf: string): SuiteQl {
  return suiteql`t.voided = 'T' AND ${voidedOn('t')} <= ${date(asOf)}`;
}

/**
 * The entries of journals in receivables, in the same rows: debits are `open` and due at once, credits are `credit`, of the
 * customers that they name. Journals that take a voided document's postings back are none of them.
 */
export function journalItems(access: NetSuiteAccess, asOf: string): SuiteQl {
  // by account first, both NVL keep it so: most journals are the recognition of revenue, with many lines each
  return suiteql`SELECT t.id, l.entity, l.subsidiary, t.employee, t.currency, t.trandate AS due,
      CASE WHEN l.foreignamount > 0 THEN 'open' ELSE 'credit' END AS measure, t.trandate AS since, ABS(l.foreignamount) AS amount
    FROM transactionaccountingline g JOIN account r ON r.id = g.account AND r.accttype = 'AcctRec'
    JOIN transaction t ON t.id = g.transaction AND NVL(t.type, '-') = 'Journal'
    JOIN transactionline l ON l.transaction = g.transaction AND l.id = g.transactionline AND NVL(l.createdfrom, 0) = 0
    ${where([suiteql`t.trandate <= ${date(asOf)}`, inPrimaryBook('g'), outsideEliminations(suiteql`l.subsidiary`), tenancy(access, suiteql`l.entity`)])}`;
}
