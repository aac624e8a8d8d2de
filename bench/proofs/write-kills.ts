import { parseArgs } from 'node:util';
import { FAILING_SOURCES, killRun } from '../../test/writes/kill-run.ts';
import type { EngineKind } from '../../test/writes/support/world.ts';
import { show } from './measured.ts';
import { differencesShown } from './writes/differences-shown.ts';
import { nothingIn } from './writes/nothing-in.ts';
import { readEngine } from './writes/read-engine.ts';

const CLIENTS = 16;

/** Kills the product again and again while orders arrive and its sources fail now and then. */
export async function writeKillsProof(): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      engine: { type: 'string', default: 'embedded' },
      orders: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
    },
  });
  const engine = readEngine(values.engine);
  return killsProof(engine, 'product', Number(values.orders), Number(values.kills), Number(values.seed));
}

/** Kills Redis again and again while orders arrive. */
export async function redisKillsProof(): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      orders: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
    },
  });
  return killsProof('redis', 'redis', Number(values.orders), Number(values.kills), Number(values.seed));
}

async function killsProof(
  engine: EngineKind,
  victim: 'product' | 'redis',
  orders: number,
  kills: number,
  seed: number,
): Promise<boolean> {
  const onKill = (count: number, answered: number): void =>
    console.log(`  kill ${count} of ${kills}, ${answered} orders answered`);
  const run = { engine, victim, orders, kills, clients: CLIENTS, seed, faults: FAILING_SOURCES, onKill };
  const report = await killRun(run);
  const { accepted, succeeded, requests, sourceCalls, auditRows, refused, seconds } = report;
  console.log(
    `${accepted} orders accepted and ${succeeded} done through ${report.kills} kills of ${victim === 'redis' ? 'Redis' : 'the process'} (engine ${engine}, seed ${seed}) in ${seconds.toFixed(0)} s: ${requests} requests of clients, ${sourceCalls} calls of sources, ${auditRows} rows of audit`,
  );
  for (const reason of refused) console.log(`  refused ${reason}`);
  return show([
    {
      promise: 'orders accepted',
      figure: String(accepted),
      limit: String(orders),
      holds: accepted === orders,
    },
    { promise: 'kills', figure: String(report.kills), limit: String(kills), holds: report.kills === kills },
    ...differencesShown(report),
    nothingIn('refused', refused),
    nothingIn('not in the audit as they were answered', report.notAudited),
  ]);
}
