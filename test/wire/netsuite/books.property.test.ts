import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import type { DataSet, Table } from '#sandbox/dataset/dataset.ts';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { contradictions, INVARIANTS, REVENUE_INVARIANTS } from './ledger-invariants.ts';
import { RandomBusiness } from './random-business.ts';
import { SMALL_TODAY, smallCompany, table } from './small-company.ts';
import { WireClient } from './wire-client.ts';

const STEPS = Number(process.env.STEPS ?? 150);
const CHECK_EVERY = 25;

/** The small company with yen, two more kinds of subscription and fair values. */
function companyOfManyKinds(): DataSet {
  const dataSet = smallCompany('many kinds');
  const netsuite = new Map<string, Table>(dataSet.netsuite);
  const add = (name: string, rows: string): void => {
    const more = table(rows);
    const known = netsuite.get(name);
    netsuite.set(name, { columns: more.columns, rows: [...(known?.rows ?? []), ...more.rows] });
  };
  add(
    'currencyRate',
    `baseCurrency,transactionCurrency,exchangeRate,effectiveDate
    USD,JPY,0.0064,2024-01-01
    EUR,USD,0.91,2024-01-01
    EUR,JPY,0.0058,2024-01-01`,
  );
  add(
    'item',
    `externalId,itemId,displayName,itemType,class,cost,revenueRecognitionRule
    SUPPORT,SUPPORT,Support,Service,Software,1,STRAIGHT_LINE_EXACT_DAYS_6M
    TRAINING,TRAINING,Training,Service,Software,1,STRAIGHT_LINE_PRORATE_FIRST_LAST_3M`,
  );
  add(
    'fairValuePrice',
    `externalId,item,currency,fairValue
    FV-1,PLAN,USD,700
    FV-2,GAUGE,USD,33.33
    FV-3,SUPPORT,USD,250`,
  );
  return { ...dataSet, netsuite };
}

describe('any sequence of writes', () => {
  const cleanups: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
  });

  test.each(
    (process.env.SEEDS ?? '1,2,3').split(',').map(Number),
  )('leaves the books sound, and a refused one leaves them as they were (seed %i)', async (seed) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'books-'));
    const sandbox = await startNetSuiteSandbox({
      port: 0,
      dataDir,
      dataSet: companyOfManyKinds(),
      today: SMALL_TODAY,
      // stands still, so that revenue is updated only when asked for
      clock: () => 1_718_440_000,
    });
    const file = new DatabaseSync(join(dataDir, 'netsuite.sqlite'), { readOnly: true });
    cleanups.push(async () => {
      file.close();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    // changes with every commit of another connection
    const version = (): unknown => file.prepare('PRAGMA data_version').get()?.data_version;
    const client = await WireClient.connect(sandbox.url);
    const business = new RandomBusiness(client, seed);
    const counts = { done: 0, refused: 0 };
    const history: string[] = [];
    for (let step = 1; step <= STEPS; step++) {
      const before = version();
      const { action, answer } = await business.step();
      if (!answer) continue;
      history.push(
        `${step} ${action} ${answer.status} ${answer.headers.get('location') ?? ''} ${answer.status < 300 ? '' : JSON.stringify(answer.json)}`,
      );
      if (answer.status < 300) counts.done++;
      else {
        counts.refused++;
        expect(answer.status, history.at(-1)).toBeLessThan(500);
        expect(version(), `${action} was refused and changed something`).toBe(before);
      }
      if (step % CHECK_EVERY === 0) {
        const found = await contradictions(client, INVARIANTS);
        if (found.length > 0 && process.env.HISTORY) console.log(history.slice(-CHECK_EVERY).join('\n'));
        expect(found, `after step ${step}`).toEqual([]);
      }
    }
    expect((await client.script('customscript_update_revenue_plans')).json).toMatchObject({ failed: [] });
    expect(await contradictions(client, [...INVARIANTS, ...REVENUE_INVARIANTS])).toEqual([]);
    expect(Math.min(counts.done, counts.refused)).toBeGreaterThan(STEPS / 20);

    const [last] = await client.rows(
      `SELECT id FROM accountingperiod WHERE isposting = 'T' AND isadjust = 'F' ORDER BY startdate DESC FETCH FIRST 1 ROWS ONLY`,
    );
    await client.script('customscript_create_revenue_journals', { period: last?.id });
    expect(await contradictions(client, [...INVARIANTS, ...REVENUE_INVARIANTS])).toEqual([]);
    expect(
      await client.rows(
        `SELECT NVL(SUM(a.amount), 0) AS left FROM transactionaccountingline a JOIN account r ON r.id = a.account AND r.accttype = 'DeferRevenue'`,
      ),
    ).toEqual([{ left: '0' }]);
  }, 60_000);
});
