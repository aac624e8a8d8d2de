import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newEntry } from '../../../engine/entry.ts';
import type { EngineOptions } from '../../../engine/options.ts';
import { AuditList } from '../../../engine/redis/audit-list.ts';
import { connect } from '../../../engine/redis/connections.ts';
import { RedisJournal } from '../../../engine/redis/journal.ts';
import { openRedisEngine } from '../../../engine/redis/open.ts';
import { verifyRedisAudit } from '../../../engine/redis/verify-audit.ts';
import { systemTiming } from '../../../engine/timing.ts';
import type { Submission, WriteEngine } from '../../../engine/write-engine.ts';
import { createLog } from '../../../kit/log.ts';
import { World } from '../world.ts';
import { noRedis, RedisServer } from './server.ts';

const order = (key: string): Submission => ({
  kind: 'placeOrder',
  actor: { subject: 'anna', partner: undefined },
  idempotencyKey: key,
  input: { key, note: 'call 555-0100' },
  lane: key,
});
const log = createLog('silent');
const DAY_MS = 24 * 3_600_000;

describe.skipIf(noRedis)(noRedis ?? 'what Redis keeps', () => {
  let directory: string;
  let server: RedisServer;
  let world: World;
  let redis: Redis;
  const opened: WriteEngine[] = [];
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'q2c-redis-'));
    server = await new RedisServer().start();
    redis = new Redis(server.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    redis.on('error', () => {});
    world = new World();
  });
  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.stop();
    redis.disconnect();
    await server.drop();
    rmSync(directory, { recursive: true, force: true });
  });
  const open = async (change: Partial<EngineOptions> = {}, isProduction = true): Promise<WriteEngine> => {
    const steps = [world.upsert('crm', 'SALESFORCE'), world.upsert('erp', 'NETSUITE')];
    const engine = await openRedisEngine(
      { url: server.url, directory, isProduction },
      {
        definitions: [{ kind: 'placeOrder', owner: 'sales', steps }],
        width: 4,
        policy: { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 3_600_000 },
        timing: systemTiming(),
        log,
        ...change,
      },
    );
    opened.push(engine);
    return engine;
  };
  const placed = async (engine: WriteEngine, key: string) =>
    engine.settled((await engine.submit(order(key))).operation.id, 30_000);

  test('what was accepted by a process that died before it made a job of it is run', async () => {
    const connections = connect(server.url, log);
    const journal = new RedisJournal(connections, new AuditList({ seq: 0, hash: '' }, () => {}));
    const { entry } = await journal.accept(newEntry(order('a'), new Date(), DAY_MS));
    connections.close();
    const engine = await open();
    expect(await engine.settled(entry.operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toEqual(['crm a', 'erp a']);
  });

  test('a job that was lost while engines run is made anew', async () => {
    const engine = await open();
    const held = Promise.withResolvers<void>();
    world.before = () => held.promise;
    const width = 4 * (3 / 4);
    for (let n = 0; n < width; n++) await engine.submit(order(`holds${n}`));
    const { operation } = await engine.submit(order('a'));
    const job = `q2c-jobs:placeOrder:${operation.id}_0`;
    while ((await redis.exists(job)) === 0) await redis.ping();
    await redis.multi().lrem('q2c-jobs:placeOrder:wait', 1, `${operation.id}_0`).del(job).exec();
    held.resolve();
    expect(await engine.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('a submission while Redis is down fails as one that may be repeated, and its key accepts it once', async () => {
    const engine = await open();
    await server.kill();
    await expect(engine.submit(order('a'))).rejects.toMatchObject({
      extensions: { code: 'SOURCE_UNAVAILABLE', retryable: true },
    });
    await server.start();
    expect(await placed(engine, 'a')).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toEqual(['crm a', 'erp a']);
    expect(await engine.count({ actor: undefined })).toBe(1);
  });

  test('writes that wait for a system that is down all go on once it answers one of them', async () => {
    const engine = await open();
    world.faults = Array.from({ length: 30 }, () => 'unavailable' as const);
    const all = await Promise.all(Array.from({ length: 40 }, (_, n) => engine.submit(order(`k${n}`))));
    for (const { operation } of all)
      expect(await engine.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls.length).toBe(30 + 80);
    expect(await redis.keys('q2c:waiting:*')).toEqual([]);
  });

  test('the queue holds ids alone, and what was in it and in the lanes is gone when the work is done', async () => {
    const engine = await open();
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    world.before = () => {
      reached.resolve();
      return held.promise;
    };
    const { operation } = await engine.submit(order('a'));
    await reached.promise;
    const job = await redis.hgetall(`q2c-jobs:placeOrder:${operation.id}_0`);
    expect(job.data).toBe(JSON.stringify({ id: operation.id }));
    held.resolve();
    await engine.settled(operation.id, 30_000);
    await engine.stop();
    for (const pattern of ['q2c:lane:*', 'q2c:heads:*', 'q2c:waiting:*', 'q2c-jobs:placeOrder:op_*'])
      expect(await redis.keys(pattern)).toEqual([]);
  });

  test('an operation is forgotten 30 days after it ended, key included, and its audit rows are not', async () => {
    const engine = await open();
    world.faults = [undefined, undefined, ...Array.from({ length: 5 }, () => 'defect' as const)];
    const { id } = await placed(engine, 'a');
    const stuck = await placed(engine, 'b');
    expect(stuck.status).toBe('NEEDS_ATTENTION');
    await engine.stop();
    for (const [days, isKept] of [
      [29, true],
      [31, false],
    ] as const) {
      const timing = systemTiming(() => new Date(Date.now() + days * DAY_MS));
      const later = await open({ timing });
      // Follows the pruning on the same connection.
      await placed(later, `c${days}`);
      expect((await later.operation(id)) !== undefined).toBe(isKept);
      expect(await later.operation(stuck.id)).toEqual(stuck);
      await later.stop();
    }
    expect(await redis.exists(`q2c:op:${id}`)).toBe(0);
    expect(await redis.zcard('q2c:index:placeOrder:SUCCEEDED:*')).toBe(2);
    expect(await redis.llen('q2c:audit')).toBe(6);
  });

  test('a Redis that may lose what it took is refused in production, and warned of elsewhere', async () => {
    await redis.config('SET', 'appendonly', 'no');
    await expect(open()).rejects.toThrow(
      'REDIS_URL: accepted writes can be lost there: appendonly is not yes',
    );
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await redis.config('SET', 'appendonly', 'yes');
    await expect(open()).rejects.toThrow('maxmemory-policy is not noeviction');
    const warnings: unknown[] = [];
    const warned = { ...log, warn: (text: unknown) => warnings.push(text) } as unknown as typeof log;
    expect(await placed(await open({ log: warned }, false), 'a')).toMatchObject({ status: 'SUCCEEDED' });
    expect(warnings).toEqual([
      'REDIS_URL: accepted writes can be lost there: maxmemory-policy is not noeviction',
    ]);
  });

  test('an address where no Redis answers is refused at start', async () => {
    await server.kill();
    await expect(open()).rejects.toThrow('REDIS_URL: no Redis answers there');
    await server.start();
  });

  for (const [what, tamper, brokenAt] of [
    [
      'an edit',
      async () =>
        redis.lset('q2c:audit', 2, (await redis.lindex('q2c:audit', 2))?.replace('anna', 'ben') ?? ''),
      3,
    ],
    ['a row made unreadable', () => redis.lset('q2c:audit', 1, '{'), 2],
    ['a truncation', () => redis.rpop('q2c:audit'), 6],
    ['a truncation with its head', () => redis.multi().rpop('q2c:audit').del('q2c:audit-head').exec(), 6],
    ['a loss of all rows', () => redis.del('q2c:audit', 'q2c:audit-head'), 1],
  ] as const) {
    test(`${what} of the audit in Redis is found at its place, also by the command`, async () => {
      const engine = await open();
      for (const key of ['a', 'b', 'c']) await placed(engine, key);
      await engine.stop();
      const verified = () => verifyRedisAudit(server.url, directory, () => {});
      const command = (): string =>
        execFileSync(process.execPath, ['engine/audit/main.ts'], {
          env: { ...process.env, DATA_DIR: directory, REDIS_URL: server.url },
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
      expect(await verified()).toMatchObject({ holds: true, head: { seq: 6 } });
      await tamper();
      expect(await verified()).toMatchObject({ holds: false, brokenAt });
      expect(command).toThrow('The audit is broken: row');
    });
  }
});
