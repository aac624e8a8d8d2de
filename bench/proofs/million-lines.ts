import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LINES = 1_000_000;
const LEAN = ['--max-semi-space-size=16', '--heap-growing-percent=40'];

/** The demo company with a million transaction lines, in a NetSuite sandbox that is a process of its own. */
export interface MillionLines {
  readonly url: string;
  /** The business date of its data. */
  readonly today: string;
  /** The processor time that it took until now; undefined where the system does not tell. */
  cpuMs(): number | undefined;
  stop(): Promise<void>;
}

export async function startMillionLines(): Promise<MillionLines> {
  const directory = mkdtempSync(join(tmpdir(), 'million-lines-'));
  const data = join(directory, 'data');
  const written = spawnSync(
    process.execPath,
    [join(root, 'sandbox/dataset/write.ts'), '--lines', String(LINES), data],
    { encoding: 'utf8' },
  );
  if (written.status !== 0) throw new Error(written.stderr);
  const { today } = JSON.parse(readFileSync(join(data, 'dataset.json'), 'utf8')) as { today: string };
  const child = fork(join(root, 'sandbox/netsuite/main.ts'), [], {
    execArgv: LEAN,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NETSUITE_SANDBOX_PORT: '0', DATASET: data, DATA_DIR: join(directory, 'state') },
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { ready: string }).ready));
    child.once('exit', (code) => reject(new Error(`the sandbox ended with code ${code}`)));
  });
  return {
    url,
    today,
    cpuMs: () => cpuMs(child.pid as number),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What Linux knows of a process, in hundredths of a second. */
function cpuMs(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}
