import { expect, test } from 'vitest';
import { sendHostileTexts } from './run.ts';

/** It takes a while where other tests run beside it. */
const LIMIT_MS = 300_000;

test('a hostile text reaches its source whole, as one value of the same statement, or is refused before any source', {
  timeout: LIMIT_MS,
}, async () => {
  const { slots, arriving, received, refused, faults } = await sendHostileTexts({
    texts: 8,
    seed: 1,
    noTexts: ['\u0000', '\ud800', 'x'.repeat(32_001)],
  });
  expect(faults).toEqual([]);
  expect(slots).toBeGreaterThan(150);
  expect(arriving).toContain('customers.filter.search');
  expect(arriving).toContain('submitResellerOrder.input.poNumber');
  expect(arriving).toContain('cancelOrder.input.reason');
  expect(arriving.length).toBeGreaterThan(35);
  expect(received).toBeGreaterThanOrEqual(arriving.length * 8 * 0.9);
  expect(refused).toBeGreaterThan(slots * 6);
});
