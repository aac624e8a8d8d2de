import { expect, test } from 'vitest';
import { outageRun } from './outage-run.ts';
import { NOTHING_WRONG } from './support/compare.ts';

const BUSY_MACHINE_MS = 240_000;

test(
  'orders that arrive while both systems are away are accepted as pending, and are there after their return in each partner\u2019s order',
  async () => {
    const run = { orders: 12, partners: 3, clients: 6, awayMs: 0, answerMs: 100 };
    const report = await outageRun({ ...run, engine: 'embedded', outage: 'killed' });
    expect(report).toMatchObject({ ...NOTHING_WRONG, accepted: 12, over: [], outOfOrder: [] });
  },
  BUSY_MACHINE_MS,
);
