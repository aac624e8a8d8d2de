import { describe, expect, test } from 'vitest';
import { addMonths, formatDay, parseDay } from '../../sandbox/dataset/calendar-day.ts';
import type { DataSet } from '../../sandbox/dataset/dataset.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import {
  cell,
  days,
  documents,
  groupBy,
  invoiceStates,
  keysOf,
  lineAmounts,
  type Row,
  rows,
  tally,
  units,
} from './demo-books.ts';

/** Reference columns and the file, by its externalId or External_Id__c, that they point into. */
const REFERENCES: Record<string, string> = {
  'Account.Parent.External_Id__c': 'Account',
  'Account.Owner.External_Id__c': 'User',
  'Opportunity.Account.External_Id__c': 'Account',
  'Opportunity.Owner.External_Id__c': 'User',
  'Quote.Opportunity.External_Id__c': 'Opportunity',
  'QuoteLineItem.Quote.External_Id__c': 'Quote',
  'QuoteLineItem.Product2.External_Id__c': 'Product2',
  'PricebookEntry.Product2.External_Id__c': 'Product2',
  'Order.Account.External_Id__c': 'Account',
  'Order.Quote.External_Id__c': 'Quote',
  'Order.Opportunity.External_Id__c': 'Opportunity',
  'Order.Partner__r.External_Id__c': 'Account',
  'Partner_Price__c.Product__r.External_Id__c': 'Product2',
  'Deal_Registration__c.Partner__r.External_Id__c': 'Account',
  'Deal_Registration__c.Product__r.External_Id__c': 'Product2',
  'OrderItem.Order.External_Id__c': 'Order',
  'OrderItem.Product2.External_Id__c': 'Product2',
  'subsidiary.currency': 'currency',
  'subsidiary.parent': 'subsidiary',
  'currencyRate.baseCurrency': 'currency',
  'currencyRate.transactionCurrency': 'currency',
  'consolidatedExchangeRate.fromSubsidiary': 'subsidiary',
  'consolidatedExchangeRate.toSubsidiary': 'subsidiary',
  'employee.subsidiary': 'subsidiary',
  'partner.subsidiary': 'subsidiary',
  'customer.subsidiary': 'subsidiary',
  'customer.currency': 'currency',
  'customer.salesRep': 'employee',
  'customer.partner': 'partner',
  'customer.parent': 'customer',
  'creditMemo.createdFrom': 'invoice',
  'creditMemo.apply.doc': 'invoice',
  'customerPayment.apply.doc': 'invoice',
  'customerDeposit.salesOrder': 'salesOrder',
  'invoice.createdFrom': 'salesOrder',
  'revenuePlan.source': 'invoice',
  'revenuePlan.currency': 'currency',
};
for (const transaction of ['salesOrder', 'invoice', 'creditMemo', 'customerPayment', 'customerDeposit']) {
  REFERENCES[`${transaction}.entity`] = 'customer';
  REFERENCES[`${transaction}.customer`] = 'customer';
  REFERENCES[`${transaction}.subsidiary`] = 'subsidiary';
  REFERENCES[`${transaction}.currency`] = 'currency';
  REFERENCES[`${transaction}.salesRep`] = 'employee';
  REFERENCES[`${transaction}.partner`] = 'partner';
  REFERENCES[`${transaction}.line.item`] = 'item';
}

function plain(dataSet: DataSet): unknown {
  return [...dataSet.salesforce, ...dataSet.netsuite].map(([object, { columns, rows: cells }]) => [
    object,
    columns,
    cells,
  ]);
}

const TODAY = '2026-06-30';
const demo = demoCompany({ today: TODAY });

describe('The demo company', () => {
  test('is the same for the same date, and another for another', () => {
    expect(plain(demoCompany({ today: TODAY }))).toEqual(plain(demo));
    expect(plain(demoCompany({ today: '2026-06-29' }))).not.toEqual(plain(demo));
  });

  test('grows by more customers to about the transaction lines asked for', () => {
    for (const lines of [1, 500, 20_000]) {
      const { transactionLines: made } = demoCompany({ today: TODAY, lines });
      expect(made).toBeGreaterThanOrEqual(lines);
      expect(made).toBeLessThan(lines + 600);
    }
    expect(() => demoCompany({ today: TODAY, lines: 0 })).toThrow('lines must be a whole number');
    expect(() => demoCompany({ today: 'today' })).toThrow('today must be a date YYYY-MM-DD, not today');
  });

  test('begins with the same customers whatever its size', () => {
    const small = rows(demoCompany({ today: TODAY, lines: 8_000 }), 'Account');
    expect(small.length).toBeGreaterThan(40);
    expect(rows(demo, 'Account').slice(0, small.length)).toEqual(small);
  });
});

