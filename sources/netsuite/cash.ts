import type { NetSuiteAccess } from './netsuite.ts';
import { dueDate, isInBooks } from './reports/documents-as-of.ts';
import { leftItems } from './reports/receivable-items.ts';
import { column, date, inLists, join, type SuiteQl, suiteql, where, whole } from './suiteql.ts';
import { tenancy, transactionTenancy } from './tenancy.ts';

/** Whose money as of which day (`YYYY-MM-DD`). */
export interface CashScope {
  readonly scope: 'customer' | 'order';
  readonly id: string;
}

/** Everything of one customer or order in one currency; amounts are decimal text. */
export interface CashRow extends CashScope {
  readonly currencyCode: string;
  readonly ordered: string;
  readonly invoiced: string;
  readonly paid: string;
  readonly credited: string;
  readonly unapplied: string;
  /** What is open on invoices not yet due, 1 to 30, 31 to 60, 61 to 90 and more days past due. */
  readonly open: readonly [string, string, string, string, string];
  /** Null where the customer has no limit in this currency. */
  readonly creditLimit: string | null;
  readonly onHold: boolean;
}

/**
 * The money of these customers and orders as of the day, summed at the source, one row per currency, in one request:
 * a thousand of them fit one page.
 */
export async function cashTotals(
  access: NetSuiteAccess,
  scopes: readonly CashScope[],
  asOf: string,
): Promise<CashRow[]> {
  const customers = inLists(scopes.filter(({ scope }) => scope === 'customer').map(({ id }) => id));
  const orders = inLists(scopes.filter(({ scope }) => scope === 'order').map(({ id }) => id));
  const parts = [
    ...customers.flatMap((ids) => [
      ...invoiceParts(access, customerInvoices(ids), asOf),
      ...customerParts(access, ids, asOf),
    ]),
    ...orders.flatMap((ids) => [
      ...invoiceParts(access, orderInvoices(ids), asOf),
      ...orderParts(access, ids, asOf),
    ]),
  ];
  const rows = await access.queries.rows(
    suiteql`SELECT scope, scopeid, currencycode, ${measure('ordered')}, ${measure('invoiced')}, ${measure('paid')},
      ${measure('credited')}, ${measure('unapplied')}, ${measure('creditlimit')}, ${measure('onhold')},
      ${open(0)}, ${open(1)}, ${open(2)}, ${open(3)}, ${open(4)}
      FROM (${join(parts, ' UNION ALL ')}) sums GROUP BY scope, scopeid, currencycode ORDER BY scope, scopeid, currencycode`,
  );
  return rows.map((row) => ({
    scope: row.scope as CashScope['scope'],
    id: row.scopeid ?? '',
    currencyCode: row.currencycode ?? '',
    ordered: row.ordered ?? '0',
    invoiced: row.invoiced ?? '0',
    paid: row.paid ?? '0',
    credited: row.credited ?? '0',
    unapplied: row.unapplied ?? '0',
    open: [row.open0 ?? '0', row.open1 ?? '0', row.open2 ?? '0', row.open3 ?? '0', row.open4 ?? '0'],
    creditLimit: row.creditlimit ?? null,
    onHold: row.onhold === '1',
  }));
}

/** The sum of one measure as a column of its own; absent where there is nothing of it. */
function measure(name: string): SuiteQl {
  return suiteql`SUM(CASE WHEN measure = ${name} THEN amount END) AS ${column(name)}`;
}

/** What is open on the invoices of one bucket. */
function open(bucket: number): SuiteQl {
  return suiteql`SUM(CASE WHEN bucket <> ${whole(bucket)} THEN 0 WHEN measure = 'invoiced' THEN amount
    WHEN measure IN ('paid', 'credited') THEN -amount ELSE 0 END) AS ${column(`open${bucket}`)}`;
}

function customerInvoices(ids: readonly string[]): SuiteQl {
  return suiteql`SELECT 'customer' AS scope, d.entity AS scopeid, d.id AS docid FROM transaction d
    WHERE d.type = 'CustInvc' AND d.entity IN ${ids}`;
}

function orderInvoices(ids: readonly string[]): SuiteQl {
  return suiteql`SELECT 'order' AS scope, m.createdfrom AS scopeid, m.transaction AS docid FROM transactionline m
    JOIN transaction d ON d.id = m.transaction AND d.type = 'CustInvc' WHERE m.mainline = 'T' AND m.createdfrom IN ${ids}`;
}

