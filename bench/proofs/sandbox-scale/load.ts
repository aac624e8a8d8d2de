import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../measured.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const LINES = 1_000_000;
const LOAD_LIMIT_S = 60;
const MEMORY_LIMIT_MB = 1_000;
const LEAN = ['--max-semi-space-size=16', '--heap-growing-percent=40'];

/** Writes the demo company with a million transaction lines and starts the NetSuite sandbox on it, as processes of their own. */
export async function loadScale(): Promise<Measured[]> {
  const directory = mkdtempSync(join(tmpdir(), 'sandbox-scale-'));
  try {
    const begun = performance.now();
    const written = spawnSync(
      process.execPath,
      [join(root, 'sandbox/dataset/write.ts'), '--lines', String(LINES), join(directory, 'data')],
      { encoding: 'utf8' },
    );
    if (written.status !== 0) throw new Error(written.stderr);
    const writing = (performance.now() - begun) / 1000;
    const lines = /^\d+/.exec(written.stdout)?.[0] ?? '';
    return [
      {
        promise: `a data set with ${lines} transaction lines is written`,
        figure: `${writing.toFixed(1)} s`,
        limit: `${LOAD_LIMIT_S} s`,
        holds: writing < LOAD_LIMIT_S,
      },
      ...(await load(directory, lines)),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function load(directory: string, lines: string): Promise<Measured[]> {
  const begun = performance.now();
  const child = fork(join(root, 'sandbox/netsuite/main.ts'), [], {
    execArgv: LEAN,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NETSUITE_SANDBOX_PORT: '0',
      DATASET: join(directory, 'data'),
      DATA_DIR: join(directory, 'state'),
    },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`the sandbox ended with code ${code}`)));
    });
    const seconds = (performance.now() - begun) / 1000;
    const { peakMb, cpuSeconds } = usage(child.pid as number);
    return [
      {
        promise: `NetSuite: ${lines} transaction lines load, from the start of the process until it is ready`,
        figure: `${seconds.toFixed(1)} s${cpuSeconds === undefined ? '' : ` (processor time ${cpuSeconds.toFixed(1)} s)`}`,
        limit: `${LOAD_LIMIT_S} s`,
        holds: seconds < LOAD_LIMIT_S,
      },
      {
        promise: 'NetSuite: its resident memory at the highest',
        figure: peakMb === undefined ? 'unknown here' : `${peakMb} MB`,
        limit: `${MEMORY_LIMIT_MB} MB`,
        holds: peakMb === undefined || peakMb < MEMORY_LIMIT_MB,
      },
    ];
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

/** What Linux knows of a process; nothing elsewhere. Processor times count in hundredths of a second. */
function usage(pid: number): { peakMb?: number; cpuSeconds?: number } {
  try {
    const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return {
      peakMb: Math.round(Number(peak) / 1024),
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
    };
  } catch {
    return {};
  }
}
