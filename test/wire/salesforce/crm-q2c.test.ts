import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDataSet } from '../../../sandbox/dataset/directory.ts';
import { type Connected, connected, records } from './sandbox.ts';

const directory = fileURLToPath(new URL('../../../../shared/data/crm-q2c', import.meta.url));
const there = existsSync(directory);
if (!there) console.warn(`skipped: no data set at ${directory}`);

describe.skipIf(!there)('The public data set', () => {
  let org: Connected;
  beforeAll(async () => {
    org = await connected(readDataSet(directory));
  }, 30_000);
  afterAll(() => org?.stop());

  test('is there in full', async () => {
    const counts: Record<string, number> = {};
    for (const type of ['Account', 'Product2', 'Opportunity', 'Quote', 'QuoteLineItem', 'Order', 'OrderItem'])
      counts[type] = (await org.connection.query(`SELECT COUNT() FROM ${type}`)).totalSize;
    expect(counts).toEqual({
      Account: 85,
      Product2: 7,
      Opportunity: 8800,
      Quote: 7212,
      QuoteLineItem: 7212,
      Order: 4238,
      OrderItem: 4238,
    });
    expect(
      (await org.connection.query("SELECT COUNT() FROM Order WHERE StatusCode = 'Activated'")).totalSize,
    ).toBe(4238);
    expect(
      (await org.connection.query('SELECT COUNT() FROM Opportunity WHERE AccountId = null')).totalSize,
    ).toBe(1425);
  });

  test('adds up to the published figures', async () => {
    expect(
      await records(
        org.connection,
        'SELECT Product2.Name product, SUM(TotalPrice) won FROM OrderItem GROUP BY Product2.Name ORDER BY SUM(TotalPrice) DESC',
      ),
    ).toEqual([
      { product: 'GTX Pro', won: 3510578 },
      { product: 'GTX Plus Pro', won: 2629651 },
      { product: 'MG Advanced', won: 2216387 },
      { product: 'GTX Plus Basic', won: 705275 },
      { product: 'GTX Basic', won: 499263 },
      { product: 'GTK 500', won: 400612 },
      { product: 'MG Special', won: 43768 },
    ]);
    expect(await records(org.connection, 'SELECT SUM(TotalAmount) total FROM Order')).toEqual([
      { total: 10005534 },
    ]);
    expect(
      await records(
        org.connection,
        "SELECT SUM(TotalAmount) total FROM Order WHERE Account.Name = 'Kan-code'",
      ),
    ).toEqual([{ total: 341455 }]);
    expect(
      await records(
        org.connection,
        "SELECT SUM(Amount) total FROM Opportunity WHERE IsWon = true AND Owner.Name = 'Darcel Schlecht'",
      ),
    ).toEqual([{ total: 1153214 }]);
    expect(
      await records(
        org.connection,
        'SELECT CALENDAR_MONTH(EffectiveDate) month, SUM(TotalAmount) total FROM Order WHERE EffectiveDate = THIS_YEAR AND (EffectiveDate = THIS_MONTH OR EffectiveDate < 2017-04-01) GROUP BY CALENDAR_MONTH(EffectiveDate) ORDER BY CALENDAR_MONTH(EffectiveDate)',
      ),
    ).toEqual([
      { month: 3, total: 1134672 },
      { month: 12, total: 1131573 },
    ]);
  });

  test('gives 1,000 orders by id with their lines in one request', async () => {
    const { records: orders } = await org.connection.query('SELECT Id FROM Order LIMIT 1000');
    const list = orders.map(({ Id }) => `'${Id}'`).join(',');
    const soql = `SELECT Id, Account.Name, (SELECT Id, TotalPrice FROM OrderItems) FROM Order WHERE Id IN (${list})`;
    const { compositeResponse } = await org.composite([
      { method: 'GET', referenceId: 'q', url: `/services/data/v66.0/query?q=${encodeURIComponent(soql)}` },
    ]);
    const body = compositeResponse[0]?.body as unknown as { totalSize: number; done: boolean };
    expect([body.totalSize, body.done]).toEqual([1000, true]);
  });
});
