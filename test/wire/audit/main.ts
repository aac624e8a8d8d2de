import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demoCompany } from '../../../sandbox/dataset/demo/company.ts';
import { report } from './report.ts';
import type { Outcome } from './run.ts';
import { OPEN, type SandboxData, type Vendor } from './systems.ts';

/**
 * `npm run audit:wire`: holds what is written down of each vendor against the sandboxes or, where the settings name
 * one, against a real system; that is read only, unless `--write` is given. Ends with 1 if a MUST does not hold.
 * Token-based authentication of a real account is audited with NETSUITE_CONSUMER_KEY, NETSUITE_CONSUMER_SECRET,
 * NETSUITE_TOKEN and NETSUITE_TOKEN_SECRET.
 */

const USAGE =
  'usage: npm run audit:wire -- [--vendor salesforce|netsuite] [--only ID,ID] [--write] [--json FILE]';

function choice() {
  try {
    return parseArgs({
      options: {
        vendor: { type: 'string' },
        only: { type: 'string' },
        write: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}

let demo: SandboxData | undefined;
function demoData(): SandboxData {
  const today = new Date().toISOString().slice(0, 10);
  demo ??= { dataSet: demoCompany({ today }), today };
  return demo;
}

const { vendor, only, write, json } = choice();
const vendors = (Object.keys(OPEN) as Vendor[]).filter((name) => vendor === undefined || vendor === name);
if (vendors.length === 0) {
  console.error(USAGE);
  process.exit(2);
}
const outcomes: (Outcome & { vendor: Vendor })[] = [];
for (const name of vendors) {
  const system = await OPEN[name](process.env, demoData);
  try {
    const ids = only === undefined ? undefined : new Set(only.split(','));
    const found = await system.audit({ write: write || system.sandbox, only: ids });
    if (found.length > 0) console.log(report(system.title, found));
    const left = system.leftBehind();
    if (left.length > 0) console.log(`  could not be taken back: ${left.join(' ')}\n`);
    outcomes.push(...found.map((outcome) => ({ vendor: name, ...outcome })));
  } finally {
    await system.stop();
  }
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(outcomes, null, 2)}\n`);
if (outcomes.length === 0) console.error(`no row has an id of ${only}`);
const broken = outcomes.some(({ level, result }) => level === 'MUST' && result === 'fails');
process.exit(broken || outcomes.length === 0 ? 1 : 0);
