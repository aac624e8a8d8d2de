import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuMs, peakMemoryMb } from '../fleet/process-usage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LINES = 1_000_000;
const LEAN = ['--max-semi-space-size=16', '--heap-growing-percent=40'];

/** The demo company with a million transaction lines, in a NetSuite sandbox that is a process of its own. */
export interface MillionLines {
  readonly url: string;
  /** The business date of its data. */
  readonly today: string;
  /** How many transaction lines there are. */
  readonly lines: string;
  /** How long it took to write the data set, and from the start of the process until it was ready. */
  readonly writtenInMs: number;
  readonly readyInMs: number;
  /** What Linux knows of the process until now: processor time, and the most memory that it held; undefined elsewhere. */
  usage(): { readonly cpuMs: number; readonly peakMemoryMb: number } | undefined;
  stop(): Promise<void>;
}

/** Writes the data set and starts the sandbox on it. */
export async function startMillionLines(): Promise<MillionLines> {
  const directory = mkdtempSync(join(tmpdir(), 'million-lines-'));
  const data = join(directory, 'data');
  try {
    let begun = performance.now();
    const lines = write(data);
    const writtenInMs = performance.now() - begun;
    const { today } = JSON.parse(readFileSync(join(data, 'dataset.json'), 'utf8')) as { today: string };
    begun = performance.now();
    const { url, usage, stop } = await start(data, join(directory, 'state'));
    return {
      ...{ url, today, lines, writtenInMs, usage },
      readyInMs: performance.now() - begun,
      stop: async () => {
        await stop();
        rmSync(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** Gives how many lines were written. */
function write(data: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'sandbox/dataset/write.ts'), '--lines', String(LINES), data],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return /^\d+/.exec(stdout)?.[0] ?? '';
}

async function start(data: string, state: string): Promise<Pick<MillionLines, 'url' | 'usage' | 'stop'>> {
  const child = fork(join(root, 'sandbox/netsuite/main.ts'), [], {
    execArgv: LEAN,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NETSUITE_SANDBOX_PORT: '0', DATASET: data, DATA_DIR: state },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { ready: string }).ready));
    child.once('exit', (code) => reject(new Error(`the sandbox ended with code ${code}`)));
  });
  const pid = child.pid as number;
  return {
    url,
    usage: () =>
      existsSync(`/proc/${pid}`) ? { cpuMs: cpuMs(pid), peakMemoryMb: peakMemoryMb(pid) } : undefined,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
