import { inPrimaryBook } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { column, date, join, type SuiteQl, suiteql, where } from '../suiteql.ts';
import { transactionTenancy } from '../tenancy.ts';
import { isInBooks } from './documents-as-of.ts';
import { packedRows } from './packed-rows.ts';

/** What a period of receipts is. */
export type ReceiptsInterval = 'day' | 'week' | 'month' | 'accountingPeriod';

/** The days within which money came in, both included, and the day as of which the books are read. */
export interface ReceiptsRange {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}

const MEASURES = [
  'payment',
  'deposit',
  'cashsale',
  'applied',
  'paidback',
  'unapplied',
  'refund',
  'ledger',
] as const;

/** Money in within one period in one currency; decimal text. */
export interface ReceiptsRow {
  /** The period's first day, or the internal id of the accounting period. */
  readonly period: string;
  readonly currencyCode: string;
  readonly payments: string;
  readonly deposits: string;
  readonly cashSales: string;
  /** Of the payments: applied to invoices. */
  readonly applied: string;
  /** Of the payments: given back. */
  readonly paidBack: string;
  /** Of the payments: what they still hold, by their own unused amount. */
  readonly unapplied: string;
  /** Given back in the period, whenever it came in. */
  readonly refunds: string;
  /** What the period's payments, deposits and cash sales brought to accounts of money. */
  readonly ledger: string;
}

const PERIODS: Readonly<Record<ReceiptsInterval, SuiteQl>> = {
  day: suiteql`TO_CHAR(t.trandate, 'YYYY-MM-DD')`,
  week: suiteql`TO_CHAR(TRUNC(t.trandate, 'IW'), 'YYYY-MM-DD')`,
  month: suiteql`TO_CHAR(TRUNC(t.trandate, 'MM'), 'YYYY-MM-DD')`,
  accountingPeriod: suiteql`TO_CHAR(t.postingperiod)`,
};

/** Money in by period and currency, summed at the source, in one request. */
export async function cashReceipts(
  access: NetSuiteAccess,
  range: ReceiptsRange,
  interval: ReceiptsInterval,
): Promise<ReceiptsRow[]> {
  const measures = MEASURES.map(
    (name) => suiteql`SUM(CASE WHEN x.measure = ${name} THEN x.amount ELSE 0 END) AS ${column(name)}`,
  );
  const rows = await packedRows(
    access,
    suiteql`SELECT x.period, cur.symbol, ${join(measures, ', ')} FROM (${receiptItems(access, range, PERIODS[interval])}) x
      JOIN currency cur ON cur.id = x.currency GROUP BY x.period, cur.symbol`,
    ['period', 'symbol', ...MEASURES],
    ['period', 'symbol'],
  );
  return rows.map((row) => ({
    period: row.period ?? '',
    currencyCode: row.symbol ?? '',
    payments: row.payment ?? '0',
    deposits: row.deposit ?? '0',
    cashSales: row.cashsale ?? '0',
    applied: row.applied ?? '0',
    paidBack: row.paidback ?? '0',
    unapplied: row.unapplied ?? '0',
    refunds: row.refund ?? '0',
    ledger: row.ledger ?? '0',
  }));
}

/** Rows `(period, currency, measure, amount)` to be added up. */
function receiptItems(access: NetSuiteAccess, { from, to, asOf }: ReceiptsRange, period: SuiteQl): SuiteQl {
  const within = suiteql`t.trandate >= ${date(from)} AND t.trandate <= ${date(to)}`;
  const item = (measure: SuiteQl, amount: SuiteQl): SuiteQl =>
    suiteql`SELECT ${period} AS period, t.currency, ${measure} AS measure, ${amount} AS amount FROM transaction t`;
  const documents = (types: readonly string[]): SuiteQl =>
    where([suiteql`t.type IN ${types}`, within, isInBooks('t', asOf), transactionTenancy(access)]);
  const payments = documents(['CustPymt']);
  return join(
    [
      suiteql`${item(suiteql`CASE t.type WHEN 'CustPymt' THEN 'payment' WHEN 'CustDep' THEN 'deposit' WHEN 'CashSale' THEN 'cashsale' ELSE 'refund' END`, suiteql`t.foreigntotal`)}
        ${documents(['CustPymt', 'CustDep', 'CashSale', 'CustRfnd', 'CashRfnd'])}`,
      suiteql`${item(suiteql`'applied'`, suiteql`a.foreignamount`)} JOIN nexttransactionlinelink a ON a.nextdoc = t.id AND a.previoustype = 'CustInvc'
        JOIN transaction i ON i.id = a.previousdoc ${payments} AND (${isInBooks('i', asOf)})`,
      suiteql`${item(suiteql`'paidback'`, suiteql`a.foreignamount`)} JOIN nexttransactionlinelink a ON a.previousdoc = t.id AND a.nexttype = 'CustRfnd'
        JOIN transaction r ON r.id = a.nextdoc ${payments} AND (${isInBooks('r', asOf)})`,
      // what payments hold now, and what was taken of them since the day; a void has taken all links away
      suiteql`${item(suiteql`'unapplied'`, suiteql`CASE t.voided WHEN 'T' THEN t.foreigntotal ELSE t.foreignpaymentamountunused END`)} ${payments}`,
      suiteql`${item(suiteql`'unapplied'`, suiteql`a.foreignamount`)} JOIN nexttransactionlinelink a ON a.nextdoc = t.id AND a.previoustype = 'CustInvc'
        JOIN transaction i ON i.id = a.previousdoc ${payments} AND i.trandate > ${date(asOf)}`,
      suiteql`${item(suiteql`'unapplied'`, suiteql`a.foreignamount`)} JOIN nexttransactionlinelink a ON a.previousdoc = t.id AND a.nexttype = 'CustRfnd'
        JOIN transaction r ON r.id = a.nextdoc ${payments} AND r.trandate > ${date(asOf)}`,
      suiteql`${item(suiteql`'ledger'`, suiteql`l.foreignamount`)}
        JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'T'
        JOIN transactionaccountingline g ON g.transaction = l.transaction AND g.transactionline = l.id
        JOIN account r ON r.id = g.account AND r.accttype IN ('Bank', 'OthCurrAsset')
        ${documents(['CustPymt', 'CustDep', 'CashSale'])} AND ${inPrimaryBook('g')}`,
    ],
    ' UNION ALL ',
  );
}
