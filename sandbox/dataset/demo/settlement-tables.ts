import { formatDay } from '../calendar-day.ts';
import type { CreditMemo } from './credits.ts';
import type { Customer } from './customers.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import { formatAmount } from './money.ts';
import type { Deposit, Payment } from './payments.ts';
import { TableBuilder } from './table-builder.ts';

/** What settles invoices in NetSuite: payments, credit memos and deposits. */
export function settlementTables(
  { payments, credits, deposits }: { payments: Payment[]; credits: CreditMemo[]; deposits: Deposit[] },
  rates: ExchangeRates,
): { customerPayment: TableBuilder; creditMemo: TableBuilder; customerDeposit: TableBuilder } {
  return {
    customerPayment: paymentTable(payments, rates),
    creditMemo: creditMemoTable(credits, rates),
    customerDeposit: depositTable(deposits, rates),
  };
}

const BODY = ['tranDate', 'subsidiary', 'currency', 'exchangeRate'];

function body({ country: { currency, subsidiary } }: Customer, day: number, rates: ExchangeRates): string[] {
  return [formatDay(day), subsidiary, currency, rates.documentRate(currency, subsidiary, day)];
}

function paymentTable(payments: readonly Payment[], rates: ExchangeRates): TableBuilder {
  const table = new TableBuilder(['externalId', 'customer', ...BODY, 'apply.doc', 'apply.amount']);
  for (const { id, customer, day, applications, unapplied } of payments) {
    const { currency } = customer.country;
    const shared = [id, customer.id, ...body(customer, day, rates)];
    for (const { invoice, amount } of applications)
      table.add([...shared, invoice.id, formatAmount(amount, currency)]);
    if (unapplied > 0) table.add([...shared, '', formatAmount(unapplied, currency)]);
  }
  return table;
}

/** The row of an unapplied credit memo has no application, so all of it can still be used. */
function creditMemoTable(credits: readonly CreditMemo[], rates: ExchangeRates): TableBuilder {
  const table = new TableBuilder([
    'externalId',
    'entity',
    'createdFrom',
    ...BODY,
    'salesRep',
    'memo',
    'custbody_channel',
    'line.externalId',
    'line.item',
    'line.quantity',
    'line.rate',
    'line.taxRate',
    'apply.doc',
    'apply.amount',
  ]);
  for (const { id, invoice, day, line, total, applied } of credits) {
    const { customer } = invoice.order;
    const { currency } = customer.country;
    table.add([
      id,
      customer.id,
      invoice.id,
      ...body(customer, day, rates),
      customer.rep?.id ?? '',
      'Goods returned',
      customer.channel,
      `${id}-1`,
      line.product.id,
      String(line.quantity),
      formatAmount(line.rate, currency),
      customer.tax === 0 ? '' : String(customer.tax),
      applied ? invoice.id : '',
      applied ? formatAmount(total, currency) : '',
    ]);
  }
  return table;
}

function depositTable(deposits: readonly Deposit[], rates: ExchangeRates): TableBuilder {
  const table = new TableBuilder(['externalId', 'customer', 'salesOrder', ...BODY, 'payment']);
  for (const { id, order, day, amount } of deposits) {
    const { customer } = order;
    table.add([
      id,
      customer.id,
      order.id,
      ...body(customer, day, rates),
      formatAmount(amount, customer.country.currency),
    ]);
  }
  return table;
}
