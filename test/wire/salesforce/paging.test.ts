import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, refusal } from './sandbox.ts';
import { smallCompany, table } from './small-company.ts';

/** 2,450 contacts at one account. */
const PEOPLE = 2_450;
let org: Connected;
beforeAll(async () => {
  const rows = Array.from({ length: PEOPLE }, (_, i) => `C-${String(i).padStart(4, '0')},Person ${i},ACC-1`);
  org = await connected(
    smallCompany({ Contact: table('External_Id__c,LastName,Account.External_Id__c', ...rows) }),
  );
});
afterAll(() => org.stop());

describe('A long result', () => {
  test('comes in pages of 2,000 that a client follows to the end', async () => {
    const first = await org.connection.query('SELECT External_Id__c FROM Contact ORDER BY External_Id__c');
    expect([first.totalSize, first.done, first.records.length]).toEqual([PEOPLE, false, 2000]);
    expect(first.nextRecordsUrl).toMatch(/\/services\/data\/v66\.0\/query\/01g[0-9A-Za-z]{15}-2000$/);
    const second = await org.connection.queryMore(first.nextRecordsUrl as string);
    expect([second.totalSize, second.done, second.records.length]).toEqual([PEOPLE, true, 450]);
    expect(second.nextRecordsUrl).toBeUndefined();
    const keys = [...first.records, ...second.records].map((record) => record.External_Id__c);
    expect(keys).toEqual(Array.from({ length: PEOPLE }, (_, i) => `C-${String(i).padStart(4, '0')}`));
  });

  test('keeps its records though others are added meanwhile', async () => {
    const first = await org.connection.query("SELECT Id FROM Contact WHERE LastName LIKE 'Person%'");
    const [account] = (await org.connection.query("SELECT Id FROM Account WHERE External_Id__c = 'ACC-2'"))
      .records;
    const added = await org.connection
      .sobject('Contact')
      .create({ LastName: 'Person late', AccountId: account?.Id as string });
    const second = await org.connection.queryMore(first.nextRecordsUrl as string);
    expect([second.totalSize, second.records.length]).toEqual([PEOPLE, 450]);
    await org.connection.sobject('Contact').destroy(added.id as string);
  });

  test('comes in pages of the size asked for, 200 at least', async () => {
    const page = async (size: number) => {
      const response = await org.call('/services/data/v66.0/query?q=SELECT+Id+FROM+Contact', {
        headers: { 'Sforce-Query-Options': `batchSize=${size}` },
      });
      return ((await response.json()) as { records: unknown[] }).records.length;
    };
    expect([await page(500), await page(10), await page(9000)]).toEqual([500, 200, 2000]);
  });

  test('pages within a child list by the child list’s own locator', async () => {
    const [account] = (
      await org.connection.query(
        "SELECT (SELECT External_Id__c FROM Contacts ORDER BY External_Id__c) FROM Account WHERE External_Id__c = 'ACC-1'",
      )
    ).records;
    const { totalSize, done, nextRecordsUrl, records } = (account as Record<string, unknown>).Contacts as {
      totalSize: number;
      done: boolean;
      nextRecordsUrl: string;
      records: unknown[];
    };
    expect([totalSize, done, records.length]).toEqual([PEOPLE, false, 2000]);
    const rest = await org.connection.queryMore(nextRecordsUrl);
    expect([rest.totalSize, rest.done, rest.records.length]).toEqual([PEOPLE, true, 450]);
    expect(rest.records[0]?.External_Id__c).toBe('C-2000');
  });

  test('limits each child list by itself', async () => {
    const { records } = await org.connection.query(
      'SELECT External_Id__c, (SELECT External_Id__c FROM Contacts ORDER BY External_Id__c DESC LIMIT 2) FROM Account ORDER BY External_Id__c',
    );
    expect(
      records.map(
        (account) =>
          account.Contacts?.records.map((c: { External_Id__c: string }) => c.External_Id__c) ?? null,
      ),
    ).toEqual([['C-2449', 'C-2448'], null, null]);
  });

  test('ends a page early where its child records fill it', async () => {
    const soql = 'SELECT External_Id__c, (SELECT Id FROM Contacts) FROM Account ORDER BY External_Id__c DESC';
    const first = await org.connection.query(soql);
    expect([first.totalSize, first.records.map((account) => account.External_Id__c)]).toEqual([
      3,
      ['ACC-3', 'ACC-2'],
    ]);
    const second = await org.connection.queryMore(first.nextRecordsUrl as string);
    expect([second.done, second.records.map((account) => account.External_Id__c)]).toEqual([true, ['ACC-1']]);
  });

  test('stays open while nine others are opened, and is released by the tenth', async () => {
    const open = async () => (await org.connection.query('SELECT Id FROM Contact')).nextRecordsUrl as string;
    const first = await open();
    for (let i = 0; i < 9; i++) await open();
    expect((await org.connection.queryMore(first)).records).toHaveLength(450);
    const second = await open();
    for (let i = 0; i < 10; i++) await open();
    expect(await refusal(org.connection.queryMore(second))).toEqual({
      errorCode: 'INVALID_QUERY_LOCATOR',
      message: 'invalid query locator',
    });
  });

  test('is followed by jsforce to the last record, child lists included', async () => {
    const all = await org.connection.query('SELECT Id FROM Contact', { autoFetch: true, maxFetch: 10_000 });
    expect([all.done, all.records.length]).toEqual([true, PEOPLE]);
    const nested = await org.connection.query('SELECT Name, (SELECT Id FROM Contacts) FROM Account', {
      autoFetch: true,
      maxFetch: 10_000,
    });
    const lists = nested.records.map((account) => account.Contacts?.records.length ?? 0);
    expect([nested.records.length, Math.max(...lists)]).toEqual([3, PEOPLE]);
  });
});
