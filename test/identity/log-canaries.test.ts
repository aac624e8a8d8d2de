import { expect, test } from 'vitest';
import { runLogCanaries } from './log-canaries.ts';

test('no secret, variable, name, address or number of a purchase order gets into what any process writes', async () => {
  const report = await runLogCanaries('some');
  expect(report.found).toEqual([]);
  // A search in which there was nothing to find, or nothing to look for, would prove nothing.
  expect([report.requests, report.refusedConfigurations, report.processes]).toEqual([60, 1, 4]);
  expect(report.lines).toBeGreaterThan(70);
  expect(report.canaries).toBeGreaterThan(60);
  expect(report.messages).toEqual(
    expect.arrayContaining(['operation', 'masked error', 'salesforce: HTTP 400', 'netsuite: HTTP 400']),
  );
}, 120_000);
