import { beforeEach, describe, expect, test } from 'vitest';
import { sharesOf } from '#sandbox/netsuite/books/revenue/schedule.ts';
import { contradictions, INVARIANTS, REVENUE_INVARIANTS } from './ledger-invariants.ts';
import { smallSandbox } from './small-sandbox.ts';

const UPDATE = 'customscript_update_revenue_plans';
const RECOGNIZE = 'customscript_create_revenue_journals';
const NOON = Date.UTC(2024, 5, 15, 12) / 1000;

let clock = NOON;
beforeEach(() => {
  clock = NOON;
});
const { client } = await smallSandbox({ clock: () => clock });

function sell(...items: [item: string, amount: number][]): Promise<string> {
  return client.create('invoice', {
    entity: { externalId: 'C-1' },
    tranDate: '2024-06-15',
    item: { items: items.map(([item, amount]) => ({ item: { externalId: item }, amount })) },
  });
}

function plan(document: string, type = 'ACTUAL'): Promise<Record<string, string>[]> {
  return client.rows(
    `SELECT TO_CHAR(ap.startdate, 'YYYY-MM') AS month, r.amount, r.isrecognized AS done FROM revenueplanplannedrevenue r
       JOIN revenueplan p ON p.id = r.revenueplan AND p.revenueplantype = ? JOIN revenueelement e ON e.id = p.createdfrom
       JOIN transactionline l ON l.revenueelement = e.id JOIN accountingperiod ap ON ap.id = r.plannedperiod
      WHERE l.transaction = ? ORDER BY l.id, ap.startdate, r.id`,
    [type, document],
  );
}

async function period(month: string): Promise<string> {
  const [row] = await client.rows(
    `SELECT id FROM accountingperiod WHERE isposting = 'T' AND TO_CHAR(startdate, 'YYYY-MM') = ?`,
    [month],
  );
  return row?.id as string;
}

async function deferred(): Promise<string | undefined> {
  const [row] = await client.rows(
    `SELECT -SUM(a.amount) AS amount FROM transactionaccountingline a JOIN account r ON r.id = a.account WHERE r.accttype = 'DeferRevenue'`,
  );
  return row?.amount;
}

async function expectSound(): Promise<void> {
  expect(await contradictions(client, [...INVARIANTS, ...REVENUE_INVARIANTS])).toEqual([]);
}

