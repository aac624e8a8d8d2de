import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../kit/ids.ts';
import { readDataSet, writeDataSet } from '../../sandbox/dataset/directory.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { type Entry, exact, fileLedger } from './support/file-ledger.ts';
import { FISCAL_TODAY, fiscalBooks } from './support/fiscal-books.ts';
import { type FiscalPeriod, weeksOf445, yearsFromApril } from './support/fiscal-calendars.ts';
import { allReports, type Data, openIdentities, revenueGraph } from './support/revenue-graph.ts';

const UNIT: Readonly<Record<string, bigint>> = {
  USD: exact('0.01'),
  JPY: exact('1'),
  KWD: exact('0.001'),
};
const DIMENSIONS = [
  'PERIOD',
  'PRODUCT',
  'PRODUCT_FAMILY',
  'CUSTOMER',
  'CHANNEL',
  'SUBSIDIARY',
  'SALES_REP',
] as const;
const CURRENCIES = ['TRANSACTION', 'SUBSIDIARY', 'CONSOLIDATED'] as const;
const NAMES: Readonly<Record<(typeof DIMENSIONS)[number], keyof Entry>> = {
  PERIOD: 'period',
  PRODUCT: 'product',
  PRODUCT_FAMILY: 'family',
  CUSTOMER: 'customer',
  CHANNEL: 'channel',
  SUBSIDIARY: 'subsidiary',
  SALES_REP: 'salesRep',
};
const OF = 'product { id } family customer { id } channel subsidiary { name } salesRep { name }';
const ROW = `period startsOn endsOn periodStatus ${OF}`;
const CHECKS =
  'identityChecks { name holds left { currencyCode amount } right { amount } difference { amount } }';

