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

describe('All or none of a composite', () => {
  const bad = { attributes: { type: 'Account' }, Name: '' };
  const good = { attributes: { type: 'Account' }, Name: 'Kept' };
  const collection = (records: unknown[], allOrNone: boolean) => ({
    method: 'POST',
    referenceId: 'list',
    url: `${BASE}/composite/sobjects`,
    body: { allOrNone, records },
  });

  test('beats what a collection inside it says', async () => {
    await org.composite([collection([good, bad], false)], true);
    expect(await count("SELECT Id FROM Account WHERE Name = 'Kept'")).toBe(0);
    await org.composite([collection([good, bad], false)], false);
    expect(await count("SELECT Id FROM Account WHERE Name = 'Kept'")).toBe(1);
  });
});

describe('A composite request is refused', () => {
  const limits = { method: 'GET', referenceId: 'a', url: `${BASE}/limits` };
  test.each([
    [
      'a reference id with other signs',
      [{ ...limits, referenceId: 'a-b' }],
      /^Provided referenceId \('a-b'\) must start/,
    ],
    ['a reference id twice', [limits, limits], /^Duplicate referenceId/],
    ['a header of its own', [{ ...limits, httpHeaders: { Accept: '*/*' } }], /^The Accept header/],
    [
      'a composite inside it',
      [{ ...limits, method: 'POST', url: `${BASE}/composite` }],
      /^Composite resources/,
    ],
    ['an unknown method', [{ ...limits, method: 'BOGUS' }], /^Invalid HTTP method: BOGUS$/],
    ['no calls', [], /no operations/],
  ])('for %s', async (_what, calls, message) => {
    await expect(org.composite(calls)).rejects.toThrow(message);
  });
});

describe('A collection', () => {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await org.call(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as never };
  };

  test('says of refused records what is known of them', async () => {
    const [first, second] = (await ids('Account')) as [string, string];
    const contact = (await org.connection.sobject('Contact').create({ LastName: 'x' })).id as string;
    const account = { attributes: { type: 'Account' } };
    const changes = [
      { ...account, id: first, Name: '' },
      { ...account, id: contact, Name: 'x' },
      { ...account, id: second, Name: 'Fine' },
    ];
    const refusals = [
      {
        id: first,
        success: false,
        errors: [
          {
            statusCode: 'REQUIRED_FIELD_MISSING',
            message: 'Required fields are missing: [Name]',
            fields: ['Name'],
          },
        ],
      },
      {
        success: false,
        errors: [
          {
            statusCode: 'MALFORMED_ID',
            message: `Account ID: id value of incorrect type: ${contact}`,
            fields: ['Id'],
          },
        ],
      },
    ];
    expect(await call('PATCH', `${BASE}/composite/sobjects`, { records: changes })).toEqual({
      status: 200,
      body: [...refusals, { id: second, success: true, errors: [] }],
    });
    const rolledBack = {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message:
        'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: [],
    };
    const all = { allOrNone: true, records: changes.toReversed() };
    expect((await call('PATCH', `${BASE}/composite/sobjects`, all)).body[0]).toEqual({
      id: second,
      success: false,
      errors: [rolledBack],
    });
    expect(
      (await call('DELETE', `${BASE}/composite/sobjects?ids=${contact},001RM000003oLrB000&allOrNone=true`))
        .body,
    ).toEqual([
      { id: contact, success: false, errors: [rolledBack] },
      {
        success: false,
        errors: [{ statusCode: 'MALFORMED_ID', message: 'malformed id 001RM000003oLrB000', fields: [] }],
      },
    ]);
  });

  test('of an upsert says of refused records whether they would have been new', async () => {
    const records = ['ACC-1', 'NEW-1', 'NEW-2'].map((External_Id__c, i) => ({
      attributes: { type: 'Account' },
      External_Id__c,
      Name: 'Any',
      ...(i === 1 ? { OwnerId: 'INVALID_OWNER' } : {}),
    }));
    const { body } = await call('PATCH', `${BASE}/composite/sobjects/Account/External_Id__c`, {
      allOrNone: true,
      records,
    });
    expect(
      (body as { success: boolean; created: boolean; errors: { statusCode: string }[] }[]).map(
        ({ success, created, errors }) => [success, created, errors[0]?.statusCode],
      ),
    ).toEqual([
      [false, false, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      [false, true, 'MALFORMED_ID'],
      [false, true, 'ALL_OR_NONE_OPERATION_ROLLED_BACK'],
    ]);
    const twice = {
      records: [1, 2].map(() => ({ attributes: { type: 'Account' }, External_Id__c: 'T', Name: 'T' })),
    };
    expect(await call('PATCH', `${BASE}/composite/sobjects/Account/External_Id__c`, twice)).toMatchObject({
      body: [
        { errors: [{ statusCode: 'DUPLICATE_VALUE' }] },
        { errors: [{ statusCode: 'DUPLICATE_VALUE' }] },
      ],
    });
    expect(await count("SELECT Id FROM Account WHERE Name IN ('Any', 'T')")).toBe(0);
  });

  test('may change the type of its records ten times at most', async () => {
    const mixed = (runs: number) => ({
      records: Array.from({ length: runs }, (_, i) =>
        i % 2 === 0
          ? { attributes: { type: 'Account' }, Name: `A${i}` }
          : { attributes: { type: 'Contact' }, LastName: `C${i}` },
      ),
    });
    expect((await call('POST', `${BASE}/composite/sobjects`, mixed(11))).status).toBe(400);
    expect(await count("SELECT Id FROM Account WHERE Name = 'A0'")).toBe(0);
    const { body } = await call('POST', `${BASE}/composite/sobjects`, mixed(10));
    expect((body as { success: boolean }[]).every(({ success }) => success)).toBe(true);
  });
});

