import type { NetSuiteAccess } from '../netsuite.ts';
import { date, type SuiteQl, suiteql, where, whole } from '../suiteql.ts';
import { transactionTenancy } from '../tenancy.ts';
import { dueDate, isInBooks } from './documents-as-of.ts';

/** From so many invoices on that a customer paid within twelve months, how late they were says how late the next will be. */
const ENOUGH_INVOICES = 3;

/**
 * The days late, `(entity, late)`, of each invoice paid in full within the twelve months up to the day: from its due date to
 * the last payment, negative where it was paid early. Credit memos are no payments, and what they settled alone is left out.
 */
function paidInvoices(access: NetSuiteAccess, asOf: string): SuiteQl {
  const paidOn = suiteql`MAX(CASE WHEN p.type = 'CustCred' THEN NULL ELSE p.trandate END)`;
  return suiteql`SELECT t.entity, ${paidOn} - ${dueDate('t')} AS late FROM transaction t
    JOIN nexttransactionlinelink a ON a.previousdoc = t.id AND a.nexttype IN ('CustPymt', 'CustCred', 'DepAppl')
    JOIN transaction p ON p.id = a.nextdoc
    ${where([suiteql`t.type = 'CustInvc'`, isInBooks('t', asOf), isInBooks('p', asOf), transactionTenancy(access)])}
    GROUP BY t.id, t.entity, t.duedate, t.trandate, t.foreigntotal
    HAVING SUM(a.foreignamount) = t.foreigntotal AND ${paidOn} > ADD_MONTHS(${date(asOf)}, -12)`;
}

/** The median days late of each customer who paid enough invoices: rows `(entity, late)`, whole days. */
export function customerLateness(access: NetSuiteAccess, asOf: string): SuiteQl {
  return suiteql`SELECT z.entity, ROUND(MEDIAN(z.late)) AS late FROM (${paidInvoices(access, asOf)}) z
    GROUP BY z.entity HAVING COUNT(*) >= ${whole(ENOUGH_INVOICES)}`;
}

/** The median days late of all customers: one row `(late)`, whole days, 0 where nobody paid anything. */
export function companyLateness(access: NetSuiteAccess, asOf: string): SuiteQl {
  return suiteql`SELECT NVL(ROUND(MEDIAN(z.late)), 0) AS late FROM (${paidInvoices(access, asOf)}) z`;
}
