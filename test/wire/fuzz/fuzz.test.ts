import { expect, test } from 'vitest';
import { fuzzNetSuite } from './netsuite-fuzz.ts';
import { fuzzSalesforce } from './salesforce-fuzz.ts';

/** How many malformed requests of each kind; `npm run proof -- sandbox-fuzz` sends many more. */
const COUNT = 10;

test('Salesforce refuses malformed requests of every kind in its own form, and they change nothing', async () => {
  const { failures, kinds } = await fuzzSalesforce(1, COUNT);
  expect(failures).toEqual([]);
  expect(kinds.size).toBe(25);
});

test('NetSuite refuses malformed requests of every kind in its own form, and they change nothing', async () => {
  const { failures, kinds } = await fuzzNetSuite(1, COUNT);
  expect(failures).toEqual([]);
  expect(kinds.size).toBe(22);
});