/** Invoices and what was applied to them, by how long each invoice is past due. */
function invoiceParts(access: NetSuiteAccess, invoices: SuiteQl, asOf: string): SuiteQl[] {
  const day = date(asOf);
  const due = dueDate('t');
  const bucket = suiteql`CASE WHEN ${due} >= ${day} THEN 0 WHEN ${day} - ${due} <= 30 THEN 1
    WHEN ${day} - ${due} <= 60 THEN 2 WHEN ${day} - ${due} <= 90 THEN 3 ELSE 4 END`;
  const from = suiteql`FROM (${invoices}) x JOIN transaction t ON t.id = x.docid JOIN currency cur ON cur.id = t.currency`;
  return [
    suiteql`SELECT x.scope, x.scopeid, cur.symbol AS currencycode, 'invoiced' AS measure, ${bucket} AS bucket, t.foreigntotal AS amount
      ${from} ${where([isInBooks('t', asOf), transactionTenancy(access)])}`,
    suiteql`SELECT x.scope, x.scopeid, cur.symbol AS currencycode,
      CASE WHEN p.type = 'CustCred' THEN 'credited' ELSE 'paid' END AS measure, ${bucket} AS bucket, a.foreignamount AS amount
      ${from} JOIN nexttransactionlinelink a ON a.previousdoc = t.id
      JOIN transaction p ON p.id = a.nextdoc AND p.type IN ('CustPymt', 'CustCred', 'DepAppl')
      ${where([isInBooks('t', asOf), isInBooks('p', asOf), transactionTenancy(access)])}`,
  ];
}

function customerParts(access: NetSuiteAccess, ids: readonly string[], asOf: string): SuiteQl[] {
  return [
    orderedPart(access, suiteql`'customer' AS scope, t.entity AS scopeid`, suiteql`t.entity IN ${ids}`, asOf),
    suiteql`SELECT 'customer' AS scope, u.entity AS scopeid, cur.symbol AS currencycode, 'unapplied' AS measure, 0 AS bucket, u.amount
      FROM (${leftItems(access, asOf, suiteql`t.entity IN ${ids}`)}) u JOIN currency cur ON cur.id = u.currency`,
    suiteql`SELECT 'customer' AS scope, c.id AS scopeid, cur.symbol AS currencycode, 'creditlimit' AS measure, 0 AS bucket,
      c.creditlimit AS amount FROM customer c JOIN currency cur ON cur.id = c.currency
      ${where([suiteql`c.id IN ${ids} AND c.creditlimit IS NOT NULL`, tenancy(access, suiteql`c.id`)])}`,
    suiteql`SELECT 'customer' AS scope, c.id AS scopeid, cur.symbol AS currencycode, 'onhold' AS measure, 0 AS bucket,
      CASE WHEN c.oncredithold = 'T' THEN 1 ELSE 0 END AS amount FROM customer c JOIN currency cur ON cur.id = c.currency
      ${where([suiteql`c.id IN ${ids}`, tenancy(access, suiteql`c.id`)])}`,
  ];
}

function orderParts(access: NetSuiteAccess, ids: readonly string[], asOf: string): SuiteQl[] {
  return [
    orderedPart(access, suiteql`'order' AS scope, t.id AS scopeid`, suiteql`t.id IN ${ids}`, asOf),
    suiteql`SELECT 'order' AS scope, d.createdfrom AS scopeid, cur.symbol AS currencycode, 'unapplied' AS measure, 0 AS bucket, u.amount
      FROM (${leftItems(access, asOf, suiteql`t.type = 'CustDep' AND t.id IN (SELECT m.transaction FROM transactionline m WHERE m.mainline = 'T' AND m.createdfrom IN ${ids})`)}) u
      JOIN transactionline d ON d.transaction = u.id AND d.mainline = 'T' JOIN currency cur ON cur.id = u.currency`,
  ];
}

function orderedPart(access: NetSuiteAccess, scope: SuiteQl, condition: SuiteQl, asOf: string): SuiteQl {
  return suiteql`SELECT ${scope}, cur.symbol AS currencycode, 'ordered' AS measure, 0 AS bucket, -l.foreignamount AS amount
    FROM transaction t JOIN currency cur ON cur.id = t.currency
    JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' AND l.taxline = 'F'
    ${where([suiteql`t.type = 'SalesOrd' AND t.status <> 'C'`, condition, suiteql`t.trandate <= ${date(asOf)}`, transactionTenancy(access)])}`;
}