describe.each([
  { calendar: 'fiscal years that begin in April', periods: yearsFromApril(), seed: 4 },
  { calendar: 'periods of four, four and five weeks', periods: weeksOf445(), seed: 445 },
])('books of dollars, yen and dinars in two subsidiaries, with $calendar', ({ calendar, periods, seed }) => {
  const directory = mkdtempSync(join(tmpdir(), 'fiscal-'));
  const numbered = new Map(periods.map(({ externalId, id }) => [externalId, id ?? '']));
  const named = new Map<string, string>();
  let account: Awaited<ReturnType<typeof netsuiteAccount>>;
  let entries: readonly Entry[];
  let ask: (query: string) => Promise<Data>;

  beforeAll(async () => {
    writeDataSet(fiscalBooks(calendar, periods, seed), directory);
    entries = fileLedger(directory).entries;
    account = await netsuiteAccount(readDataSet(directory));
    for (const table of ['item', 'customer'])
      for (const row of await account.rows(`SELECT id, externalid FROM ${table}`))
        named.set(`${table} ${row.id}`, row.externalid ?? '');
    ask = revenueGraph(account.netsuite, FISCAL_TODAY);
  });
  afterAll(async () => {
    await account?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** What a row is told apart by, as the files name it. */
  const told = (row: Data): Record<(typeof DIMENSIONS)[number], string> => ({
    PERIOD: row.period ?? '',
    PRODUCT: row.product ? (named.get(`item ${decodeId(row.product.id, 'Product').id}`) ?? '?') : '',
    PRODUCT_FAMILY: row.family ?? '',
    CUSTOMER: row.customer ? (named.get(`customer ${decodeId(row.customer.id, 'Customer').id}`) ?? '?') : '',
    CHANNEL: row.channel ?? '',
    SUBSIDIARY: row.subsidiary?.name ?? '',
    SALES_REP: row.salesRep?.name ?? '',
  });
  const inCurrency = (entry: Entry, currency: (typeof CURRENCIES)[number]) =>
    currency === 'TRANSACTION' ? entry : currency === 'SUBSIDIARY' ? entry.own : entry.consolidated;

  /** What the files sum up to, by what rows are told apart by and the currency; what is nothing is left out. */
  function sums(
    measure: Entry['measure'],
    currency: (typeof CURRENCIES)[number],
    by: readonly (typeof DIMENSIONS)[number][],
  ): Map<string, bigint> {
    const found = new Map<string, bigint>();
    for (const entry of entries.filter((one) => one.measure === measure)) {
      const { amount, currency: code } = inCurrency(entry, currency);
      const key = [
        ...by.map((name) => (name === 'PERIOD' ? numbered.get(entry.period) : String(entry[NAMES[name]]))),
        code,
      ].join(' | ');
      found.set(key, (found.get(key) ?? 0n) + amount);
    }
    return new Map([...found].filter(([, amount]) => amount !== 0n).sort());
  }

  /** The amounts of a report's rows, likewise. */
  function reported(
    rows: Data[],
    column: string,
    by: readonly (typeof DIMENSIONS)[number][],
  ): Map<string, bigint> {
    const keys = rows.map((row) =>
      [...by.map((name) => told(row)[name]), row[column].currencyCode].join(' | '),
    );
    expect(new Set(keys).size).toBe(keys.length);
    return new Map(
      rows
        .map((row, index) => [keys[index] as string, exact(row[column].amount)] as const)
        .filter(([, amount]) => amount !== 0n)
        .sort(),
    );
  }

  const groupings = [
    [],
    ...DIMENSIONS.map((dimension) => [dimension]),
    ['PERIOD', 'PRODUCT'],
    [...DIMENSIONS],
  ] as (typeof DIMENSIONS)[number][][];

  const adjustments = periods.filter(({ kind }) => kind === 'adjustment');
  test.runIf(adjustments.length > 0)(
    'orders of a day that an adjustment period shares count in its regular period, whichever is asked for first',
    async () => {
      const days = new Set(adjustments.map(({ startsOn }) => startsOn));
      const read = readDataSet(directory).netsuite.get('salesOrder');
      const dated = read?.columns.indexOf('tranDate') ?? -1;
      expect(read?.rows.filter((row) => days.has(row[dated] ?? '')).length).toBeGreaterThan(0);
      for (const { id } of adjustments) {
        const { bookings } = await ask(
          `{ bookings(from: "${id}", to: "${id}", groupBy: [PERIOD]) { rows { period } total { amount } } }`,
        );
        expect(bookings).toEqual({ rows: [], total: [] });
      }
      const { bookings, recurringRevenue } = await ask(`{
        bookings(groupBy: [PERIOD]) { rows { ${ROW} amount { amount currencyCode } } }
        recurringRevenue { rows { period } ${CHECKS} } }`);
      expect(reported(bookings.rows, 'amount', ['PERIOD'])).toEqual(
        sums('booked', 'TRANSACTION', ['PERIOD']),
      );
      const named = new Set(adjustments.map(({ id }) => id));
      expect(recurringRevenue.rows.filter(({ period }: Data) => named.has(period))).toEqual([]);
      expect(openIdentities({ recurringRevenue })).toEqual([]);
    },
  );

  test.each(
    CURRENCIES,
  )('bookings and revenue are what the files sum up to, however they are told apart, in %s currency', async (currency) => {
    for (const by of groupings) {
      const arguments_ = `(groupBy: [${by}], currency: ${currency})`;
      const { bookings, revenue } = await ask(`{
        bookings${arguments_} { rows { ${ROW} amount { amount currencyCode } } total { amount currencyCode } completeness { complete } ${CHECKS} }
        revenue${arguments_} { rows { ${ROW} recognized { amount currencyCode } planned { amount currencyCode } }
          total { recognized { amount currencyCode } planned { amount currencyCode } } completeness { complete } ${CHECKS} }
      }`);
      for (const [measure, rows, column, totals] of [
        ['booked', bookings.rows, 'amount', bookings.total],
        ['recognized', revenue.rows, 'recognized', revenue.total.map((one: Data) => one.recognized)],
        ['planned', revenue.rows, 'planned', revenue.total.map((one: Data) => one.planned)],
      ] as const) {
        const [expected, got] = [sums(measure, currency, by), reported(rows, column, by)];
        const where = `${measure} by ${by} in ${currency}`;
        if (currency === 'CONSOLIDATED') {
          // Rows are rounded so that they add up to their rounded sum: each by less than one unit.
          for (const key of new Set([...expected.keys(), ...got.keys()])) {
            const difference = (expected.get(key) ?? 0n) - (got.get(key) ?? 0n);
            const unit = UNIT[key.split(' | ').at(-1) ?? ''] ?? 0n;
            expect(difference > -unit && difference < unit, `${where}: ${key} ${difference}`).toBe(true);
          }
        } else expect(got, where).toEqual(expected);
        const total = new Map<string, bigint>(
          totals.map((one: Data): [string, bigint] => [one.currencyCode, exact(one.amount)]),
        );
        expect(
          [...total.values()].some((amount) => amount !== 0n),
          where,
        ).toBe(true);
        for (const [code, amount] of sums(measure, currency, []))
          expect(total.get(code), `${where}, total`).toBe(rounded(amount, UNIT[code] ?? 0n));
        for (const [code, amount] of total)
          expect(
            [...got].filter(([key]) => key.endsWith(code)).reduce((sum, [, one]) => sum + one, 0n),
            `${where}, rows in ${code}`,
          ).toBe(amount);
      }
      expect(openIdentities({ bookings, revenue })).toEqual([]);
      expect([bookings.completeness, revenue.completeness]).toEqual([{ complete: true }, { complete: true }]);
      expect(bookings.identityChecks.map(({ left }: Data) => left.currencyCode).toSorted()).toEqual([
        'JPY',
        'KWD',
        'USD',
      ]);
    }
  });

  test('periods bear the fiscal year and their place in it with their days; quarters, years and what is closed are told apart', async () => {
    const { bookings, revenue, closed } = await ask(`{
      bookings { preliminary periods { id name startsOn endsOn status } rows { ${ROW} } }
      revenue { preliminary periods { id name startsOn endsOn status } rows { ${ROW} } }
      closed: revenue(to: "2024-09-28") { preliminary periods { id } }
    }`);
    const regular = periods.filter(({ kind }) => kind === 'period' || kind === 'adjustment');
    const byTime = (a: FiscalPeriod, b: FiscalPeriod): number => (a.startsOn < b.startsOn ? -1 : 1);
    expect(revenue.periods).toEqual(
      regular.toSorted(byTime).map(({ id, name, startsOn, endsOn }) => ({
        id,
        name,
        startsOn,
        endsOn,
        status: endsOn < '2024-10-01' ? 'CLOSED' : 'OPEN',
      })),
    );
    expect(bookings.periods.at(-1)).toMatchObject({ status: 'OPEN' });
    expect(
      bookings.periods.at(-1).startsOn <= FISCAL_TODAY && FISCAL_TODAY <= bookings.periods.at(-1).endsOn,
    ).toBe(true);
    expect([bookings.preliminary, revenue.preliminary, closed.preliminary]).toEqual([true, true, false]);
    for (const row of [...bookings.rows, ...revenue.rows]) {
      const period = regular.find(({ id }) => id === row.period);
      expect([row.startsOn, row.endsOn, row.periodStatus]).toEqual([
        period?.startsOn,
        period?.endsOn,
        (period?.endsOn ?? '') < '2024-10-01' ? 'CLOSED' : 'OPEN',
      ]);
    }
  });

  test.each([
    'TRANSACTION',
    'SUBSIDIARY',
  ] as const)('deferred revenue, what remains to be earned and what is sold are what the files sum up to, in %s currency', async (currency) => {
    const day = `asOf: "${FISCAL_TODAY}"`;
    const { bookings, revenue, deferred, remaining } = await ask(`{
      bookings(currency: ${currency}) { total { amount currencyCode } ${CHECKS} }
      revenue(currency: ${currency}, groupBy: [CUSTOMER]) { rows { ${ROW} recognized { amount currencyCode } planned { amount currencyCode } } }
      deferred: deferredRevenue(currency: ${currency}) { rows { ${ROW} billed { amount currencyCode } closing { amount currencyCode }
        recognizedFromOpening { amount } recognizedFromNew { amount } } }
      remaining: remainingPerformanceObligations(${day}, currency: ${currency}, groupBy: [CUSTOMER, PRODUCT]) {
        rows { ${OF} deferred { amount currencyCode } backlog { amount currencyCode } } }
    }`);
    expect(reported(remaining.rows, 'deferred', ['PRODUCT', 'CUSTOMER'])).toEqual(
      sums('deferred', currency, ['PRODUCT', 'CUSTOMER']),
    );
    expect(reported(remaining.rows, 'backlog', ['PRODUCT', 'CUSTOMER'])).toEqual(
      sums('backlog', currency, ['PRODUCT', 'CUSTOMER']),
    );

    const customers = reported(revenue.rows, 'recognized', ['CUSTOMER']);
    for (const [key, amount] of reported(revenue.rows, 'planned', ['CUSTOMER']))
      customers.set(key, (customers.get(key) ?? 0n) + amount);
    expect(new Map([...customers].sort())).toEqual(sums('sold', currency, ['CUSTOMER']));

    const movements = sums('deferred', currency, ['PERIOD']);
    const balances = new Map<string, bigint>();
    for (const row of deferred.rows) {
      const code = row.closing.currencyCode;
      const recognized = exact(row.recognizedFromOpening.amount) + exact(row.recognizedFromNew.amount);
      expect(exact(row.billed.amount) + recognized, `${row.period} ${code}`).toBe(
        movements.get(`${row.period} | ${code}`) ?? 0n,
      );
      balances.set(code, (balances.get(code) ?? 0n) + (movements.get(`${row.period} | ${code}`) ?? 0n));
      expect(exact(row.closing.amount), `${row.period} ${code}`).toBe(balances.get(code));
    }
    expect(balances.size).toBe(currency === 'TRANSACTION' ? 3 : 2);

    // The check is in the currencies of the orders, whatever the report's.
    expect(
      new Map(
        bookings.identityChecks.map(({ left }: Data): [string, bigint] => [
          left.currencyCode,
          exact(left.amount),
        ]),
      ),
    ).toEqual(sums('booked', 'TRANSACTION', []));
  });

  test('consolidated figures are the same however they are told apart, by the rates of their class of account', async () => {
    const { byProduct, byRep, deferred } = await ask(`{
      byProduct: revenue(currency: CONSOLIDATED, groupBy: [PRODUCT]) { total { recognized { amount currencyCode } planned { amount } } }
      byRep: revenue(currency: CONSOLIDATED, groupBy: [PERIOD, SALES_REP]) { total { recognized { amount currencyCode } planned { amount } } conversion { currencyCode rateTypes ratesAsOf } }
      deferred: deferredRevenue(currency: CONSOLIDATED, from: "2024-05-10") { total { fx { amount } } conversion { rateTypes } } }`);
    expect(byRep.total).toEqual(byProduct.total);
    expect(byRep.total.map(({ recognized }: Data) => recognized.currencyCode)).toEqual(['USD']);
    expect(byRep.conversion).toMatchObject({ currencyCode: 'USD', rateTypes: ['AVERAGE'] });
    expect(deferred.conversion.rateTypes).toEqual(['CURRENT', 'AVERAGE']);
    expect(exact(deferred.total[0].fx.amount)).not.toBe(0n);
  });

  test('every identity of every report closes in every currency, with the ledger named in each', async () => {
    for (const currency of CURRENCIES)
      for (const by of ['PERIOD, CUSTOMER', 'CHANNEL, SUBSIDIARY, PRODUCT_FAMILY']) {
        const data = await ask(allReports(currency, by));
        expect(openIdentities(data), `${currency} by ${by}`).toEqual([]);
        for (const [report, { identityChecks }] of Object.entries<Data>(data))
          expect(identityChecks.length, report).toBeGreaterThan(0);
      }
  });
});

/** To a currency's digits, half away from zero. */
function rounded(amount: bigint, unit: bigint): bigint {
  const sign = amount < 0n ? -1n : 1n;
  return sign * (((sign * amount + unit / 2n) / unit) * unit);
}
