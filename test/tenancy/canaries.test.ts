import { expect, test } from 'vitest';
import { faults } from './canaries/faults.ts';
import { lookForCanaries } from './canaries/run.ts';

/** A product in processes of its own takes a while where other tests run beside it. */
const LIMIT_MS = 300_000;

test('generated operations of two partners show neither anything that is not its own, wherever one looks', {
  timeout: LIMIT_MS,
}, async () => {
  const { operations, asked, answered, ownSeen, events, leaks } = await lookForCanaries({
    operations: 300,
    seed: 1,
  });
  expect(leaks).toEqual([]);
  expect(operations).toBeGreaterThanOrEqual(300);
  expect(answered).toBeGreaterThan(operations / 2);
  expect(asked.mutation).toBeGreaterThan(10);
  expect(asked.known).toBeGreaterThan(10);
  // What is there was looked at: each partner was shown much of its own, and told of what happened to it.
  for (const owner of ['a', 'b'] as const) {
    // Of some hundred: how many depends on whose changes come first.
    expect(ownSeen[owner]).toBeGreaterThan(40);
    expect(events[owner]).toBeGreaterThanOrEqual(2);
  }
});

test('a mistake in what keeps rows apart is found', { timeout: LIMIT_MS }, async () => {
  const fault = faults['the books forget whose a transaction is'];
  const { leaks } = await lookForCanaries({
    operations: 300,
    seed: 1,
    untilFound: true,
    fault,
  });
  expect(leaks.length).toBeGreaterThan(0);
});
