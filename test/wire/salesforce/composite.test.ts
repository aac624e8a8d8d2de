import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, plain, records } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const BASE = '/services/data/v66.0';
const count = async (soql: string) => (await org.connection.query(soql)).totalSize;

async function ids(type: string): Promise<string[]> {
  const rows = (await records(org.connection, `SELECT Id FROM ${type} ORDER BY External_Id__c`)) as {
    Id: string;
  }[];
  return rows.map(({ Id }) => Id);
}

describe('A composite request', () => {
  test('uses results of earlier calls and counts as one request', async () => {
    await fetch(`${org.url}/sandbox/stats`, { method: 'DELETE' });
    const { compositeResponse } = await org.composite([
      { method: 'POST', referenceId: 'account', url: `${BASE}/sobjects/Account`, body: { Name: 'Composed' } },
      {
        method: 'GET',
        referenceId: 'found',
        url: `${BASE}/query?q=SELECT+Id,Name+FROM+Account+WHERE+Id='@{account.id}'`,
      },
      {
        method: 'POST',
        referenceId: 'order',
        url: `${BASE}/sobjects/Order`,
        body: {
          AccountId: '@{found.records[0].Id}',
          EffectiveDate: '2024-05-15',
          Status: 'Draft',
          Description: 'for @{found.records[0].Name}',
        },
      },
      {
        method: 'GET',
        referenceId: 'read',
        url: `${BASE}/sobjects/Order/@{order.id}?fields=Description,AccountId`,
      },
    ]);
    expect(compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 200, 201, 200]);
    const [account, , , read] = compositeResponse as unknown as { body: { id: string } }[];
    expect(plain(read?.body)).toEqual({ Description: 'for Composed', AccountId: account?.body.id });
    expect(await org.stats()).toMatchObject({ requests: 1, byOperation: { composite: 1 } });
  });

  test('all or none takes everything back', async () => {
    const calls = [
      { method: 'POST', referenceId: 'good', url: `${BASE}/sobjects/Account`, body: { Name: 'Good' } },
      { method: 'POST', referenceId: 'bad', url: `${BASE}/sobjects/Account`, body: {} },
    ];
    const { compositeResponse } = await org.composite(calls, true);
    expect(compositeResponse).toMatchObject([
      { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
      { httpStatusCode: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(await count("SELECT Id FROM Account WHERE Name = 'Good'")).toBe(0);
    await org.composite(calls, false);
    expect(await count("SELECT Id FROM Account WHERE Name = 'Good'")).toBe(1);
  });

  test('halts a call that refers to a failed one', async () => {
    const { compositeResponse } = await org.composite([
      { method: 'POST', referenceId: 'bad', url: `${BASE}/sobjects/Account`, body: {} },
      { method: 'GET', referenceId: 'next', url: `${BASE}/sobjects/Account/@{bad.id}` },
    ]);
    expect(compositeResponse[1]).toMatchObject({
      httpStatusCode: 400,
      body: [
        {
          errorCode: 'PROCESSING_HALTED',
          message: 'Invalid reference specified. No value for bad.id found in bad',
        },
      ],
    });
  });

  test('takes at most 25 calls, 5 of them queries', async () => {
    const query = (i: number) => ({
      method: 'GET',
      referenceId: `q${i}`,
      url: `${BASE}/query?q=SELECT+Id+FROM+Account`,
    });
    const limits = (i: number) => ({ method: 'GET', referenceId: `l${i}`, url: `${BASE}/limits` });
    await expect(org.composite(Array.from({ length: 6 }, (_, i) => query(i)))).rejects.toThrow(
      'more than 5 query',
    );
    await expect(org.composite(Array.from({ length: 26 }, (_, i) => limits(i)))).rejects.toThrow(
      'more than 25 operations',
    );
    expect(
      (await org.composite([...Array.from({ length: 5 }, (_, i) => query(i)), limits(0)])).compositeResponse,
    ).toHaveLength(6);
  });
});

describe('Collections', () => {
  test('are retrieved in the order of their ids, null where there is none', async () => {
    const [first, second, third] = await ids('Account');
    await org.connection.sobject('Account').destroy(third as string);
    const found = await org.connection.requestPost('/composite/sobjects/Account', {
      ids: [second, '001Hs0000000zzzIAA', third, first],
      fields: ['name'],
    });
    expect(plain(found)).toEqual([{ Name: 'Berg KK' }, null, null, { Name: 'Ärmel GmbH' }].map((row) => row));
  });

  test('are created, changed and deleted one by one or all together', async () => {
    const accounts = org.connection.sobject('Account');
    const mixed = await accounts.create([{ Name: 'a' }, { Name: '' }], { allOrNone: false });
    expect(mixed).toMatchObject([
      { success: true, errors: [] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] },
    ]);
    const none = await accounts.create([{ Name: 'b' }, { Name: '' }], { allOrNone: true });
    expect(none).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(await count("SELECT Id FROM Account WHERE Name IN ('a', 'b')")).toBe(1);
    const id = mixed[0]?.id as string;
    expect(await accounts.update([{ Id: id, Name: 'aa' }])).toEqual([{ id, success: true, errors: [] }]);
    expect(
      await accounts.upsert(
        [
          { External_Id__c: 'ACC-1', Name: 'eins' },
          { External_Id__c: 'ACC-8', Name: 'acht' },
        ],
        'External_Id__c',
      ),
    ).toMatchObject([
      { success: true, created: false },
      { success: true, created: true },
    ]);
    expect(await accounts.destroy([id])).toEqual([{ id, success: true, errors: [] }]);
  });

  test('take at most 200 records', async () => {
    const body = {
      records: Array.from({ length: 201 }, () => ({ attributes: { type: 'Account' }, Name: 'x' })),
    };
    const response = await org.call(`${BASE}/composite/sobjects`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      [{ errorCode: 'EXCEEDED_ID_LIMIT' }],
    ]);
  });
});

describe('Trees, batches and graphs', () => {
  test('create records with their children at once or not at all', async () => {
    const tree = (lastName: string) => ({
      records: [
        {
          attributes: { type: 'Account', referenceId: 'a' },
          Name: 'Tree',
          Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c' }, LastName: lastName }] },
        },
      ],
    });
    const good = await org.call(`${BASE}/composite/tree/Account`, {
      method: 'POST',
      body: JSON.stringify(tree('Root')),
    });
    expect([good.status, await good.json()]).toMatchObject([
      201,
      { hasErrors: false, results: [{ referenceId: 'a' }, { referenceId: 'c' }] },
    ]);
    const bad = await org.call(`${BASE}/composite/tree/Account`, {
      method: 'POST',
      body: JSON.stringify(tree('')),
    });
    expect([bad.status, await bad.json()]).toMatchObject([
      400,
      {
        hasErrors: true,
        results: [{ referenceId: 'c', errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] }],
      },
    ]);
    expect(
      await records(
        org.connection,
        "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Tree'",
      ),
    ).toEqual([{ Name: 'Tree', Contacts: { totalSize: 1, done: true, records: [{ LastName: 'Root' }] } }]);
  });

  test('make independent calls, halting on demand', async () => {
    const body = {
      haltOnError: true,
      batchRequests: [
        { method: 'GET', url: 'v66.0/query?q=SELECT+COUNT()+FROM+Account' },
        { method: 'GET', url: 'v66.0/sobjects/Nothing' },
        { method: 'GET', url: 'v66.0/limits' },
      ],
    };
    const result = (await org.connection.requestPost('/composite/batch', body)) as {
      hasErrors: boolean;
      results: { statusCode: number }[];
    };
    expect(result).toMatchObject({
      hasErrors: true,
      results: [{ statusCode: 200, result: { totalSize: 3 } }, { statusCode: 404 }, { statusCode: 412 }],
    });
  });

  test('commit each graph by itself', async () => {
    const graph = (graphId: string, name: string) => ({
      graphId,
      compositeRequest: [
        { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'a', body: { Name: graphId } },
        {
          method: 'POST',
          url: `${BASE}/sobjects/Contact`,
          referenceId: 'c',
          body: { LastName: name, AccountId: '@{a.id}' },
        },
      ],
    });
    const result = await org.connection.requestPost('/composite/graph', {
      graphs: [graph('one', 'x'), graph('two', '')],
    });
    expect(result).toMatchObject({
      graphs: [
        { graphId: 'one', isSuccessful: true },
        { graphId: 'two', isSuccessful: false },
      ],
    });
    expect(await records(org.connection, "SELECT Name FROM Account WHERE Name IN ('one', 'two')")).toEqual([
      { Name: 'one' },
    ]);
  });
});
