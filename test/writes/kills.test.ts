import { expect, test } from 'vitest';
import { FAILING_SOURCES, killRun } from './kill-run.ts';
import { NOTHING_WRONG } from './support/compare.ts';

/** Several processes start several times, which takes long where there is little to run them on. */
const BUSY_MACHINE_MS = 240_000;

test(
  'orders that arrive while the process is killed again and again and its sources fail are each there once in both systems, and in the audit',
  async () => {
    const report = await killRun({
      engine: 'embedded',
      victim: 'product',
      orders: 9,
      kills: 2,
      clients: 3,
      seed: 1,
      faults: FAILING_SOURCES,
    });
    expect(report).toMatchObject({
      ...NOTHING_WRONG,
      kills: 2,
      accepted: 9,
      succeeded: 9,
      refused: [],
      notAudited: [],
    });
  },
  BUSY_MACHINE_MS,
);
