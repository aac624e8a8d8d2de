import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Allowance } from '../../../gateway/rate/allowance.ts';
import { openRates } from '../../../gateway/rate/rates.ts';
import type { RequestRecord } from '../../../gateway/telemetry/request-record.ts';
import { createLog } from '../../../kit/log.ts';
import { readSettings } from '../../../kit/settings.ts';
import { noRedis, RedisServer } from '../../engine/redis/server.ts';

describe.skipIf(noRedis)(noRedis ?? 'Rates that gateways share on Redis', () => {
  const server = new RedisServer([]);
  const clients: Redis[] = [];
  beforeAll(() => server.start());
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.drop();
  });

  async function gatewayWith(name: string): Promise<Allowance> {
    const redis = new Redis(server.url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 });
    redis.on('error', () => {});
    clients.push(redis);
    await new Promise((resolve) => redis.once('ready', resolve));
    return new Allowance({ name, quota: 10, windowSeconds: 60, redis });
  }

  test('two gateways count together, and what is given back at one is there at the other', async () => {
    const [one, other] = [await gatewayWith('together'), await gatewayWith('together')];
    const taken = await one.take('anna', 6);
    expect([taken.granted, taken.remaining]).toEqual([true, 4]);
    expect(await other.take('anna', 5)).toMatchObject({ granted: false, remaining: 4 });
    expect(await other.take('anna', 4)).toMatchObject({ granted: true, remaining: 0 });
    expect(await other.take('bert', 4)).toMatchObject({ granted: true, remaining: 6 });
    one.giveBack('anna', 2, taken);
    await expect.poll(async () => (await other.left('anna'))?.remaining).toBe(2);
  });

  test('nothing in Redis tells who asked', async () => {
    const settings = readSettings({ REDIS_URL: server.url });
    const { rates, stop } = openRates(settings, createLog('silent'));
    const viewer = { subject: 'anna@example.org', scopes: new Set<never>(), partner: undefined };
    const record: Pick<RequestRecord, 'allowance'> = {};
    const [client] = clients as [Redis];
    await expect
      .poll(async () => {
        await rates.clients.admit(viewer, record);
        return (await client.keys('rate-requests:*')).length;
      })
      .toBe(1);
    expect((await client.keys('*example*')).length).toBe(0);
    expect(record.allowance?.left).toMatch(/^"requests";r=\d+;t=1$/);
    stop();
  });

  test('while Redis is away each gateway counts by itself, at once', async () => {
    const [one, other] = [await gatewayWith('away'), await gatewayWith('away')];
    expect(await one.take('anna', 8)).toMatchObject({ granted: true, remaining: 2 });
    await server.kill();
    expect(await one.take('anna', 7)).toMatchObject({ granted: true, remaining: 3 });
    expect(await one.take('anna', 7)).toMatchObject({ granted: false, remaining: 3 });
    expect(await other.take('anna', 7)).toMatchObject({ granted: true, remaining: 3 });
    await server.start();
  });
});
