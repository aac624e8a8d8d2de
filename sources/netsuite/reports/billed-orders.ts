import { outsideEliminations } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { suiteql, where } from '../suiteql.ts';
import { bookedLines, withinPeriods } from './bookings.ts';
import type { FactScope } from './fact-query.ts';

/** Orders in one currency, two ways; decimal text. */
export interface BilledOrders {
  readonly currencyCode: string;
  /** The amounts of their lines. */
  readonly booked: string;
  /** What bills say that they bill of the lines, and what the lines themselves say is left, at the orders' prices. */
  readonly billedAndUnbilled: string;
}

/** The orders of a scope in their own currency, held against the invoices and cash sales that bill them, in one request. */
export async function billedOrders(
  access: NetSuiteAccess,
  scope: Pick<FactScope, 'buckets'>,
): Promise<BilledOrders[]> {
  // Where bills and order agree on the quantity, the whole amount is told for: no division is needed that would round.
  const rows = await access.queries.rows(
    suiteql`SELECT cur.symbol AS currencycode, SUM(o.amount) AS booked,
        SUM(CASE WHEN o.billed = o.countedbilled THEN o.amount ELSE ROUND(o.amount * (o.quantity - o.countedbilled + o.billed) / o.quantity, cur.currencyprecision) END) AS told
      FROM (SELECT t.currency, -l.foreignamount AS amount, -l.quantity AS quantity, NVL(l.quantitybilled, 0) AS countedbilled,
          NVL((SELECT SUM(-bl.quantity) FROM nexttransactionlinelink k JOIN transactionline bl ON bl.transaction = k.nextdoc AND bl.id = k.nextline
            WHERE k.previousdoc = l.transaction AND k.previousline = l.id AND k.nexttype IN ('CustInvc', 'CashSale')), 0) AS billed
        FROM ${bookedLines()} ${where([suiteql`t.type = 'SalesOrd' AND t.status <> 'C'`, withinPeriods(scope, suiteql`t.trandate`), outsideEliminations(suiteql`l.subsidiary`)])}) o
      JOIN currency cur ON cur.id = o.currency GROUP BY cur.symbol ORDER BY cur.symbol`,
  );
  return rows.map(({ currencycode = '', booked = '0', told = '0' }) => ({
    currencyCode: currencycode,
    booked,
    billedAndUnbilled: told,
  }));
}
