import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, plain, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const BASE = '/services/data/v66.0';
const idOf = async (type: string, key: string): Promise<string> => {
  const [row] = await records(org.connection, `SELECT Id FROM ${type} WHERE External_Id__c = '${key}'`);
  return (row as { Id: string }).Id;
};
async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await org.call(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

describe('A record is read', () => {
  test('unless it has not changed since a date or has the tag that the client knows', async () => {
    const path = `${BASE}/sobjects/Account/${await idOf('Account', 'ACC-1')}?fields=Name`;
    const first = await call('GET', path);
    const modified = first.headers.get('last-modified') as string;
    const tag = first.headers.get('etag') as string;
    const status = async (headers: Record<string, string>) =>
      (await call('GET', path, undefined, headers)).status;
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
    expect([
      await status({ 'if-modified-since': modified }),
      await status({ 'if-modified-since': earlier }),
      await status({ 'if-unmodified-since': modified }),
      await status({ 'if-unmodified-since': earlier }),
      await status({ 'if-modified-since': 'soon' }),
      await status({ 'if-none-match': tag }),
      await status({ 'if-none-match': '"other"' }),
      await status({ 'if-match': tag }),
      await status({ 'if-match': '"other"' }),
    ]).toEqual([304, 200, 200, 412, 400, 304, 200, 200, 412]);
    const order = await call('GET', `${BASE}/sobjects/Order/${await idOf('Order', 'O-1')}`);
    expect(order.headers.get('etag')).toBeNull();
  });

  test('over a relationship, to one record or to a list', async () => {
    const order = `${BASE}/sobjects/Order/${await idOf('Order', 'O-1')}`;
    expect(plain((await call('GET', `${order}/Account?fields=Name`)).body)).toEqual({ Name: 'Ärmel GmbH' });
    expect(plain((await call('GET', `${order}/OrderItems?fields=Quantity`)).body)).toEqual({
      totalSize: 2,
      done: true,
      records: [{ Quantity: 10 }, { Quantity: 4 }],
    });
    expect((await call('GET', `${order}/Nothing`)).status).toBe(404);
    const alone = `${BASE}/sobjects/Order/${await idOf('Order', 'O-2')}`;
    expect((await call('GET', `${alone}/Quote`)).status).toBe(404);
  });
});

describe('A record is written', () => {
  test('only if nobody has changed it since the date or the tag that the client knows', async () => {
    const path = `${BASE}/sobjects/Account/${await idOf('Account', 'ACC-1')}`;
    const { headers } = await call('GET', path);
    const modified = headers.get('last-modified') as string;
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
    const tag = headers.get('etag') as string;
    const change = (given: Record<string, string>) => call('PATCH', path, { Site: 'new' }, given);
    expect((await change({ 'if-unmodified-since': earlier })).status).toBe(412);
    expect((await change({ 'if-match': '"other"' })).status).toBe(412);
    expect(await records(org.connection, "SELECT Site FROM Account WHERE External_Id__c = 'ACC-1'")).toEqual([
      { Site: null },
    ]);
    expect((await change({ 'if-match': tag })).status).toBe(204);
    expect((await change({ 'if-match': tag })).status).toBe(412);
  });

  test('by an external id with any characters in it', async () => {
    const key = 'a/b c?d=e&f#g%';
    const path = `${BASE}/sobjects/Account/External_Id__c/${encodeURIComponent(key)}`;
    const created = await call('PATCH', path, { Name: 'Odd key' });
    expect([created.status, created.body.created, created.headers.get('location')]).toEqual([
      201,
      true,
      `${BASE}/sobjects/Account/${created.body.id}`,
    ]);
    expect((await call('GET', path)).body.External_Id__c).toBe(key);
    expect(await call('PATCH', path, { Site: 'x' })).toMatchObject({ status: 200, body: { created: false } });
    expect((await call('PATCH', `${path}x?updateOnly=true`, { Name: 'no' })).status).toBe(404);
    expect((await call('PATCH', path, { External_Id__c: key, Site: 'y' })).body).toEqual([
      {
        message: 'The External_Id__c field should not be specified in the sobject data.',
        errorCode: 'INVALID_FIELD',
      },
    ]);
    expect((await call('DELETE', path)).status).toBe(204);
  });

  test('as its version of the API has it: before 46 an update says nothing and a creation not that it is one', async () => {
    const upsert = (version: string, key: string) =>
      call('PATCH', `/services/data/v${version}/sobjects/UpsertTable__c/ExtId__c/${key}`, { Name: key });
    expect(Object.keys((await upsert('45.0', 'old')).body)).toEqual(['id', 'success', 'errors']);
    expect(await upsert('45.0', 'old')).toMatchObject({ status: 204, body: null });
    expect((await upsert('46.0', 'new')).body.created).toBe(true);
    expect(await upsert('46.0', 'new')).toMatchObject({ status: 200, body: { created: false } });
  });

  test('unless its external id is that of several records, which are offered', async () => {
    const table = org.connection.sobject('UpsertTable__c');
    await table.create([{ ExtId__c: 'twin' }, { ExtId__c: 'twin' }]);
    const path = `${BASE}/sobjects/UpsertTable__c/ExtId__c/twin`;
    for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
      const { status, body: urls } = await call(method, path, body);
      expect([status, urls.length]).toEqual([300, 2]);
      expect(urls[0]).toMatch(/^\/services\/data\/v66.0\/sobjects\/UpsertTable__c\/a00/);
    }
  });

  test('only by an id of its own object', async () => {
    const contact = (await org.connection.sobject('Contact').create({ LastName: 'Other' })).id as string;
    const path = `${BASE}/sobjects/Account/${contact}`;
    expect(await call('GET', path)).toMatchObject({ status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
    expect(await call('PATCH', path, { Name: 'x' })).toMatchObject({
      status: 400,
      body: [
        {
          errorCode: 'MALFORMED_ID',
          message: `Account ID: id value of incorrect type: ${contact}`,
          fields: ['Id'],
        },
      ],
    });
    expect(await call('DELETE', path)).toMatchObject({
      status: 400,
      body: [{ errorCode: 'MALFORMED_ID', message: `malformed id ${contact}`, fields: [] }],
    });
    expect((await call('GET', `${BASE}/sobjects/Account/no-id`)).body).toEqual([
      {
        message: 'Provided external ID field does not exist or is not accessible: no-id',
        errorCode: 'NOT_FOUND',
      },
    ]);
  });

  test('with a method in the query by clients that cannot send it', async () => {
    const id = await idOf('Account', 'ACC-2');
    const path = `${BASE}/sobjects/Account/${id}?_HttpMethod=PATCH`;
    expect((await call('POST', path, { Site: 'Osaka' })).status).toBe(204);
  });
});

describe('What is no request of the API is refused in its words', () => {
  test.each([
    ['', 'The HTTP entity body is required, but this request has no entity body.'],
    [
      '{"Name":}',
      "Unexpected character ('}' (code 125)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at [line:1, column:9]",
    ],
    [
      '{Name:"x"}',
      "Unexpected character ('N' (code 78)): was expecting double-quote to start field name at [line:1, column:2]",
    ],
    [
      '{"Name" "x"}',
      "Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value at [line:1, column:9]",
    ],
    [
      '{"Name":"x"\n"Site":"y"}',
      "Unexpected character ('\"' (code 34)): was expecting comma to separate OBJECT entries at [line:2, column:1]",
    ],
    [
      '{"Name":"x"',
      'Unexpected end-of-input: expected close marker for OBJECT (from [line:1, column:1]) at [line:1, column:12]',
    ],
    [
      '{"Name":nul}',
      "Unrecognized token 'nul': was expecting 'null', 'true' or 'false' at [line:1, column:9]",
    ],
  ])('such as a body %s', async (body, message) => {
    expect(await call('POST', `${BASE}/sobjects/Account`, body)).toMatchObject({
      status: 400,
      body: [{ message, errorCode: 'JSON_PARSER_ERROR' }],
    });
  });

  test('such as a media type, a method or a path that there is not', async () => {
    expect(
      await call('POST', `${BASE}/sobjects/Account`, 'Name=x', { 'content-type': 'text/plain' }),
    ).toMatchObject({
      status: 415,
      body: [
        {
          message: "MediaType of 'text/plain' is not supported by this resource",
          errorCode: 'UNSUPPORTED_MEDIA_TYPE',
        },
      ],
    });
    const patched = await call('PATCH', `${BASE}/sobjects/Account`, { Name: 'x' });
    expect([patched.status, patched.headers.get('allow'), patched.body]).toEqual([
      405,
      'HEAD,GET,POST',
      [
        {
          message: "HTTP Method 'PATCH' not allowed. Allowed are HEAD,GET,POST",
          errorCode: 'METHOD_NOT_ALLOWED',
        },
      ],
    ]);
    expect(await call('GET', `${BASE}/sobjects/Nothing`)).toMatchObject({
      status: 404,
      body: [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }],
    });
    expect((await call('POST', '/services/data/v41.0/composite/sobjects', { records: [] })).status).toBe(404);
    expect((await refusal(org.connection.request('/sobjects/Account/x/y/z'))).errorCode).toBe('NOT_FOUND');
  });
});