describe('A tree', () => {
  const create = async (body: unknown) => {
    const response = await org.call(`${BASE}/composite/tree/Account`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  const node = (referenceId: string, more: object = {}) => ({
    attributes: { type: 'Account', referenceId },
    Name: referenceId,
    ...more,
  });

  test('is created level by level, and answered in that order', async () => {
    const Contacts = { records: [{ attributes: { type: 'Contact', referenceId: 'c' }, LastName: 'c' }] };
    const { status, body } = await create({ records: [node('a', { Contacts }), node('b')] });
    const { results } = body as { results: { referenceId: string }[] };
    expect([status, results.map(({ referenceId }) => referenceId)]).toEqual([201, ['a', 'b', 'c']]);
  });

  test('is refused as a whole for reference ids that come twice and for more than it may hold', async () => {
    expect(await create({ records: [node('x'), node('y'), node('x')] })).toEqual({
      status: 400,
      body: {
        hasErrors: true,
        results: [1, 2].map(() => ({
          referenceId: 'x',
          errors: [
            {
              statusCode: 'INVALID_INPUT',
              message: 'Duplicate ReferenceId provided in the request.',
              fields: [],
            },
          ],
        })),
      },
    });
    const many = Array.from({ length: 201 }, (_, i) => node(`n${i}`));
    expect((await create({ records: many })).status).toBe(400);
    let deep: object = node('level6');
    for (let i = 5; i > 0; i--) deep = node(`level${i}`, { ChildAccounts: { records: [deep] } });
    expect((await create({ records: [deep] })).status).toBe(400);
    expect(
      await count("SELECT Id FROM Account WHERE Name LIKE 'level%' OR Name LIKE 'n%' OR Name IN ('x', 'y')"),
    ).toBe(0);
  });
});

describe('Graphs', () => {
  const call = (referenceId: string, changes: object = {}) => ({
    method: 'POST',
    url: `${BASE}/sobjects/Account`,
    referenceId,
    body: { Name: referenceId },
    ...changes,
  });
  const send = async (graphs: unknown[]) => {
    const response = await org.call(`${BASE}/composite/graph`, {
      method: 'POST',
      body: JSON.stringify({ graphs }),
    });
    return { status: response.status, body: (await response.json()) as never };
  };

  test('stop when more than fourteen have failed', async () => {
    const graphs = Array.from({ length: 17 }, (_, i) => ({
      graphId: `g${i}`,
      compositeRequest: [call('a', i < 15 ? { body: {} } : {})],
    }));
    const { body } = await send(graphs);
    const answered = (
      body as {
        graphs: {
          isSuccessful: boolean;
          graphResponse: { compositeResponse: { body: { errorCode: string }[] }[] };
        }[];
      }
    ).graphs;
    expect(answered.filter(({ isSuccessful }) => isSuccessful)).toHaveLength(0);
    expect(answered.at(-1)?.graphResponse.compositeResponse[0]?.body[0]?.errorCode).toBe('PROCESSING_HALTED');
    expect(await count("SELECT Id FROM Account WHERE Name = 'a'")).toBe(0);
  });

  test('hold calls on records only, of fifteen kinds and fifteen levels at most', async () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, i) =>
        call(`n${i}`, i === 0 ? {} : { body: { Name: 'x', ParentId: `@{n${i - 1}.id}` } }),
      );
    const kinds = Array.from({ length: 16 }, (_, i) =>
      call(`k${i}`, { url: `/services/data/v${50 + i}.0/sobjects/Account` }),
    );
    const query = call('q', { method: 'GET', url: `${BASE}/query?q=SELECT+Id+FROM+Account` });
    for (const compositeRequest of [chain(16), kinds, [query]])
      expect((await send([{ graphId: '1', compositeRequest }])).status).toBe(400);
    expect(
      (
        await send([
          { graphId: '1', compositeRequest: [] },
          { graphId: '1', compositeRequest: [] },
        ])
      ).status,
    ).toBe(400);
    expect(await send([{ graphId: '1', compositeRequest: chain(15) }])).toMatchObject({
      body: { graphs: [{ isSuccessful: true }] },
    });
  });
});
