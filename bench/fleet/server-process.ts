import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromServer, ToServer } from '../servers/answer-parent.ts';

const folder = new URL('../servers/', import.meta.url);

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  readonly urls: Readonly<Record<string, string>>;
  /** How late its source answers from now on. */
  setDelay(ms: number): Promise<void>;
  /** Source calls since the last time that they were taken. */
  takeCalls(): Promise<number>;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

/** Starts one of the files of `bench/servers`. */
export async function startServer(file: string, args: readonly string[]): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL(file, folder)), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    // Set before anything of Apollo's is loaded: nothing of a benchmark is reported anywhere.
    env: { ...process.env, APOLLO_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' },
  });
  const ready = await answerOf(child, 'ready', file);
  const ask = async <K extends FromServer['kind']>(
    message: ToServer,
    kind: K,
  ): Promise<Extract<FromServer, { kind: K }>> => {
    const answered = answerOf(child, kind, file);
    child.send(message);
    return answered;
  };
  return {
    pid: child.pid as number,
    urls: ready.urls,
    setDelay: async (ms) => {
      await ask({ kind: 'delay', ms }, 'done');
    },
    takeCalls: async () => (await ask({ kind: 'take calls' }, 'calls')).count,
    stop: () => ended(child),
  };
}

/** Ends a process that was started here. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function answerOf<K extends FromServer['kind']>(
  child: ChildProcess,
  kind: K,
  name: string,
): Promise<Extract<FromServer, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: FromServer): void => {
      if (message.kind !== kind) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(message as Extract<FromServer, { kind: K }>);
    };
    const onExit = (code: number | null): void => reject(new Error(`${name} ended with code ${code}`));
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}
