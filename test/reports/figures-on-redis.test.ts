import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSignRequest } from '../../kit/identity/sign-request.ts';
import type { Scope } from '../../kit/identity/viewer.ts';
import { codeFingerprint } from '../../kit/report/code-fingerprint.ts';
import type { KeptFigures } from '../../kit/report/kept-figures.ts';
import { openFigures } from '../../kit/report/open-figures.ts';
import { figuresInRedis } from '../../kit/report/redis-figures.ts';
import { readSettings } from '../../kit/settings.ts';
import { startSalesforceSandbox } from '../../sandbox/salesforce/service.ts';
import { revenueSubgraph } from '../../subgraphs/revenue/service.ts';
import { startStandalone } from '../../subgraphs/standalone.ts';
import { noRedis, RedisServer } from '../engine/redis/server.ts';
import { netsuiteAccount } from '../sources/support/netsuite-account.ts';
import { SMALL_TODAY, smallCompany } from '../wire/netsuite/small-company.ts';
import { WireClient } from '../wire/netsuite/wire-client.ts';
import { revenueGraph } from './support/revenue-graph.ts';

/** January to March of the small company, all closed. */
const QUERY =
  '{ revenue(from: "2024-01", to: "2024-03") { preliminary rows { period recognized { amount currencyCode } planned { amount } } } }';
const row = (period: string, amount: string, currencyCode: string) => ({
  period,
  recognized: { amount, currencyCode },
  planned: { amount: '0.00' },
});
const REVENUE = {
  revenue: {
    preliminary: false,
    rows: [
      row('2024-01', '100.30', 'USD'),
      row('2024-02', '499.80', 'USD'),
      row('2024-03', '500.00', 'EUR'),
      row('2024-03', '0.05', 'USD'),
    ],
  },
};
/** The calendar of the books alone, or the sums with it. */
const KEPT = 1;
const SUMMED = 2;

