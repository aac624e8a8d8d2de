import type { NetSuiteAccess } from '../netsuite.ts';
import { date, type SuiteQl, suiteql, where } from '../suiteql.ts';
import { transactionTenancy } from '../tenancy.ts';
import { isInBooks } from './documents-as-of.ts';

/**
 * Sales orders of which something is still to be billed after a day: rows `(id, entity, currency, terms, billedon, amount)`,
 * `amount` with tax. What is to be billed are the lines that are not closed, less what invoices until the day billed of them,
 * less what is left of the order's deposits: paid already. So an order goes as its invoices come. `billedon` is when the next
 * invoice is expected: the order's billing date, else at once where nothing is to be delivered first, else null.
 */
export function unbilledOrders(access: NetSuiteAccess, asOf: string): SuiteQl {
  const day = date(asOf);
  const billingDate = access.columns.orderBillingDate;
  return suiteql`SELECT r.id, r.entity, r.currency, r.terms, r.billedon,
      GREATEST(CASE WHEN r.net = r.gross THEN r.unbilled ELSE ROUND(r.unbilled * r.gross / r.net, r.digits) END - r.prepaid, 0) AS amount
    FROM (SELECT t.id, t.entity, t.currency, t.terms, t.foreigntotal AS gross, cur.currencyprecision AS digits,
        CASE WHEN t.${billingDate} IS NOT NULL THEN GREATEST(t.${billingDate}, ${day}) WHEN t.status IN ('B', 'D') THEN NULL ELSE ${day} END AS billedon,
        SUM(x.net) AS net, SUM(x.unbilled) AS unbilled, SUM(x.prepaid) AS prepaid
      FROM (${orderAmounts(access, asOf)}) x JOIN transaction t ON t.id = x.id JOIN currency cur ON cur.id = t.currency
      GROUP BY t.id, t.entity, t.currency, t.terms, t.foreigntotal, cur.currencyprecision, t.${billingDate}, t.status) r
    WHERE r.unbilled > 0`;
}

/** What orders come to, signed parts to be added up: rows `(id, net, unbilled, prepaid)`. */
function orderAmounts(access: NetSuiteAccess, asOf: string): SuiteQl {
  const orders = openOrders(access, asOf);
  return suiteql`SELECT l.transaction AS id, -l.foreignamount AS net, CASE WHEN l.isclosed = 'T' THEN 0 ELSE -l.foreignamount END AS unbilled, 0 AS prepaid
      FROM (${orders}) o JOIN transactionline l ON l.transaction = o.id AND l.mainline = 'F' AND l.taxline = 'F'
    UNION ALL SELECT a.previousdoc AS id, 0 AS net, -a.foreignamount AS unbilled, 0 AS prepaid
      FROM (${orders}) o JOIN nexttransactionlinelink a ON a.previousdoc = o.id AND a.nexttype IN ('CustInvc', 'CashSale')
      JOIN transactionline l ON l.transaction = a.previousdoc AND l.id = a.previousline AND l.isclosed = 'F'
      JOIN transaction i ON i.id = a.nextdoc WHERE ${isInBooks('i', asOf)}
    UNION ALL SELECT m.createdfrom AS id, 0 AS net, 0 AS unbilled, d.foreigntotal AS prepaid
      FROM (${orders}) o JOIN transactionline m ON m.createdfrom = o.id AND m.mainline = 'T'
      JOIN transaction d ON d.id = m.transaction AND d.type = 'CustDep' WHERE ${isInBooks('d', asOf)}
    UNION ALL SELECT m.createdfrom AS id, 0 AS net, 0 AS unbilled, -a.foreignamount AS prepaid
      FROM (${orders}) o JOIN transactionline m ON m.createdfrom = o.id AND m.mainline = 'T'
      JOIN transaction d ON d.id = m.transaction AND d.type = 'CustDep'
      JOIN nexttransactionlinelink a ON a.previousdoc = d.id AND a.nexttype IN ('DepAppl', 'CustRfnd')
      JOIN transaction r ON r.id = a.nextdoc WHERE ${isInBooks('r', asOf)}`;
}

/** Orders that are not billed in full, and those that were billed only after the day. */
function openOrders(access: NetSuiteAccess, asOf: string): SuiteQl {
  const order = [
    suiteql`t.type = 'SalesOrd'`,
    suiteql`t.trandate <= ${date(asOf)}`,
    transactionTenancy(access),
  ];
  return suiteql`SELECT t.id FROM transaction t ${where([...order, suiteql`t.status IN ('B', 'D', 'E', 'F')`])}
    UNION SELECT t.id FROM transaction i JOIN nexttransactionlinelink a ON a.nextdoc = i.id AND a.previoustype = 'SalesOrd'
    JOIN transaction t ON t.id = a.previousdoc
    ${where([...order, suiteql`t.status = 'G'`, suiteql`i.type IN ('CustInvc', 'CashSale')`, suiteql`i.trandate > ${date(asOf)}`])}`;
}
