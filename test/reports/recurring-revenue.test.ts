import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeId } from '../../kit/ids.ts';
import { readDataSet, writeDataSet } from '../../sandbox/dataset/directory.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { table } from '../wire/netsuite/small-company.ts';
import { type Bridge, bridgesOfTerms } from './support/file-bridges.ts';
import { exact, fileLedger, type Term } from './support/file-ledger.ts';
import { FISCAL_TODAY, fiscalBooks } from './support/fiscal-books.ts';
import { weeksOf445, yearsFromApril } from './support/fiscal-calendars.ts';
import { type Data, openIdentities, revenueGraph } from './support/revenue-graph.ts';

const FIGURES = [
  'opening',
  'new',
  'expansion',
  'reactivation',
  'contraction',
  'churn',
  'fx',
  'closing',
] as const;
const DIMENSIONS = {
  PRODUCT: 'product',
  PRODUCT_FAMILY: 'family',
  CUSTOMER: 'customer',
  CHANNEL: 'channel',
  SUBSIDIARY: 'subsidiary',
  SALES_REP: 'salesRep',
} as const;
type Dimension = keyof typeof DIMENSIONS;
const GROUPINGS: readonly (readonly Dimension[])[] = [
  [],
  ...(Object.keys(DIMENSIONS) as Dimension[]).map((dimension) => [dimension]),
  ['PRODUCT', 'SALES_REP'],
  Object.keys(DIMENSIONS) as Dimension[],
];
const BRIDGE = FIGURES.map((name) => `${name} { amount currencyCode }`).join(' ');
const ROW = `period startsOn endsOn periodStatus product { id } family customer { id } channel subsidiary { name } salesRep { name } ${BRIDGE} grossRetention netRetention`;
const CHECKS =
  'identityChecks { name holds left { amount currencyCode } right { amount } difference { amount } }';

