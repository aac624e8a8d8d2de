import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const control = (path: string, method: string, body?: unknown) =>
  fetch(
    `${org.url}/sandbox/${path}`,
    body === undefined ? { method } : { method, body: JSON.stringify(body) },
  );

describe('The sandbox', () => {
  test('counts data calls by operation, background ones apart', async () => {
    await org.connection.query('SELECT Id FROM Account');
    await org.connection.query('SELECT Id FROM Account', { scanAll: true });
    await org.connection.sobject('Account').describe();
    await org.connection.sobject('Account').create({ Name: 'x' });
    await org.connection.limits();
    await refusal(org.connection.query('SELECT Foo FROM Account'));
    await fetch(`${org.url}/services/data`);
    await org.call('/services/data/v66.0/query?q=SELECT+Id+FROM+Account', {
      headers: { 'Sforce-Call-Options': 'client=background' },
    });
    expect(await org.stats()).toEqual({
      requests: 6,
      background: 1,
      rejected: 1,
      maxInFlight: 1,
      byOperation: { query: 2, queryAll: 1, describe: 1, 'sobject.create': 1, limits: 1 },
    });
    expect((await control('stats', 'DELETE')).status).toBe(204);
    expect(await org.stats()).toMatchObject({ requests: 0, byOperation: {} });
  });

  test('reports the use of the API with each answer', async () => {
    const used = async () => {
      const response = await org.call('/services/data/v66.0/limits');
      const { DailyApiRequests } = (await response.json()) as {
        DailyApiRequests: { Max: number; Remaining: number };
      };
      expect(response.headers.get('sforce-limit-info')).toBe(
        `api-usage=${DailyApiRequests.Max - DailyApiRequests.Remaining}/${DailyApiRequests.Max}`,
      );
      return DailyApiRequests.Max - DailyApiRequests.Remaining;
    };
    const before = await used();
    expect([await used(), await used(), await used()]).toEqual([before + 1, before + 2, before + 3]);
  });

  test('fails as it is told to', async () => {
    await control('faults', 'PUT', [
      {
        path: '/services/data/',
        method: 'POST',
        kind: 'status',
        status: 503,
        body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'down' }],
        times: 1,
      },
    ]);
    expect(await refusal(org.connection.sobject('Account').create({ Name: 'x' }))).toEqual({
      errorCode: 'SERVER_UNAVAILABLE',
      message: 'down',
    });
    expect((await org.connection.sobject('Account').create({ Name: 'x' })).success).toBe(true);
    expect(await (await control('faults/met', 'GET')).json()).toBe(1);
  });

  test('goes back to the data as loaded, sessions kept', async () => {
    const loaded = await org.connection.query(
      'SELECT Id, External_Id__c FROM Account ORDER BY External_Id__c',
    );
    await org.connection.sobject('Account').create({ Name: 'x' });
    await org.connection.sobject('Account').update({ Id: loaded.records[0]?.Id as string, Name: 'changed' });
    expect((await control('reset', 'POST')).status).toBe(204);
    const again = await org.connection.query(
      'SELECT Id, External_Id__c FROM Account ORDER BY External_Id__c',
    );
    expect(again.records).toEqual(loaded.records);
    expect((await org.connection.query("SELECT Id FROM Account WHERE Name = 'changed'")).totalSize).toBe(0);
  });

  test('answers versions 31.0 to 66.0, and says of older ones that they are gone', async () => {
    const versions = (await (await fetch(`${org.url}/services/data`)).json()) as {
      version: string;
      label: string;
    }[];
    expect([versions.length, versions[0], versions.at(-1)]).toEqual([
      36,
      { label: "Summer '14", url: '/services/data/v31.0', version: '31.0' },
      { label: "Spring '26", url: '/services/data/v66.0', version: '66.0' },
    ]);
    const status = async (version: string) => (await org.call(`/services/data/${version}/limits`)).status;
    expect([
      await status('v31.0'),
      await status('v66.0'),
      await status('v30.0'),
      await status('v67.0'),
      await status('66.0'),
    ]).toEqual([200, 200, 410, 404, 404]);
    expect((await org.call('/services/data/v66.0/limits', { method: 'PUT' })).status).toBe(405);
    expect((await org.call('/services/data/v66.0/nothing')).status).toBe(404);
  });

  test('describes its objects from the schema that it checks queries with', async () => {
    const global = await org.connection.describeGlobal();
    expect(global.sobjects.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Account', 'Quote', 'QuoteLineItem', 'Order', 'CurrencyType']),
    );
    const order = await org.connection.sobject('Order').describe();
    expect(order.keyPrefix).toBe('801');
    expect(order.fields.find(({ name }) => name === 'Partner__c')).toMatchObject({
      type: 'reference',
      custom: true,
      referenceTo: ['Account'],
      relationshipName: 'Partner__r',
    });
    expect(
      order.fields.find(({ name }) => name === 'CurrencyIsoCode')?.picklistValues?.map(({ value }) => value),
    ).toEqual(['USD', 'JPY']);
    expect(order.childRelationships.map(({ relationshipName }) => relationshipName)).toContain('OrderItems');
    const readable = order.fields.filter(({ filterable }) => filterable).map(({ name }) => name);
    await org.connection.query(
      `SELECT ${order.fields.map(({ name }) => name).join(', ')} FROM Order WHERE ${readable.map((name) => `${name} != null`).join(' OR ')}`,
    );
  });
});
