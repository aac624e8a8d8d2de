import { expect, test } from 'vitest';
import { Random } from '../../../sandbox/dataset/demo/random.ts';
import { inProcessOrg } from './in-process-org.ts';
import { brokenRules } from './invariants.ts';
import { RandomCalls } from './random-calls.ts';

const STEPS = 250;

test.each([
  1, 2, 3, 4,
])('any sequence of calls leaves totals, availability, keys and references right, and a refused one nothing (seed %i)', (seed) => {
  const org = inProcessOrg();
  const calls = new RandomCalls(org, new Random(seed, 7));
  const counts = { refused: 0, done: 0 };
  try {
    expect(brokenRules(org)).toEqual([]);
    for (let step = 0; step < STEPS; step++) {
      const call = calls.next();
      const before = org.dump();
      const refused = call.make(org);
      counts[refused ? 'refused' : 'done']++;
      const what = `step ${step}: ${call.title}`;
      if (refused && call.allOrNone)
        expect(org.dump() === before, `${what} was refused but changed something`).toBe(true);
      expect(brokenRules(org), what).toEqual([]);
    }
  } finally {
    org.stop();
  }
  // A walk that is refused everything, or nothing, would prove nothing.
  expect(Math.min(counts.refused, counts.done)).toBeGreaterThan(STEPS / 5);
});
