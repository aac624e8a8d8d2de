import { Decimal, money } from '../../kit/money.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { type Row, text } from './query.ts';
import { date, join, type SuiteQl, suiteql, where } from './suiteql.ts';
import { tenancy, transactionTenancy } from './tenancy.ts';

/** What a customer owes and has on order, in one currency; amounts are decimal text. */
export interface Exposure {
  readonly currencyCode: string;
  /** Open invoices less payments and credits that are not applied. */
  readonly balance: string;
  /** What was ordered and not invoiced yet. */
  readonly unbilled: string;
}

/** How a customer stands in the books, as far as it matters for selling more to it. */
export interface CustomerStanding {
  readonly id: string;
  readonly isActive: boolean;
  /** The customer's own currency: the one of its credit limit. */
  readonly currencyCode: string;
  /** Decimal text in `currencyCode`; null where there is no limit. */
  readonly creditLimit: string | null;
  /** By hand, or by the account's own rule. */
  readonly onHold: boolean;
  readonly holdOverride: 'AUTO' | 'ON' | 'OFF';
  readonly termsName: string | null;
  readonly termsDays: number | null;
  /** The subsidiaries that may sell to it, the primary one first. */
  readonly subsidiaries: readonly { readonly id: string; readonly name: string }[];
  /** One for each currency in which anything is open or on order, by code. */
  readonly exposures: readonly Exposure[];
  /** When the oldest invoice that is past due was to be paid, `YYYY-MM-DD`; null where none is. */
  readonly overdueSince: string | null;
}

/** Where in the account each fact is kept. */
export const standingFields = {
  customer: 'customer.id',
  active: 'customer.isinactive',
  currency: 'customer.currency',
  creditLimit: 'customer.creditlimit',
  hold: 'customer.oncredithold',
  holdOverride: 'customer.creditholdoverride',
  terms: 'customer.terms',
  subsidiary: 'customersubsidiaryrelationship.subsidiary',
  balance: 'transaction.foreignamountunpaid',
  dueDate: 'transaction.duedate',
} as const;

/** How these customers stand on the day, in two requests made at once. At most 1,000 ids. */
export async function customerStandings(
  access: NetSuiteAccess,
  ids: readonly string[],
  today: string,
): Promise<CustomerStanding[]> {
  const [profiles, parts] = await Promise.all([
    access.queries.rows(profileQuery(access, ids)),
    access.queries.rows(partsQuery(access, ids, today)),
  ]);
  const partsByCustomer = Map.groupBy(parts, (row) => row.customer);
  return profiles.map((row) => standing(row, partsByCustomer.get(row.id) ?? []));
}

function profileQuery(access: NetSuiteAccess, ids: readonly string[]): SuiteQl {
  return suiteql`SELECT c.id, c.isinactive, cur.symbol AS currencycode, c.creditlimit, c.oncredithold, c.creditholdoverride,
    term.name AS termsname, term.daysuntilnetdue AS termsdays
    FROM customer c JOIN currency cur ON cur.id = c.currency LEFT JOIN term ON term.id = c.terms
    ${where([suiteql`c.id IN ${ids}`, tenancy(access, suiteql`c.id`)])} ORDER BY c.id`;
}

