import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../engine/audit/verify.ts';
import { openEmbeddedEngine } from '../../engine/embedded/open.ts';
import { systemTiming } from '../../engine/timing.ts';
import type { WriteDefinition } from '../../engine/write.ts';
import type { WriteEngine } from '../../engine/write-engine.ts';
import { createLog } from '../../kit/log.ts';
import { Dice } from '../support/dice.ts';
import { type Fault, World } from './world.ts';

const log = createLog('silent');
const SEEDS = [1, 2, 3, 4, 5, 6];
const FAULTS: readonly Fault[] = [
  'unavailable',
  'timeout',
  'rateLimited',
  'busy',
  'lost',
  'lost',
  'rejected',
];

/** Steps of chance over both systems, each of which can be taken back. */
function randomDefinition(dice: Dice, world: World): WriteDefinition {
  const steps = Array.from({ length: dice.between(1, 5) }, (_, at) =>
    world.upsert(`step${at}`, dice.one(['SALESFORCE', 'NETSUITE'] as const)),
  );
  return { kind: 'placeOrder', owner: 'sales', steps };
}

for (const seed of SEEDS) {
  test(`whatever fails and whenever the process dies, each write ends once, whole or taken back, in its lane's order (seed ${seed})`, async () => {
    const dice = new Dice(seed);
    const directory = mkdtempSync(join(tmpdir(), 'q2c-random-'));
    const world = new World();
    const definition = randomDefinition(dice, world);
    const systems = new Set(definition.steps.flatMap((step) => step.systems ?? []));
    const engines: WriteEngine[] = [];
    const dead = Promise.withResolvers<void>();
    let engine!: WriteEngine;
    const open = (): void => {
      engine = openEmbeddedEngine(directory, {
        definitions: [definition],
        width: 4,
        policy: { baseMs: 1, ceilingMs: 3, giveUpAfterMs: 3_600_000 },
        timing: systemTiming(),
        log,
      });
      engines.push(engine);
    };
    let crashes = 0;
    // A crash between any two moments of a call: the one under way never comes back.
    const maybeCrash = (): Promise<void> | undefined => {
      if (crashes >= 8 || !dice.chance(0.08)) return undefined;
      crashes++;
      open();
      return dead.promise;
    };
    world.before = () => {
      world.faults = [dice.chance(0.25) ? dice.one(FAULTS) : undefined];
      return maybeCrash();
    };
    world.after = maybeCrash;
    open();
    const keys = Array.from({ length: 30 }, (_, n) => `order ${n}`);
    const ids: string[] = [];
    for (const [n, key] of keys.entries()) {
      // Handed in again where the process died before it answered, as a client would.
      for (;;) {
        try {
          const { operation } = await (engine as WriteEngine).submit({
            kind: 'placeOrder',
            actor: { subject: 'anna', partner: undefined },
            idempotencyKey: key,
            input: { key },
            lane: `customer ${n % 5}`,
          });
          ids.push(operation.id);
          break;
        } catch {
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    }
    let rows = 0;
    for (const [n, id] of ids.entries()) {
      let operation = await engine.settled(id, 200);
      while (operation.status === 'PENDING' || operation.status === 'RUNNING')
        operation = await engine.settled(id, 200);
      const key = keys[n] as string;
      const created = [...systems].map((system) => world.writes.get(`${system} CREATED ${key}`) ?? 0);
      const states = [...systems].map((system) => world.records[system].get(key));
      const effects = operation.effects.map(({ action }) => action);
      rows += effects.length;
      if (operation.status === 'SUCCEEDED') {
        expect(created).toEqual(created.map(() => 1));
        expect(effects).toEqual(definition.steps.map(() => 'CREATED'));
        expect(states).toEqual(states.map(() => 'CREATED'));
        continue;
      }
      // A refusal while taking back is for people; nothing is lost or tried on and on.
      expect(['FAILED', 'NEEDS_ATTENTION']).toContain(operation.status);
      expect(operation.problems.length).toBe(1);
      const taken = effects.filter((action) => action === 'CANCELLED').length;
      if (operation.status === 'FAILED') expect(effects.length - taken).toBe(taken);
    }
    expect(ids.length).toBe(30);
    expect(crashes).toBeGreaterThan(0);
    for (let lane = 0; lane < 5; lane++) {
      const order = world.calls
        .map((call) => Number(call.split(' ').at(-1)))
        .filter((number) => number % 5 === lane);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    await engine.stop();
    // The audit holds exactly the effects that the operations tell.
    expect(verifyAudit(directory, () => {})).toMatchObject({ holds: true, head: { seq: rows } });
    world.before = () => {};
    dead.resolve();
    for (const one of engines.slice(0, -1)) await one.stop();
    rmSync(directory, { recursive: true, force: true });
  });
}