describe.skipIf(noRedis)(noRedis ?? 'figures that instances share on Redis', () => {
  let account: Awaited<ReturnType<typeof netsuiteAccount>>;
  let server: RedisServer;
  let redis: Redis;
  const opened: KeptFigures[] = [];
  beforeAll(async () => {
    account = await netsuiteAccount(smallCompany());
    server = await new RedisServer([]).start();
    redis = new Redis(server.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    redis.on('error', () => {});
  });
  beforeEach(() => redis.flushall());
  afterEach(async () => {
    for (const figures of opened.splice(0)) await figures.close();
    await account.reset();
  });
  afterAll(async () => {
    redis?.disconnect();
    await server?.drop();
    await account?.stop();
  });

  /** An instance of the product: what it answers, and how many requests that cost NetSuite. */
  const instance = (figures: KeptFigures) => {
    opened.push(figures);
    const ask = revenueGraph(account.netsuite, SMALL_TODAY, figures);
    return async () => {
      await fetch(`${account.url}/sandbox/stats`, { method: 'DELETE' });
      const data = await ask(QUERY);
      return { data, requests: (await account.stats()).requests };
    };
  };

  test('a second instance answers closed periods from what the first one kept', async () => {
    const [first, second] = [instance(openFigures(server.url)), instance(openFigures(server.url))];
    expect(await first()).toEqual({ data: REVENUE, requests: SUMMED });
    expect(await second()).toEqual({ data: REVENUE, requests: KEPT });
    expect(await first()).toEqual({ data: REVENUE, requests: KEPT });
    for (const key of await redis.keys('*')) expect(await redis.ttl(key)).toBeGreaterThan(0);
  });

  test('a period that is reopened is summed again by every instance, and once more when it is closed', async () => {
    const [first, second] = [instance(openFigures(server.url)), instance(openFigures(server.url))];
    await first();
    const client = await WireClient.connect(account.url);
    const [march] = await account.rows(
      "SELECT id FROM accountingperiod WHERE isquarter = 'F' AND isyear = 'F' AND startdate = TO_DATE('2024-03-01', 'YYYY-MM-DD')",
    );
    const setClosed = async (closed: boolean): Promise<void> => {
      const locks = { closed, allLocked: closed, arLocked: closed };
      expect((await client.record('PATCH', `accountingPeriod/${march?.id}`, locks)).status).toBe(204);
    };
    await setClosed(false);
    await client.create('invoice', {
      entity: { externalId: 'C-1' },
      tranDate: '2024-03-15',
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 7 }] },
    });
    const rows = [...REVENUE.revenue.rows.slice(0, 3), row('2024-03', '7.05', 'USD')];
    const reopened = { data: { revenue: { preliminary: true, rows } }, requests: SUMMED };
    expect(await second()).toEqual(reopened);
    expect(await first()).toEqual(reopened);
    await setClosed(true);
    const closed = { revenue: { preliminary: false, rows } };
    expect((await second()).data).toEqual(closed);
    // What may change in closed periods is kept once the invoice is older than the second that changes bear.
    await expect.poll(second, { timeout: 20_000 }).toEqual({ data: closed, requests: KEPT });
    expect(await first()).toEqual({ data: closed, requests: KEPT });
  });

  test('while Redis is down reports are summed and answered; once it is back without its data they are kept again', async () => {
    const [first, second] = [instance(openFigures(server.url)), instance(openFigures(server.url))];
    await first();
    await server.kill();
    for (const ask of [first, first, second])
      expect(await ask()).toEqual({ data: REVENUE, requests: SUMMED });
    await server.start();
    expect(await redis.dbsize()).toBe(0);
    await expect.poll(first, { timeout: 20_000 }).toEqual({ data: REVENUE, requests: KEPT });
    await expect.poll(second, { timeout: 20_000 }).toEqual({ data: REVENUE, requests: KEPT });
  });

  test('a Redis that takes connections and says nothing costs no report its answer', async () => {
    const sockets = new Set<Socket>();
    const mute = createServer((socket) => void sockets.add(socket.on('error', () => {}))).listen(
      0,
      '127.0.0.1',
    );
    await once(mute, 'listening');
    const ask = instance(openFigures(`redis://127.0.0.1:${(mute.address() as { port: number }).port}`));
    for (let n = 0; n < 3; n++) expect(await ask()).toEqual({ data: REVENUE, requests: SUMMED });
    expect(sockets.size).toBeGreaterThan(0);
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  test('figures that other code made are not used, and stay what they are for that code', async () => {
    const other = instance(figuresInRedis(server.url, 'another release'));
    await other();
    const wrong = '{"facts":[],"readAt":"2024-06-15T00:00:00.000Z"}';
    const madeByOther = await redis.keys('*');
    for (const key of madeByOther) await redis.set(key, wrong);
    expect(await instance(openFigures(server.url))()).toEqual({ data: REVENUE, requests: SUMMED });
    expect(await other()).toEqual({ data: { revenue: { preliminary: false, rows: [] } }, requests: KEPT });
    expect(await redis.dbsize()).toBe(2 * madeByOther.length);
  });

  const connections = async (): Promise<number> =>
    String(await redis.client('LIST'))
      .trim()
      .split('\n').length;

  test('a subgraph in a process of its own answers from what another kept, and leaves no connection when it stops', async () => {
    const salesforce = await startSalesforceSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
    const secret = 'a secret that gateway and subgraphs share';
    const settings = readSettings({
      AUTH: 'none',
      PORT: '0',
      LOG_LEVEL: 'silent',
      TODAY: SMALL_TODAY,
      REDIS_URL: server.url,
      SUBGRAPH_SECRET: secret,
      SALESFORCE_SANDBOX_URL: salesforce.url,
      NETSUITE_SANDBOX_URL: account.url,
    });
    const sign = createSignRequest([secret], 'revenue');
    const body = JSON.stringify({ query: QUERY });
    const viewer = { subject: 'bi', scopes: new Set<Scope>(['revenue:read']), partner: undefined };
    const requests: number[] = [];
    for (let n = 0; n < 2; n++) {
      const { url, stop } = await startStandalone(settings, { subgraph: revenueSubgraph });
      const signed = (await sign?.({ target: '/graphql', body, viewer, lastEventId: undefined })) ?? [];
      const headers = new Headers({ 'content-type': 'application/json' });
      for (let i = 0; i < signed.length; i += 2) headers.set(signed[i] as string, signed[i + 1] as string);
      const sums = async () => (await account.stats()).byOperation.suiteql ?? 0;
      const before = await sums();
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      expect(await response.json()).toEqual({ data: REVENUE });
      requests.push((await sums()) - before);
      expect(await connections()).toBe(2);
      await stop();
      await expect.poll(connections).toBe(1);
    }
    expect(requests).toEqual([SUMMED, KEPT]);
    await salesforce.stop();
  });
});

test('code that sums otherwise names its figures otherwise', () => {
  const root = mkdtempSync(join(tmpdir(), 'q2c-release-'));
  try {
    for (const folder of ['kit', 'sources', 'subgraphs'])
      cpSync(folder, join(root, folder), { recursive: true });
    const made = pathToFileURL(join(root, 'kit/report/code-fingerprint.ts')).href;
    const print = `import { codeFingerprint } from '${made}'; process.stdout.write(codeFingerprint());`;
    const fingerprint = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', print], { encoding: 'utf8' });
    const same = fingerprint();
    expect(same).toBe(codeFingerprint());
    appendFileSync(join(root, 'sources/netsuite/reports/revenue.ts'), '// otherwise\n');
    expect(fingerprint()).not.toBe(same);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
