import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sum } from '../../kit/money.ts';
import { crmDataSet, hasCrmDataSet } from '../support/shared-data.ts';
import { type TestStack, testStack } from '../support/stack.ts';

/** The rows of one file of the data set, read apart from everything that the product does. */
function file(path: string): Record<string, string>[] {
  return parseCsv(readFileSync(join(crmDataSet, path)), { columns: true }) as Record<string, string>[];
}

describe.skipIf(!hasCrmDataSet)('on the public data set', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await testStack({ DATASET: crmDataSet });
  });
  afterAll(() => stack?.stop());

  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const answer = await stack.ask(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  test('there are 4,238 orders, 85 customers, 7,212 quotes and 7 products', async () => {
    const data = await ask(
      '{ orders { totalCount } customers { totalCount } quotes { totalCount } products { totalCount } }',
    );
    expect(data).toEqual({
      orders: { totalCount: 4238 },
      customers: { totalCount: 85 },
      quotes: { totalCount: 7212 },
      products: { totalCount: 7 },
    });
  });

  test('one query walks an order from its quote to recognized revenue', async () => {
    const data = await ask(`{
      orders(filter: { reference: "O-1C1I7A6R" }) { totalCount edges { node {
        reference status orderedOn total { amount currencyCode }
        customer { reference name channel }
        quote { reference status total { amount } }
        lines { product { reference name family } quantity unitPrice { amount } total { amount } }
        salesOrder { status total { amount currencyCode } salesRep subsidiary }
        blocker { code }
        invoices { totalCount edges { node { reference status issuedOn dueOn subtotal { amount } tax { amount } total { amount } outstanding { amount } isDisputed
          lines { product { name } quantity total { amount } }
          customer { reference } order { reference } applications { kind appliedOn amount { amount } payment { reference } } } } }
        payments { edges { node { reference receivedOn amount { amount } unapplied { amount } applications { amount { amount } invoice { reference } } } } }
        cash { ordered { amount } invoiced { amount } paid { amount } credited { amount } outstanding { amount } overdue { amount } unapplied { amount } }
        revenue { recognized { amount currencyCode } planned { amount } deferred { amount } }
        timeline { kind occurredOn amount { amount } }
      } } } }`);
    expect(data.orders.totalCount).toBe(1);
    const order = data.orders.edges[0].node;
    expect(order).toEqual({
      reference: 'O-1C1I7A6R',
      status: 'ACTIVATED',
      orderedOn: '2017-03-01',
      total: { amount: '1054.00', currencyCode: 'USD' },
      customer: { reference: 'ACC-0009', name: 'Cancity', channel: 'DIRECT' },
      quote: { reference: 'Q-1C1I7A6R', status: 'ACCEPTED', total: { amount: '1054.00' } },
      lines: [
        {
          product: { reference: 'GTX-PLUS-BASIC', name: 'GTX Plus Basic', family: 'GTX' },
          quantity: '1',
          unitPrice: { amount: '1054.00' },
          total: { amount: '1054.00' },
        },
      ],
      salesOrder: {
        status: 'BILLED',
        total: { amount: '1054.00', currencyCode: 'USD' },
        salesRep: expect.any(String),
        subsidiary: 'Parent Company',
      },
      blocker: null,
      invoices: {
        totalCount: 1,
        edges: [
          {
            node: {
              reference: 'INV-1C1I7A6R',
              status: 'PAID',
              issuedOn: '2017-03-01',
              dueOn: '2017-03-31',
              subtotal: { amount: '1054.00' },
              tax: { amount: '0.00' },
              total: { amount: '1054.00' },
              outstanding: { amount: '0.00' },
              isDisputed: false,
              lines: [{ product: { name: 'GTX Plus Basic' }, quantity: '1', total: { amount: '1054.00' } }],
              customer: { reference: 'ACC-0009' },
              order: { reference: 'O-1C1I7A6R' },
              applications: [
                {
                  kind: 'PAYMENT',
                  appliedOn: '2017-03-14',
                  amount: { amount: '1054.00' },
                  payment: { reference: 'PAY-1C1I7A6R' },
                },
              ],
            },
          },
        ],
      },
      payments: {
        edges: [
          {
            node: {
              reference: 'PAY-1C1I7A6R',
              receivedOn: '2017-03-14',
              amount: { amount: '1054.00' },
              unapplied: { amount: '0.00' },
              applications: [{ amount: { amount: '1054.00' }, invoice: { reference: 'INV-1C1I7A6R' } }],
            },
          },
        ],
      },
      cash: {
        ordered: { amount: '1054.00' },
        invoiced: { amount: '1054.00' },
        paid: { amount: '1054.00' },
        credited: { amount: '0.00' },
        outstanding: { amount: '0.00' },
        overdue: { amount: '0.00' },
        unapplied: { amount: '0.00' },
      },
      revenue: {
        recognized: { amount: '1054.00', currencyCode: 'USD' },
        planned: { amount: '0.00' },
        deferred: { amount: '0.00' },
      },
      timeline: [
        { kind: 'ORDERED', occurredOn: '2017-03-01', amount: null },
        { kind: 'ACTIVATED', occurredOn: '2017-03-01', amount: null },
        { kind: 'BOOKED', occurredOn: '2017-03-01', amount: { amount: '1054.00' } },
        { kind: 'INVOICED', occurredOn: '2017-03-01', amount: { amount: '1054.00' } },
        { kind: 'PAID', occurredOn: '2017-03-14', amount: { amount: '1054.00' } },
      ],
    });
  });

  test('the orders of Kan-code add up to 341,455 and its cash view agrees to the cent with the files', async () => {
    const totals: string[] = [];
    let customer: Record<string, never> | undefined;
    for (let after: string | null = null; ; ) {
      const data: Awaited<ReturnType<typeof ask>> = await ask(
        `query ($after: String) { customers(filter: { reference: "ACC-0041" }) { edges { node {
          name cash { currencyCode ordered { amount } invoiced { amount } paid { amount } outstanding { amount } overdue { amount } creditLimit { amount }
            aging { current { amount } days1To30 { amount } days31To60 { amount } days61To90 { amount } over90 { amount } } }
          revenue { recognized { amount } planned { amount } deferred { amount } }
          orders(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { total { amount } } } } } } } }`,
        { after },
      );
      customer = data.customers.edges[0].node;
      const orders = data.customers.edges[0].node.orders;
      totals.push(
        ...orders.edges.map((edge: { node: { total: { amount: string } } }) => edge.node.total.amount),
      );
      if (!orders.pageInfo.hasNextPage) {
        expect(totals.length).toBe(orders.totalCount);
        break;
      }
      after = orders.pageInfo.endCursor;
    }
    expect(sum(totals).toFixed(2)).toBe('341455.00');

    const invoices = file('netsuite/invoice.csv').filter((row) => row.entity === 'ACC-0041');
    const invoiced = sum(invoices.map((row) => row['line.rate'] as string));
    const paid = sum(
      file('netsuite/customerPayment.csv')
        .filter((row) => row.customer === 'ACC-0041')
        .map((row) => row['apply.amount'] as string),
    );
    const paidInvoices = new Set(file('netsuite/customerPayment.csv').map((row) => row['apply.doc']));
    const open = invoices.filter((row) => !paidInvoices.has(row.externalId));
    const age = (from: number, to: number): string =>
      sum(
        open
          .filter((row) => {
            const days = (Date.parse('2017-12-31') - Date.parse(row.dueDate as string)) / 86_400_000;
            return days >= from && days <= to;
          })
          .map((row) => row['line.rate'] as string),
      ).toFixed(2);
    const mine = new Set(invoices.map((row) => row.externalId));
    const plans = file('netsuite/revenuePlan.csv').filter((row) => mine.has(row.source as string));
    const planned = (flag: string): string =>
      sum(plans.filter((row) => row.recognized === flag).map((row) => row.amount as string)).toFixed(2);
    expect(customer).toMatchObject({
      name: 'Kan-code',
      cash: [
        {
          currencyCode: 'USD',
          ordered: { amount: '341455.00' },
          invoiced: { amount: invoiced.toFixed(2) },
          paid: { amount: paid.toFixed(2) },
          outstanding: { amount: invoiced.minus(paid).toFixed(2) },
          overdue: { amount: age(1, 10_000) },
          creditLimit: { amount: '250000.00' },
          aging: {
            current: { amount: age(-10_000, 0) },
            days1To30: { amount: age(1, 30) },
            days31To60: { amount: age(31, 60) },
            days61To90: { amount: age(61, 90) },
            over90: { amount: age(91, 10_000) },
          },
        },
      ],
      revenue: [
        {
          recognized: { amount: planned('T') },
          planned: { amount: planned('F') },
          deferred: { amount: planned('F') },
        },
      ],
    });
  });

  test('all 85 customers are found by reference, each under one id', async () => {
    const references = file('salesforce/Account.csv').map((row) => row.External_Id__c as string);
    const query = references
      .map(
        (reference, i) =>
          `c${i}: customers(filter: { reference: "${reference}" }) { edges { node { id reference netsuiteId } } }`,
      )
      .join('\n');
    const data = await ask(`{ ${query} }`);
    const found = references.map((_, i) => data[`c${i}`].edges);
    expect(found.map((edges) => edges.length)).toEqual(references.map(() => 1));
    expect(found.map((edges) => edges[0].node.reference)).toEqual(references);
    expect(new Set(found.map((edges) => edges[0].node.id)).size).toBe(85);
    expect(found.every((edges) => edges[0].node.netsuiteId !== null)).toBe(true);
  });

  test('a page of fifty customers with everything costs 4 requests to Salesforce and 8 to NetSuite at most, five no more', async () => {
    const query = `query ($first: Int!) { customers(first: $first) { totalCount edges { node {
      id reference name channel
      invoices { edges { node { number total { amount } } } }
      payments { edges { node { number amount { amount } } } }
      cash { outstanding { amount } creditLimit { amount } }
      revenue { recognized { amount } }
      orders(first: 20) { edges { node {
        number status total { amount } lines { product { name } quantity total { amount } }
        invoices { edges { node { number status total { amount } } } }
        payments { edges { node { number amount { amount } } } }
        cash { outstanding { amount } }
        revenue { recognized { amount } planned { amount } }
      } } } } } } }`;
    for (const [first, orders] of [
      [50, 1000],
      [5, 100],
    ] as const) {
      await stack.resetStats();
      const data = await ask(query, { first });
      expect(data.customers.edges.length).toBe(first);
      const all = data.customers.edges.flatMap(
        (edge: { node: { orders: { edges: unknown[] } } }) => edge.node.orders.edges,
      );
      expect(all.length).toBe(orders);
      const [salesforce, netsuite] = await Promise.all([stack.stats('salesforce'), stack.stats('netsuite')]);
      expect(salesforce.requests).toBeLessThanOrEqual(4);
      expect(netsuite.requests).toBeLessThanOrEqual(8);
      if (first === 5) expect([salesforce.requests, netsuite.requests]).toEqual([3, 3]);
    }
  });
});
