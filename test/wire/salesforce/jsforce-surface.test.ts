import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Listener } from './listener.ts';
import { type Connected, connected, plain, refusal } from './sandbox.ts';

/** Every call of jsforce that a program of ours or of others makes, over the company of three accounts. */
let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterAll(() => org.stop());

const conn = () => org.connection;
const accounts = () => conn().sobject('Account');
const names = (records: readonly unknown[]) => records.map((record) => (record as { Name: string }).Name);
const idOf = async (name: string) => (await accounts().findOne({ Name: name }, ['Id']))?.Id as string;

describe('What a connection asks about the org', () => {
  test('who is signed in, by identity and userInfo', async () => {
    const identity = await conn().identity();
    expect(identity).toMatchObject({ username: org.credentials.username, user_type: 'STANDARD' });
    expect(conn().userInfo).toMatchObject({ id: identity.user_id, organizationId: identity.organization_id });
  });

  test('limits, and how many calls are used', async () => {
    const { DailyApiRequests } = await conn().limits();
    expect(DailyApiRequests?.Remaining).toBeLessThan(DailyApiRequests?.Max as number);
    expect(conn().limitInfo.apiUsage?.limit).toBe(DailyApiRequests?.Max);
  });

  test('objects, once and from the cache', async () => {
    const global = await conn().describeGlobal();
    expect(global.sobjects.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Account', 'Order', 'Quote']),
    );
    expect((await conn().describe('Account')).keyPrefix).toBe('001');
    await conn().describe$('Account');
    const before = (await org.stats()).byOperation.describe;
    expect((await conn().describe$('Account')).name).toBe('Account');
    expect(conn().describe$$('Account').fields.length).toBeGreaterThan(30);
    expect((await conn().describeGlobal$()).sobjects.length).toBe(global.sobjects.length);
    expect((await org.stats()).byOperation.describe).toBe(before);
  });

  test('tabs, theme, quick actions and recent records', async () => {
    expect(await conn().tabs()).toEqual(
      expect.arrayContaining([expect.objectContaining({ sobjectName: 'Account' })]),
    );
    expect((await conn().theme()).themeItems).toBeInstanceOf(Array);
    expect(await conn().quickActions()).toBeInstanceOf(Array);
    expect(await conn().recent()).toBeInstanceOf(Array);
    expect(await conn().recent(1)).toHaveLength((await conn().recent()).length > 0 ? 1 : 0);
  });

  test('its plain requests of every method', async () => {
    const base = '/services/data/v66.0/sobjects/Account';
    const { id } = (await conn().requestPost(base, { Name: 'Raw' })) as { id: string };
    await conn().requestPatch(`${base}/${id}`, { Name: 'Raw again' });
    expect(await conn().requestGet(`${base}/${id}?fields=Name`)).toMatchObject({ Name: 'Raw again' });
    await conn().requestDelete(`${base}/${id}`);
    expect((await refusal(conn().requestGet(`${base}/${id}`))).errorCode).toBe('ENTITY_IS_DELETED');
  });
});