describe.each([
  { calendar: 'fiscal years that begin in April', periods: yearsFromApril(), seed: 11 },
  { calendar: 'periods of four, four and five weeks', periods: weeksOf445(), seed: 12 },
])('recurring revenue of three currencies in two subsidiaries, with $calendar', ({
  calendar,
  periods,
  seed,
}) => {
  const directory = mkdtempSync(join(tmpdir(), 'recurring-'));
  const named = new Map<string, string>();
  const steps = periods
    .filter(({ kind, startsOn }) => kind === 'period' && startsOn <= FISCAL_TODAY)
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  let account: Awaited<ReturnType<typeof netsuiteAccount>>;
  let terms: readonly Term[];
  let ask: (query: string) => Promise<Data>;

  beforeAll(async () => {
    writeDataSet(fiscalBooks(calendar, periods, seed, 48), directory);
    terms = fileLedger(directory).terms;
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
  const told = (row: Data): Record<Dimension, string> => ({
    PRODUCT: row.product ? (named.get(`item ${decodeId(row.product.id, 'Product').id}`) ?? '?') : '',
    PRODUCT_FAMILY: row.family ?? '',
    CUSTOMER: row.customer ? (named.get(`customer ${decodeId(row.customer.id, 'Customer').id}`) ?? '?') : '',
    CHANNEL: row.channel ?? '',
    SUBSIDIARY: row.subsidiary?.name ?? '',
    SALES_REP: row.salesRep?.name ?? '',
  });

  /** Bridges that show anything, by what they are told apart by. */
  const shown = (bridges: readonly (readonly [string, Bridge])[]): Map<string, Bridge> =>
    new Map(
      bridges
        .filter(([, bridge]) => [bridge.opening, bridge.closing, bridge.lost].some((amount) => amount !== 0n))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  const exactBridge = (row: Data): Bridge => {
    const bridge = Object.fromEntries(FIGURES.map((name) => [name, exact(row[name].amount)]));
    return { ...bridge, lost: 0n } as unknown as Bridge;
  };
  const reported = (rows: Data[], by: readonly Dimension[]): Map<string, Bridge> =>
    new Map([
      ...shown(
        rows.map((row) => [
          [row.period, ...by.map((name) => told(row)[name]), row.opening.currencyCode].join(' | '),
          exactBridge(row),
        ]),
      ),
    ]);

  test.each([
    'TRANSACTION',
    'SUBSIDIARY',
  ] as const)('every bridge is what the terms in the files come to, customer by customer, however rows are told apart, in %s currency', async (currency) => {
    const met = new Set<string>();
    for (const by of GROUPINGS)
      for (const isByPeriod of [true, false]) {
        const groupBy = [...(isByPeriod ? ['PERIOD'] : []), ...by];
        const { recurringRevenue } = await ask(
          `{ recurringRevenue(groupBy: [${groupBy}], currency: ${currency}) { rows { ${ROW} } total { ${BRIDGE} } ${CHECKS} } }`,
        );
        const where = `by ${groupBy} in ${currency}`;
        const ranges = isByPeriod
          ? steps.map(({ id, startsOn, endsOn }) => ({ id: id ?? null, startsOn, endsOn }))
          : [{ id: null, startsOn: steps[0]?.startsOn ?? '', endsOn: steps.at(-1)?.endsOn ?? '' }];
        const expected = ranges.flatMap((range) =>
          [
            ...bridgesOfTerms(
              terms,
              range,
              currency,
              by.map((name) => DIMENSIONS[name]),
            ),
          ].map(([key, bridge]) => [[range.id, ...key].join(' | '), bridge] as const),
        );
        const withoutLost = new Map(
          [...shown(expected)].map(([key, bridge]) => [key, { ...bridge, lost: 0n }]),
        );
        expect(reported(recurringRevenue.rows, by), where).toEqual(withoutLost);
        for (const [, bridge] of expected) for (const name of FIGURES) if (bridge[name] !== 0n) met.add(name);
        for (const row of recurringRevenue.rows) {
          const key = [row.period, ...by.map((name) => told(row)[name]), row.opening.currencyCode].join(
            ' | ',
          );
          const bridge = new Map(expected).get(key);
          expect(row.grossRetention, `${where}: ${key}`).toBe(
            percent((bridge?.opening ?? 0n) - (bridge?.lost ?? 0n), bridge?.opening ?? 0n),
          );
        }
        expect(openIdentities({ recurringRevenue }), where).toEqual([]);
        expect(new Set(recurringRevenue.identityChecks.map(({ name }: Data) => name))).toEqual(
          new Set([
            'bridgeCloses',
            ...(isByPeriod ? ['periodsLeadToClosing'] : []),
            ...(by.length > 0 ? ['groupsAddUp'] : []),
          ]),
        );
      }
    expect([...met].sort()).toEqual([
      'churn',
      'closing',
      'contraction',
      'expansion',
      'new',
      'opening',
      'reactivation',
    ]);
  });

  test.each([
    'TRANSACTION',
    'SUBSIDIARY',
    'CONSOLIDATED',
  ])('the rows of a period add up to its bridge without groups, figure by figure, in %s currency', async (currency) => {
    const bridges = async (groupBy: string): Promise<{ rows: Data[]; total: Data[] }> =>
      (
        await ask(
          `{ recurringRevenue(groupBy: [${groupBy}], currency: ${currency}) { rows { ${ROW} } total { ${BRIDGE} } } }`,
        )
      ).recurringRevenue;
    const added = (rows: Data[]): Record<string, bigint> => {
      const sums: Record<string, bigint> = {};
      for (const row of rows)
        for (const name of FIGURES) {
          const key = `${row.period ?? ''} ${row[name].currencyCode} ${name}`;
          sums[key] = (sums[key] ?? 0n) + exact(row[name].amount);
        }
      return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0n));
    };
    const whole = await bridges('PERIOD');
    for (const by of ['CUSTOMER', 'PRODUCT', 'CHANNEL, SUBSIDIARY', 'SALES_REP, PRODUCT_FAMILY']) {
      const grouped = await bridges(`PERIOD, ${by}`);
      expect(grouped.rows.length).toBeGreaterThan(whole.rows.length);
      expect(added(grouped.rows), by).toEqual(added(whole.rows));
      expect(added(grouped.total), by).toEqual(added(whole.total));
      const overall = await bridges(by);
      expect(added(overall.rows), by).toEqual(added(whole.total));
      expect(overall.rows.every(({ period }) => period === null)).toBe(true);
    }
  });
});

test('a customer that takes one product instead of another and pays more expands, which no product counts as new or churned', async () => {
  const account = await netsuiteAccount({
    name: 'swap',
    today: '2024-02-15',
    salesforce: new Map(),
    netsuite: new Map([
      [
        'item',
        table(`externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
        BASIC,BASIC,Basic,Service,Software,1,STRAIGHT_LINE_12M
        PRO,PRO,Pro,Service,Software,1,STRAIGHT_LINE_12M`),
      ],
      ['customer', table('externalId,entityId,companyName,currency,terms\nC-1,C-1,Alpha,USD,Net 30')],
      [
        'invoice',
        table(`externalId,entity,tranDate,currency,line.externalId,line.item,line.quantity,line.rate
        INV-1,C-1,2023-02-01,USD,INV-1-1,BASIC,1,1200
        INV-2,C-1,2024-02-01,USD,INV-2-1,PRO,1,1500`),
      ],
    ]),
  });
  try {
    const figures =
      'opening { amount } new { amount } expansion { amount } contraction { amount } churn { amount } closing { amount } grossRetention netRetention';
    const { whole, byProduct } = await revenueGraph(
      account.netsuite,
      '2024-02-15',
    )(`{
      whole: recurringRevenue(from: "2024-02") { rows { ${figures} } }
      byProduct: recurringRevenue(from: "2024-02", groupBy: [PRODUCT]) { rows { ${figures} } ${CHECKS} } }`);
    const plain = ({ grossRetention, netRetention, ...amounts }: Data): Data => ({
      ...Object.fromEntries(Object.entries<Data>(amounts).map(([name, { amount }]) => [name, amount])),
      grossRetention,
      netRetention,
    });
    const nothing = { new: '0.00', contraction: '0.00', churn: '0.00' };
    expect(whole.rows.map(plain)).toEqual([
      {
        ...nothing,
        opening: '1200.00',
        expansion: '300.00',
        closing: '1500.00',
        grossRetention: '100.00',
        netRetention: '125.00',
      },
    ]);
    expect(byProduct.rows.map(plain)).toEqual([
      {
        ...nothing,
        opening: '0.00',
        expansion: '1500.00',
        closing: '1500.00',
        grossRetention: null,
        netRetention: null,
      },
      {
        ...nothing,
        opening: '1200.00',
        expansion: '-1200.00',
        closing: '0.00',
        grossRetention: '0.00',
        netRetention: '0.00',
      },
    ]);
    expect(openIdentities({ byProduct })).toEqual([]);
  } finally {
    await account.stop();
  }
});

function percent(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : (Number((part * 1_000_000n) / whole) / 10_000).toFixed(2);
}
