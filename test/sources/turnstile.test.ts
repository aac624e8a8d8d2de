import { expect, test } from 'vitest';
import type { SourceConcurrency } from '../../kit/settings.ts';
import { Metrics } from '../../kit/telemetry/metrics.ts';
import { Turnstile, type Urgency } from '../../sources/turnstile.ts';

function turnstileOf(width: SourceConcurrency): Turnstile {
  const waits = new Metrics().family('source_queue_seconds');
  return new Turnstile(width, (urgency) => waits.with('netsuite', urgency));
}

/** The order in which waiting tasks take their turns, one at a time. */
async function turns(
  waiting: readonly (readonly [Urgency, string])[],
  inside: Urgency = 'read',
): Promise<string[]> {
  const turnstile = turnstileOf({ all: 1, dashboards: 1 });
  const taken: string[] = [];
  let open = (): void => {};
  const first = turnstile.pass(inside, () => new Promise<void>((resolve) => (open = resolve)));
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

test('a read that comes last goes before all dashboards that wait, and they before background work', async () => {
  const waiting: [Urgency, string][] = [
    ['background', 'b1'],
    ...Array.from({ length: 6 }, (_, i): [Urgency, string] => ['dashboard', `d${i + 1}`]),
    ['read', 'r1'],
    ['read', 'r2'],
  ];
  expect(await turns(waiting, 'dashboard')).toEqual(['r1', 'r2', 'd1', 'b1', 'd2', 'd3', 'd4', 'd5', 'd6']);
});

test('dashboards never hold more than their share, and a read finds the place that is left', async () => {
  const turnstile = turnstileOf({ all: 3, dashboards: 2 });
  const begun: string[] = [];
  const open: (() => void)[] = [];
  const passing = (urgency: Urgency, name: string) =>
    turnstile.pass(urgency, () => {
      begun.push(name);
      return new Promise<void>((resolve) => open.push(resolve));
    });
  const all = [
    ...['d1', 'd2', 'd3', 'd4'].map((name) => passing('dashboard', name)),
    passing('read', 'r1'),
    passing('read', 'r2'),
  ];
  expect(begun).toEqual(['d1', 'd2', 'r1']);
  open[0]?.();
  await all[0];
  expect(begun).toEqual(['d1', 'd2', 'r1', 'r2']);
  open[2]?.();
  await all[4];
  expect(begun).toEqual(['d1', 'd2', 'r1', 'r2', 'd3']);
  open[3]?.();
  await all[5];
  expect(begun).toEqual(['d1', 'd2', 'r1', 'r2', 'd3']);
  open[1]?.();
  await all[1];
  expect(begun).toEqual(['d1', 'd2', 'r1', 'r2', 'd3', 'd4']);
  for (const one of open) one();
  await Promise.all(all);
});
