import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Listener, type Message } from './listener.ts';
import { type Connected, connected, refusal } from './sandbox.ts';
import { smallCompany } from './small-company.ts';

let org: Connected;
const listeners: Listener[] = [];
beforeAll(async () => {
  org = await connected();
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.stop();
  await org.reset();
});
afterAll(() => org.stop());

async function listen(channel: string, replayId = -1, connection = org.connection): Promise<Listener> {
  const listener = new Listener(connection, channel, replayId);
  listeners.push(listener);
  return listener.start();
}

const header = (message: Message) => message.payload.ChangeEventHeader;
const told = (message: Message) => {
  const { entityName, changeType, changedFields } = header(message);
  return [changeType, entityName, changedFields.filter((name) => name !== 'LastModifiedDate')];
};
const idOf = async (object: string, where: string) =>
  ((await org.connection.query(`SELECT Id FROM ${object} WHERE ${where}`)).records[0] as { Id: string }).Id;
const create = async (fields: Record<string, unknown>) =>
  (await org.connection.sobject('Account').create({ Name: 'x', ...fields })).id as string;

describe('Change Data Capture', () => {
  test('tells what is created with every field that has a value', async () => {
    const listener = await listen('/data/AccountChangeEvent');
    const before = Date.now();
    const id = await create({ Name: 'New', NumberOfEmployees: 3, AnnualRevenue: 1.5, BillingCity: 'Lima' });
    const { user_id } = await org.connection.identity();
    const { schema, payload, event } = await listener.next();
    const { ChangeEventHeader, CreatedDate, LastModifiedDate, ...fields } = payload;
    expect(ChangeEventHeader).toEqual({
      entityName: 'Account',
      recordIds: [id],
      changeType: 'CREATE',
      changeOrigin: 'com/salesforce/api/rest/66.0',
      transactionKey: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      sequenceNumber: 1,
      commitTimestamp: Date.parse(LastModifiedDate as string),
      commitNumber: expect.any(Number),
      commitUser: user_id,
      changedFields: [],
    });
    expect(fields).toEqual({
      Name: 'New',
      NumberOfEmployees: 3,
      AnnualRevenue: 1.5,
      BillingAddress: { City: 'Lima' },
      IsPartner: false,
      IsCustomerPortal: false,
      CurrencyIsoCode: 'USD',
      OwnerId: user_id,
      CreatedById: user_id,
      LastModifiedById: user_id,
    });
    expect(CreatedDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(CreatedDate as string)).toBeGreaterThanOrEqual(before);
    expect([typeof schema, event.replayId > 0]).toEqual(['string', true]);
  });

  test('tells of an update only what changed, of a deletion nothing', async () => {
    const id = await create({ Name: 'Old', Phone: '1', BillingCity: 'Lima', BillingCountry: 'Peru' });
    const listener = await listen('/data/AccountChangeEvent');
    await org.connection
      .sobject('Account')
      .update({ Id: id, Name: 'Old', Phone: null, BillingCity: 'Cusco' } as never);
    await org.connection.sobject('Account').destroy(id);
    const [updated, deleted] = (await listener.take(2)) as [Message, Message];
    const { ChangeEventHeader, LastModifiedDate, ...fields } = updated.payload;
    expect(ChangeEventHeader).toMatchObject({
      changeType: 'UPDATE',
      recordIds: [id],
      changedFields: ['BillingAddress.City', 'Phone', 'LastModifiedDate'],
    });
    expect([fields, typeof LastModifiedDate]).toEqual([
      { Phone: null, BillingAddress: { City: 'Cusco' } },
      'string',
    ]);
    expect(Object.keys(deleted.payload)).toEqual(['ChangeEventHeader']);
    expect(header(deleted)).toMatchObject({ changeType: 'DELETE', recordIds: [id], changedFields: [] });
    expect(deleted.event.replayId).toBeGreaterThan(updated.event.replayId);
  });

  test('tells of what comes back out of the recycle bin with every field that has a value', async () => {
    const id = await create({ Name: 'Back', Site: 'here' });
    await org.connection.sobject('Account').destroy(id);
    const listener = await listen('/data/AccountChangeEvent');
    expect(await org.connection.soap.undelete([id])).toMatchObject([{ success: true }]);
    const { payload } = await listener.next();
    expect(payload).toMatchObject({
      ChangeEventHeader: {
        changeType: 'UNDELETE',
        recordIds: [id],
        changeOrigin: 'com/salesforce/api/soap/66.0',
        changedFields: [],
      },
      Name: 'Back',
      Site: 'here',
    });
  });

  test('says once per record what a transaction did, its parts in their order', async () => {
    const listener = await listen('/data/ChangeEvents');
    const order = await idOf('Order', "External_Id__c = 'O-2'");
    const entry = await idOf('PricebookEntry', "CurrencyIsoCode = 'JPY'");
    await org.connection
      .sobject('OrderItem')
      .create({ OrderId: order, PricebookEntryId: entry, Quantity: 2, UnitPrice: 100 });
    const [line, total] = (await listener.take(2)) as [Message, Message];
    expect([told(line), told(total)]).toEqual([
      ['CREATE', 'OrderItem', []],
      ['UPDATE', 'Order', ['TotalAmount']],
    ]);
    expect(total.payload).toMatchObject({ TotalAmount: 500 });
    expect([header(line).sequenceNumber, header(total).sequenceNumber]).toEqual([1, 2]);
    expect(header(line).transactionKey).toBe(header(total).transactionKey);
    expect(header(line).commitNumber).toBe(header(total).commitNumber);
    await create({});
    const later = await listener.next();
    expect(header(later).transactionKey).not.toBe(header(line).transactionKey);
    expect(header(later).commitNumber).toBeGreaterThan(header(line).commitNumber);
  });

  test('tells nothing of what was refused or rolled back', async () => {
    const listener = await listen('/data/ChangeEvents');
    await refusal(org.connection.sobject('Account').create({ Phone: '1' }));
    const mixed = [{ Name: 'Good' }, { Phone: '1' }];
    const outcomes = await org.connection.sobject('Account').create(mixed, { allOrNone: true });
    expect(outcomes.map(({ success }) => success)).toEqual([false, false]);
    await org.composite(
      [
        {
          method: 'POST',
          url: '/services/data/v66.0/sobjects/Account',
          referenceId: 'a',
          body: { Name: 'Good' },
        },
        { method: 'POST', url: '/services/data/v66.0/sobjects/Account', referenceId: 'b', body: {} },
      ],
      true,
    );
    const id = await create({ Name: 'Last' });
    expect(header(await listener.next()).recordIds).toEqual([id]);
    expect(listener.unread).toBe(0);
  });

  test('shares one event among records that changed alike in one transaction', async () => {
    const ids = await Promise.all(['A', 'B', 'C'].map((Name) => create({ Name })));
    const listener = await listen('/data/AccountChangeEvent');
    await org.connection
      .sobject('Account')
      .update(ids.map((Id, i) => ({ Id, Site: i < 2 ? 'same' : 'other' })));
    await org.connection.sobject('Account').destroy(ids);
    const messages = await listener.take(3);
    expect(messages.map((message) => [header(message).changeType, header(message).recordIds])).toEqual([
      ['UPDATE', ids.slice(0, 2)],
      ['UPDATE', ids.slice(2)],
      ['DELETE', ids],
    ]);
  });

  test('names the client whose change it is, in bulk too', async () => {
    const listener = await listen('/data/AccountChangeEvent');
    const connection = new Connection({
      instanceUrl: org.url,
      accessToken: org.credentials.accessToken,
      version: '58.0',
      callOptions: { client: 'graph' },
    });
    connection.bulk2.pollInterval = 5;
    await connection.sobject('Account').create({ Name: 'x' });
    await connection.bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: [{ Name: 'y' }],
    });
    const origins = (await listener.take(2)).map((message) => header(message).changeOrigin);
    expect(origins[0]).toBe('com/salesforce/api/rest/58.0;client=graph');
    expect(origins[1]).toMatch(/^com\/salesforce\/api\/bulkapi\/58\.0/);
  });

  test('tells of a person by the parts of the name', async () => {
    const listener = await listen('/data/ContactChangeEvent');
    await org.connection.sobject('Contact').create({ FirstName: 'Ada', LastName: 'Byron' });
    expect((await listener.next()).payload.Name).toEqual({ FirstName: 'Ada', LastName: 'Byron' });
  });

  test('begins where the replay id says: new, all, or behind an event', async () => {
    const ids = [await create({ Name: '1' }), await create({ Name: '2' }), await create({ Name: '3' })];
    const all = await listen('/data/AccountChangeEvent', -2);
    const replayed = await all.take(3);
    expect(replayed.flatMap((message) => header(message).recordIds)).toEqual(ids);
    const behind = await listen('/data/AccountChangeEvent', replayed[0]?.event.replayId);
    const fresh = await listen('/data/AccountChangeEvent', -1);
    const last = await create({ Name: '4' });
    expect((await behind.take(3)).flatMap((message) => header(message).recordIds)).toEqual([
      ids[1],
      ids[2],
      last,
    ]);
    expect(header(await fresh.next()).recordIds).toEqual([last]);
  });

  test('refuses a replay id that it never gave, and channels that there are not', async () => {
    const { event } = await (async () => {
      const listener = await listen('/data/AccountChangeEvent');
      await create({});
      return listener.next();
    })();
    const unknown = event.replayId + 1000;
    await expect(listen('/data/AccountChangeEvent', unknown)).rejects.toMatchObject({
      message: `400::The replayId {${unknown}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
    });
    for (const channel of [
      '/data/FooChangeEvent',
      '/data/PushTopicChangeEvent',
      '/topic/Foo',
      '/u/Foo',
      '/meta/foo',
    ])
      await expect(listen(channel)).rejects.toMatchObject({ message: `404::Unknown channel: ${channel}` });
  });

  test('goes on by itself for a client that the org has forgotten', async () => {
    const listener = await listen('/data/AccountChangeEvent');
    const first = await create({});
    expect(header(await listener.next()).recordIds).toEqual([first]);
    await org.reset();
    const second = await create({});
    expect(header(await listener.next()).recordIds).toEqual([second]);
  });

  test('is not counted as use of the API', async () => {
    const listener = await listen('/data/AccountChangeEvent');
    const usage = async () => {
      const { DailyApiRequests } = await org.connection.limits();
      return (DailyApiRequests?.Max ?? 0) - (DailyApiRequests?.Remaining ?? 0);
    };
    const used = await usage();
    await create({});
    await listener.next();
    await listen('/data/OrderChangeEvent');
    expect(await usage()).toBe(used + 2);
    expect((await org.stats()).byOperation).toEqual({ limits: 2, 'sobject.create': 1 });
  });

  test('goes on behind the last event after a restart of the org', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'salesforce-events-'));
    try {
      const first = await connected(smallCompany(), directory);
      const listener = await listen('/data/AccountChangeEvent', -1, first.connection);
      await first.connection.sobject('Account').create({ Name: 'Seen' });
      const { event } = await listener.next();
      listener.stop();
      const missed = await first.connection.sobject('Account').create({ Name: 'Missed' });
      await first.stop();

      const second = await connected(smallCompany(), directory);
      const again = await listen('/data/AccountChangeEvent', event.replayId, second.connection);
      const next = await second.connection.sobject('Account').create({ Name: 'Next' });
      const messages = await again.take(2);
      expect(messages.map((message) => header(message).recordIds)).toEqual([[missed.id], [next.id]]);
      again.stop();
      await second.stop();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
