import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWriteEngine } from '../../engine/open.ts';
import type { Effect, EffectSystem } from '../../engine/operation.ts';
import type { WriteDefinition } from '../../engine/write.ts';
import { createLog } from '../../kit/log.ts';
import { readSettings } from '../../kit/settings.ts';
import { createClock } from '../../kit/time.ts';
import { written } from './support/graph-client.ts';
import { RedisProgram } from './support/redis-program.ts';
import { resellerOrders } from './support/reseller-orders.ts';
import { type EngineKind, startWorld } from './support/world.ts';

/** Milliseconds that each write took to be accepted. */
type Latencies = readonly number[];

const PER_SECOND = 50;
const PAGE_BYTES = 4_096;

/** How long `submit` takes until a write is on disk, at 50 writes a second whose three steps run meanwhile. */
export async function acceptRun(engine: EngineKind, writes: number): Promise<Latencies> {
  const directory = mkdtempSync(join(tmpdir(), 'q2c-accept-'));
  const redis = engine === 'redis' ? await RedisProgram.start() : undefined;
  try {
    const opened = await openWriteEngine(
      readSettings({ DATA_DIR: directory, ...(redis ? { REDIS_URL: redis.url } : {}) }),
      [threeSteps],
      createClock(undefined),
      createLog('silent'),
    );
    const ids: string[] = [];
    const latencies = await atARate(writes, async (n) => {
      const { operation } = await opened.submit({
        kind: threeSteps.kind,
        actor: { subject: 'anna', partner: undefined },
        idempotencyKey: `write ${n}`,
        input: { key: `write ${n}` },
        lane: `customer ${n % 16}`,
      });
      ids.push(operation.id);
    });
    for (const id of ids) await opened.settled(id, 60_000);
    await opened.stop();
    return latencies;
  } finally {
    await redis?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** How long a mutation takes over the gateway until it is answered PENDING, at 50 a second while both systems are away. */
export async function acceptOverTheGatewayRun(engine: EngineKind, writes: number): Promise<Latencies> {
  const world = await startWorld(engine, { WRITE_ANSWER_MS: '0' });
  return world.during(async () => {
    const options = { prefix: 'ACCEPT-', count: writes, seed: 1, partners: 16 };
    const orders = await resellerOrders(world.sandboxes, options);
    const inputs = orders.map(({ input, partner }) => ({ ...input, partnerReference: partner }));
    const client = { url: world.product.url, token: await world.product.token('admin') };
    await world.sandboxes.kill();
    return atARate(writes, async (n) => {
      const { requests } = await written(client, 'submitResellerOrder', inputs[n] as (typeof inputs)[number]);
      if (requests > 1) throw new Error('the mutation had to be repeated');
    });
  });
}

/** How long a page takes to be on disk with nothing of the product, at the same rate: what the machine itself can do. */
export async function diskRun(writes: number): Promise<Latencies> {
  const directory = mkdtempSync(join(tmpdir(), 'q2c-disk-'));
  const file = openSync(join(directory, 'pages'), 'a');
  try {
    const page = Buffer.alloc(PAGE_BYTES);
    return await atARate(writes, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      writeSync(file, page);
      fsyncSync(file);
    });
  } finally {
    closeSync(file);
    rmSync(directory, { recursive: true, force: true });
  }
}

const threeSteps: WriteDefinition = {
  kind: 'measured',
  owner: 'sales',
  steps: (['SALESFORCE', 'NETSUITE', 'SALESFORCE'] as const).map((system, at) => ({
    name: `step${at}`,
    systems: [system],
    run: async ({ operation }) => ({ effects: [made(system, operation.input.key as string)] }),
  })),
};

function made(system: EffectSystem, recordId: string): Effect {
  const nothing = { before: {}, after: {}, version: null, reason: null };
  return { system, recordType: 'Order', recordId, action: 'CREATED', ...nothing };
}

/** Begins the work so many times, evenly, whether or not what was begun before is done. */
async function atARate(times: number, work: (n: number) => Promise<void>): Promise<Latencies> {
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < times; n++) {
    const at = begun + (n * 1_000) / PER_SECOND;
    const left = at - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    underWay.push(
      (async () => {
        const since = performance.now();
        await work(n);
        latencies[n] = performance.now() - since;
      })(),
    );
  }
  await Promise.all(underWay);
  return latencies;
}
