import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crmDataSet, hasCrmDataSet } from '../support/shared-data.ts';
import { type TestStack, testStack } from '../support/stack.ts';
import { addDays, type CrmInvoice, crmCash, days, dollars, openOn } from './support/crm-cash.ts';

const BUCKETS =
  'current { amount } days1To30 { amount } days31To60 { amount } days61To90 { amount } over90 { amount }';

/** The five buckets and all that is open, in the order of the contract. */
function aging(invoices: readonly (CrmInvoice & { open: number })[], day: string): string[] {
  const buckets = [0, 0, 0, 0, 0];
  for (const { due, open } of invoices) {
    const late = days(due, day);
    const bucket = late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4;
    buckets[bucket] = (buckets[bucket] as number) + open;
  }
  return [...buckets, buckets.reduce((a, b) => a + b, 0)].map(dollars);
}

// biome-ignore lint/suspicious/noExplicitAny: a row of an answer
function figures(row: any): string[] {
  return ['current', 'days1To30', 'days31To60', 'days61To90', 'over90', 'open'].map(
    (name) => row[name].amount,
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const exact =
    sorted.length % 2 === 1
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  return Math.sign(exact) * Math.round(Math.abs(exact));
}

describe.skipIf(!hasCrmDataSet)('on the public data set', () => {
  let stack: TestStack;
  const books = hasCrmDataSet ? crmCash() : { invoices: [], payments: [] };
  beforeAll(async () => {
    stack = await testStack({ DATASET: crmDataSet });
  });
  afterAll(() => stack?.stop());

  /** What BI is answered, and how many requests it cost NetSuite. */
  const ask = async (query: string) => {
    await stack.resetStats();
    const answer = await stack.ask(query, {}, 'bi');
    expect(answer.errors).toBeUndefined();
    return { data: answer.data, requests: (await stack.stats('netsuite')).requests };
  };

  // biome-ignore lint/suspicious/noExplicitAny: identity checks of an answer
  const holding = (checks: any[]): string[] => checks.map(({ name, holds }) => `${name} ${holds}`);

  test.each([
    '2017-12-31',
    '2017-06-30',
  ])('receivables on %s are what the files say, to the cent, by customer and by sales rep', async (day) => {
    const open = openOn(books, day);
    const { data, requests } = await ask(`{ receivables(asOf: "${day}", groupBy: [CUSTOMER]) { asOf
      rows { customer { reference } ${BUCKETS} open { amount } unapplied { amount } }
      total { ${BUCKETS} open { amount currencyCode } unapplied { amount } balance { amount } }
      identityChecks { name holds difference { amount } } } }`);
    expect(requests).toBeLessThanOrEqual(3);
    const { rows, total, identityChecks } = data.receivables;
    const expected = [...Map.groupBy(open, ({ customer }) => customer)].map(([customer, own]) => [
      customer,
      aging(own, day),
    ]);
    expect(
      rows.map((row: { customer: { reference: string } }) => [row.customer.reference, figures(row)]).sort(),
    ).toEqual(expected.sort());
    expect(total.map(figures)).toEqual([aging(open, day)]);
    expect(total[0]).toMatchObject({ open: { currencyCode: 'USD' }, unapplied: { amount: '0.00' } });
    expect(total[0].balance.amount).toBe(total[0].open.amount);
    expect(identityChecks).toEqual([
      { name: 'RECEIVABLES_TO_LEDGER', holds: true, difference: { amount: '0.00' } },
      { name: 'BUCKETS_TO_OPEN', holds: true, difference: { amount: '0.00' } },
    ]);

    const byRep = await ask(
      `{ receivables(asOf: "${day}", groupBy: [SALES_REP]) { rows { salesRep { name } customer { id } ${BUCKETS} open { amount } } } }`,
    );
    expect(byRep.requests).toBe(2);
    expect(
      byRep.data.receivables.rows
        .map((row: { salesRep: { name: string } }) => [row.salesRep.name, figures(row)])
        .sort(),
    ).toEqual(
      [...Map.groupBy(open, ({ salesRep }) => salesRep)].map(([name, own]) => [name, aging(own, day)]).sort(),
    );
  });

  test('receipts by month are the payments of the files, all of them applied', async () => {
    const { data, requests } =
      await ask(`{ cashReceipts(from: "2017-01-01", to: "2017-12-31", interval: MONTH) {
      rows { period startsOn endsOn currencyCode received { amount } applied { amount } unapplied { amount } }
      total { received { amount } deposits { amount } refunds { amount } } identityChecks { name holds } } }`);
    expect(requests).toBeLessThanOrEqual(3);
    const byMonth = Map.groupBy(books.payments, ({ on }) => on.slice(0, 7));
    const sum = (list: readonly { cents: number }[]): string =>
      dollars(list.reduce((all, { cents }) => all + cents, 0));
    expect(
      data.cashReceipts.rows.map(
        (row: { period: string; received: { amount: string }; applied: { amount: string } }) => [
          row.period,
          row.received.amount,
          row.applied.amount,
        ],
      ),
    ).toEqual([...byMonth].map(([month, own]) => [month, sum(own), sum(own)]).sort());
    expect(data.cashReceipts.rows[0]).toMatchObject({
      startsOn: '2017-03-01',
      endsOn: '2017-03-31',
      currencyCode: 'USD',
    });
    expect(data.cashReceipts.total).toEqual([
      {
        received: { amount: sum(books.payments) },
        deposits: { amount: '0.00' },
        refunds: { amount: '0.00' },
      },
    ]);
    expect(holding(data.cashReceipts.identityChecks)).toEqual([
      'RECEIPTS_TO_APPLICATIONS true',
      'RECEIPTS_TO_LEDGER true',
    ]);
  });

  test('receipts by day, week and accounting period add up to the same', async () => {
    const { data } = await ask(`{
      day: cashReceipts(from: "2017-10-09", to: "2017-10-22", interval: DAY) { rows { period startsOn endsOn received { amount } } }
      week: cashReceipts(from: "2017-10-09", to: "2017-10-22", interval: WEEK) { rows { period startsOn endsOn received { amount } } }
      period: cashReceipts(from: "2017-10", to: "2017-10", interval: ACCOUNTING_PERIOD) { rows { period startsOn endsOn received { amount } } } }`);
    const paidIn = (from: string, to: string): string =>
      dollars(
        books.payments.filter(({ on }) => on >= from && on <= to).reduce((all, { cents }) => all + cents, 0),
      );
    expect(data.week.rows).toEqual([
      {
        period: '2017-W41',
        startsOn: '2017-10-09',
        endsOn: '2017-10-15',
        received: { amount: paidIn('2017-10-09', '2017-10-15') },
      },
      {
        period: '2017-W42',
        startsOn: '2017-10-16',
        endsOn: '2017-10-22',
        received: { amount: paidIn('2017-10-16', '2017-10-22') },
      },
    ]);
    for (const { period, received } of data.day.rows) expect(received.amount).toBe(paidIn(period, period));
    expect(data.period.rows).toEqual([
      {
        period: '2017-10',
        startsOn: '2017-10-01',
        endsOn: '2017-10-31',
        received: { amount: paidIn('2017-10-01', '2017-10-31') },
      },
    ]);
  });

  test.each([
    '2017-12-31',
    '2017-09-15',
  ])('the thirteen weeks after %s are what each customer’s own lateness makes of the open invoices', async (day) => {
    const paidOn = new Map(
      books.payments.filter(({ on }) => on <= day).map(({ invoice, on }) => [invoice, on]),
    );
    const yearBefore = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
    const late = books.invoices.flatMap(({ id, customer, due }) => {
      const on = paidOn.get(id);
      return on !== undefined && on > yearBefore ? [{ customer, days: days(due, on) }] : [];
    });
    const company = median(late.map((one) => one.days));
    const own = new Map(
      [...Map.groupBy(late, ({ customer }) => customer)]
        .filter(([, list]) => list.length >= 3)
        .map(([customer, list]) => [customer, median(list.map((one) => one.days))]),
    );
    const weeks = Array.from({ length: 14 }, () => 0);
    for (const { customer, due, open } of openOn(books, day)) {
      const expected = addDays(due, own.get(customer) ?? company);
      const week = expected <= day ? 0 : Math.min(13, Math.floor((days(day, expected) - 1) / 7));
      weeks[week] = (weeks[week] as number) + open;
    }
    const { data, requests } = await ask(`{ cashForecast(asOf: "${day}") {
      rows { week startsOn endsOn expected { amount } sources { source amount { amount } documents } }
      total { expected { amount } later { amount } open { amount } scheduled { amount } unscheduled { amount } }
      identityChecks { name holds } } }`);
    expect(requests).toBeLessThanOrEqual(3);
    const { rows, total, identityChecks } = data.cashForecast;
    expect(rows.map((row: { expected: { amount: string } }) => row.expected.amount)).toEqual(
      weeks.slice(0, 13).map(dollars),
    );
    expect(rows[0]).toMatchObject({ week: 1, startsOn: addDays(day, 1), endsOn: addDays(day, 7) });
    expect(rows[12]).toMatchObject({ week: 13, startsOn: addDays(day, 85), endsOn: addDays(day, 91) });
    const open = openOn(books, day).reduce((all, one) => all + one.open, 0);
    expect(total).toEqual([
      {
        expected: { amount: dollars(open - (weeks[13] as number)) },
        later: { amount: dollars(weeks[13] as number) },
        open: { amount: dollars(open) },
        scheduled: { amount: '0.00' },
        unscheduled: { amount: '0.00' },
      },
    ]);
    expect(holding(identityChecks)).toEqual(['FORECAST_TO_OPEN true', 'FORECAST_TO_ORDERS true']);
  });

  test('working capital is what the formulas make of the files', async () => {
    const day = '2017-11-20';
    const span = 60;
    const { data, requests } =
      await ask(`{ workingCapital(asOf: "${day}", days: ${span}) { startsOn endsOn rows { currencyCode
      dso { periodEnd { value formula inputs { name value } } average { value } countback { value } }
      bestPossibleDso { value } averageDaysDelinquent { value } cei { value formula definition } }
      metrics { name formula } identityChecks { name holds } } }`);
    expect(requests).toBeLessThanOrEqual(3);
    const end = openOn(books, day);
    const sum = (list: readonly { open: number }[]): number => list.reduce((all, { open }) => all + open, 0);
    const sales = (from: string, to: string): number =>
      books.invoices.filter(({ on }) => on >= from && on <= to).reduce((all, { cents }) => all + cents, 0);
    const start = addDays(day, -span);
    const [openAtStart, openAtEnd, current] = [
      sum(openOn(books, start)),
      sum(end),
      sum(end.filter(({ due }) => due >= day)),
    ];
    const creditSales = sales(addDays(start, 1), day);
    let left = openAtEnd;
    let countback = 0;
    for (const [from, to] of [
      ['2017-11-01', day],
      ['2017-10-01', '2017-10-31'],
      ['2017-09-01', '2017-09-30'],
    ] as const) {
      const sold = sales(from, to);
      countback += (Math.min(left, sold) / sold) * (days(from, to) + 1);
      left = Math.max(0, left - sold);
    }
    const digits = (value: number): string => String(Number(value.toFixed(2)));
    const [row] = data.workingCapital.rows;
    expect([data.workingCapital.startsOn, data.workingCapital.endsOn, row.currencyCode]).toEqual([
      '2017-09-22',
      day,
      'USD',
    ]);
    expect(row.dso.periodEnd.value).toBe(digits((openAtEnd / creditSales) * span));
    expect(row.dso.average.value).toBe(digits(((openAtStart + openAtEnd) / 2 / creditSales) * span));
    expect(row.dso.countback.value).toBe(digits(countback));
    expect(row.bestPossibleDso.value).toBe(digits((current / creditSales) * span));
    expect(row.averageDaysDelinquent.value).toBe(digits(((openAtEnd - current) / creditSales) * span));
    expect(row.cei.value).toBe(
      digits(((openAtStart + creditSales / 2 - openAtEnd) / (openAtStart + creditSales / 2 - current)) * 100),
    );
    expect(row.dso.periodEnd).toMatchObject({
      formula: 'openAtEnd ÷ creditSales × days',
      inputs: [
        { name: 'openAtEnd', value: String(openAtEnd / 100) },
        { name: 'creditSales', value: String(creditSales / 100) },
        { name: 'days', value: '60' },
      ],
    });
    expect(data.workingCapital.metrics.map(({ name }: { name: string }) => name)).toEqual([
      'dso.periodEnd',
      'dso.average',
      'dso.countback',
      'bestPossibleDso',
      'averageDaysDelinquent',
      'cei',
    ]);
    expect(holding(data.workingCapital.identityChecks)).toEqual(['OPEN_ROLL_FORWARD true']);
  });

  test('a partner sees none of it', async () => {
    const answer = await stack.ask('{ receivables { total { open { amount } } } }', {}, 'partner');
    expect(answer.data?.receivables ?? null).toBeNull();
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });

  test.each([
    ['{ cashReceipts(from: "2017-05-01", to: "2017-04-01") { asOf } }', 'to: must not come before from'],
    [
      '{ cashReceipts(from: "May") { asOf } }',
      'from: expected an accounting period YYYY-MM, or a day within one',
    ],
    ['{ cashForecast(weeks: 0) { asOf } }', 'weeks: must be 1 to 104'],
    ['{ workingCapital(days: 4000) { asOf } }', 'days: must be 1 to 3660'],
  ])('%s is refused by name', async (query, message) => {
    const answer = await stack.ask(query, {}, 'bi');
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.message).toContain(message);
  });
});
