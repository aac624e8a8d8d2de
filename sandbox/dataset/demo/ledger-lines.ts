import { monthOf } from '../calendar-day.ts';
import type { CreditMemo } from './credits.ts';
import type { Order } from './deals.ts';
import type { Invoice } from './invoices.ts';
import { orderInNetSuite } from './order-tables.ts';
import type { Deposit, Payment } from './payments.ts';
import { recognizedPeriods } from './revenue-plans.ts';

/**
 * How many rows of NetSuite's table of transaction lines each document becomes: its main line, its lines, a tax line,
 * and two lines of a journal for every period in which its revenue was recognized. Realized exchange gains come on top.
 */

function withMainLine(lines: number, tax: number): number {
  return 1 + lines + (tax === 0 ? 0 : 1);
}

export function orderLines(order: Order): number {
  return orderInNetSuite(order) ? withMainLine(order.lines.length, order.customer.tax) : 0;
}

export function invoiceLines({ lines, order, day }: Invoice, today: number): number {
  const journals = lines.reduce(
    (sum, { product }) =>
      sum + (product.rule === 'POINT_IN_TIME' ? 0 : recognizedPeriods(product.rule, day, monthOf(today))),
    0,
  );
  return withMainLine(lines.length, order.customer.tax) + 2 * journals;
}

export function creditLines(credit: CreditMemo): number {
  return withMainLine(1, credit.invoice.order.customer.tax);
}

export function receiptLines(receipts: readonly (Payment | Deposit)[]): number {
  return 2 * receipts.length;
}
