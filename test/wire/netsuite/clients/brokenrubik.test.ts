import { randomUUID } from 'node:crypto';
import {
  NetSuiteAuthError,
  NetSuiteClient,
  NetSuiteIdempotencyError,
  NetSuiteNotFoundError,
  NetSuiteValidationError,
  type PaginatedResponse,
} from '@brokenrubik/netsuite-sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from '../small-company.ts';
import { credentialsOf } from '../wire-client.ts';

/** The published client @brokenrubik/netsuite-sdk: PS256 assertions, records, SuiteQL, batches, jobs, metadata. */

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let client: NetSuiteClient;
let stranger: NetSuiteClient;
const realFetch = globalThis.fetch;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  const { account, oauth2 } = await credentialsOf(sandbox.url);
  // it cannot be told another host than NetSuite's own
  globalThis.fetch = (input, init) =>
    realFetch(String(input).replace(/^https:\/\/[^/]+\.api\.netsuite\.com/, sandbox.url), init);
  const options = {
    accountId: account,
    clientId: oauth2.clientId,
    privateKey: oauth2.privateKey,
    maxRetries: 0,
  };
  client = new NetSuiteClient({ ...options, certificateId: oauth2.certificateId });
  stranger = new NetSuiteClient({ ...options, certificateId: 'nobody' });
});
afterAll(async () => {
  globalThis.fetch = realFetch;
  await sandbox.stop();
});

const customer = (companyName: string): Record<string, unknown> => ({ companyName, subsidiary: { id: '1' } });
const quick = { pollInterval: 5 };

async function countOf(name: string): Promise<string | undefined> {
  const { items } = await client.suiteql<{ n: string }>(
    `SELECT COUNT(*) AS n FROM customer WHERE companyname = '${name}'`,
  );
  return items[0]?.n;
}

describe('tokens', () => {
  test('one is taken per scope and kept for its hour', async () => {
    client.clearTokenCache();
    expect(client.hasValidToken()).toBe(false);
    await client.listRecords('customer', { limit: 1 });
    expect(client.hasValidToken()).toBe(true);
    const left = (client.getTokenExpiration() as number) - Date.now();
    expect(Math.round(left / 60_000)).toBe(59);
  });

  test('an unknown certificate is refused', async () => {
    await expect(stranger.listRecords('customer')).rejects.toThrow(NetSuiteAuthError);
  });
});

describe('records', () => {
  test('are created, read, changed and deleted', async () => {
    const created = await client.createRecord('customer', customer('A Corp'));
    expect(created).toMatchObject({
      success: true,
      id: expect.stringMatching(/^\d+$/),
      location: `${sandbox.url}/services/rest/record/v1/customer/${created.id}`,
      operationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await client.getRecord('customer', created.id)).toMatchObject({ companyName: 'A Corp' });
    expect(await client.getRecord('customer', created.id, { fields: 'id,companyName' })).toEqual({
      links: [{ rel: 'self', href: `${created.location}?fields=id%2CcompanyName` }],
      id: created.id,
      companyName: 'A Corp',
    });
    await client.updateRecord('customer', created.id, { comments: 'seen' });
    expect(await client.getRecord('customer', created.id)).toMatchObject({ comments: 'seen' });
    expect(await client.deleteRecord('customer', created.id)).toMatchObject({ success: true });
    await expect(client.getRecord('customer', created.id)).rejects.toThrow(NetSuiteNotFoundError);
  });

  test('are created once by their external id', async () => {
    const first = await client.upsertRecord('customer', 'CID-1', customer('Once'));
    const second = await client.upsertRecord('customer', 'eid:CID-1', { comments: 'again' });
    expect(second.id).toBe(first.id);
  });

  test('lines are replaced when asked', async () => {
    const { id } = await client.createRecord('salesOrder', {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 5 }] },
    });
    await client.updateRecord(
      'salesorder',
      id,
      { item: { items: [{ item: { externalId: 'PLAN' }, quantity: 2, rate: 7 }] } },
      { replace: 'item' },
    );
    const order = await client.getRecord('salesOrder', id, {
      expandSubResources: true,
      simpleEnumFormat: true,
    });
    expect(order).toMatchObject({ total: 14, orderStatus: 'F', item: { totalResults: 1 } });
  });

  test('are listed by pages and in all, filtered or not', async () => {
    const page = await client.listRecords('invoice', { limit: 2, offset: 2 });
    expect(page).toMatchObject({ count: 2, hasMore: false, offset: 2, totalResults: 4 });
    expect(await client.listAllRecords('invoice')).toHaveLength(4);
    expect(await client.listAllRecords('invoice', { q: 'total GREATER 500' })).toHaveLength(2);
  });

  test('a refusal carries the code and the place', async () => {
    const refused = client.createRecord('customer', { companyName: 'X', subsidiary: { id: '9999' } });
    await expect(refused).rejects.toThrow(NetSuiteValidationError);
    await expect(refused).rejects.toMatchObject({ errorCode: 'INVALID_CONTENT', errorPath: 'subsidiary' });
    await expect(
      client.getRecord('salesOrder', 'eid:SO-A', { expandSubResources: true, fields: 'id' }),
    ).rejects.toMatchObject({ errorCode: 'INVALID_PARAMETER' });
  });

  test('property warnings come back', async () => {
    const created = await client.createRecord('customer', { ...customer('Warned'), colour: 'red' });
    expect(created.propertyValidation?.[0]).toContain('colour');
  });

  test('any path can be called', async () => {
    const limits = await client.request('/services/rest/system/v1/governanceLimits', 'GET');
    expect(limits).toMatchObject({ accountConcurrencyLimit: 15 });
    const { status, headers } = await client.requestRaw('/services/rest/system/v1/serverTime', 'GET');
    expect([status, headers['content-type']]).toEqual([200, 'application/json;charset=UTF-8']);
  });

  test('a RESTlet that does not exist is told so', async () => {
    const call = client.callRestlet({ scriptId: '1', deployId: '1', method: 'GET' });
    await expect(call).rejects.toMatchObject({ status: 404 });
  });
});

