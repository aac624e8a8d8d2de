import { expect, test } from 'vitest';
import { compareWithMonolith } from './differential/compare.ts';

test('generated operations answer as one schema without federation does, also where fields fail', async () => {
  const { compared, failing, different } = await compareWithMonolith({ operations: 100, seed: 1 });
  expect(different).toEqual([]);
  expect(compared).toBe(100);
  expect(failing).toBeGreaterThan(5);
});
