import { parseArgs } from 'node:util';
import { type Outage, outageRun } from '../../test/writes/outage-run.ts';
import { show } from './measured.ts';
import { differencesShown } from './writes/differences-shown.ts';
import { nothingIn } from './writes/nothing-in.ts';
import { readEngine } from './writes/read-engine.ts';

const ORDERS = 500;
const PARTNERS = 16;
const CLIENTS = 125;
const MINUTE_MS = 60_000;
const ANSWER_MS = 8_000;
const outages: readonly string[] = ['killed', 'reset', 'hang'] satisfies readonly Outage[];

/** Both systems are away for a minute while orders arrive. */
export async function writeOutageProof(): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      engine: { type: 'string', default: 'embedded' },
      outage: { type: 'string', default: 'killed' },
    },
  });
  if (!outages.includes(values.outage)) throw new Error(`--outage must be one of ${outages.join(', ')}`);
  const outage = values.outage as Outage;
  const report = await outageRun({
    engine: readEngine(values.engine),
    outage,
    orders: ORDERS,
    partners: PARTNERS,
    clients: CLIENTS,
    awayMs: MINUTE_MS,
    answerMs: ANSWER_MS,
  });
  const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  return show([
    {
      promise: `orders of ${PARTNERS} partners accepted while both systems are away (${outage}, engine ${values.engine})`,
      figure: `${report.accepted} in ${seconds(report.awayMs)}`,
      limit: `${ORDERS}`,
      holds: report.accepted === ORDERS,
    },
    nothingIn('answered as over, neither PENDING nor RUNNING', report.over),
    {
      promise: 'all in both systems after their return',
      figure: seconds(report.caughtUpMs),
      limit: seconds(MINUTE_MS),
      holds: report.caughtUpMs <= MINUTE_MS,
    },
    nothingIn('out of their partner\u2019s order', report.outOfOrder),
    ...differencesShown(report),
  ]);
}
