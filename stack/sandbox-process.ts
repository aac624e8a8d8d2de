import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LoggableError } from '../kit/loggable-error.ts';

const RESTART_DELAY_MS = 200;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;
/** Loading a data set leaves much garbage behind; a sandbox gives up some speed to keep its memory small. */
const LEAN = ['--max-semi-space-size=2', '--optimize-for-size'];

/** A sandbox in a process of its own, started again on the same port when it dies. */
export interface SandboxProcess {
  readonly url: string;
  /** The process that serves now; another one after it died. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/** Starts the sandbox's program and resolves when it serves. Rejects when it ends before that. */
export async function startSandboxProcess(
  program: 'salesforce' | 'netsuite',
  environment: Readonly<Record<string, string>>,
  portVariable: string,
): Promise<SandboxProcess> {
  const file = fileURLToPath(new URL(`../sandbox/${program}/main.ts`, import.meta.url));
  let child: ChildProcess;
  let stopping = false;
  const spawn = async (settings: Readonly<Record<string, string>>): Promise<string> => {
    // The sandboxes share nothing with the product: they are programs, told by their environment.
    child = fork(file, [], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [...LEAN],
    });
    const url = await ready(child, program);
    child.once('exit', () => {
      if (!stopping) setTimeout(() => void restart(url), RESTART_DELAY_MS);
    });
    return url;
  };
  const restart = async (url: string): Promise<void> => {
    if (stopping) return;
    try {
      await spawn({ ...environment, [portVariable]: new URL(url).port });
    } catch (error) {
      console.error(`The ${program} sandbox did not come back: ${(error as Error).message}`);
      setTimeout(() => void restart(url), RESTART_DELAY_MS * 5);
    }
  };
  const url = await spawn(environment);
  return {
    url,
    get pid() {
      return child.pid;
    },
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await gone;
      clearTimeout(limit);
    },
  };
}

function ready(child: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new LoggableError(`the ${program} sandbox was not ready in time`));
    }, START_LIMIT_MS);
    child.once('message', (message) => {
      clearTimeout(limit);
      resolve((message as { ready: string }).ready);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new LoggableError(`the ${program} sandbox ended at start with code ${code}`));
    });
  });
}
