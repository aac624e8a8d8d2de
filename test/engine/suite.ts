import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Operation } from '../../engine/operation.ts';
import type { EngineOptions } from '../../engine/options.ts';
import { systemTiming } from '../../engine/timing.ts';
import type { WriteDefinition } from '../../engine/write.ts';
import type { WriteEngine } from '../../engine/write-engine.ts';
import { createLog } from '../../kit/log.ts';
import { World } from './world.ts';

/** A place in which one engine after another may keep its journal. */
export interface Store {
  /** Opens an engine. One that was opened before is thereby as good as killed: it may write no more. */
  open(options: EngineOptions): Promise<WriteEngine>;
  /** Stops what is open and drops everything. */
  drop(): Promise<void>;
}

const log = createLog('silent');
const anna: Actor = { subject: 'anna', partner: undefined };
const policy = { baseMs: 1, ceilingMs: 4, giveUpAfterMs: 3_600_000 };

/** What holds of every engine, whatever it keeps its journal in. */
export function engineSuite(name: string, makeStore: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let world: World;
    beforeEach(async () => {
      store = await makeStore();
      world = new World();
    });
    afterEach(() => store.drop());

    const definition = (): WriteDefinition => ({
      kind: 'placeOrder',
      owner: 'sales',
      steps: [
        world.upsert('crm', 'SALESFORCE'),
        world.upsert('erp', 'NETSUITE'),
        world.upsert('link', 'SALESFORCE', false),
      ],
    });
    const open = (change: Partial<EngineOptions> = {}): Promise<WriteEngine> =>
      store.open({ definitions: [definition()], width: 8, policy, timing: systemTiming(), log, ...change });
    const place = (
      engine: WriteEngine,
      key: string,
      change: { actor?: Actor; kind?: string; lane?: string; input?: string } = {},
    ) =>
      engine.submit({
        kind: change.kind ?? 'placeOrder',
        actor: change.actor ?? anna,
        idempotencyKey: key,
        input: { key: change.input ?? key },
        lane: change.lane ?? key,
      });
    const placed = async (engine: WriteEngine, key: string): Promise<Operation> =>
      engine.settled((await place(engine, key)).operation.id, 30_000);

    test('an accepted write runs its steps in order and tells what each changed', async () => {
      const engine = await open();
      const { operation, replayed } = await place(engine, 'a');
      expect(replayed).toBe(false);
      expect(operation).toMatchObject({
        status: 'PENDING',
        kind: 'placeOrder',
        actor: anna,
        effects: [],
        problems: [],
      });
      expect(operation.id).toMatch(/^op_[0-9a-f]{32}$/);
      const done = await engine.settled(operation.id, 30_000);
      expect(done).toMatchObject({ status: 'SUCCEEDED', step: undefined, lastFailure: undefined });
      expect(done.state).toEqual({ crm: 'SALESFORCE:a', erp: 'NETSUITE:a', link: 'SALESFORCE:a' });
      expect(done.effects.map(({ system, action }) => `${action} ${system}`)).toEqual([
        'CREATED SALESFORCE',
        'CREATED NETSUITE',
        'CREATED SALESFORCE',
      ]);
      expect(world.calls).toEqual(['crm a', 'erp a', 'link a']);
      expect(await engine.operation(operation.id)).toEqual(done);
    });

    test('the same key with the same content gives the same operation, and nothing is done again', async () => {
      const engine = await open();
      const first = await placed(engine, 'a');
      expect(await place(engine, 'a')).toEqual({ operation: first, replayed: true });
      expect(world.calls.length).toBe(3);
    });

    test('the same key with other content is refused, and nothing is done', async () => {
      const engine = await open();
      await placed(engine, 'a');
      await expect(place(engine, 'a', { input: 'b' })).rejects.toMatchObject({
        extensions: { code: 'IDEMPOTENCY_KEY_REUSED', retryable: false },
      });
      expect(world.calls.length).toBe(3);
      expect(await engine.count({ actor: undefined })).toBe(1);
    });

    test('a key is its actor\u2019s, its partner\u2019s and its mutation\u2019s own', async () => {
      const engine = await open({ definitions: [definition(), { ...definition(), kind: 'other' }] });
      const ids = new Set<string>();
      for (const change of [
        {},
        { actor: { subject: 'ben', partner: undefined } },
        { actor: { subject: 'anna', partner: 'RES-1' } },
        { kind: 'other' },
      ]) {
        const { operation, replayed } = await place(engine, 'a', change);
        expect(replayed).toBe(false);
        ids.add(operation.id);
      }
      expect(ids.size).toBe(4);
    });

    test('two hundred at once with one key run once', async () => {
      const engine = await open();
      const all = await Promise.all(Array.from({ length: 200 }, () => place(engine, 'a')));
      expect(new Set(all.map(({ operation }) => operation.id)).size).toBe(1);
      expect(all.filter(({ replayed }) => !replayed).length).toBe(1);
      await engine.settled((all[0] as (typeof all)[0]).operation.id, 30_000);
      expect(world.calls).toEqual(['crm a', 'erp a', 'link a']);
    });

    test('a failure that may pass is tried again until it has passed', async () => {
      const engine = await open();
      world.faults = ['unavailable', 'timeout', undefined, 'rateLimited', undefined, undefined];
      expect(await placed(engine, 'a')).toMatchObject({ status: 'SUCCEEDED' });
      expect(world.calls).toEqual(['crm a', 'crm a', 'crm a', 'erp a', 'erp a', 'link a']);
    });

    test('an answer that was lost after the commit doubles nothing', async () => {
      const engine = await open();
      world.faults = ['lost', undefined, 'lost', undefined, 'lost'];
      const { status, effects } = await placed(engine, 'a');
      expect(status).toBe('SUCCEEDED');
      expect(effects.length).toBe(3);
      expect([...world.writes]).toEqual([
        ['SALESFORCE CREATED a', 1],
        ['NETSUITE CREATED a', 1],
      ]);
    });

    test('what a source refuses for good is taken back from the last step to the first, visibly', async () => {
      const engine = await open();
      world.faults = [undefined, undefined, 'rejected'];
      const failed = await placed(engine, 'a');
      expect(failed.status).toBe('FAILED');
      expect(failed.problems).toEqual([
        {
          type: 'SourceRefusedProblem',
          message: 'Salesforce refused the write.',
          path: [],
          detail: { source: 'SALESFORCE', reason: null },
        },
      ]);
      expect(world.calls).toEqual(['crm a', 'erp a', 'link a', 'undo-erp a', 'undo-crm a']);
      expect(failed.effects.map(({ system, action }) => `${action} ${system}`)).toEqual([
        'CREATED SALESFORCE',
        'CREATED NETSUITE',
        'CANCELLED NETSUITE',
        'CANCELLED SALESFORCE',
      ]);
    });

    test('taking back is itself tried again until it is done', async () => {
      const engine = await open();
      world.faults = [
        undefined,
        undefined,
        'rejected',
        'unavailable',
        'lost',
        undefined,
        'timeout',
        undefined,
      ];
      const failed = await placed(engine, 'a');
      expect(failed).toMatchObject({ status: 'FAILED', problems: [{ type: 'SourceRefusedProblem' }] });
      expect(world.records.SALESFORCE.get('a')).toBe('CANCELLED');
      expect(world.records.NETSUITE.get('a')).toBe('CANCELLED');
      expect(failed.effects.length).toBe(4);
    });

    test('a write that its first step refuses has changed nothing and says why', async () => {
      const problem = {
        type: 'NotFoundProblem',
        message: 'There is no such quote.',
        path: ['quoteId'],
        detail: {},
      };
      const engine = await open({
        definitions: [
          {
            kind: 'placeOrder',
            owner: 'sales',
            steps: [
              { name: 'check', run: async () => ({ problems: [problem], state: { seen: 'nothing' } }) },
              ...definition().steps,
            ],
          },
        ],
      });
      const failed = await placed(engine, 'a');
      expect(failed).toMatchObject({
        status: 'FAILED',
        problems: [problem],
        effects: [],
        state: { seen: 'nothing' },
      });
      expect(world.calls).toEqual([]);
      expect(await place(engine, 'a')).toEqual({ operation: failed, replayed: true });
    });

    test('a defect needs attention after a few attempts, holds nobody up, and goes on when somebody has looked', async () => {
      const engine = await open();
      world.faults = [undefined, ...Array.from({ length: 5 }, () => 'defect' as const)];
      const stuck = await placed(engine, 'a');
      expect(stuck).toMatchObject({
        status: 'NEEDS_ATTENTION',
        step: 'erp',
        attempts: 5,
        lastFailure: { code: 'INTERNAL_SERVER_ERROR', source: undefined, retryAt: undefined },
      });
      expect(world.calls.length).toBe(6);
      const next = await place(engine, 'b', { lane: 'a' });
      expect(await engine.settled(next.operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
      expect(await engine.retry(stuck.id)).toMatchObject({ status: 'PENDING' });
      expect(await engine.settled(stuck.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
      expect(await engine.retry(stuck.id)).toBeUndefined();
      expect(await engine.retry('op_none')).toBeUndefined();
    });

    test('what fails past its time needs attention and stays visible', async () => {
      const engine = await open({ policy: { ...policy, giveUpAfterMs: 0 } });
      world.faults = ['unavailable'];
      const stuck = await placed(engine, 'a');
      expect(stuck).toMatchObject({
        status: 'NEEDS_ATTENTION',
        lastFailure: { code: 'SOURCE_UNAVAILABLE', source: 'SALESFORCE' },
      });
      expect(await engine.operations({ actor: anna, statuses: ['NEEDS_ATTENTION'] }, 10, undefined)).toEqual([
        stuck,
      ]);
    });

    test('writes of one lane run one after another as they were accepted, whatever fails', async () => {
      const engine = await open();
      world.faults = [
        'unavailable',
        undefined,
        'lost',
        undefined,
        undefined,
        'rejected',
        undefined,
        'timeout',
      ];
      const keys = ['a', 'b', 'c', 'd'];
      const all = await Promise.all(keys.map((key) => place(engine, key, { lane: 'one customer' })));
      for (const { operation } of all) await engine.settled(operation.id, 30_000);
      const order = world.calls.map((call) => call.split(' ')[1]);
      expect([...new Set(order)]).toEqual(keys);
      expect(order).toEqual(order.toSorted());
    });

    test('a lane that waits holds no other up', async () => {
      const engine = await open();
      const held = Promise.withResolvers<void>();
      world.before = (call) => (call.endsWith(' a') ? held.promise : undefined);
      const first = await place(engine, 'a');
      const others = await Promise.all(['b', 'c', 'd'].map((key) => place(engine, key)));
      for (const { operation } of others)
        expect(await engine.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
      expect(await engine.operation(first.operation.id)).toMatchObject({ status: 'RUNNING', step: 'crm' });
      held.resolve();
      expect(await engine.settled(first.operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    });

    test('writes of one kind that hang hold up none of another', async () => {
      const engine = await open({
        definitions: [definition(), { ...definition(), kind: 'other' }],
        width: 4,
      });
      const held = Promise.withResolvers<void>();
      world.before = (call) => (call.includes(' hangs') ? held.promise : undefined);
      const hanging = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => place(engine, `hangs${n}`)));
      const { operation } = await place(engine, 'a', { kind: 'other' });
      expect(await engine.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
      held.resolve();
      for (const { operation: one } of hanging)
        expect(await engine.settled(one.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    });

    for (const step of ['crm', 'erp', 'link']) {
      for (const moment of ['before', 'after'] as const) {
        test(`a crash ${moment} the effect of the step ${step} doubles nothing and loses nothing`, async () => {
          const engine = await open();
          const reached = Promise.withResolvers<void>();
          const held = Promise.withResolvers<void>();
          world[moment] = (call) => {
            if (call !== `${step} a`) return;
            world[moment] = () => {};
            reached.resolve();
            return held.promise;
          };
          const { operation } = await place(engine, 'a');
          await reached.promise;
          const again = await open();
          expect(await again.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
          expect([...world.writes.values()]).toEqual([1, 1]);
          held.resolve();
          expect((await again.operation(operation.id))?.effects.length).toBe(3);
        });
      }
    }

    test('a process that lost its right writes no more', async () => {
      const engine = await open();
      const held = Promise.withResolvers<void>();
      const reached = Promise.withResolvers<void>();
      let isFirst = true;
      world.before = (call) => {
        if (!isFirst || call !== 'erp a') return;
        isFirst = false;
        reached.resolve();
        return held.promise;
      };
      const { operation } = await place(engine, 'a');
      await reached.promise;
      const again = await open();
      const done = await again.settled(operation.id, 30_000);
      held.resolve();
      await expect(place(engine, 'b')).rejects.toThrow();
      expect(await again.operation(operation.id)).toEqual(done);
      expect(done.effects.length).toBe(3);
    });

    test('a follower is told each step of a write as it happens, to its end', async () => {
      const engine = await open();
      const held = Promise.withResolvers<void>();
      world.before = () => held.promise;
      const { operation } = await place(engine, 'a');
      const seen: string[] = [];
      const changes = engine.changes(operation.id, new AbortController().signal);
      held.resolve();
      for await (const { status, effects } of changes) seen.push(`${status} ${effects.length}`);
      expect(seen.slice(-3)).toEqual(['RUNNING 1', 'RUNNING 2', 'SUCCEEDED 3']);
    });

    test('a follower who goes is told no more', async () => {
      const engine = await open();
      const gone = new AbortController();
      const changes = engine.changes(undefined, gone.signal)[Symbol.asyncIterator]();
      await placed(engine, 'a');
      expect((await changes.next()).value).toMatchObject({ status: 'PENDING' });
      gone.abort();
      expect(await changes.next()).toEqual({ done: true, value: undefined });
    });

    test('who waits is told where the write stands when the time is over or they go', async () => {
      const engine = await open();
      const held = Promise.withResolvers<void>();
      world.before = () => held.promise;
      const { operation } = await place(engine, 'a');
      const gone = new AbortController();
      const waits = engine.settled(operation.id, 600_000, gone.signal);
      gone.abort();
      expect(['PENDING', 'RUNNING']).toContain((await waits).status);
      expect(['PENDING', 'RUNNING']).toContain((await engine.settled(operation.id, 0)).status);
      held.resolve();
      expect(await engine.settled(operation.id, 30_000)).toMatchObject({ status: 'SUCCEEDED' });
    });

    test('operations are listed newest first, by actor, status and kind, page by page', async () => {
      const engine = await open({ definitions: [definition(), { ...definition(), kind: 'other' }] });
      const ids: string[] = [];
      for (const key of ['a', 'b', 'c']) ids.unshift((await placed(engine, key)).id);
      const ben = { subject: 'ben', partner: 'RES-1' };
      const { operation } = await place(engine, 'd', { actor: ben, kind: 'other' });
      await engine.settled(operation.id, 30_000);
      const listed = async (...args: Parameters<WriteEngine['operations']>) =>
        (await engine.operations(...args)).map(({ id }) => id);
      expect(await listed({ actor: anna }, 10, undefined)).toEqual(ids);
      expect(await listed({ actor: anna }, 1, undefined)).toEqual(ids.slice(0, 1));
      expect(await listed({ actor: anna }, 10, ids[0])).toEqual(ids.slice(1));
      expect(await listed({ actor: ben }, 10, undefined)).toEqual([operation.id]);
      expect(await listed({ actor: undefined }, 10, undefined)).toEqual([operation.id, ...ids]);
      expect(await listed({ actor: undefined, kinds: ['other'] }, 10, undefined)).toEqual([operation.id]);
      expect(await listed({ actor: undefined, statuses: ['FAILED'] }, 10, undefined)).toEqual([]);
      expect(await engine.count({ actor: anna, statuses: ['SUCCEEDED'], kinds: ['placeOrder'] })).toBe(3);
      expect(await engine.count({ actor: undefined })).toBe(4);
    });
  });
}
