import { describe, expect, test } from 'vitest';
import { parseDay } from '../../sandbox/dataset/calendar-day.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import {
  cell,
  days,
  documents,
  groupBy,
  invoiceStates,
  keysOf,
  type Row,
  rows,
  tally,
  units,
} from './demo-books.ts';

describe.each(['2026-06-30', '2025-01-01'])('The demo company of %s', (today) => {
  const data = demoCompany({ today });
  const keys = keysOf(data);
  const invoices = invoiceStates(data);
  const end = parseDay(today) as number;

  test('has every situation that order to cash brings', () => {
    const orders = rows(data, 'Order');
    const salesOrders = documents(data, 'salesOrder');
    const inBooks = keys.get('salesOrder') as Set<string>;
    const inSales = keys.get('Order') as Set<string>;
    const count = (list: readonly unknown[], atLeast: number, what: string): void =>
      expect(list.length, what).toBeGreaterThanOrEqual(atLeast);

    for (const channel of ['DIRECT', 'SELF_SERVICE', 'RESELLER'])
      count(
        salesOrders.filter((row) => row.custbody_channel === channel),
        100,
        channel,
      );
    for (const currency of ['USD', 'EUR', 'JPY'])
      for (const object of ['salesOrder', 'invoice', 'customerPayment', 'creditMemo'])
        count(
          documents(data, object).filter((row) => row.currency === currency),
          3,
          `${currency} ${object}`,
        );
    count(
      salesOrders.filter((row) => row.subsidiary === 'EMEA' && row.currency === 'USD'),
      10,
      'USD in EMEA',
    );
    expect(tally(rows(data, 'Account'), 'Type')).toEqual({
      'Channel Partner / Reseller': 16,
      'Customer - Direct': 204,
      Prospect: 32,
    });
    expect(tally(rows(data, 'customer'), 'custentity_channel')).toEqual({
      DIRECT: 204,
      RESELLER: 24,
      SELF_SERVICE: 60,
    });
    expect(rows(data, 'partner')).toHaveLength(16);
    expect(tally(rows(data, 'Deal_Registration__c'), 'Status__c')).toEqual({ Approved: 32, Submitted: 16 });
    const years = rows(data, 'Partner_Price__c').map((row) => cell(row, 'Valid_From__c').slice(0, 4));
    const thisYear = Number(today.slice(0, 4));
    expect(new Set(years)).toEqual(new Set([thisYear - 1, thisYear, thisYear + 1].map(String)));

    const drafts = orders.filter((row) => row.Status === 'Draft');
    count(drafts, 8, 'drafts');
    expect(drafts.filter((row) => inBooks.has(cell(row, 'External_Id__c')))).toEqual([]);
    const justActivated = orders.filter(
      (row) => row.Status === 'Activated' && !inBooks.has(cell(row, 'External_Id__c')),
    );
    count(justActivated, 5, 'activated just now');
    for (const row of justActivated) expect(days(row, 'EffectiveDate')).toBeGreaterThanOrEqual(end - 1);
    count(
      salesOrders.filter((row) => !inSales.has(cell(row, 'externalId'))),
      200,
      'orders only in NetSuite',
    );
    const resold = orders.filter((row) => row['Partner__r.External_Id__c'] !== '');
    count(resold, 150, 'reseller orders');
    for (const row of resold) expect(cell(row, 'PoNumber')).toMatch(/^PO-\d{5}$/);
    count(
      resold.filter((row) => row['Quote.External_Id__c'] === ''),
      40,
      'orders without a quote',
    );

    const quoteLines = rows(data, 'QuoteLineItem');
    count(
      [...groupBy(quoteLines, 'Quote.External_Id__c').values()].filter((it) => it.length > 2),
      200,
      'many lines',
    );
    count(
      quoteLines.filter((row) => row.Discount !== ''),
      500,
      'discounts',
    );
    const statuses = tally(rows(data, 'Quote'), 'Status');
    for (const status of ['Draft', 'In Review', 'Approved', 'Presented', 'Accepted', 'Rejected', 'Denied'])
      expect(statuses[status], status).toBeGreaterThanOrEqual(8);

    const quantities = (list: Row[]): number =>
      list.reduce((sum, row) => sum + Number(cell(row, 'line.quantity')), 0);
    const invoicedByOrder = groupBy(rows(data, 'invoice'), 'createdFrom');
    const extent = [...groupBy(rows(data, 'salesOrder'), 'externalId')].map(([id, lines]) => {
      const invoiced = quantities(invoicedByOrder.get(id) ?? []);
      return invoiced === 0 ? 'none' : invoiced < quantities(lines) ? 'part' : 'full';
    });
    count(
      extent.filter((it) => it === 'none'),
      15,
      'not invoiced',
    );
    count(
      extent.filter((it) => it === 'part'),
      12,
      'partly invoiced',
    );
    count(
      extent.filter((it) => it === 'full'),
      1_000,
      'fully invoiced',
    );

    const taxed = rows(data, 'invoice').filter((row) => row['line.taxRate'] !== '');
    expect(new Set(taxed.map((row) => row.subsidiary))).toEqual(new Set(['EMEA']));
    expect(Object.keys(tally(taxed, 'line.taxRate'))).toEqual(expect.arrayContaining(['19', '20', '21']));

    const states = [...invoices.values()];
    const open = states.filter(({ total, applied }) => applied < total);
    count(
      states.filter(({ total, applied }) => applied === total),
      900,
      'paid',
    );
    count(
      open.filter(({ applied }) => applied > 0n),
      10,
      'partly paid',
    );
    const overdue = open.map(({ row }) => end - days(row, 'dueDate'));
    count(
      overdue.filter((late) => late <= 0),
      20,
      'open and not due',
    );
    for (const [from, to] of [
      [1, 30],
      [31, 60],
      [61, 90],
      [91, 9_999],
    ] as const)
      count(
        overdue.filter((late) => late >= from && late <= to),
        5,
        `overdue ${from} to ${to} days`,
      );
    count(
      states.filter(({ row }) => row.custbody_disputed === 'T'),
      15,
      'disputed',
    );
    count(
      open.filter(({ row }) => row.custbody_disputed === 'T'),
      1,
      'disputed and open',
    );
    count(
      states.filter(({ row }) => row.custbody_promised_date !== ''),
      5,
      'promised',
    );

    const credits = rows(data, 'creditMemo');
    count(
      credits.filter((row) => row['apply.doc'] !== ''),
      10,
      'applied credits',
    );
    count(
      credits.filter((row) => row['apply.doc'] === ''),
      5,
      'unapplied credits',
    );
    const payments = groupBy(rows(data, 'customerPayment'), 'externalId');
    count(
      [...payments.values()].filter((it) => it.length > 1),
      5,
      'payments over several invoices',
    );
    count(
      [...payments.values()].flat().filter((row) => row['apply.doc'] === ''),
      10,
      'unapplied payments',
    );
    count(rows(data, 'customerDeposit'), 5, 'deposits');

    const owed = new Map<string, bigint>();
    for (const { row, total, applied } of open)
      owed.set(cell(row, 'entity'), (owed.get(cell(row, 'entity')) ?? 0n) + total - applied);
    const customers = rows(data, 'customer');
    const over = customers.filter(
      (row) =>
        (owed.get(cell(row, 'externalId')) ?? 0n) > units(cell(row, 'creditLimit'), cell(row, 'currency')),
    );
    count(over, 5, 'over the credit limit');
    expect(tally(customers, 'creditHoldOverride')).toEqual({ AUTO: 281, OFF: 3, ON: 4 });
    count(
      customers.filter((row) => row.parent !== ''),
      5,
      'sub-customers',
    );

    const rules = groupBy(rows(data, 'item'), 'revenueRecognitionRule');
    expect([...rules.keys()].sort()).toEqual(['POINT_IN_TIME', 'STRAIGHT_LINE_12M', 'STRAIGHT_LINE_24M']);
    expect(tally(rows(data, 'PricebookEntry'), 'CurrencyIsoCode')).toEqual({ EUR: 13, JPY: 13, USD: 13 });
  });
});