describe.each([TODAY, '2024-02-29'])('The demo company of %s', (today) => {
  const data = today === TODAY ? demo : demoCompany({ today });
  const keys = keysOf(data);
  const invoices = invoiceStates(data);
  const end = parseDay(today) as number;

  test('has each key once, and no key in two kinds of entity or of transaction', () => {
    const lines = new Set(['salesOrder', 'invoice', 'creditMemo', 'customerPayment', 'customerDeposit']);
    for (const [object, table] of [...data.salesforce, ...data.netsuite]) {
      const size = keys.get(object)?.size;
      if (size !== undefined && !lines.has(object)) expect(table.rows, object).toHaveLength(size);
    }
    for (const group of [['customer', 'partner', 'employee'], [...lines]]) {
      const all = group.flatMap((object) => [...(keys.get(object) as Set<string>)]);
      expect(new Set(all).size).toBe(all.length);
    }
    const lineIds = ['salesOrder', 'invoice', 'creditMemo'].flatMap((object) =>
      rows(data, object).map((row) => cell(row, 'line.externalId')),
    );
    expect(new Set(lineIds).size).toBe(lineIds.length);
  });

  test('refers only to what it has, in every reference column', () => {
    let checked = 0;
    for (const [object, { columns, rows: cells }] of [...data.salesforce, ...data.netsuite])
      columns.forEach((column, at) => {
        const target = REFERENCES[`${object}.${column}`];
        if (target === undefined) {
          expect(column, `${object}.${column}`).not.toMatch(
            /External_Id__c\.|\.External_Id__c$|^(entity|customer|createdFrom|partner|parent)$|item$|\.doc$/,
          );
          return;
        }
        checked++;
        const known = keys.get(target) as Set<string>;
        const missing = cells.map((row) => row[at] as string).filter((key) => key !== '' && !known.has(key));
        expect(missing, `${object}.${column}`).toEqual([]);
      });
    expect(checked).toBe(60);
    const sourceLines = new Set(rows(data, 'invoice').map((row) => cell(row, 'line.externalId')));
    expect(rows(data, 'revenuePlan').filter((row) => !sourceLines.has(cell(row, 'sourceLine')))).toEqual([]);
  });

  test('links reps, products, customers and orders of the two systems by their keys', () => {
    expect([...(keys.get('User') as Set<string>)]).toEqual([...(keys.get('employee') as Set<string>)]);
    expect([...(keys.get('Product2') as Set<string>)]).toEqual([...(keys.get('item') as Set<string>)]);
    const accounts = keys.get('Account') as Set<string>;
    const customers = keys.get('customer') as Set<string>;
    expect([accounts.size, customers.size, accounts.intersection(customers).size]).toEqual([252, 288, 220]);

    const orders = groupBy(rows(data, 'Order'), 'External_Id__c');
    for (const row of documents(data, 'salesOrder')) {
      const order = orders.get(cell(row, 'externalId'))?.[0];
      if (order === undefined) continue;
      expect([cell(row, 'entity'), cell(row, 'tranDate'), cell(row, 'currency')]).toEqual([
        cell(order, 'Account.External_Id__c'),
        cell(order, 'EffectiveDate'),
        cell(order, 'CurrencyIsoCode'),
      ]);
      expect([cell(row, 'otherRefNum'), cell(row, 'custbody_channel')]).toEqual([
        cell(order, 'PoNumber'),
        cell(order, 'Channel__c'),
      ]);
    }
    const inBooks = groupBy(rows(data, 'salesOrder'), 'line.externalId');
    let compared = 0;
    for (const item of rows(data, 'OrderItem')) {
      const line = inBooks.get(cell(item, 'External_Id__c'))?.[0];
      if (line === undefined) continue;
      compared++;
      expect([cell(line, 'line.item'), cell(line, 'line.quantity'), cell(line, 'line.rate')]).toEqual([
        cell(item, 'Product2.External_Id__c'),
        cell(item, 'Quantity'),
        cell(item, 'UnitPrice'),
      ]);
    }
    expect(compared).toBeGreaterThan(2_000);
  });

  test('has documents in the currency and the subsidiary of their customer', () => {
    const customers = groupBy(rows(data, 'customer'), 'externalId');
    for (const object of ['salesOrder', 'invoice', 'creditMemo', 'customerPayment', 'customerDeposit'])
      for (const row of documents(data, object)) {
        const customer = customers.get(row.entity ?? cell(row, 'customer'))?.[0] as Row;
        expect([row.currency, row.subsidiary]).toEqual([customer.currency, customer.subsidiary]);
      }
  });

  test('writes amounts with the digits of their currency', () => {
    const amounts: [string, string, string][] = [
      ['PricebookEntry', 'UnitPrice', 'CurrencyIsoCode'],
      ['Opportunity', 'Amount', 'CurrencyIsoCode'],
      ['customer', 'creditLimit', 'currency'],
      ['salesOrder', 'line.rate', 'currency'],
      ['invoice', 'line.rate', 'currency'],
      ['creditMemo', 'line.rate', 'currency'],
      ['customerPayment', 'apply.amount', 'currency'],
      ['customerDeposit', 'payment', 'currency'],
      ['revenuePlan', 'amount', 'currency'],
    ];
    for (const [object, amount, currency] of amounts)
      for (const row of rows(data, object))
        expect(units(cell(row, amount), cell(row, currency)) > 0n).toBe(true);
  });

  test('has every quote at exactly the opportunity’s and the order’s total', () => {
    const quotes = groupBy(rows(data, 'Quote'), 'External_Id__c');
    const orderItems = groupBy(rows(data, 'OrderItem'), 'Order.External_Id__c');
    const quoteLines = groupBy(rows(data, 'QuoteLineItem'), 'Quote.External_Id__c');
    const opportunities = groupBy(rows(data, 'Opportunity'), 'External_Id__c');
    let compared = 0;
    for (const order of rows(data, 'Order')) {
      const quote = quotes.get(cell(order, 'Quote.External_Id__c'))?.[0];
      if (quote === undefined) continue;
      const currency = cell(order, 'CurrencyIsoCode');
      // In thousandths of the smallest unit, since discounts have one decimal.
      const quoted = (quoteLines.get(cell(quote, 'External_Id__c')) ?? []).reduce((sum, line) => {
        const kept = 1000n - BigInt(Number(cell(line, 'Discount') || '0') * 10);
        return sum + BigInt(cell(line, 'Quantity')) * units(cell(line, 'UnitPrice'), currency) * kept;
      }, 0n);
      const ordered = (orderItems.get(cell(order, 'External_Id__c')) ?? []).reduce(
        (sum, line) => sum + BigInt(cell(line, 'Quantity')) * units(cell(line, 'UnitPrice'), currency),
        0n,
      );
      const opportunity = opportunities.get(cell(order, 'Opportunity.External_Id__c'))?.[0] as Row;
      expect([quoted, units(cell(opportunity, 'Amount'), currency)]).toEqual([ordered * 1000n, ordered]);
      expect(cell(quote, 'Status')).toBe('Accepted');
      expect(cell(quote, 'Opportunity.External_Id__c')).toBe(cell(opportunity, 'External_Id__c'));
      compared++;
    }
    expect(compared).toBeGreaterThan(900);
  });

  test('plans every invoice line’s revenue to exactly its amount, recognized where its month has ended', () => {
    const rules = new Map(
      rows(data, 'item').map((row) => [cell(row, 'externalId'), cell(row, 'revenueRecognitionRule')]),
    );
    const months: Record<string, number> = { POINT_IN_TIME: 1, STRAIGHT_LINE_12M: 12, STRAIGHT_LINE_24M: 24 };
    const plans = groupBy(rows(data, 'revenuePlan'), 'sourceLine');
    const lines = rows(data, 'invoice');
    expect(plans.size).toBe(lines.length);
    for (const line of lines) {
      const plan = plans.get(cell(line, 'line.externalId')) as Row[];
      const rule = rules.get(cell(line, 'line.item')) as string;
      const amounts = plan.map((row) => units(cell(row, 'amount'), cell(line, 'currency')));
      expect(plan).toHaveLength(months[rule] as number);
      expect(amounts.reduce((sum, amount) => sum + amount)).toBe(lineAmounts(line).net);
      expect(new Set(amounts.slice(0, -1)).size).toBeLessThanOrEqual(1);
      expect((amounts.at(-1) as bigint) >= (amounts[0] as bigint)).toBe(true);
      plan.forEach((row, n) => {
        const month = formatDay(addMonths(days(line, 'tranDate'), n)).slice(0, 7);
        const recognized = rule === 'POINT_IN_TIME' || month < today.slice(0, 7);
        expect([cell(row, 'source'), cell(row, 'period'), cell(row, 'recognized')]).toEqual([
          cell(line, 'externalId'),
          month,
          recognized ? 'T' : 'F',
        ]);
      });
    }
  });

  test('has no document after today, and each after what it comes from', () => {
    const orderDays = new Map(
      documents(data, 'salesOrder').map((row) => [cell(row, 'externalId'), days(row, 'tranDate')]),
    );
    const invoiceDays = new Map([...invoices].map(([id, { row }]) => [id, days(row, 'tranDate')]));
    const first = parseDay(`${formatDay(addMonths(end, -36)).slice(0, 7)}-01`) as number;
    for (const object of ['salesOrder', 'invoice', 'creditMemo', 'customerPayment', 'customerDeposit'])
      for (const row of documents(data, object)) {
        const day = days(row, 'tranDate');
        expect(day >= first && day <= end, `${object} ${cell(row, 'externalId')} ${row.tranDate}`).toBe(true);
      }
    for (const row of rows(data, 'Order')) expect(days(row, 'EffectiveDate')).toBeLessThanOrEqual(end);
    for (const row of rows(data, 'Opportunity'))
      expect(days(row, 'CloseDate') > end).toBe(!cell(row, 'StageName').startsWith('Closed'));
    for (const { row } of invoices.values()) {
      expect(days(row, 'tranDate')).toBeGreaterThanOrEqual(orderDays.get(cell(row, 'createdFrom')) as number);
      expect(days(row, 'dueDate')).toBeGreaterThanOrEqual(days(row, 'tranDate'));
    }
    for (const object of ['creditMemo', 'customerPayment'])
      for (const row of rows(data, object)) {
        const invoice = cell(row, 'apply.doc');
        if (invoice !== '')
          expect(days(row, 'tranDate')).toBeGreaterThanOrEqual(invoiceDays.get(invoice) as number);
      }
    for (const row of rows(data, 'customerDeposit'))
      expect(days(row, 'tranDate')).toBeGreaterThanOrEqual(orderDays.get(cell(row, 'salesOrder')) as number);
  });

  test('never invoices more than was ordered, nor applies more than was invoiced', () => {
    const ordered = new Map<string, number>();
    for (const row of rows(data, 'salesOrder'))
      ordered.set(`${cell(row, 'externalId')} ${cell(row, 'line.item')}`, Number(cell(row, 'line.quantity')));
    expect(ordered.size).toBe(rows(data, 'salesOrder').length);
    const invoiced = new Map<string, number>();
    for (const row of rows(data, 'invoice')) {
      const line = `${cell(row, 'createdFrom')} ${cell(row, 'line.item')}`;
      invoiced.set(line, (invoiced.get(line) ?? 0) + Number(cell(row, 'line.quantity')));
    }
    const lines = groupBy(rows(data, 'salesOrder'), 'line.externalId');
    for (const row of rows(data, 'invoice')) {
      const line = lines.get(cell(row, 'line.orderLine'))?.[0] as Row;
      expect([row.createdFrom, row['line.item'], row['line.rate'], row['line.taxRate']]).toEqual([
        line.externalId,
        line['line.item'],
        line['line.rate'],
        line['line.taxRate'],
      ]);
    }
    for (const [line, quantity] of invoiced)
      expect(quantity).toBeLessThanOrEqual(ordered.get(line) as number);
    for (const { total, applied } of invoices.values()) expect(applied <= total).toBe(true);
    for (const object of ['customerPayment', 'creditMemo'])
      for (const row of rows(data, object)) {
        const invoice = invoices.get(cell(row, 'apply.doc'));
        if (invoice) expect(cell(invoice.row, 'entity')).toBe(row.entity ?? cell(row, 'customer'));
      }
  });

  test('has exchange rates for every month of its history', () => {
    const months = new Set(
      rows(data, 'revenuePlan')
        .map((row) => cell(row, 'period'))
        .filter((it) => it <= today.slice(0, 7)),
    );
    const rates = rows(data, 'consolidatedExchangeRate').map((row) => cell(row, 'postingPeriod'));
    expect(rates).toHaveLength(37);
    expect([...months].filter((month) => !rates.includes(month))).toEqual([]);
    expect(rows(data, 'currencyRate')).toHaveLength(4 * 37);
    expect(tally(rows(data, 'DatedConversionRate'), 'IsoCode')).toEqual({ EUR: 37, JPY: 37 });
    const euro = rows(data, 'DatedConversionRate').filter((row) => row.IsoCode === 'EUR');
    expect(rows(data, 'CurrencyType').map((row) => [row.IsoCode, row.DecimalPlaces])).toEqual([
      ['EUR', '2'],
      ['JPY', '0'],
    ]);
    expect(rows(data, 'CurrencyType')[0]?.ConversionRate).toBe(euro.at(-1)?.ConversionRate);
    for (const row of rows(data, 'invoice')) {
      const base = row.subsidiary === 'EMEA' ? 'EUR' : 'USD';
      expect(cell(row, 'exchangeRate') === '1').toBe(row.currency === base);
    }
  });
});