describe('Queries', () => {
  test('are awaited, streamed by events, and fetched to the end', async () => {
    expect(names((await conn().query('SELECT Name FROM Account ORDER BY External_Id__c')).records)).toEqual([
      'Ärmel GmbH',
      'Berg KK',
      'Corner Resale',
    ]);
    const query = conn().query('SELECT Id FROM Account');
    const seen: unknown[] = [];
    query.on('record', (record: unknown) => seen.push(record));
    const end = once(query, 'end');
    query.run({ autoFetch: true, maxFetch: 2 });
    await end;
    expect([seen.length, query.totalSize]).toEqual([2, 3]);
  });

  test('go on page by page at the locator', async () => {
    await accounts().create(
      Array.from({ length: 230 }, (_, i) => ({ Name: `Paged ${i}` })),
      { allowRecursive: true },
    );
    const first = await conn().query("SELECT Id FROM Account WHERE Name LIKE 'Paged %'", {
      headers: { 'Sforce-Query-Options': 'batchSize=200' },
    });
    expect([first.done, first.records.length, first.totalSize]).toEqual([false, 200, 230]);
    const second = await conn().queryMore(first.nextRecordsUrl as string);
    expect([second.done, second.records.length]).toEqual([true, 30]);
    expect(
      await conn()
        .sobject('Account')
        .count({ Name: { $like: 'Paged %' } }),
    ).toBe(230);
    const removed = await accounts()
      .find({ Name: { $like: 'Paged %' } })
      .destroy();
    expect(removed).toHaveLength(230);
  });

  test('are built from conditions, order, bounds and children', async () => {
    const found = await accounts()
      .find({ Type: { $in: ['Customer', 'Channel Partner / Reseller'] } }, ['Name'])
      .sort({ Name: 1 })
      .limit(2)
      .skip(0);
    expect(names(found)).toEqual(['Berg KK', 'Corner Resale']);
    expect(names(await accounts().select(['Name']).where("Name = 'berg kk'").execute())).toEqual(['Berg KK']);
    const [parent] = await accounts()
      .find({ Name: 'Ärmel GmbH' }, ['Name'])
      .include('Opportunities')
      .select(['Name', 'StageName'])
      .end()
      .execute();
    expect(plain(parent)).toEqual({
      Name: 'Ärmel GmbH',
      Opportunities: {
        totalSize: 1,
        done: true,
        records: [{ Name: 'Bolts for Ärmel', StageName: 'Closed Won' }],
      },
    });
  });

  test('are explained, also as their builder has them', async () => {
    const plan = (await accounts().find({ Name: 'x' }).explain()) as unknown as { plans: unknown[] };
    expect(plan.plans[0]).toMatchObject({ sobjectType: 'Account' });
  });

  test('search text in several objects', async () => {
    const { searchRecords } = await conn().search('FIND {Berg*} RETURNING Account(Name), Opportunity(Id)');
    expect(names(searchRecords)).toEqual(['Berg KK']);
  });

  test('change and remove what they find', async () => {
    await accounts().create([{ Name: 'Bulkless A' }, { Name: 'Bulkless B' }]);
    const query = () => accounts().find({ Name: { $like: 'Bulkless %' } });
    const updated = await query().update({ Industry: 'Energy' });
    expect(updated.map(({ success }) => success)).toEqual([true, true]);
    expect((await query().destroy()).map(({ success }) => success)).toEqual([true, true]);
    expect(await accounts().count({ Name: { $like: 'Bulkless %' } })).toBe(0);
  });
});

describe('Records', () => {
  test('are created, read, changed and removed one by one', async () => {
    const created = await conn().create('Account', { Name: 'Single' });
    expect(created).toEqual({ id: created.id, success: true, errors: [] });
    const id = created.id as string;
    expect((await conn().retrieve('Account', id)).Name).toBe('Single');
    expect(await conn().update('Account', { Id: id, Name: 'Single again' })).toMatchObject({
      id,
      success: true,
    });
    expect(plain(await accounts().retrieve(id, { fields: ['Name'] }))).toMatchObject({
      Name: 'Single again',
    });
    expect(await conn().destroy('Account', id)).toMatchObject({ id, success: true });
    expect((await refusal(accounts().retrieve(id))).errorCode).toBe('ENTITY_IS_DELETED');
  });

  test('are created, read, changed and removed together', async () => {
    const created = await accounts().create([{ Name: 'Many A' }, { Name: 'Many B' }]);
    const ids = created.map(({ id }) => id as string);
    expect(names(await accounts().retrieve(ids))).toEqual(['Many A', 'Many B']);
    const updated = await accounts().update(ids.map((Id) => ({ Id, Industry: 'Energy' })));
    expect(updated.map(({ success }) => success)).toEqual([true, true]);
    expect((await accounts().destroy(ids)).map(({ success }) => success)).toEqual([true, true]);
  });

  test('are upserted by their key', async () => {
    const upsert = (record: { Name: string; External_Id__c: string }) =>
      accounts().upsert(record, 'External_Id__c');
    const first = await upsert({ Name: 'Up', External_Id__c: 'UP-1' });
    const second = await upsert({ Name: 'Up again', External_Id__c: 'UP-1' });
    expect([first.success, second.success, second.id]).toEqual([true, true, first.id]);
    const several = await accounts().upsert(
      [
        { Name: 'Up third', External_Id__c: 'UP-1' },
        { Name: 'Up other', External_Id__c: 'UP-2' },
      ],
      'External_Id__c',
    );
    expect(several.map(({ success }) => success)).toEqual([true, true]);
    expect(await accounts().count({ External_Id__c: { $like: 'UP-%' } })).toBe(2);
    await accounts()
      .find({ External_Id__c: { $like: 'UP-%' } })
      .destroy();
  });

  test('are referred to one at a time', async () => {
    const reference = accounts().record(await idOf('Berg KK'));
    expect((await reference.retrieve()).Name).toBe('Berg KK');
    expect(await reference.update({ Industry: 'Energy' })).toMatchObject({ success: true });
    expect((await reference.retrieve()).Industry).toBe('Energy');
  });

  test('are listed where they changed or went', async () => {
    const { id } = await accounts().create({ Name: 'Listed' });
    const { SystemModstamp } = await accounts().retrieve(id as string);
    const at = (shift: number) => new Date(Date.parse(SystemModstamp as string) + shift);
    expect((await accounts().updated(at(-60_000), at(60_000))).ids).toContain(id);
    await accounts().destroy(id as string);
    const { deletedRecords } = await accounts().deleted(at(-60_000), at(120_000));
    expect(deletedRecords.map((record) => record.id)).toContain(id);
    expect(await accounts().recent()).toBeInstanceOf(Array);
  });

  test('are refused in the words of Salesforce, together and alone', async () => {
    expect(await refusal(accounts().create({ Name: '' }))).toEqual({
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
    });
    const [refused, created] = await accounts().create([{ Name: '' }, { Name: 'Good' }]);
    expect(refused).toMatchObject({ success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] });
    await accounts().destroy(created?.id as string);
    const before = await accounts().count({});
    const [halted] = await accounts().create([{ Name: 'Lost' }, { Name: '' }], { allOrNone: true });
    expect(halted).toMatchObject({
      success: false,
      errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }],
    });
    expect(await accounts().count({})).toBe(before);
  });
});

