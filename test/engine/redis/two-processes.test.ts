import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRedisEngine } from '../../../engine/redis/open.ts';
import { verifyRedisAudit } from '../../../engine/redis/verify-audit.ts';
import { systemTiming } from '../../../engine/timing.ts';
import type { Submission, WriteEngine } from '../../../engine/write-engine.ts';
import { createLog } from '../../../kit/log.ts';
import { World } from '../world.ts';
import { Remote } from './remote.ts';
import { noRedis, RedisServer } from './server.ts';

const order = (key: string, lane = key): Submission => ({
  kind: 'placeOrder',
  actor: { subject: 'anna', partner: undefined },
  idempotencyKey: key,
  input: { key },
  lane,
});

describe.skipIf(noRedis)(noRedis ?? 'two processes that share a Redis', () => {
  let directory: string;
  let server: RedisServer;
  let world: World;
  let one: Remote;
  let other: Remote;
  /** Follows, and runs nothing: it has no definitions. */
  let follower: WriteEngine;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'q2c-redis-'));
    server = await new RedisServer().start();
    world = new World();
    [one, other, follower] = await Promise.all([
      Remote.start(server.url, join(directory, 'one'), world),
      Remote.start(server.url, join(directory, 'other'), world),
      openRedisEngine(
        { url: server.url, directory, isProduction: true },
        {
          definitions: [],
          width: 1,
          policy: { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 0 },
          timing: systemTiming(),
          log: createLog('silent'),
        },
      ),
    ]);
  });
  afterEach(async () => {
    await Promise.all([one.stop(), other.stop(), follower.stop()]);
    await server.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Holds the first call that is made until it is let go. */
  const hold = (meant: string): { readonly reached: Promise<void>; readonly letGo: () => void } => {
    const reached = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    world.before = (call) => {
      if (call !== meant) return;
      world.before = () => {};
      reached.resolve();
      return held.promise;
    };
    return { reached: reached.promise, letGo: held.resolve };
  };

  test('two hundred at once with one key over both run once', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, n) => (n % 2 ? one : other).submit(order('a'))),
    );
    expect(new Set(all.map(({ operation }) => operation.id)).size).toBe(1);
    expect(all.filter(({ replayed }) => !replayed).length).toBe(1);
    const id = all[0]?.operation.id as string;
    expect(await follower.settled(id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toEqual(['crm a', 'erp a']);
  });

  test('writes of one lane run one after another over both as they were accepted, and the audit holds', async () => {
    const ids: string[] = [];
    const keys: string[] = [];
    for (let n = 0; n < 24; n++) {
      const key = `${n % 3}-${String(n).padStart(2, '0')}`;
      keys.push(key);
      ids.push((await (n % 2 ? one : other).submit(order(key, `lane ${n % 3}`))).operation.id);
    }
    for (const id of ids) expect(await follower.settled(id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    for (const lane of ['0', '1', '2']) {
      const meant = keys.filter((key) => key.startsWith(`${lane}-`));
      expect(world.calls.filter((call) => call.includes(` ${lane}-`))).toEqual(
        meant.flatMap((key) => [`crm ${key}`, `erp ${key}`]),
      );
    }
    expect(await verifyRedisAudit(server.url, directory, () => {})).toMatchObject({
      holds: true,
      head: { seq: 48 },
    });
  });

  test('a process killed in the middle of a step is replaced by the other, and nothing is doubled', async () => {
    await other.stop();
    const { reached, letGo } = hold('erp a');
    const { operation } = await one.submit(order('a', 'lane'));
    await one.submit(order('b', 'lane'));
    await reached;
    await one.kill();
    letGo();
    other = await Remote.start(server.url, join(directory, 'other'), world);
    expect(await follower.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await other.place(order('c', 'lane'))).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls.filter((call) => call === 'crm a').length).toBe(1);
    expect([...world.writes.values()]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('a process that stalls in the middle of a step and wakes up changes nothing', async () => {
    await other.stop();
    const { reached, letGo } = hold('erp a');
    const { operation } = await one.submit(order('a'));
    await reached;
    one.signal('SIGSTOP');
    other = await Remote.start(server.url, join(directory, 'other'), world);
    const done = await follower.settled(operation.id, 30_000);
    expect(done).toMatchObject({ status: 'SUCCEEDED', attempts: 0 });
    letGo();
    one.signal('SIGCONT');
    // It has had its answer and gone on from there, once it has seen another write through.
    await other.stop();
    expect(await one.place(order('b'))).toMatchObject({ status: 'SUCCEEDED' });
    expect(await follower.operation(operation.id)).toEqual(done);
    expect(world.calls).toEqual(['crm a', 'erp a', 'erp a', 'crm b', 'erp b']);
    expect(await verifyRedisAudit(server.url, directory, () => {})).toMatchObject({ head: { seq: 4 } });
  });

  test('a follower elsewhere is told each step of a write as it happens, to its end', async () => {
    const seen: string[] = [];
    const followed = (async () => {
      for await (const { status, effects, input } of follower.changes(
        undefined,
        new AbortController().signal,
      )) {
        seen.push(`${input.key} ${status} ${effects.length}`);
        if (seen.at(-1) === 'a SUCCEEDED 2') return;
      }
    })();
    await one.submit(order('a'));
    await followed;
    expect(seen).toEqual(['a PENDING 0', 'a RUNNING 0', 'a RUNNING 1', 'a SUCCEEDED 2']);
  });

  test('Redis killed again and again in the middle of the work loses nothing and doubles nothing', async () => {
    const accepted: Promise<unknown>[] = [];
    for (let round = 0; round < 3; round++) {
      const { reached, letGo } = hold(`erp ${round}-5`);
      for (let n = 0; n < 20; n++)
        accepted.push((n % 2 ? one : other).submit(order(`${round}-${n}`, `${n % 5}`)));
      await reached;
      await server.kill();
      letGo();
      await server.start();
    }
    await Promise.all(accepted);
    for (const one of await follower.operations({ actor: undefined }, 100, undefined))
      expect(await follower.settled(one.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await follower.count({ actor: undefined, statuses: ['SUCCEEDED'] })).toBe(60);
    expect(world.records.SALESFORCE.size).toBe(60);
    expect(world.records.NETSUITE.size).toBe(60);
    expect(await verifyRedisAudit(server.url, directory, () => {})).toMatchObject({
      holds: true,
      head: { seq: 120 },
    });
  });
});
