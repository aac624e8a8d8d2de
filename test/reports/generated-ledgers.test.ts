import { expect, test } from 'vitest';
import { generateLedgers, inWords } from './support/generated-ledgers.ts';

const SEQUENCES = Number(process.env.SEQUENCES ?? 16);
const STEPS = 15;
const CHECK_EVERY = 5;

test('no sequence of orders, bills in whole and in part, credits, refunds, voids, plans and recognition leaves an identity open or a kept figure wrong, whatever the fiscal calendar', async () => {
  const { open, written, refused, identities } = await generateLedgers({
    firstSeed: Number(process.env.SEED ?? 1),
    sequences: SEQUENCES,
    steps: STEPS,
    checkEvery: CHECK_EVERY,
  });
  expect(open.map(inWords).join('\n')).toBe('');
  expect(written).toBeGreaterThan((SEQUENCES * STEPS) / 3);
  expect(refused).toBeGreaterThan(0);
  expect(identities).toBeGreaterThan((SEQUENCES * STEPS) / CHECK_EVERY);
}, 60_000);
