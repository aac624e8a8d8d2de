import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, plain, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const DAY_MS = 86_400_000;

describe('Recent items', () => {
  test('are what was read for view, the newest first, and that is no change of it', async () => {
    const { connection } = org;
    expect(await connection.recent()).toEqual([]);
    const stamp = async () =>
      (await connection.query("SELECT LastModifiedDate FROM Account WHERE External_Id__c = 'ACC-1'")).records;
    const before = await stamp();
    await connection.query("SELECT Id FROM Account WHERE External_Id__c = 'ACC-2' FOR REFERENCE");
    await connection.query("SELECT Id FROM Account WHERE External_Id__c = 'ACC-1' FOR VIEW");
    await connection.query("SELECT Id FROM Opportunity WHERE External_Id__c = 'OPP-1' FOR VIEW");
    const items = (await connection.recent(10)) as unknown as {
      Name: string;
      attributes: { type: string };
    }[];
    expect(items.map(({ Name, attributes }) => [attributes.type, Name])).toEqual([
      ['Opportunity', 'Bolts for Ärmel'],
      ['Account', 'Ärmel GmbH'],
    ]);
    expect(plain(await connection.sobject('Account').recent())).toMatchObject([{ Name: 'Ärmel GmbH' }]);
    expect(await stamp()).toEqual(before);
    const { totalSize } = await connection.query(
      'SELECT Id FROM Account WHERE LastViewedDate = null AND LastReferencedDate != null',
    );
    expect(totalSize).toBe(1);
  });
});

describe('Changes between two instants', () => {
  test('are the ids of changed and of deleted records with the instant of their deletion', async () => {
    const { connection } = org;
    const start = new Date(Date.now() - 1000);
    const rows = await connection.sobject('Contact').create([{ LastName: 'Kept' }, { LastName: 'Gone' }]);
    const [kept, gone] = rows.map(({ id }) => id as string) as [string, string];
    const before = Date.now();
    await connection.sobject('Contact').destroy(gone);
    const end = new Date(Date.now() + 1000);
    expect(await connection.sobject('Contact').updated(start, end)).toMatchObject({ ids: [kept] });
    const { deletedRecords } = await connection.sobject('Contact').deleted(start, end);
    expect(deletedRecords.map(({ id }) => id)).toEqual([gone]);
    const deletedAt = Date.parse((deletedRecords[0]?.deletedDate as string).replace('+0000', 'Z'));
    expect(deletedAt).toBeGreaterThanOrEqual(before - 1);
    expect(
      await connection.sobject('Contact').deleted(new Date(end), new Date(end.getTime() + DAY_MS)),
    ).toMatchObject({
      deletedRecords: [],
    });
  });

  test('are told of at most thirty days, forwards and of dates', async () => {
    const updated = (start: unknown, end: unknown) =>
      refusal(org.connection.request(`/sobjects/Account/updated?start=${start}&end=${end}`));
    const iso = (days: number) => encodeURIComponent(new Date(Date.now() + days * DAY_MS).toISOString());
    expect(await updated(iso(-31), iso(0))).toEqual({
      errorCode: 'INVALID_REPLICATION_DATE',
      message: 'startDate cannot be more than 30 days ago',
    });
    expect((await updated(iso(0), iso(-1))).errorCode).toBe('INVALID_REPLICATION_DATE');
    expect((await updated('yesterday', iso(0))).errorCode).toBe('INVALID_REPLICATION_DATE');
    expect((await refusal(org.connection.request('/sobjects/Account/updated'))).errorCode).toBe(
      'MISSING_ARGUMENT',
    );
  });
});
