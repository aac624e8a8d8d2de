import { afterAll, beforeAll, expect, test } from 'vitest';
import { packedRows } from '../../sources/netsuite/reports/packed-rows.ts';
import { suiteql, whole } from '../../sources/netsuite/suiteql.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { smallCompany } from '../wire/netsuite/small-company.ts';

let account: Awaited<ReturnType<typeof netsuiteAccount>>;
beforeAll(async () => {
  account = await netsuiteAccount(smallCompany());
});
afterAll(() => account?.stop());

/** So many numbered rows, every seventh without a name, and how many requests they cost. */
async function read(count: number) {
  await account.reset();
  const digit = suiteql`(SELECT ROW_NUMBER() OVER (ORDER BY p.id) - 1 AS d FROM accountingperiod p WHERE ROWNUM <= 22)`;
  const rows = await packedRows(
    { ...account.netsuite, partner: undefined },
    suiteql`SELECT n.id, CASE WHEN MOD(n.id, 7) = 0 THEN NULL ELSE 'name ' || n.id END AS name, n.id / 4 AS amount
      FROM (SELECT a.d * 484 + b.d * 22 + c.d AS id FROM ${digit} a CROSS JOIN ${digit} b CROSS JOIN ${digit} c) n WHERE n.id < ${whole(count)}`,
    ['id', 'name', 'amount'],
    ['id'],
  );
  const { requests } = await account.stats();
  return { rows, requests };
}

test('ten thousand rows, the most that a report may have, come in one request and in order', async () => {
  const { rows, requests } = await read(10_000);
  expect(requests).toBe(1);
  expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: 10_000 }, (_, id) => id));
  expect(rows.slice(6, 9).map(({ name, amount }) => [name, Number(amount)])).toEqual([
    ['name 6', 1.5],
    [null, 1.75],
    ['name 8', 2],
  ]);
});

test('of more rows one comes along, so that the report can be refused', async () => {
  expect((await read(10_648)).rows).toHaveLength(10_001);
});

test('no rows are none', async () => {
  expect((await read(0)).rows).toEqual([]);
});
