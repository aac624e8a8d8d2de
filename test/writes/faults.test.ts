import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultCases, faultRun, startFaultyWorld } from './fault-run.ts';
import { lockedPeriodRun } from './locked-period-run.ts';
import { raceRun } from './race-run.ts';
import { NOTHING_WRONG } from './support/compare.ts';
import type { World } from './support/world.ts';

const ORDERS = 2;

describe('Orders that are placed and billed over the gateway', () => {
  let world: World;
  beforeAll(async () => {
    world = await startFaultyWorld();
  });
  afterAll(() => world?.stop());

  test.each(
    faultCases,
  )('meet $name: each is there once in both systems, or is refused and leaves nothing', async (one) => {
    const report = await faultRun(world, one, ORDERS);
    expect(report).toMatchObject({ ...NOTHING_WRONG, notBilledOnce: [] });
    const refused = one.refused === undefined ? [] : Array.from({ length: ORDERS }, () => one.refused);
    expect(report.refused).toEqual(refused);
    expect(report.isMet).toBe(true);
  });

  test('are not billed into a locked period, and say so; nothing is written', async () => {
    const { refused, invoicesAfterRefusal, invoicesAfterBillingToday } = await lockedPeriodRun(world);
    expect(refused.length).toBe(1);
    expect(refused[0]?.message).toMatch(/period/i);
    expect([invoicesAfterRefusal, invoicesAfterBillingToday]).toEqual([0, 1]);
  });

  test('come at the same moment to two instances without a common journal: each is there once', async () => {
    const report = await raceRun(world, ORDERS);
    expect(report).toMatchObject(NOTHING_WRONG);
    expect(report.refused.filter((type) => type !== 'DuplicatePurchaseOrderProblem')).toEqual([]);
    expect(report.succeeded + report.refused.length).toBe(2 * ORDERS);
  });
});
