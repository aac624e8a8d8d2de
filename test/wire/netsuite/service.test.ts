import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import { credentialsOf, WireClient } from './wire-client.ts';

type Sandbox = Awaited<ReturnType<typeof startNetSuiteSandbox>>;

describe('the sandbox as a service', () => {
  let sandbox: Sandbox;
  let client: WireClient;

  beforeAll(async () => {
    sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
    client = await WireClient.connect(sandbox.url);
  });
  afterAll(() => sandbox.stop());

  const control = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${sandbox.url}/sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const stats = async (): Promise<Record<string, unknown>> =>
    (await (await control('GET', 'stats')).json()) as Record<string, unknown>;

  test('counts data calls by operation and leaves tokens out', async () => {
    await control('DELETE', 'stats');
    await WireClient.connect(sandbox.url);
    await client.rows('SELECT 1 AS one FROM DUAL');
    await client.record('GET', 'customer');
    await client.record('GET', 'customer/4');
    const id = await client.create('term', { name: 'Net 7', daysUntilNetDue: 7 });
    await client.record('PATCH', `term/${id}`, { daysUntilNetDue: 8 });
    await client.record('PUT', 'term/eid:T-9', { name: 'Net 9' });
    await client.record('DELETE', `term/${id}`);
    expect(await stats()).toEqual({
      requests: 7,
      background: 0,
      rejected: 0,
      maxInFlight: 1,
      byOperation: {
        suiteql: 1,
        'record.list': 1,
        'record.get': 1,
        'record.create': 1,
        'record.update': 1,
        'record.upsert': 1,
        'record.delete': 1,
      },
    });
  });

  test('calls that their client marks as background count apart', async () => {
    await control('DELETE', 'stats');
    await client.call(
      'POST',
      '/services/rest/query/v1/suiteql',
      { q: 'SELECT 1 FROM DUAL' },
      { prefer: 'transient', 'x-client': 'background' },
    );
    expect(await stats()).toMatchObject({ requests: 0, background: 1, byOperation: {} });
  });

  test('reset brings back the data as loaded', async () => {
    await client.record('PATCH', 'customer/eid:C-1', { companyName: 'Changed' });
    const name = 'SELECT companyname FROM customer WHERE externalid = ?';
    expect(await client.rows(name, ['C-1'])).toEqual([{ companyname: 'Changed' }]);
    expect((await control('POST', 'reset')).status).toBe(204);
    expect(await client.rows(name, ['C-1'])).toEqual([{ companyname: 'Acme' }]);
  });

  test('tells its governance limits and its time', async () => {
    const system = '/services/rest/system/v1';
    expect((await client.call('GET', `${system}/governanceLimits`)).json).toEqual({
      accountConcurrencyLimit: 15,
      accountUnallocatedConcurrencyLimit: 15,
      integrationConcurrencyLimit: 15,
      integrationLimitType: 'accountLimit',
    });
    expect((await client.call('GET', `${system}/serverTime`)).json).toEqual({
      serverTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect((await client.call('POST', `${system}/serverTime`)).status).toBe(405);
    expect((await client.call('GET', `${system}/weather`)).status).toBe(404);
  });

  test('offers no datasets, workbooks or other services', async () => {
    for (const path of ['query/v1/dataset/1/result', 'query/v1/workbook/1/result', 'record/v2/customer', 'x'])
      expect((await client.call('GET', `/services/rest/${path}`)).status).toBe(404);
  });
});

test('a request over the limit is blocked, whichever client and service it comes from', async () => {
  const sandbox = await startNetSuiteSandbox({
    port: 0,
    dataSet: smallCompany(),
    today: SMALL_TODAY,
    concurrencyLimit: 1,
  });
  const [one, other] = await Promise.all([WireClient.connect(sandbox.url), WireClient.connect(sandbox.url)]);
  await fetch(`${sandbox.url}/sandbox/faults`, {
    method: 'PUT',
    body: JSON.stringify([{ kind: 'latency', ms: 1500, times: 1 }]),
  });
  const slow = one.query('SELECT 1 FROM DUAL');
  let inFlight = 0;
  while (inFlight === 0)
    inFlight = ((await (await fetch(`${sandbox.url}/sandbox/stats`)).json()) as { maxInFlight: number })
      .maxInFlight;
  const blocked = await other.record('GET', 'customer');
  expect([blocked.status, blocked.json]).toEqual([
    429,
    {
      type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1',
      title: 'Bad Request',
      status: 429,
      'o:errorDetails': [
        {
          detail: 'Concurrent request limit exceeded. Request blocked.',
          'o:errorCode': 'CONCURRENCY_LIMIT_EXCEEDED',
        },
      ],
    },
  ]);
  expect((await slow).status).toBe(200);
  expect((await other.record('GET', 'customer')).status).toBe(200);
  await sandbox.stop();
});

describe('a data directory', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'netsuite-test-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const start = (name = 'small'): Promise<Sandbox> =>
    startNetSuiteSandbox({ port: 0, dataDir, dataSet: smallCompany(name), today: SMALL_TODAY });

  test('keeps writes, credentials and issued tokens over a restart', async () => {
    const first = await start();
    const before = await credentialsOf(first.url);
    const client = await WireClient.connect(first.url);
    const id = await client.create('customer', { companyName: 'Epsilon', subsidiary: { id: '1' } });
    await first.stop();
    const second = await start();
    const again = new WireClient(second.url, client.token);
    expect(await again.rows('SELECT id, companyname FROM customer WHERE id = ?', [id])).toEqual([
      { id, companyname: 'Epsilon' },
    ]);
    const after = await credentialsOf(second.url);
    expect({ ...after, baseUrl: '' }).toEqual({ ...before, baseUrl: '' });
    const next = await again.create('customer', { companyName: 'Zeta', subsidiary: { id: '1' } });
    expect(Number(next)).toBe(Number(id) + 1);
    await second.stop();
  });

  test('refuses another data set and says how to replace it', async () => {
    await expect(start('other')).rejects.toThrow(
      /holds the data set small, not other; npm start -- --fresh replaces it/,
    );
  });

  test('refuses data of another version of the sandbox and says how to replace it', async () => {
    await (await start()).stop();
    const file = new DatabaseSync(join(dataDir, 'netsuite.sqlite'));
    file.exec('PRAGMA user_version = 1');
    file.close();
    await expect(start()).rejects.toThrow(
      /was made by another version of this sandbox; npm start -- --fresh replaces it/,
    );
  });
});

describe('a data set that cannot be read', () => {
  function changed(
    file: string,
    change: (rows: string[][], columns: string[]) => void,
  ): ReturnType<typeof smallCompany> {
    const dataSet = smallCompany();
    const table = dataSet.netsuite.get(file) ?? { columns: ['externalId'], rows: [] };
    const columns = [...table.columns];
    const rows = table.rows.map((row) => [...row]);
    change(rows, columns);
    return { ...dataSet, netsuite: new Map([...dataSet.netsuite, [file, { columns, rows }]]) };
  }
  const start = (dataSet: ReturnType<typeof smallCompany>, dataDir?: string): Promise<Sandbox> =>
    startNetSuiteSandbox({ port: 0, dataSet, today: SMALL_TODAY, dataDir });

  test('names an unknown file', async () => {
    await expect(start(changed('spaceship', () => undefined))).rejects.toThrow(
      'netsuite/spaceship.csv: unknown record type spaceship',
    );
  });

  test('names an unknown column', async () => {
    await expect(start(changed('invoice', (_, columns) => columns.push('colour')))).rejects.toThrow(
      'netsuite/invoice.csv: unknown column colour',
    );
  });

  test('names the row and the column of a reference to nothing, and leaves nothing behind', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'netsuite-test-'));
    const broken = changed('invoice', (rows) => {
      (rows[2] as string[])[1] = 'C-99';
    });
    await expect(start(broken, dataDir)).rejects.toThrow(
      'netsuite/invoice.csv row 4, column entity: there is no entity C-99',
    );
    expect(existsSync(join(dataDir, 'netsuite.sqlite'))).toBe(false);
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('names a number that is none', async () => {
    const broken = changed('invoice', (rows, columns) => {
      (rows[0] as string[])[columns.indexOf('line.rate')] = 'much';
    });
    await expect(start(broken)).rejects.toThrow(
      'netsuite/invoice.csv row 2, column line.rate: much is not a number',
    );
  });
});
