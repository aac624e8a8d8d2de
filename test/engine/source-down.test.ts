import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import type { WriteEngine } from '../../engine/write-engine.ts';
import { createLog } from '../../kit/log.ts';
import { SourceError } from '../../kit/source-error.ts';
import { ManualTiming } from './manual-timing.ts';
import { World } from './world.ts';

const actor = { subject: 'anna', partner: undefined };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let directory: string;
let timing: ManualTiming;
let world: World;
let engine: WriteEngine;
/** Which systems do not answer. */
let down: Set<string>;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'q2c-down-'));
  timing = new ManualTiming(1);
  world = new World();
  down = new Set();
  world.before = (call) => {
    const system = call.startsWith('crm') ? 'salesforce' : 'netsuite';
    if (down.has(system)) throw new SourceError(system, 'unavailable', 'is down');
  };
  engine = open(5_000);
});
afterEach(async () => {
  await engine.stop();
  rmSync(directory, { recursive: true, force: true });
});

const open = (ceilingMs: number): WriteEngine =>
  openEmbeddedEngine(directory, {
    definitions: [
      {
        kind: 'placeOrder',
        owner: 'sales',
        steps: [world.upsert('crm', 'SALESFORCE'), world.upsert('erp', 'NETSUITE')],
      },
      { kind: 'book', owner: 'billing', steps: [world.upsert('erp-only', 'NETSUITE')] },
    ],
    width: 16,
    policy: { baseMs: 100, ceilingMs, giveUpAfterMs: DAY },
    timing,
    log: createLog('silent'),
  });

const submit = async (key: string, lane: string, kind = 'placeOrder') =>
  (await engine.submit({ kind, actor, idempotencyKey: key, input: { key }, lane })).operation.id;
const succeeded = () => engine.count({ actor: undefined, statuses: ['SUCCEEDED'] });

test('both systems down for a minute while 500 orders arrive: all are accepted, few calls are made, all are done soon after, in order per customer', async () => {
  down = new Set(['salesforce', 'netsuite']);
  const accepted: Promise<string>[] = [];
  for (let n = 0; n < 500; n++) accepted.push(submit(`order ${n}`, `customer ${n % 50}`));
  await Promise.all(accepted);
  await timing.pass(MINUTE);
  expect(await engine.count({ actor: undefined, statuses: ['PENDING'] })).toBe(500);
  // The first of each slot, then one at a time: never a call per order and wait.
  expect(world.calls.length).toBeLessThan(80);
  expect(world.calls.length).toBeGreaterThan(20);
  const waiting = (await engine.operations({ actor: undefined }, 500, undefined)).filter(
    (one) => one.lastFailure,
  );
  expect(waiting.length).toBe(50);
  expect(waiting[0]?.lastFailure).toMatchObject({ code: 'SOURCE_UNAVAILABLE', source: 'SALESFORCE' });

  down.clear();
  world.calls.length = 0;
  // No later than the longest wait for the next try; then nobody waits any more.
  await timing.pass(5_000, async () => {
    for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
  });
  while ((await succeeded()) < 500) await new Promise((resolve) => setImmediate(resolve));
  expect(world.calls.length).toBe(1_000);
  for (let customer = 0; customer < 50; customer++) {
    const own = world.calls.filter((call) => Number(call.split(' ').at(-1)) % 50 === customer);
    const numbers = own.map((call) => Number(call.split(' ').at(-1)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
});

test('a system that is down holds up only what needs it', async () => {
  down = new Set(['salesforce']);
  for (let n = 0; n < 40; n++) await submit(`order ${n}`, `customer ${n}`);
  await timing.pass(10_000);
  const booked = await submit('payment', 'somebody', 'book');
  await timing.pass(0);
  expect(await engine.operation(booked)).toMatchObject({ status: 'SUCCEEDED' });
  expect(await succeeded()).toBe(1);
});

test('what cannot be done for a day needs attention, and is not tried any more', async () => {
  await engine.stop();
  engine = open(30 * MINUTE);
  down = new Set(['netsuite']);
  const ids = await Promise.all([submit('a', 'a'), submit('b', 'b'), submit('c', 'c')]);
  await timing.pass(DAY - MINUTE);
  expect(await engine.count({ actor: undefined, statuses: ['PENDING'] })).toBe(3);
  await timing.pass(2 * MINUTE);
  for (const id of ids)
    expect(await engine.operation(id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      step: 'erp',
      lastFailure: { code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE', retryAt: undefined },
      effects: [{ system: 'SALESFORCE', action: 'CREATED' }],
    });
  const calls = world.calls.length;
  await timing.pass(DAY);
  expect(world.calls.length).toBe(calls);
  down.clear();
  for (const id of ids) await engine.retry(id);
  await timing.pass(30 * MINUTE);
  expect(await succeeded()).toBe(3);
}, 120_000);

test('a system that names a time is not asked before it', async () => {
  let limited = true;
  world.before = () => {
    if (limited) throw new SourceError('salesforce', 'rateLimited', 'too many', { retryAfterMs: 30_000 });
  };
  const id = await submit('a', 'a');
  await timing.pass(29_999);
  expect(world.calls.length).toBe(1);
  expect(await engine.operation(id)).toMatchObject({
    status: 'PENDING',
    lastFailure: { code: 'RATE_LIMITED' },
  });
  limited = false;
  await timing.pass(1);
  expect(await engine.operation(id)).toMatchObject({ status: 'SUCCEEDED' });
});

test('waits are spread below a bound that doubles up to the ceiling', async () => {
  down = new Set(['salesforce']);
  const id = await submit('a', 'a');
  const waits: number[] = [];
  const changes = engine.changes(id, new AbortController().signal);
  await timing.pass(20_000);
  for await (const { status, lastFailure, updatedAt, attempts } of changes) {
    if (status !== 'PENDING' || !lastFailure?.retryAt) continue;
    expect(attempts).toBe(waits.length + 1);
    waits.push(lastFailure.retryAt.getTime() - updatedAt.getTime());
    // The fifth closes the gate, which then waits for all.
    if (waits.length === 4) break;
  }
  waits.forEach((wait, at) => {
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(100 * 2 ** at);
  });
  expect(new Set(waits).size).toBe(4);
});

test('a key is remembered for 30 days after its operation ended, then forgotten; the audit is not', async () => {
  const id = await submit('a', 'a');
  await timing.pass(29 * DAY);
  expect(await engine.operation(id)).toMatchObject({ status: 'SUCCEEDED' });
  await timing.pass(2 * DAY);
  expect(await engine.operation(id)).toBeUndefined();
  expect(await submit('a', 'a')).toBe(id);
  await timing.pass(0);
  expect(await engine.operation(id)).toMatchObject({ status: 'SUCCEEDED' });
  expect([...world.writes.values()]).toEqual([1, 1]);
});

test('an operation that needs attention is not forgotten, however old it is', async () => {
  world.faults = Array.from({ length: 5 }, () => 'defect' as const);
  const id = await submit('a', 'a');
  await timing.pass(60 * DAY);
  expect(await engine.operation(id)).toMatchObject({ status: 'NEEDS_ATTENTION' });
});
