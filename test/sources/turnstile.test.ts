import { expect, test } from 'vitest';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { Turnstile, type Urgency } from '../../sources/netsuite/turnstile.ts';

/** The order in which waiting tasks take their turns, one at a time. */
async function turns(waiting: readonly (readonly [Urgency, string])[]): Promise<string[]> {
  const turnstile = new Turnstile(1, new Metrics().family('source_queue_seconds').with('netsuite'));
  const taken: string[] = [];
  let open = (): void => {};
  const first = turnstile.pass('read', () => new Promise<void>((resolve) => (open = resolve)));
  const others = waiting.map(([urgency, name]) => turnstile.pass(urgency, async () => void taken.push(name)));
  open();
  await Promise.all([first, ...others]);
  return taken;
}

test('writes go before reads and reads before background work, and each fourth turn is for who waited longest', async () => {
  const waiting: [Urgency, string][] = [
    ['background', 'b1'],
    ['read', 'r1'],
    ['read', 'r2'],
    ['write', 'w1'],
    ['write', 'w2'],
    ['write', 'w3'],
    ['write', 'w4'],
    ['write', 'w5'],
  ];
  expect(await turns(waiting)).toEqual(['w1', 'w2', 'w3', 'b1', 'w4', 'w5', 'r1', 'r2']);
});
