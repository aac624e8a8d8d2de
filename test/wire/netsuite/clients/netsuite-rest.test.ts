import NetsuiteRest from 'netsuite-rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from '../small-company.ts';
import { credentialsOf } from '../wire-client.ts';

/** The published client netsuite-rest: token-based authentication, one request method. */

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let client: NetsuiteRest;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  const { account, tba } = await credentialsOf(sandbox.url);
  client = new NetsuiteRest({
    consumer_key: tba.consumerKey,
    consumer_secret_key: tba.consumerSecret,
    token: tba.token,
    token_secret: tba.tokenSecret,
    realm: account,
    base_url: sandbox.url,
  });
});
afterAll(() => sandbox.stop());

test('its connection test is an OPTIONS request to every path', async () => {
  const { statusCode, data } = await client.request({ path: '*', method: 'OPTIONS' });
  expect([statusCode, data]).toEqual([204, null]);
});

test('it lists, filters and reads records', async () => {
  const list = await client.request({ path: 'record/v1/customer/?limit=2' });
  expect(list.data).toMatchObject({ count: 2, hasMore: true, totalResults: 4 });
  const query = encodeURIComponent('companyName START_WITH "Ac"');
  const found = await client.request({ path: `record/v1/customer?q=${query}` });
  const [item] = found.data?.items as { id: string }[];
  const record = await client.request({ path: `record/v1/customer/${item?.id}` });
  expect(record.data).toMatchObject({ companyName: 'Acme', balance: 150.3 });
});

test('it queries with a body that names no content type', async () => {
  const { data } = await client.request({
    path: 'query/v1/suiteql?limit=2',
    method: 'POST',
    body: JSON.stringify({ q: 'SELECT id, companyName FROM customer ORDER BY id' }),
  });
  expect(data).toMatchObject({
    count: 2,
    hasMore: true,
    totalResults: 4,
    items: [{ companyname: 'Acme' }, { companyname: 'Beta' }],
  });
});

test('it creates, changes and deletes a record', async () => {
  const path = 'record/v1/customer/eid:MADE';
  const body = JSON.stringify({ companyName: 'Made by a client', subsidiary: { id: '1' } });
  const created = await client.request({ path, method: 'PUT', body });
  expect([created.statusCode, created.data]).toEqual([204, null]);
  await client.request({ path, method: 'PATCH', body: JSON.stringify({ phone: '555' }) });
  expect((await client.request({ path })).data).toMatchObject({
    companyName: 'Made by a client',
    phone: '555',
  });
  expect((await client.request({ path, method: 'DELETE' })).statusCode).toBe(204);
  await expect(client.request({ path })).rejects.toMatchObject({ response: { statusCode: 404 } });
});

test('a wrong secret is answered with 401', async () => {
  const { account, tba } = await credentialsOf(sandbox.url);
  const stranger = new NetsuiteRest({
    consumer_key: tba.consumerKey,
    consumer_secret_key: 'wrong',
    token: tba.token,
    token_secret: tba.tokenSecret,
    realm: account,
    base_url: sandbox.url,
  });
  await expect(stranger.request({ path: 'record/v1/customer' })).rejects.toMatchObject({
    response: { statusCode: 401 },
  });
});
