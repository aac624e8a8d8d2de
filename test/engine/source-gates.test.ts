import { beforeEach, expect, test } from 'vitest';
import type { EffectSystem } from '../../engine/operation.ts';
import { type Asked, type Pass, SourceGates } from '../../engine/source-gates.ts';
import { ManualTiming } from './manual-timing.ts';

let timing: ManualTiming;
let gates: SourceGates;
let told: string[];

beforeEach(() => {
  timing = new ManualTiming(1);
  gates = new SourceGates(timing, (failures) => failures * 1_000);
  told = [];
  const start = timing.now().getTime();
  gates.listen({
    mayProbe: (system) => {
      told.push(`${system} may be tried after ${timing.now().getTime() - start} ms`);
    },
    reopened: (system) => {
      told.push(`${system} answers again`);
    },
  });
});

const failed = (retryAfterMs?: number): Asked => ({ kind: 'failed', system: 'NETSUITE', retryAfterMs });
const enter = (...systems: EffectSystem[]): Pass => {
  const pass = gates.enter(systems);
  if ('closedBy' in pass) throw new Error(`closed by ${pass.closedBy}`);
  return pass;
};
const fail = (times: number): void => {
  for (let n = 0; n < times; n++) enter('NETSUITE').leave(failed());
};

test('a system that fails now and then stays open: what counts is failures in a row', () => {
  for (let n = 0; n < 10; n++) {
    fail(4);
    enter('NETSUITE').leave({ kind: 'answered' });
  }
  expect(told).toEqual([]);
  expect(gates.isClosed('NETSUITE')).toBe(false);
});

test('after five failures in a row one at a time may try, with growing waits, and the first answer opens it for all', async () => {
  fail(5);
  expect(gates.enter(['SALESFORCE', 'NETSUITE'])).toMatchObject({ closedBy: 'NETSUITE' });
  expect('closedBy' in gates.enter(['SALESFORCE'])).toBe(false);
  await timing.pass(1_000);
  const probe = enter('NETSUITE');
  expect(gates.isClosed('NETSUITE')).toBe(true);
  probe.leave(failed());
  await timing.pass(1_999);
  expect(gates.isClosed('NETSUITE')).toBe(true);
  await timing.pass(1);
  enter('NETSUITE').leave({ kind: 'answered' });
  expect(gates.isClosed('NETSUITE')).toBe(false);
  expect(told).toEqual([
    'NETSUITE may be tried after 1000 ms',
    'NETSUITE may be tried after 3000 ms',
    'NETSUITE answers again',
  ]);
});

test('failures of calls that were under way when it closed put nothing off', async () => {
  const underWay = [enter('NETSUITE'), enter('NETSUITE')];
  fail(5);
  for (const pass of underWay) pass.leave(failed());
  await timing.pass(10_000);
  expect(told).toEqual(['NETSUITE may be tried after 1000 ms']);
});

test('a call that was under way when it closed and is answered opens it', () => {
  const underWay = enter('NETSUITE');
  fail(5);
  underWay.leave({ kind: 'answered' });
  expect(told.at(-1)).toBe('NETSUITE answers again');
});

test('a probe that finds nothing out leaves its place to the next', async () => {
  fail(5);
  await timing.pass(1_000);
  enter('NETSUITE').leave({ kind: 'unknown' });
  await timing.pass(1_000);
  expect(told.at(-1)).toBe('NETSUITE may be tried after 2000 ms');
  expect(gates.isClosed('NETSUITE')).toBe(false);
});

test('a system that names a time is left alone until then', async () => {
  fail(4);
  enter('NETSUITE').leave(failed(60_000));
  await timing.pass(60_000);
  expect(told).toEqual(['NETSUITE may be tried after 60000 ms']);
});

test('nobody is called to try a system before it may be tried, even where timers go off early', async () => {
  timing.earlyMs = 2;
  fail(5);
  await timing.pass(999);
  expect(told).toEqual([]);
  await timing.pass(1);
  expect(told).toEqual(['NETSUITE may be tried after 1000 ms']);
  expect(gates.isClosed('NETSUITE')).toBe(false);
});
