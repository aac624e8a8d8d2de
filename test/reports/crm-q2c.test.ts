import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crmDataSet, hasCrmDataSet } from '../support/shared-data.ts';
import { type TestStack, testStack } from '../support/stack.ts';
import { cents, fileRows, sumsBy } from './support/csv-sums.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
type Data = any;

describe.skipIf(!hasCrmDataSet)('on the public data set', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await testStack({ DATASET: crmDataSet });
  }, 60_000);
  afterAll(() => stack?.stop());

  async function ask(query: string): Promise<Data> {
    const { data, errors } = await stack.ask(query, {}, 'bi');
    expect(errors).toBeUndefined();
    return data;
  }

  test('10,005,534 is booked in all', async () => {
    const { bookings } = await ask('{ bookings { total { amount currencyCode } asOf preliminary } }');
    expect(bookings).toEqual({
      total: [{ amount: '10005534.00', currencyCode: 'USD' }],
      asOf: '2017-12-31',
      preliminary: true,
    });
  });

  test('bookings by product are those of the public data, under the names that Salesforce gives', async () => {
    const { bookings } = await ask(
      '{ bookings(groupBy: [PRODUCT]) { rows { product { name } amount { amount } } } }',
    );
    expect(bookings.rows.map((row: Data) => [row.product.name, row.amount.amount])).toEqual([
      ['GTX Pro', '3510578.00'],
      ['GTX Plus Pro', '2629651.00'],
      ['MG Advanced', '2216387.00'],
      ['GTX Plus Basic', '705275.00'],
      ['GTX Basic', '499263.00'],
      ['GTK 500', '400612.00'],
      ['MG Special', '43768.00'],
    ]);
  });

  test('bookings by month, customer, sales rep, family, channel and subsidiary equal the sums of the order file', async () => {
    const data = await ask(`{
      byPeriod: bookings { rows { period amount { amount } } }
      byCustomer: bookings(groupBy: [CUSTOMER]) { rows { customer { name reference } amount { amount } } }
      byRep: bookings(groupBy: [SALES_REP]) { rows { salesRep { name } amount { amount } } }
      byFamily: bookings(groupBy: [PRODUCT_FAMILY]) { rows { family amount { amount } } }
      byChannel: bookings(groupBy: [CHANNEL]) { rows { channel amount { amount } } }
      bySubsidiary: bookings(groupBy: [SUBSIDIARY]) { rows { subsidiary { name currencyCode } amount { amount } } }
    }`);
    const orders = fileRows('netsuite/salesOrder.csv');
    const amount = (row: Record<string, string>): bigint =>
      cents(row['line.rate'] ?? '0') * BigInt(row['line.quantity'] ?? '1');
    const reps = new Map(fileRows('netsuite/employee.csv').map((row) => [row.externalId, row.entityId]));
    const families = new Map(fileRows('netsuite/item.csv').map((row) => [row.externalId, row.class]));
    const shown = (rows: Data[], key: (row: Data) => string) =>
      Object.fromEntries(rows.map((row) => [key(row), row.amount.amount]).sort());
    const byMonth = sumsBy(orders, (row) => row.tranDate?.slice(0, 7) ?? '', amount);
    expect(shown(data.byPeriod.rows, (row) => row.period)).toEqual(byMonth);
    expect([byMonth['2017-03'], byMonth['2017-12']]).toEqual(['1134672.00', '1131573.00']);
    expect(shown(data.byCustomer.rows, (row) => row.customer.reference)).toEqual(
      sumsBy(orders, (row) => row.entity ?? '', amount),
    );
    expect(data.byCustomer.rows.find((row: Data) => row.customer.name === 'Kan-code').amount.amount).toBe(
      '341455.00',
    );
    const byRep = sumsBy(orders, (row) => reps.get(row.salesRep) ?? '', amount);
    expect(shown(data.byRep.rows, (row) => row.salesRep.name)).toEqual(byRep);
    expect(byRep['Darcel Schlecht']).toBe('1153214.00');
    expect(shown(data.byFamily.rows, (row) => row.family)).toEqual(
      sumsBy(orders, (row) => families.get(row['line.item']) ?? '', amount),
    );
    expect(shown(data.byChannel.rows, (row) => row.channel)).toEqual(
      sumsBy(orders, (row) => row.custbody_channel ?? '', amount),
    );
    expect(data.bySubsidiary.rows).toEqual([
      {
        subsidiary: { name: 'Parent Company', currencyCode: 'USD' },
        amount: { amount: '10005534.00' },
      },
    ]);
  });

  test('recognized and planned revenue by period and product equal the sums of the plan file, to the cent', async () => {
    const { revenue } = await ask(`{ revenue(groupBy: [PERIOD, PRODUCT]) {
      rows { period product { reference } recognized { amount } planned { amount } }
      total { recognized { amount currencyCode } planned { amount } }
      identityChecks { name holds left { amount } right { amount } difference { amount } }
      completeness { complete gaps { code } } } }`);
    const items = new Map(
      fileRows('netsuite/invoice.csv').map((row) => [row['line.externalId'], row['line.item']]),
    );
    const plans = fileRows('netsuite/revenuePlan.csv');
    const key = (row: Record<string, string>): string => `${row.period} ${items.get(row.sourceLine)}`;
    for (const [measure, flag] of [
      ['recognized', 'T'],
      ['planned', 'F'],
    ] as const)
      expect(
        Object.fromEntries(
          revenue.rows
            .filter((row: Data) => row[measure].amount !== '0.00')
            .map((row: Data) => [`${row.period} ${row.product.reference}`, row[measure].amount])
            .sort(),
        ),
      ).toEqual(sumsBy(plans, key, (row) => (row.recognized === flag ? cents(row.amount ?? '0') : 0n)));
    expect(revenue.total).toEqual([
      { recognized: { amount: '8492181.65', currencyCode: 'USD' }, planned: { amount: '1513352.35' } },
    ]);
    expect(revenue.identityChecks.length).toBeGreaterThan(0);
    expect(revenue.identityChecks.filter(({ holds }: Data) => !holds)).toEqual([]);
    expect(revenue.completeness).toEqual({ complete: true, gaps: [] });
  });

  test('deferred revenue by period and product equals billed less recognized of the files, to the cent, and rolls forward', async () => {
    const { deferredRevenue } = await ask(`{ deferredRevenue(groupBy: [PERIOD, PRODUCT]) {
      rows { period product { reference } opening { amount } billed { amount } recognizedFromOpening { amount } recognizedFromNew { amount }
        credits { amount } reclassified { amount } fx { amount } closing { amount } }
      total { opening { amount } closing { amount } }
      identityChecks { name holds } } }`);
    const invoices = new Map(fileRows('netsuite/invoice.csv').map((row) => [row['line.externalId'], row]));
    const plans = fileRows('netsuite/revenuePlan.csv').map((row) => ({
      ...row,
      item: invoices.get(row.sourceLine)?.['line.item'] ?? '',
      billedIn: invoices.get(row.sourceLine)?.tranDate?.slice(0, 7) ?? '',
    }));
    const months = ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(
      (month) => `2017-${month}`,
    );
    const expected = Object.assign(
      {},
      ...months.map((month) =>
        sumsBy(
          plans,
          (row) => `${month} ${row.item}`,
          (row) =>
            (row.billedIn ?? '') <= month && (row.period ?? '') > month ? cents(row.amount ?? '0') : 0n,
        ),
      ),
    );
    const rows: Data[] = deferredRevenue.rows;
    expect(
      Object.fromEntries(
        rows
          .filter(({ closing }) => closing.amount !== '0.00')
          .map((row) => [`${row.period} ${row.product.reference}`, row.closing.amount])
          .sort(),
      ),
    ).toEqual(expected);
    for (const row of rows) {
      const parts = [
        'opening',
        'billed',
        'recognizedFromOpening',
        'recognizedFromNew',
        'credits',
        'reclassified',
        'fx',
      ];
      expect(parts.reduce((sum, part) => sum + cents(row[part].amount), 0n)).toBe(cents(row.closing.amount));
    }
    expect(deferredRevenue.total).toEqual([
      { opening: { amount: '0.00' }, closing: { amount: '1513352.35' } },
    ]);
    expect(deferredRevenue.identityChecks).toEqual([
      { name: 'rollForwardCloses', holds: true },
      { name: 'subLedgerEqualsGeneralLedger', holds: true },
    ]);
  });

  test('the waterfall, what remains to be earned and recurring revenue equal the sums of the files, and close', async () => {
    const data = await ask(`{
      revenueWaterfall { rows { period recognitionPeriod recognized { amount } remaining { amount } } total { billed { amount } remaining { amount } } identityChecks { name holds } }
      today: remainingPerformanceObligations { total { remaining { amount } withinTwelveMonths { amount } deferred { amount } backlog { amount } } identityChecks { name holds } }
      june: remainingPerformanceObligations(asOf: "2017-06-30") { asOf total { remaining { amount } } identityChecks { name holds } }
      recurringRevenue(from: "2017-04") { total { opening { amount } closing { amount } } identityChecks { name holds } }
      byProduct: recurringRevenue(from: "2017-04", groupBy: [PERIOD, PRODUCT]) { rows { period product { reference } closing { amount } } identityChecks { name holds } }
      bookings { identityChecks { name holds } }
    }`);
    const invoices = new Map(fileRows('netsuite/invoice.csv').map((row) => [row['line.externalId'], row]));
    const plans = fileRows('netsuite/revenuePlan.csv').map((row) => ({
      ...row,
      billedIn: invoices.get(row.sourceLine)?.tranDate?.slice(0, 7) ?? '',
    }));
    const cells = (measure: string): Record<string, string> =>
      Object.fromEntries(
        data.revenueWaterfall.rows
          .filter((row: Data) => row[measure].amount !== '0.00')
          .map((row: Data) => [`${row.period} ${row.recognitionPeriod}`, row[measure].amount])
          .sort(),
      );
    for (const [measure, flag] of [
      ['recognized', 'T'],
      ['remaining', 'F'],
    ] as const)
      expect(cells(measure)).toEqual(
        sumsBy(
          plans,
          (row) => `${row.billedIn} ${row.period}`,
          (row) => (row.recognized === flag ? cents(row.amount ?? '0') : 0n),
        ),
      );
    expect(data.revenueWaterfall.total).toEqual([
      { billed: { amount: '10005534.00' }, remaining: { amount: '1513352.35' } },
    ]);
    const near = sumsBy(
      plans,
      () => 'near',
      (row) => (row.recognized === 'F' && (row.period ?? '') <= '2018-12' ? cents(row.amount ?? '0') : 0n),
    );
    expect(data.today.total).toEqual([
      {
        remaining: { amount: '1513352.35' },
        withinTwelveMonths: { amount: near.near },
        deferred: { amount: '1513352.35' },
        backlog: { amount: '0.00' },
      },
    ]);
    expect(data.june).toMatchObject({ asOf: '2017-06-30', total: [{ remaining: { amount: '987972.34' } }] });
    // MG runs over 12 months and GTK over 24: a year of each term that runs.
    const annualOf = (row: Record<string, string>): bigint => {
      const amount = cents(row['line.rate'] ?? '0') * BigInt(row['line.quantity'] ?? '1');
      if (row['line.item']?.startsWith('MG')) return amount;
      return row['line.item']?.startsWith('GTK') ? amount / 2n : 0n;
    };
    const annual = sumsBy([...invoices.values()], () => 'annual', annualOf);
    expect(data.recurringRevenue.total[0].closing.amount).toBe(annual.annual);
    expect(
      Object.fromEntries(
        data.byProduct.rows
          .map((row: Data) => [`${row.period} ${row.product.reference}`, row.closing.amount])
          .sort(),
      ),
    ).toEqual(
      Object.assign(
        {},
        ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) =>
          sumsBy(
            [...invoices.values()].filter(({ tranDate = '' }) => tranDate.slice(0, 7) <= `2017-${month}`),
            (row) => `2017-${month} ${row['line.item']}`,
            annualOf,
          ),
        ),
      ),
    );
    const checks = [
      data.revenueWaterfall,
      data.today,
      data.june,
      data.recurringRevenue,
      data.byProduct,
      data.bookings,
    ].flatMap((report: Data) => report.identityChecks);
    expect(checks.length).toBe(16);
    expect(checks.filter(({ holds }: Data) => !holds)).toEqual([]);
  });

  test('revenue by sales rep equals the sums of the plans of their invoices', async () => {
    const { revenue } = await ask(
      '{ revenue(to: "2017-12", groupBy: [SALES_REP]) { rows { salesRep { name } recognized { amount } } } }',
    );
    const reps = new Map(fileRows('netsuite/employee.csv').map((row) => [row.externalId, row.entityId]));
    const soldBy = new Map(
      fileRows('netsuite/invoice.csv').map((row) => [row.externalId, reps.get(row.salesRep)]),
    );
    expect(
      Object.fromEntries(revenue.rows.map((row: Data) => [row.salesRep.name, row.recognized.amount]).sort()),
    ).toEqual(
      sumsBy(
        fileRows('netsuite/revenuePlan.csv'),
        (row) => soldBy.get(row.source) ?? '',
        (row) => (row.recognized === 'T' ? cents(row.amount ?? '0') : 0n),
      ),
    );
  });

  test('what did not change is asked of NetSuite once: after that the calendar alone, which also tells of changes', async () => {
    const range = 'from: "2017-03", to: "2017-11", groupBy: [PERIOD, PRODUCT_FAMILY]';
    const query = `{ bookings(${range}) { rows { amount { amount } } preliminary } revenue(${range}) { rows { recognized { amount } } } }`;
    await stack.resetStats();
    const first = await ask(query);
    expect((await stack.stats('netsuite')).requests).toBe(3);
    expect(first.bookings.preliminary).toBe(false);
    await stack.resetStats();
    expect(await ask(query)).toEqual(first);
    expect((await stack.stats('netsuite')).requests).toBe(1);
  });

  test('the year that the books begin in the midst of is told of as far as they go, and before them nothing was', async () => {
    const all = 'from: "2017-01", to: "2017-12"';
    const data = await ask(`{
      bookings(${all}) { total { amount } periods { id } }
      byDays: bookings(from: "2017-01-01", to: "2030-12-31") { total { amount } preliminary }
      revenue(${all}) { total { recognized { amount } planned { amount } } }
      deferredRevenue(${all}) { total { opening { amount } closing { amount } } identityChecks { holds } }
      cashReceipts(${all}) { total { received { amount } } identityChecks { holds } } }`);
    expect(data.bookings.total).toEqual([{ amount: '10005534.00' }]);
    expect(data.bookings.periods.map(({ id }: Data) => id).join(' ')).toBe(
      '2017-03 2017-04 2017-05 2017-06 2017-07 2017-08 2017-09 2017-10 2017-11 2017-12',
    );
    expect(data.byDays).toEqual({ total: [{ amount: '10005534.00' }], preliminary: true });
    expect(data.revenue.total).toEqual([
      { recognized: { amount: '8492181.65' }, planned: { amount: '0.00' } },
    ]);
    expect(data.deferredRevenue.total).toEqual([
      { opening: { amount: '0.00' }, closing: { amount: '1513352.35' } },
    ]);
    expect(data.cashReceipts.total).toEqual([{ received: { amount: '9060186.00' } }]);
    expect([...data.deferredRevenue.identityChecks, ...data.cashReceipts.identityChecks]).toEqual(
      Array.from({ length: 4 }, () => ({ holds: true })),
    );
    const before = 'from: "2016-01", to: "2016-12"';
    const nothing = { rows: [], total: [], preliminary: false };
    const shown = '{ rows { startsOn } total { __typename } preliminary }';
    expect(
      await ask(`{ bookings(${before}) ${shown} revenue(${before}) ${shown} deferredRevenue(${before}) ${shown}
        revenueWaterfall(${before}) ${shown} recurringRevenue(${before}, currency: CONSOLIDATED) ${shown} cashReceipts(${before}) ${shown}
        receivables(asOf: "2016-12-31") { rows { open { amount } } total { __typename } preliminary }
        remainingPerformanceObligations(asOf: "2016-12-31") { rows { backlog { amount } } total { __typename } preliminary } }`),
    ).toEqual({
      bookings: nothing,
      revenue: nothing,
      deferredRevenue: nothing,
      revenueWaterfall: nothing,
      recurringRevenue: nothing,
      cashReceipts: nothing,
      receivables: nothing,
      remainingPerformanceObligations: nothing,
    });
  });

  test('what remains to be earned is held against the ledger in every currency it is asked for', async () => {
    const check = { name: 'deferredEqualsGeneralLedger', holds: true, left: { amount: '1513352.35' } };
    for (const currency of ['TRANSACTION', 'SUBSIDIARY', 'CONSOLIDATED']) {
      const { remainingPerformanceObligations: report } = await ask(
        `{ remainingPerformanceObligations(currency: ${currency}) { identityChecks { name holds left { amount } } } }`,
      );
      expect(report.identityChecks).toEqual([check]);
    }
  });

  test('a range that ends before it begins, and a period that is none, are refused', async () => {
    for (const [query, message] of [
      ['{ bookings(from: "2017-05", to: "2017-04") { asOf } }', 'to: must not come before from'],
      ['{ bookings(from: "1999-02", to: "1999-01") { asOf } }', 'to: must not come before from'],
      ['{ bookings(from: "2017-13") { asOf } }', 'from: there is no accounting period 2017-13'],
      ['{ bookings(from: "2031-01") { asOf } }', 'from: there is no accounting period 2031-01'],
      [
        '{ bookings(from: "2018-02") { asOf } }',
        'from: must not come after 2017-12, where a range ends that names no end',
      ],
      ['{ revenue(to: "May") { asOf } }', 'to: expected an accounting period YYYY-MM, or a day within one'],
    ] as const) {
      const { errors } = await stack.ask(query, {}, 'bi');
      expect(errors?.map(({ message: text, extensions }) => [text, extensions.code])).toEqual([
        [message, 'BAD_USER_INPUT'],
      ]);
    }
  });

  test('whoever has no scope for revenue is refused', async () => {
    const { errors } = await stack.ask('{ bookings { asOf } }', {}, 'partner');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });
});
