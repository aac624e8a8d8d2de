import { expect, test } from 'vitest';
import { numberPeriods } from '../../kit/report/number-periods.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';
import { fiscalCompany, shiftedYear, weeks445 } from './support/fiscal-company.ts';
import { type Data, revenueGraph } from './support/revenue-graph.ts';

const TODAY = '2024-06-15';

/** Everything until the period of a day is recognized, then asked of the reports. */
async function withBooks(
  calendar: ReturnType<typeof shiftedYear>,
  recognizedUntil: string,
  look: (ask: (query: string) => Promise<Data>) => Promise<void>,
): Promise<void> {
  const account = await netsuiteAccount(fiscalCompany(calendar));
  try {
    const client = await WireClient.connect(account.url);
    const [period] = await account.rows(
      `SELECT ap.id FROM accountingperiod ap WHERE ap.isposting = 'T' AND ap.enddate = TO_DATE('${recognizedUntil}', 'YYYY-MM-DD')`,
    );
    expect(
      (await client.record('PATCH', `accountingPeriod/${period?.id}`, { closed: false, allLocked: false }))
        .status,
    ).toBeLessThan(300);
    expect(
      (await client.script('customscript_create_revenue_journals', { period: period?.id })).status,
    ).toBeLessThan(300);
    await look(revenueGraph(account.netsuite, TODAY));
  } finally {
    await account.stop();
  }
}

const byPeriod = (rows: Data[], field: string): string[] =>
  rows
    .filter((row) => !/^-?0(\.0+)?$/.test(row[field].amount))
    .map((row) => `${row.period} ${row.startsOn} ${row[field].currencyCode} ${row[field].amount}`);

test('a fiscal year that begins in February names its periods, and revenue in three currencies ties out', async () => {
  await withBooks(shiftedYear(), '2024-05-31', async (ask) => {
    const { bookings, revenue } = await ask(`{
      bookings { rows { period startsOn amount { amount currencyCode } } }
      revenue(from: "2025-01", to: "2025-12") { rows { period startsOn recognized { amount currencyCode } planned { amount currencyCode } } } }`);
    expect(byPeriod(bookings.rows, 'amount')).toEqual([
      '2025-01 2024-02-01 JPY 1000',
      '2025-01 2024-02-01 KWD 100.001',
      '2025-01 2024-02-01 USD 100.01',
      '2025-02 2024-03-01 JPY 777',
    ]);
    // What was due until May was recognized in May.
    expect(byPeriod(revenue.rows, 'recognized')).toEqual([
      '2025-02 2024-03-01 JPY 777',
      '2025-04 2024-05-01 JPY 332',
      '2025-04 2024-05-01 KWD 33.332',
      '2025-04 2024-05-01 USD 33.32',
    ]);
    expect(byPeriod(revenue.rows, 'planned').filter((row) => row.startsWith('2025-12'))).toEqual([
      '2025-12 2025-01-01 JPY 87',
      '2025-12 2025-01-01 KWD 8.338',
      '2025-12 2025-01-01 USD 8.38',
    ]);
  });
});

test('periods of four, four and five weeks name their place in the year, and revenue ties out', async () => {
  await withBooks(weeks445(), '2024-05-26', async (ask) => {
    const { bookings, deferredRevenue } = await ask(`{
      bookings { rows { period startsOn amount { amount currencyCode } } }
      deferredRevenue(from: "2024-05", to: "2024-05") { rows { period startsOn opening { amount currencyCode } closing { amount currencyCode } } } }`);
    expect(byPeriod(bookings.rows, 'amount')).toEqual([
      '2024-02 2024-01-29 JPY 1000',
      '2024-02 2024-01-29 KWD 100.001',
      '2024-02 2024-01-29 USD 100.01',
      '2024-03 2024-02-26 JPY 777',
    ]);
    expect(byPeriod(deferredRevenue.rows, 'opening')).toEqual([
      '2024-05 2024-04-29 JPY 1000',
      '2024-05 2024-04-29 KWD 100.001',
      '2024-05 2024-04-29 USD 100.01',
    ]);
    expect(byPeriod(deferredRevenue.rows, 'closing')).toEqual([
      '2024-05 2024-04-29 JPY 668',
      '2024-05 2024-04-29 KWD 66.669',
      '2024-05 2024-04-29 USD 66.69',
    ]);
  });
});

test('a year that the books begin in the midst of counts its periods from its start', () => {
  const month = (number: number) => ({
    sourceId: String(number),
    name: `M${number}`,
    startsOn: `2016-${number}-01`,
    endsOn: `2016-${number}-${number === 11 ? 30 : 31}`,
    status: 'CLOSED' as const,
    version: '',
    adjusting: false,
    year: { name: 'FY 2016', startsOn: '2016-01-01', endsOn: '2016-12-31' },
  });
  expect(numberPeriods([10, 11, 12].map(month)).map(({ id }) => id)).toEqual([
    '2016-10',
    '2016-11',
    '2016-12',
  ]);
});
