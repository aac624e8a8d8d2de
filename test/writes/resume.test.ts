import { expect, test } from 'vitest';
import { resumeRun } from './resume-run.ts';
import { NOTHING_WRONG } from './support/compare.ts';

const BUSY_MACHINE_MS = 240_000;

test(
  'an order whose process dies between both systems goes on after the restart, and is there once',
  async () => {
    const report = await resumeRun('embedded', 1, ['order-in-netsuite']);
    expect(report).toMatchObject({ ...NOTHING_WRONG, ms: { 'order-in-netsuite': [expect.any(Number)] } });
  },
  BUSY_MACHINE_MS,
);
