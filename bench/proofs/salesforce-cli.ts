import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseDataSet } from '../../sandbox/dataset/choose.ts';
import { startSalesforceSandbox } from '../../sandbox/salesforce/service.ts';
import { type Measured, show } from './measured.ts';
import { commandLine, run } from './salesforce-cli/program.ts';
import { PROMISES } from './salesforce-cli/promises.ts';

const VERSION = '2.150.6';
const today = '2026-06-30';

/** Salesforce's own command line program, as it comes from npm, against the sandbox with the demo company. */
export async function salesforceCliProof(): Promise<boolean> {
  const folder = await installed();
  const home = mkdtempSync(join(tmpdir(), 'q2c-salesforce-cli-home-'));
  const sandbox = await startSalesforceSandbox({ port: 0, ...chooseDataSet({ dataSet: undefined, today }) });
  try {
    const { accessToken } = (await (await fetch(`${sandbox.url}/sandbox/credentials`)).json()) as {
      accessToken: string;
    };
    const sf = commandLine({ folder, home, accessToken, instanceUrl: sandbox.url });
    const measured: Measured[] = [];
    for (const { promise, expected, figure } of PROMISES) {
      const one = await measure(promise, expected, () => figure(sf));
      show([one]);
      measured.push(one);
    }
    const held = measured.filter(({ holds }) => holds).length;
    console.log(`@salesforce/cli ${VERSION}: ${held} of ${measured.length} promises hold`);
    return held === measured.length;
  } finally {
    await sandbox.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(promise: string, expected: string, figure: () => Promise<string>): Promise<Measured> {
  try {
    const found = await figure();
    const holds = found === expected;
    return { promise, figure: found, limit: holds ? undefined : expected, holds };
  } catch (error) {
    return { promise, figure: String((error as Error).message), limit: expected, holds: false };
  }
}

/** The folder with the program: some 300 MB, fetched once and kept outside the project. */
async function installed(): Promise<string> {
  const folder = join(tmpdir(), `q2c-salesforce-cli-${VERSION}`);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'];
  console.log(`installing @salesforce/cli ${VERSION}`);
  const { code, stderr } = await run('npm', ['install', ...options, `@salesforce/cli@${VERSION}`], {
    cwd: folder,
    env: process.env,
  });
  if (code !== 0) throw new Error(`@salesforce/cli could not be installed: ${stderr}`);
  writeFileSync(done, '');
  return folder;
}