/** What a customer has several of; each row says in `kind` which it is. */
function partsQuery(access: NetSuiteAccess, ids: readonly string[], today: string): SuiteQl {
  const tenant = transactionTenancy(access);
  const mine = suiteql`t.entity IN ${ids}`;
  const currency = suiteql`FROM transaction t JOIN currency cur ON cur.id = t.currency`;
  const orderLines = suiteql`${currency} JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' AND l.taxline = 'F'`;
  // Pending fulfillment, partially fulfilled, and pending billing after either: what is still to be invoiced.
  const toBill = suiteql`t.type = 'SalesOrd' AND t.status IN ('B', 'D', 'E', 'F') AND l.isclosed = 'F'`;
  const parts = [
    suiteql`SELECT r.entity AS customer, 'subsidiary' AS kind, s.name AS label, r.isprimarysub AS flag, r.subsidiary AS amount,
      0 AS quantity, 0 AS billed FROM customersubsidiaryrelationship r JOIN subsidiary s ON s.id = r.subsidiary
      ${where([suiteql`r.entity IN ${ids}`, tenancy(access, suiteql`r.entity`)])}`,
    suiteql`SELECT t.entity AS customer, 'balance' AS kind, cur.symbol AS label, 'F' AS flag, SUM(t.foreignamountunpaid) AS amount,
      0 AS quantity, 0 AS billed ${currency}
      ${where([mine, suiteql`t.type = 'CustInvc' AND t.voided = 'F'`, tenant])} GROUP BY t.entity, cur.symbol`,
    suiteql`SELECT t.entity AS customer, 'balance' AS kind, cur.symbol AS label, 'T' AS flag, -SUM(t.foreignpaymentamountunused) AS amount,
      0 AS quantity, 0 AS billed ${currency}
      ${where([mine, suiteql`t.type IN ('CustPymt', 'CustCred') AND t.voided = 'F'`, tenant])} GROUP BY t.entity, cur.symbol`,
    suiteql`SELECT t.entity AS customer, 'overdue' AS kind, TO_CHAR(MIN(t.duedate), 'YYYY-MM-DD') AS label, 'F' AS flag, 0 AS amount,
      0 AS quantity, 0 AS billed FROM transaction t
      ${where([mine, suiteql`t.type = 'CustInvc' AND t.voided = 'F' AND t.foreignamountunpaid > 0`, suiteql`t.duedate < ${date(today)}`, tenant])}
      GROUP BY t.entity`,
    suiteql`SELECT t.entity AS customer, 'unbilled' AS kind, cur.symbol AS label, 'F' AS flag, SUM(-l.foreignamount) AS amount,
      0 AS quantity, 0 AS billed ${orderLines}
      ${where([mine, toBill, suiteql`NVL(l.quantitybilled, 0) = 0`, tenant])} GROUP BY t.entity, cur.symbol`,
    // A line that is invoiced in part comes by itself: what is left of it is reckoned here, exactly.
    suiteql`SELECT t.entity AS customer, 'unbilled' AS kind, cur.symbol AS label, 'T' AS flag, -l.foreignamount AS amount,
      -l.quantity AS quantity, l.quantitybilled AS billed ${orderLines}
      ${where([mine, toBill, suiteql`l.quantitybilled > 0 AND l.quantitybilled < -l.quantity`, tenant])}`,
  ];
  return suiteql`SELECT customer, kind, label, flag, amount, quantity, billed FROM (${join(parts, ' UNION ALL ')}) parts
    ORDER BY customer, kind, label, flag, amount, quantity, billed`;
}

function standing(row: Row, parts: readonly Row[]): CustomerStanding {
  const ofKind = (kind: string): Row[] => parts.filter((part) => part.kind === kind);
  const override = row.creditholdoverride;
  return {
    id: row.id ?? '',
    isActive: row.isinactive !== 'T',
    currencyCode: row.currencycode ?? '',
    creditLimit: text(row, 'creditlimit'),
    onHold: row.oncredithold === 'T',
    holdOverride: override === 'ON' || override === 'OFF' ? override : 'AUTO',
    termsName: text(row, 'termsname'),
    termsDays: row.termsdays === undefined ? null : Number(row.termsdays),
    subsidiaries: ofKind('subsidiary')
      .sort((a, b) => Number(b.flag === 'T') - Number(a.flag === 'T'))
      .map(({ amount, label }) => ({ id: amount ?? '', name: label ?? '' })),
    exposures: exposures(ofKind('balance'), ofKind('unbilled')),
    overdueSince: ofKind('overdue')[0]?.label ?? null,
  };
}

function exposures(balances: readonly Row[], unbilled: readonly Row[]): Exposure[] {
  const currencies = [...new Set([...balances, ...unbilled].map(({ label }) => label ?? ''))].sort();
  return currencies
    .map((currencyCode) => {
      const total = (rows: readonly Row[]): string =>
        rows
          .filter(({ label }) => label === currencyCode)
          .reduce((sum, row) => sum.plus(leftOf(row)), new Decimal(0))
          .toFixed();
      return { currencyCode, balance: total(balances), unbilled: total(unbilled) };
    })
    .filter(({ balance, unbilled }) => balance !== '0' || unbilled !== '0');
}

/** The row's amount; of a line that is invoiced in part what is left of it, in the currency's own digits. */
function leftOf({ amount = '0', quantity = '0', billed = '0', label = '' }: Row): Decimal {
  const exact = new Decimal(amount);
  if (billed === '0') return exact;
  const left = exact.times(new Decimal(quantity).minus(billed)).div(quantity);
  return new Decimal(money(left, label).amount);
}