describe('Bulk API 2.0', () => {
  test('loads at once and step by step, and tells what failed', async () => {
    const done = await conn().bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: [
        { Name: 'Bulk A', Industry: 'Energy' },
        { Name: '', Industry: 'Energy' },
      ],
      pollInterval: 5,
      pollTimeout: 10_000,
    });
    expect([
      done.successfulResults.length,
      done.failedResults.length,
      done.unprocessedRecords.length,
    ]).toEqual([1, 1, 0]);
    expect(done.failedResults[0]?.sf__Error).toContain('REQUIRED_FIELD_MISSING');
    const job = conn().bulk2.createJob({ object: 'Account', operation: 'delete' });
    await job.open();
    await job.uploadData(`Id\n${done.successfulResults[0]?.sf__Id}\n`);
    await job.close();
    await job.poll(5, 10_000);
    expect((await job.check()).numberRecordsProcessed).toBe(1);
    expect(await job.getSuccessfulResults()).toHaveLength(1);
    expect(await accounts().count({ Name: { $like: 'Bulk %' } })).toBe(0);
    const aborted = conn().bulk2.createJob({ object: 'Account', operation: 'insert' });
    await aborted.open();
    await aborted.abort();
    expect((await aborted.check()).state).toBe('Aborted');
    await aborted.delete();
  });

  test('reads a query as records', async () => {
    const stream = await conn().bulk2.query(
      "SELECT Name FROM Account WHERE External_Id__c LIKE 'ACC-%' ORDER BY Name",
      {
        pollInterval: 5,
        pollTimeout: 10_000,
      },
    );
    expect(names(await stream.toArray())).toEqual(['Ärmel GmbH', 'Berg KK', 'Corner Resale'].sort());
  });
});

describe('Events and approvals', () => {
  test('a change is told to who subscribed', async () => {
    const listener = await new Listener(conn(), '/data/AccountChangeEvent', -1).start();
    try {
      const { id } = await accounts().create({ Name: 'Heard' });
      expect(await listener.next()).toMatchObject({
        payload: { Name: 'Heard', ChangeEventHeader: { changeType: 'CREATE', recordIds: [id] } },
      });
    } finally {
      listener.stop();
    }
  });

  test('a quote goes through approval', async () => {
    const [quote] = (await conn().query('SELECT Id FROM Quote LIMIT 1')).records;
    await conn().update('Quote', { Id: quote?.Id as string, Status: 'Draft' });
    const submitted = (await conn().process.approval.submit(quote?.Id as string, 'please')) as unknown as {
      success: boolean;
      instanceStatus: string;
      newWorkitemIds: string[];
    };
    expect(submitted).toMatchObject({ success: true, instanceStatus: 'Pending' });
    const rejected = await conn().process.approval.reject(submitted.newWorkitemIds[0] as string, 'no');
    expect(rejected).toMatchObject({ success: true, instanceStatus: 'Rejected' });
  });
});
