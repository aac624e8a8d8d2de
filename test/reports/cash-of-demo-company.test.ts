import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sum } from '../../kit/money.ts';
import { type TestStack, testStack } from '../support/stack.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';

let stack: TestStack;
let client: WireClient;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30' });
  client = await WireClient.connect(stack.netsuiteUrl);
});
afterAll(() => stack?.stop());

/** Changes of the books bear seconds: figures are kept once the last one has passed. */
const SETTLING = { timeout: 20_000, interval: 100 };
const CHECKS = 'identityChecks { name description holds difference { amount currencyCode } }';

/** What BI is answered, and how many requests it cost NetSuite. */
async function ask(query: string) {
  await stack.resetStats();
  const answer = await stack.ask(query, {}, 'bi');
  expect(answer.errors).toBeUndefined();
  return { data: answer.data, requests: (await stack.stats('netsuite')).requests };
}

/** What a report says, and what it cost NetSuite. */
async function report(query: string) {
  const { data, requests } = await ask(`{ report: ${query} }`);
  return { ...data.report, requests };
}

// biome-ignore lint/suspicious/noExplicitAny: rows of an answer
const dollars = (rows: any[]) => rows.find(({ currencyCode }) => currencyCode === 'USD');

/** Closes or reopens an accounting period by its first day. */
const setClosed = async (startsOn: string, closed: boolean): Promise<void> => {
  const [row] = await client.rows(
    `SELECT id FROM accountingperiod WHERE isposting = 'T' AND isquarter = 'F' AND isyear = 'F' AND startdate = TO_DATE('${startsOn}', 'YYYY-MM-DD')`,
  );
  expect(
    (
      await client.record('PATCH', `accountingPeriod/${row?.id}`, {
        closed,
        allLocked: closed,
        arLocked: closed,
      })
    ).status,
  ).toBe(204);
};

