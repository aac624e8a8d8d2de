import { isDeepStrictEqual } from 'node:util';
import { netsuiteAccount } from '../../sources/support/netsuite-account.ts';
import { WireClient } from '../../wire/netsuite/wire-client.ts';
import { againstCustomers } from './customers-own-revenue.ts';
import { FISCAL_TODAY, fiscalBooks } from './fiscal-books.ts';
import { weeksOf445, yearsFromApril } from './fiscal-calendars.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { allReports, type Data, openIdentities, revenueGraph, unevenRollForwards } from './revenue-graph.ts';

export interface LedgerRuns {
  readonly firstSeed: number;
  readonly sequences: number;
  readonly steps: number;
  /** After how many steps all reports are asked for. */
  readonly checkEvery: number;
}

/** A sequence that leaves something open. */
export interface OpenLedger {
  readonly seed: number;
  readonly calendar: string;
  /** The shortest beginning of the sequence that does. */
  readonly steps: readonly string[];
  readonly open: readonly string[];
}

export interface LedgerFindings {
  readonly open: readonly OpenLedger[];
  readonly written: number;
  readonly refused: number;
  readonly identities: number;
}

const VIEWS = [
  ['TRANSACTION', 'PERIOD'],
  ['SUBSIDIARY', 'PERIOD, SALES_REP'],
  ['CONSOLIDATED', 'PERIOD, PRODUCT'],
  ['TRANSACTION', 'CUSTOMER, CHANNEL'],
  ['CONSOLIDATED', 'SUBSIDIARY, PRODUCT_FAMILY'],
  ['SUBSIDIARY', 'PERIOD, CUSTOMER'],
] as const;

/** What is told until today, or until a day, over all that the sequences write. */
const CHECKS =
  'identityChecks { name holds left { amount currencyCode } right { amount } difference { amount } }';
const LATER = `{
  wholeWaterfall: revenueWaterfall(to: "2025-12-20") { ${CHECKS} }
  wholeDeferred: deferredRevenue(to: "2025-12-20") { ${CHECKS} }
  wholeBookings: bookings(to: "2025-12-20") { ${CHECKS} }
}`;

/** Generates sequences of documents over books of two calendars, and collects those that leave an identity open. */
export async function generateLedgers({
  firstSeed,
  sequences,
  ...each
}: LedgerRuns): Promise<LedgerFindings> {
  const found: OpenLedger[] = [];
  const counts = { written: 0, refused: 0, identities: 0 };
  for (const [name, calendar] of [
    ['years from April', yearsFromApril()],
    ['weeks of 4-4-5', weeksOf445()],
  ] as const) {
    const account = await netsuiteAccount(fiscalBooks(name, calendar, 7, 12));
    try {
      const seeds = Array.from({ length: Math.ceil(sequences / 2) }, (_, index) => firstSeed + index);
      for (const seed of seeds) {
        const run = await sequence(account, seed, each.steps, each.checkEvery);
        for (const count of ['written', 'refused', 'identities'] as const) counts[count] += run[count];
        if (run.open.length === 0) continue;
        // Again with a look after every step: the first that leaves something open ends it.
        const shortest = await sequence(account, seed, run.steps.length, 1);
        const { steps, open } = shortest.open.length > 0 ? shortest : run;
        found.push({ seed, calendar: name, steps, open });
      }
    } finally {
      await account.stop();
    }
  }
  return { open: found, ...counts };
}