describe('revenue arrangements and plans', () => {
  test('wait for the update of every three hours', async () => {
    const id = await sell(['PLAN', 120]);
    expect(await plan(id)).toEqual([]);
    clock = NOON + 3 * 3600 - 1;
    expect(await plan(id)).toEqual([]);
    clock = NOON + 3 * 3600;
    expect((await plan(id)).length).toBe(12);
    await expectSound();
  });

  test('are updated at once when asked for, as actual and as forecast plans', async () => {
    const id = await sell(['PLAN', 120], ['GAUGE', 50]);
    expect((await client.script(UPDATE)).json).toEqual({ updated: 1, failed: [] });
    const months = Array.from({ length: 12 }, (_, index) =>
      new Date(Date.UTC(2024, 5 + index)).toISOString().slice(0, 7),
    );
    expect(await plan(id)).toEqual([
      ...months.map((month) => ({ month, amount: '10', done: 'F' })),
      { month: '2024-06', amount: '50', done: 'T' },
    ]);
    expect((await plan(id, 'FORECAST')).map(({ amount, done }) => `${amount} ${done}`)).toEqual([
      ...months.map(() => '10 F'),
      '50 F',
    ]);
    expect(
      await client.rows(
        `SELECT a.foreigntotal, COUNT(*) AS n FROM revenuearrangement a JOIN revenueelement e ON e.revenuearrangement = a.id WHERE a.createdfrom = ? GROUP BY a.foreigntotal`,
        [id],
      ),
    ).toEqual([{ foreigntotal: '170', n: '2' }]);
    await expectSound();
  });

  test('are recognized by one journal, up to the period asked for, and planned again when it is deleted', async () => {
    const id = await sell(['PLAN', 120]);
    await client.script(UPDATE);
    const before = Number(await deferred());
    const { status, json } = await client.script(RECOGNIZE, { period: await period('2024-07') });
    expect([status, (json.journals as number[]).length]).toEqual([200, 1]);
    expect((await plan(id)).slice(0, 3).map(({ done }) => done)).toEqual(['T', 'T', 'F']);
    // the plan of the data set has a hundred in each of these two months, too
    expect(before - Number(await deferred())).toBe(220);
    await expectSound();
    expect((await client.record('DELETE', `invoice/${id}`)).status).toBe(400);
    expect((await client.record('DELETE', `journalEntry/${(json.journals as number[])[0]}`)).status).toBe(
      204,
    );
    expect(Number(await deferred())).toBe(before);
    expect((await client.record('DELETE', `invoice/${id}`)).status).toBe(204);
    await expectSound();
  });

  test('are not recognized in a closed period', async () => {
    const { status, json } = await client.script(RECOGNIZE, { period: await period('2024-05') });
    expect([status, json]).toEqual([
      400,
      {
        error: {
          code: 'USER_ERROR',
          message:
            'Error while accessing resource: This transaction cannot be saved or deleted because its posting period is closed.',
        },
      },
    ]);
  });

  test('are not recognized while their sale waits for an update', async () => {
    const id = await sell(['PLAN', 120]);
    await client.script(UPDATE);
    await client.record('PATCH', `invoice/${id}`, {
      item: { items: [{ line: 1, item: { externalId: 'GAUGE' } }] },
    });
    await client.script(RECOGNIZE, { period: await period('2024-07') });
    expect((await plan(id)).filter(({ done }) => done === 'T')).toEqual([]);
    await client.script(UPDATE);
    expect(await plan(id)).toEqual([{ month: '2024-06', amount: '120', done: 'T' }]);
    await expectSound();
  });

  test('catch up in the first period left what a change makes of periods recognized before', async () => {
    const id = await sell(['PLAN', 120]);
    await client.script(UPDATE);
    await client.script(RECOGNIZE, { period: await period('2024-07') });
    await client.record('PATCH', `invoice/${id}`, { item: { items: [{ line: 1, amount: 240 }] } });
    await client.script(UPDATE);
    expect((await plan(id)).map(({ amount }) => amount)).toEqual(['10', '10', '40', ...Array(9).fill('20')]);
    await expectSound();
  });

  test('share an arrangement’s price by fair values, and a journal moves what lines were sold for otherwise', async () => {
    for (const [item, fairValue] of [
      ['PLAN', 300],
      ['GAUGE', 100],
    ] as const)
      await client.create('fairValuePrice', {
        item: { externalId: item },
        currency: { id: 1 },
        fairValue,
      });
    const id = await sell(['PLAN', 200], ['GAUGE', 160]);
    await client.script(UPDATE);
    expect(
      await client.rows(
        'SELECT salesamount AS sold, allocationamount AS allocated FROM revenueelement WHERE sourcetransaction = ? ORDER BY id',
        [id],
      ),
    ).toEqual([
      { sold: '200', allocated: '270' },
      { sold: '160', allocated: '90' },
    ]);
    expect(
      await client.rows(
        `SELECT r.accttype, a.amount FROM transaction t JOIN transactionaccountingline a ON a.transaction = t.id JOIN account r ON r.id = a.account WHERE t.type = 'Journal' AND t.memo = 'Revenue allocation' ORDER BY r.accttype`,
      ),
    ).toEqual([
      { accttype: 'DeferRevenue', amount: '-70' },
      { accttype: 'Income', amount: '70' },
    ]);
    await expectSound();
  });

  test('are taken back by a credit memo, what was recognized in its own month', async () => {
    const id = await sell(['PLAN', 120]);
    await client.script(UPDATE);
    const credit = await client.record('POST', `invoice/${id}/!transform/creditMemo`, {
      tranDate: '2024-08-20',
    });
    expect(credit.status).toBe(204);
    await client.script(UPDATE);
    const memo = String(credit.headers.get('location')).split('/').at(-1) as string;
    expect((await plan(memo)).map(({ month, amount }) => `${month} ${amount}`)).toEqual([
      '2024-08 -30',
      ...['09', '10', '11', '12'].map((month) => `2024-${month} -10`),
      ...['01', '02', '03', '04', '05'].map((month) => `2025-${month} -10`),
    ]);
    expect(
      await client.rows(
        'SELECT r.sourcetransaction AS sold FROM revenueelement e JOIN revenueelement r ON r.id = e.returnofelement WHERE e.sourcetransaction = ?',
        [memo],
      ),
    ).toEqual([{ sold: id }]);
    await expectSound();
  });
});

describe('recognition methods', () => {
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 1000;
  const periods = Array.from({ length: 24 }, (_, index) => ({
    id: index,
    name: String(index),
    start: Date.UTC(2024, index, 1) / 1000,
    end: Date.UTC(2024, index + 1, 0) / 1000,
    closed: false,
    allLocked: false,
    receivablesLocked: false,
  }));

  test.each([
    ['STRAIGHT_LINE_EVEN_PERIODS', 5, [80, 80, 80, 80, 80]],
    ['STRAIGHT_LINE_PRORATE_FIRST_LAST', 4, [39.34, 99.45, 99.45, 99.45, 62.31]],
    ['STRAIGHT_LINE_EXACT_DAYS', 4, [39.34, 98.36, 101.64, 98.36, 62.3]],
    ['STRAIGHT_LINE_PERIOD_RATE', 4, [38.71, 100, 100, 100, 61.29]],
    ['POINT_IN_TIME', 0, [400]],
  ] as const)('%s shares 400.00 from 20 August on as Oracle’s example does', (method, months, expected) => {
    const shares = sharesOf(
      { method, months, amount: 4_000_000, digits: 2, start: day('2024-08-20') },
      periods,
    );
    expect(shares?.map(({ amount }) => amount / 10_000)).toEqual(expected);
  });

  test('by period-rate, a year of whole months is the same in each', () => {
    const shares = sharesOf(
      {
        method: 'STRAIGHT_LINE_PERIOD_RATE',
        months: 12,
        amount: 12_000_000,
        digits: 2,
        start: day('2025-01-01'),
      },
      periods,
    );
    expect(shares?.map(({ amount }) => amount / 10_000)).toEqual(Array(12).fill(100));
  });

  test('periods that end too early make no plan', () => {
    const schedule = { method: 'STRAIGHT_LINE_EXACT_DAYS', months: 12, amount: 1, digits: 2 } as const;
    expect(sharesOf({ ...schedule, start: day('2025-08-20') }, periods)).toBeUndefined();
  });
});