describe('metadata', () => {
  test('lists the record types, and describes one in each format', async () => {
    const list = (await client.getMetadata()) as { items: { name: string }[] };
    expect(list.items.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['account', 'customer', 'invoice', 'salesOrder']),
    );
    expect(await client.getMetadata({ select: 'customer' })).toMatchObject({ items: [{ name: 'customer' }] });
    expect(await client.getMetadata({ select: 'customer', format: 'openapi3' })).toMatchObject({
      openapi: '3.0.1',
      components: { schemas: { customer: { properties: { companyName: { type: 'string' } } } } },
    });
    expect(await client.getMetadata({ select: 'salesorder', format: 'jsonschema' })).toMatchObject({
      items: [{ name: 'salesOrder', properties: { total: { type: 'number' } } }],
    });
    await expect(client.getMetadata({ select: 'spaceship' })).rejects.toThrow(NetSuiteNotFoundError);
  });
});

describe('SuiteQL', () => {
  test('gives a page and every page', async () => {
    expect(
      await client.suiteql('SELECT id FROM transaction ORDER BY id', { limit: 5, offset: 5 }),
    ).toMatchObject({
      count: 5,
      hasMore: true,
    });
    expect((await client.suiteqlAll('SELECT id FROM item ORDER BY id')).length).toBe(3);
  });

  test('runs as a job whose result is the first page', async () => {
    const job = await client.suiteqlAsync('SELECT id FROM transaction ORDER BY id', { limit: 4 });
    const { results } = await job.wait<PaginatedResponse<{ id: string }>>(quick);
    expect(results[0]?.result).toMatchObject({ count: 4, hasMore: true });
    expect(results[0]?.result?.links?.find(({ rel }) => rel === 'next')?.href).toContain(
      '/services/rest/query/v1/suiteql?limit=4&offset=4',
    );
  });
});

describe('batches', () => {
  test.each([false, true])('create, read, change and delete (parallel: %s)', async (parallel) => {
    const job = await client.batchCreate(
      'customer',
      [1, 2, 3].map((n) => ({ ...customer(`Batch ${parallel}`), externalId: `B-${parallel}-${n}` })),
      { parallel },
    );
    expect(job.location).toBe(`${sandbox.url}/services/rest/async/v1/job/${job.id}`);
    const made = await job.wait(quick);
    expect([made.succeeded, made.failed]).toEqual([3, 0]);
    const ids = made.results.map(({ recordId }) => recordId as string);
    expect((await job.status()).progress).toBe('succeeded');
    expect((await job.tasks()).count).toBe(3);

    const changed = await client.batchUpdate('customer', [
      { id: ids[0] as string, comments: 'one' },
      { externalId: `B-${parallel}-2`, comments: 'two' },
    ]);
    expect((await changed.wait(quick)).succeeded).toBe(2);
    const upserted = await client.batchUpsert('customer', [
      { externalId: `B-${parallel}-3`, comments: 'three' },
      { externalId: `B-${parallel}-4`, ...customer(`Batch ${parallel}`) },
    ]);
    expect((await upserted.wait(quick)).succeeded).toBe(2);

    const got = await client.batchGet('customer', [...ids, `eid:B-${parallel}-4`, '99999'], {
      fields: 'companyName,comments',
    });
    const { results, succeeded, failed } = await got.wait<Record<string, unknown>>(quick);
    expect([succeeded, failed]).toEqual([4, 1]);
    expect(results.map(({ result }) => result?.comments)).toEqual([
      'one',
      'two',
      'three',
      undefined,
      undefined,
    ]);
    expect(results[4]?.error).toBeInstanceOf(NetSuiteNotFoundError);

    const removed = await client.batchDelete('customer', [...ids, `eid:B-${parallel}-4`]);
    expect((await removed.wait(quick)).succeeded).toBe(4);
    expect(await countOf(`Batch ${parallel}`)).toBe('0');
  });

  test('a failed item leaves the others and is reported by itself', async () => {
    const job = await client.batchCreate('customer', [customer('Half'), { companyName: 'Half' }]);
    const { succeeded, failed, results } = await job.wait(quick);
    expect([succeeded, failed, results[1]?.error?.status]).toEqual([1, 1, 400]);
    expect((await job.status()).progress).toBe('succeeded');
    expect(await countOf('Half')).toBe('1');
  });

  test('the same idempotency key submits once and names the first job', async () => {
    const idempotencyKey = randomUUID();
    const job = await client.batchCreate('customer', [customer('Key')], { idempotencyKey });
    const again = client.batchCreate('customer', [customer('Key')], { idempotencyKey });
    await expect(again).rejects.toThrow(NetSuiteIdempotencyError);
    await expect(again).rejects.toMatchObject({ status: 400, jobId: job.id, location: job.location });
    expect((await client.attachJob(job.id).wait(quick)).succeeded).toBe(1);
    expect(await countOf('Key')).toBe('1');
  });
});