/** One sequence from the books as they were loaded, until its end or until something is open. */
async function sequence(
  account: Awaited<ReturnType<typeof netsuiteAccount>>,
  seed: number,
  most: number,
  checkEvery: number,
) {
  await account.reset();
  const client = await WireClient.connect(account.url);
  const writer = new LedgerWriter(client, seed);
  const ask = revenueGraph(account.netsuite, FISCAL_TODAY);
  const run = { steps: [] as string[], open: [] as string[], written: 0, refused: 0, identities: 0 };
  while (run.steps.length < most && run.open.length === 0) {
    const done = await writer.step();
    run.steps.push(done ?? 'nothing');
    if (done?.endsWith('refused')) run.refused++;
    else if (done) run.written++;
    if (run.steps.length % checkEvery !== 0) continue;
    const places = checkEvery === 1 ? VIEWS.keys() : [(seed + run.steps.length / checkEvery) % VIEWS.length];
    for (const place of places) {
      const [currency, by] = VIEWS[place] as (typeof VIEWS)[number];
      const data = { ...(await ask(allReports(currency, by))), ...(await ask(LATER)) };
      for (const { identityChecks } of Object.values<Data>(data)) run.identities += identityChecks.length;
      const open = [...openIdentities(data), ...unevenRollForwards(data, by)];
      run.open.push(...open.map((text) => `${currency} by ${by}: ${text}`));
      if (run.steps.length === most && !(await isAsReadNow(account, data, currency, by)))
        run.open.push(`${currency} by ${by}: what is kept is not what the books say`);
      if (currency !== 'TRANSACTION') continue;
      run.open.push(...(await againstLedger(client, data)));
      run.open.push(...(await againstCustomers(account.netsuite, ask)));
    }
  }
  return run;
}

/** Whether what was answered, some of it from what is kept, is what the books say to whoever keeps nothing. */
async function isAsReadNow(
  { netsuite }: Awaited<ReturnType<typeof netsuiteAccount>>,
  data: Data,
  currency: string,
  by: string,
): Promise<boolean> {
  const now = await revenueGraph(netsuite, FISCAL_TODAY)(allReports(currency, by));
  return Object.keys(now).every((report) => isDeepStrictEqual(now[report], data[report]));
}

/** Where the totals in the documents' currency are not what one plain query of the ledger and the orders says. */
async function againstLedger(client: WireClient, { bookings, revenue }: Data): Promise<string[]> {
  const income = await client.rows(
    `SELECT c.symbol, -SUM(l.foreignamount) AS amount FROM transactionline l JOIN transaction t ON t.id = l.transaction AND t.posting = 'T'
      JOIN account a ON a.id = l.account AND a.accttype = 'Income' JOIN currency c ON c.id = t.currency GROUP BY c.symbol`,
  );
  const orders = await client.rows(
    `SELECT c.symbol, -SUM(l.foreignamount) AS amount FROM transactionline l JOIN transaction t ON t.id = l.transaction AND t.type = 'SalesOrd'
      JOIN currency c ON c.id = t.currency WHERE t.status <> 'C' AND l.mainline = 'F' AND l.taxline = 'F'
      AND t.trandate <= (SELECT MAX(p.enddate) FROM accountingperiod p WHERE p.isposting = 'T' AND p.startdate <= TO_DATE('${FISCAL_TODAY}', 'YYYY-MM-DD')) GROUP BY c.symbol`,
  );
  const differences = (what: string, reported: Data[], rows: Record<string, string>[]): string[] =>
    [...new Set([...reported.map((one) => one.currencyCode), ...rows.map(({ symbol }) => symbol)])]
      .map((code) => ({
        code,
        left: Number(reported.find((one) => one.currencyCode === code)?.amount ?? 0),
        right: Number(rows.find(({ symbol }) => symbol === code)?.amount ?? 0),
      }))
      .filter(({ left, right }) => left !== right)
      .map(({ code, left, right }) => `${what} in ${code}: ${left} is not ${right}`);
  return [
    ...differences('booked and orders', bookings.total, orders),
    ...differences(
      'recognized and income in the ledger',
      revenue.total.map(({ recognized }: Data) => recognized),
      income,
    ),
  ];
}

/** A finding as it is read. */
export function inWords({ seed, calendar, steps, open }: OpenLedger): string {
  return [
    `seed ${seed}, ${calendar}, open after ${steps.length} steps:`,
    ...steps.map((step, index) => `  ${index + 1} ${step}`),
    ...open.map((text) => `  open: ${text}`),
  ].join('\n');
}
