import { expect, test } from 'vitest';
import { compareWithMonolith } from './differential/compare.ts';
import { compareAuthorized } from './differential/compare-authorized.ts';
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

test('generated operations of viewers who miss some of it answer as one schema that judges field by field, and ask nobody for more', async () => {
  const { compared, partly, inParts, different } = await compareAuthorized({ operations: 200, seed: 1 });
  expect(different).toEqual([]);
  expect(compared).toBe(200);
  expect(partly).toBeGreaterThan(200);
  expect(inParts).toBeGreaterThan(50);
});
