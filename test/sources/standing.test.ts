import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal, money, sum } from '../../kit/money.ts';
import { readSettings } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import { startNetSuiteSandbox } from '../../sandbox/netsuite/service.ts';
import { createNetSuite, type NetSuiteAccess } from '../../sources/netsuite/netsuite.ts';
import { type Row, text } from '../../sources/netsuite/query.ts';
import { saleableItems } from '../../sources/netsuite/saleable-items.ts';
import { type CustomerStanding, customerStandings } from '../../sources/netsuite/standing.ts';
import { suiteql } from '../../sources/netsuite/suiteql.ts';
import { netsuiteSandboxTarget } from '../../sources/sandbox-target.ts';
import { SourceMeter } from '../../sources/source-meter.ts';

const today = '2026-06-30';
let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let access: NetSuiteAccess;
let own: readonly Row[];
let standings: Map<string, CustomerStanding>;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: demoCompany({ today }), today });
  const settings = readSettings({});
  access = {
    ...createNetSuite(
      {
        ...(await netsuiteSandboxTarget(sandbox.url)),
        timeoutMs: settings.sourceTimeoutMs,
        concurrency: settings.netsuiteConcurrency,
        meter: new SourceMeter('netsuite', new Metrics()),
      },
      settings.fields.netsuite,
    ),
    partner: undefined,
  };
  own =
    await access.queries.rows(suiteql`SELECT c.id, c.balancesearch AS balance, c.unbilledorderssearch AS unbilled,
    c.daysoverduesearch AS days, c.oncredithold AS onhold, own.symbol AS currency, base.symbol AS basecurrency
    FROM customer c JOIN currency own ON own.id = c.currency JOIN subsidiary s ON s.id = c.subsidiary
    JOIN currency base ON base.id = s.currency ORDER BY c.id`);
  const read = await customerStandings(
    access,
    own.map(({ id }) => id ?? ''),
    today,
  );
  standings = new Map(read.map((standing) => [standing.id, standing]));
});
afterAll(() => sandbox?.stop());

const of = (row: Row): CustomerStanding => standings.get(row.id ?? '') as CustomerStanding;

test('every customer\u2019s balance and unbilled orders are what NetSuite itself shows where no currency is converted', () => {
  const rows = own.filter(({ currency, basecurrency }) => currency === basecurrency);
  expect(rows.length).toBeGreaterThan(150);
  const total = (row: Row, which: 'balance' | 'unbilled'): string => {
    expect(of(row).exposures.every(({ currencyCode }) => currencyCode === row.currency)).toBe(true);
    return money(sum(of(row).exposures.map((exposure) => exposure[which])), row.currency ?? '').amount;
  };
  const shown = (row: Row, which: 'balance' | 'unbilled'): string =>
    money(text(row, which) ?? '0', row.currency ?? '').amount;
  for (const which of ['balance', 'unbilled'] as const) {
    expect(rows.map((row) => total(row, which))).toEqual(rows.map((row) => shown(row, which)));
    expect(rows.filter((row) => !new Decimal(shown(row, which)).isZero()).length).toBeGreaterThan(15);
  }
});

test('what is left to invoice of a line that is invoiced in part is counted, and only that', async () => {
  const lines = await access.queries.rows(suiteql`SELECT t.id, l.id AS line, t.entity FROM transaction t
    JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND l.quantitybilled > 0
    AND l.quantitybilled < -l.quantity ORDER BY t.id, l.id`);
  expect(lines.length).toBeGreaterThan(5);
  const customers = new Set(lines.map(({ entity }) => entity));
  const compared = own.filter(
    ({ id, currency, basecurrency }) => customers.has(id) && currency === basecurrency,
  );
  expect(compared.length).toBeGreaterThan(2);
  for (const row of compared)
    expect(of(row).exposures[0]?.unbilled).toBe(new Decimal(row.unbilled ?? '0').toFixed());
});

test('days overdue and holds are what NetSuite itself shows', () => {
  const days = ({ overdueSince }: CustomerStanding): number =>
    overdueSince === null ? 0 : (Date.parse(today) - Date.parse(overdueSince)) / 86_400_000;
  expect(own.map((row) => days(of(row)))).toEqual(own.map((row) => Number(row.days)));
  expect(own.filter((row) => Number(row.days) > 0).length).toBeGreaterThan(20);
  expect(own.map((row) => of(row).onHold)).toEqual(own.map((row) => row.onhold === 'T'));
  expect(new Set([...standings.values()].map(({ holdOverride }) => holdOverride))).toEqual(
    new Set(['AUTO', 'ON', 'OFF']),
  );
});

test('a partner is told nothing of anybody else\u2019s standing', async () => {
  const ids = own.map(({ id }) => id ?? '');
  expect(await customerStandings({ ...access, partner: 'nobody' }, ids, today)).toEqual([]);
  const [only, ...others] = await customerStandings({ ...access, partner: 'ACC-00001' }, ids, today);
  expect(others).toEqual([]);
  expect(only).toEqual(standings.get(only?.id ?? ''));
});

test('items are sold by their subsidiary and those below it, and cost what the books say', async () => {
  const { items, ratesToBase } = await saleableItems(access, ['1', '13', '999']);
  expect(items).toEqual([
    { id: '1', isActive: true, subsidiaries: ['1', '2'], cost: '248', costCurrency: 'USD', onHand: null },
    { id: '13', isActive: false, subsidiaries: ['1', '2'], cost: '263', costCurrency: 'USD', onHand: null },
  ]);
  expect([...ratesToBase.keys()]).toEqual(['USD', 'EUR', 'JPY']);
  expect(ratesToBase.get('USD')).toBe('1');
});
