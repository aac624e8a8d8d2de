import { afterAll, beforeAll, expect, test } from 'vitest';
import { sum } from '../../kit/money.ts';
import { type TestStack, testStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack({ TODAY: '2026-06-30' });
});
afterAll(() => stack?.stop());

const CHECKS = 'identityChecks { name description holds difference { amount currencyCode } }';

/** What BI is answered, and how many requests it cost NetSuite. */
async function ask(query: string) {
  await stack.resetStats();
  const answer = await stack.ask(query, {}, 'bi');
  expect(answer.errors).toBeUndefined();
  return { data: answer.data, requests: (await stack.stats('netsuite')).requests };
}

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
  expect(requests).toBe(1);
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