test.each([
  '2026-06-30',
  '2026-03-31',
  '2025-01-15',
])('two subsidiaries that sell in three currencies tie out to the ledger on %s', async (asOf) => {
  const { data, requests } =
    await ask(`{ receivables(asOf: "${asOf}", groupBy: [CUSTOMER, SUBSIDIARY, SALES_REP]) {
    preliminary rows { customer { id } subsidiary { name currencyCode } open { amount currencyCode } unapplied { amount } balance { amount } }
    total { currencyCode open { amount } unapplied { amount } credits { amount } deposits { amount } balance { amount } } ${CHECKS} metrics { name definition } } }`);
  expect(requests).toBeLessThanOrEqual(3);
  const { rows, total, identityChecks, metrics } = data.receivables;
  expect(total.map(({ currencyCode }: { currencyCode: string }) => currencyCode).sort()).toEqual([
    'EUR',
    'JPY',
    'USD',
  ]);
  for (const { currencyCode, open, balance } of total) {
    // biome-ignore lint/suspicious/noExplicitAny: rows of an answer
    const own = rows.filter((row: any) => row.open.currencyCode === currencyCode);
    const digits = currencyCode === 'JPY' ? 0 : 2;
    expect(sum(own.map((row: { open: { amount: string } }) => row.open.amount)).toFixed(digits)).toBe(
      open.amount,
    );
    expect(sum(own.map((row: { balance: { amount: string } }) => row.balance.amount)).toFixed(digits)).toBe(
      balance.amount,
    );
  }
  expect(
    identityChecks.filter(({ name }: { name: string }) => name === 'RECEIVABLES_TO_LEDGER'),
  ).toHaveLength(4);
  expect(identityChecks.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
  expect(metrics.map(({ name }: { name: string }) => name)).toContain('unapplied');
});

test('without a currency, a customer or a subsidiary to tell apart there is one row per currency: the total', async () => {
  const amounts =
    'currencyCode customer { id } subsidiary { name } open { amount } over90 { amount } unapplied { amount }';
  const { data, requests } = await ask(
    `{ receivables(groupBy: CURRENCY) { rows { ${amounts} } total { ${amounts} } } }`,
  );
  expect(requests).toBe(2);
  expect(data.receivables.rows).toEqual(data.receivables.total);
});

test('receipts, forecast and working capital hold against the books in every currency, in three requests each at the most', async () => {
  for (const query of [
    `{ report: cashReceipts(from: "2026-01") { preliminary total { currencyCode } ${CHECKS} } }`,
    `{ report: cashForecast { preliminary total { currencyCode } ${CHECKS} } }`,
    `{ report: workingCapital(days: 365) { preliminary total: rows { currencyCode } ${CHECKS} } }`,
  ]) {
    const { data, requests } = await ask(query);
    expect(requests).toBeLessThanOrEqual(3);
    expect(data.report.preliminary).toBe(true);
    expect(data.report.total.map(({ currencyCode }: { currencyCode: string }) => currencyCode)).toEqual([
      'EUR',
      'JPY',
      'USD',
    ]);
    expect(data.report.identityChecks.length).toBeGreaterThanOrEqual(3);
    expect(data.report.identityChecks.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
  }
});

test('a customer’s row of receivables is what its own cash says', async () => {
  const { data } =
    await ask(`{ receivables(asOf: "2026-05-31") { rows { open { amount currencyCode } unapplied { amount } deposits { amount } over90 { amount }
    customer { cash(asOf: "2026-05-31") { currencyCode outstanding { amount } unapplied { amount } aging { over90 { amount } } } } } } }`);
  const { rows } = data.receivables;
  expect(rows.length).toBeGreaterThan(50);
  for (const { open, unapplied, deposits, over90, customer } of rows) {
    const cash = customer.cash.find(
      ({ currencyCode }: { currencyCode: string }) => currencyCode === open.currencyCode,
    );
    expect(cash.outstanding.amount).toBe(open.amount);
    expect(cash.aging.over90.amount).toBe(over90.amount);
    expect(sum([unapplied.amount, deposits.amount]).equals(cash.unapplied.amount)).toBe(true);
  }
});

describe('figures of closed days', () => {
  test.each([
    [
      'receivables(asOf: "2026-04-30", groupBy: [SALES_REP]) { preliminary observedAt rows { salesRep { name } open { amount } } total { open { amount } } identityChecks { name holds } }',
      3,
      1,
    ],
    [
      'workingCapital(asOf: "2026-04-30") { preliminary observedAt rows { dso { periodEnd { value } } cei { value } } identityChecks { name holds } }',
      3,
      1,
    ],
    [
      'cashReceipts(from: "2026-01", to: "2026-04") { preliminary observedAt rows { period received { amount } applied { amount } } identityChecks { name holds } }',
      2,
      1,
    ],
  ])('are read once: %s', async (query, first, again) => {
    const read = await report(query);
    const kept = await report(query);
    expect([read.requests, kept.requests]).toEqual([first, again]);
    expect({ ...kept, requests: first }).toEqual(read);
    expect(read.preliminary).toBe(false);
  });

  test('are read again while a period up to the day is open, and what changed in it shows', async () => {
    const query =
      'receivables(asOf: "2026-04-30", groupBy: CURRENCY) { preliminary total { currencyCode open { amount } } identityChecks { holds } }';
    const before = await report(query);
    expect((await report(query)).requests).toBe(1);
    await setClosed('2026-03-01', false);
    const reopened = await report(query);
    expect(reopened).toEqual({ ...before, preliminary: true, requests: 3 });
    await client.create('invoice', {
      entity: { externalId: 'ACC-00001' },
      tranDate: '2026-03-15',
      item: { items: [{ item: { externalId: 'TLG-100' }, quantity: 1, rate: 0.01 }] },
    });
    const changed = await report(query);
    expect(dollars(changed.total).open.amount).toBe(
      (Number(dollars(before.total).open.amount) + 0.01).toFixed(2),
    );
    expect(changed.identityChecks).toEqual(before.identityChecks);
    await setClosed('2026-03-01', true);
    const closed = await report(query);
    expect(closed).toEqual({ ...changed, preliminary: false });
    await expect.poll(() => report(query), SETTLING).toEqual({ ...closed, requests: 1 });
  });

  test('count what is dated in a closed period later, though it is posted to an open one', async () => {
    const query =
      'receivables(asOf: "2026-04-30", groupBy: CURRENCY) { preliminary total { currencyCode open { amount } } identityChecks { holds } }';
    await expect.poll(async () => (await report(query)).requests, SETTLING).toBe(1);
    const before = await report(query);
    const { json } = await client.query(
      "SELECT id FROM accountingperiod WHERE isquarter = 'F' AND isyear = 'F' AND closed = 'F' ORDER BY startdate",
    );
    await client.create('invoice', {
      entity: { externalId: 'ACC-00001' },
      tranDate: '2026-03-16',
      postingPeriod: { id: (json as { items: { id: string }[] }).items[0]?.id },
      item: { items: [{ item: { externalId: 'TLG-100' }, quantity: 1, rate: 0.02 }] },
    });
    const after = await report(query);
    expect(after.preliminary).toBe(false);
    expect(dollars(after.total).open.amount).toBe(
      (Number(dollars(before.total).open.amount) + 0.02).toFixed(2),
    );
    expect(after.identityChecks).toEqual(before.identityChecks);
  });

  test('of a day that is still open are read each time', async () => {
    const query = 'receivables(groupBy: CURRENCY) { preliminary total { open { amount } } }';
    expect(await report(query)).toMatchObject({ preliminary: true, requests: 2 });
    expect(await report(query)).toMatchObject({ preliminary: true, requests: 2 });
  });

  test('of receipts are read again once something is taken of a payment later', async () => {
    const query =
      'cashReceipts(from: "2026-03", to: "2026-03") { rows { currencyCode received { amount } applied { amount } paidBack { amount } unapplied { amount } } identityChecks { holds } }';
    await setClosed('2026-03-01', false);
    const payment = await client.create('customerPayment', {
      customer: { externalId: 'ACC-00001' },
      tranDate: '2026-03-20',
      payment: 5,
    });
    await setClosed('2026-03-01', true);
    const before = dollars((await report(query)).rows);
    expect(before).toMatchObject({ paidBack: { amount: '0.00' }, unapplied: { amount: '5.00' } });
    await expect.poll(async () => (await report(query)).requests, SETTLING).toBe(1);
    await client.create('customerRefund', {
      customer: { externalId: 'ACC-00001' },
      tranDate: '2026-06-15',
      apply: { items: [{ doc: { id: payment }, apply: true, amount: 2 }] },
    });
    const after = await report(query);
    expect(after.requests).toBe(2);
    expect(dollars(after.rows)).toEqual({
      ...before,
      paidBack: { amount: '2.00' },
      unapplied: { amount: '3.00' },
    });
    expect(after.identityChecks.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
  });
});

test('while NetSuite is down each report is null, with the reason', async () => {
  await fetch(`${stack.netsuiteUrl}/sandbox/faults`, {
    method: 'PUT',
    body: JSON.stringify([{ kind: 'status', status: 503, body: {} }]),
  });
  const answer = await stack.ask(
    '{ receivables { asOf } cashReceipts { asOf } cashForecast { asOf } workingCapital { asOf } customers(first: 1) { edges { node { id } } } }',
    {},
    'admin',
  );
  await fetch(`${stack.netsuiteUrl}/sandbox/faults`, { method: 'DELETE' });
  expect(answer.data).toMatchObject({
    receivables: null,
    cashReceipts: null,
    cashForecast: null,
    workingCapital: null,
  });
  expect(answer.data.customers.edges).toHaveLength(1);
  expect(
    answer.errors?.map(({ path, extensions }) => `${path} ${extensions.code} ${extensions.source}`).sort(),
  ).toEqual(
    ['cashForecast', 'cashReceipts', 'receivables', 'workingCapital'].map(
      (name) => `${name} SOURCE_UNAVAILABLE NETSUITE`,
    ),
  );
});
