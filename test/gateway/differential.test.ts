import { expect, test } from 'vitest';
import { compareWithMonolith } from './differential/compare.ts';
import { compareInParts } from './differential/compare-in-parts.ts';

test('generated operations answer as one schema without federation does, also where fields fail', async () => {
  const { compared, failing, different } = await compareWithMonolith({ operations: 100, seed: 1 });
  expect(different).toEqual([]);
  expect(compared).toBe(100);
  expect(failing).toBeGreaterThan(5);
});

test('generated operations with @defer answer first what is not deferred, and in all parts together the whole', async () => {
  const { compared, inOne, increments, failing, different } = await compareInParts({
    operations: 120,
    seed: 1,
  });
  expect(different).toEqual([]);
  expect(compared).toBe(120);
  expect(inOne).toBeLessThan(10);
  expect(increments).toBeGreaterThan(1_000);
  expect(failing).toBeGreaterThan(5);
});
