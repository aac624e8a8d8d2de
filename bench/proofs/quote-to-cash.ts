import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedProvider } from '../../kit/identity/embedded-provider.ts';
import { median } from '../statistics.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const crmDataSet = join(root, '../shared/data/crm-q2c');
const READY_LIMIT_MS = 15_000;
const MEMORY_LIMIT_MB = 700;
const ROUNDS = 20;

const BIG_QUERY = `{ customers(first: 50) { totalCount edges { node { id reference name channel
  cash { outstanding { amount } } revenue { recognized { amount } }
  orders(first: 20) { edges { node { number status lines { quantity product { name } } invoices { edges { node { number } } }
    payments { edges { node { number } } } cash { outstanding { amount } } revenue { recognized { amount } } } } } } } } }`;

/** Start time on the demo company and on the public data set, source requests of the big page, memory after it. */
export async function quoteToCashProof(): Promise<boolean> {
  const demo = await measure('demo company', {});
  if (!existsSync(crmDataSet)) {
    console.log('crm-q2c: not measured, the data set is not beside the project');
    return demo;
  }
  return (await measure('crm-q2c', { DATASET: crmDataSet })) && demo;
}

async function measure(name: string, environment: Record<string, string>): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'q2c-proof-'));
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      SALESFORCE_SANDBOX_PORT: '0',
      NETSUITE_SANDBOX_PORT: '0',
      ...environment,
    },
  });
  try {
    const urls = await readyUrls(child);
    const readyMs = performance.now() - begun;
    const token = await (await openEmbeddedProvider(dataDir)).sign('frontend');
    const times: number[] = [];
    let requests = '';
    for (let round = 0; round < ROUNDS; round++) {
      for (const url of urls.sandboxes) await fetch(`${url}/sandbox/stats`, { method: 'DELETE' });
      const start = performance.now();
      const response = await fetch(urls.graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: BIG_QUERY }),
      });
      const answer = (await response.json()) as { errors?: unknown };
      if (answer.errors) throw new Error(`the query failed: ${JSON.stringify(answer.errors)}`);
      times.push(performance.now() - start);
      const counts = await Promise.all(
        urls.sandboxes.map(
          async (url) =>
            ((await (await fetch(`${url}/sandbox/stats`)).json()) as { requests: number }).requests,
        ),
      );
      requests = `${counts[0]} to Salesforce, ${counts[1]} to NetSuite`;
    }
    const memoryMb = residentMb(child.pid as number);
    console.log(`${name}: ready in ${(readyMs / 1000).toFixed(1)} s (limit ${READY_LIMIT_MS / 1000} s)`);
    console.log(
      `  50 customers with 20 orders each and all their money: ${requests}; median ${median(times).toFixed(0)} ms of ${ROUNDS}`,
    );
    console.log(
      `  resident memory of all processes: ${memoryMb === undefined ? 'unknown here' : `${memoryMb} MB`} (limit ${MEMORY_LIMIT_MB} MB)`,
    );
    return readyMs <= READY_LIMIT_MS && (memoryMb === undefined || memoryMb < MEMORY_LIMIT_MB);
  } finally {
    await stop(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function readyUrls(child: ChildProcess): Promise<{ graphql: string; sandboxes: string[] }> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const urls = [...output.matchAll(/http:\/\/\S+/g)].map(([url]) => url);
      if (urls.length >= 3) resolve({ graphql: urls[0] as string, sandboxes: urls.slice(1, 3) });
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with code ${code}`)));
  });
}

/** Resident memory of the product's processes below npm, where /proc tells it. */
function residentMb(pid: number): number | undefined {
  if (!existsSync('/proc/self/status')) return undefined;
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      parents.set(
        Number(entry),
        Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1]),
      );
    } catch {
      // The process ended while we looked.
    }
  }
  const isOurs = (one: number): boolean =>
    one === pid || (parents.has(one) && isOurs(parents.get(one) as number));
  let kilobytes = 0;
  for (const one of parents.keys()) {
    if (one === pid || !isOurs(one)) continue;
    const status = readFileSync(`/proc/${one}/status`, 'utf8');
    kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}

/** npm, its shell and everything below are one process group. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-(child.pid as number), 'SIGTERM');
  await gone;
}
