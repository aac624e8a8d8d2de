import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Load, LoadResult } from './generator.ts';

/** The load generator in a process of its own. */
export interface LoadProcess {
  run(load: Load): Promise<LoadResult>;
  stop(): void;
}

export function startLoadProcess(): LoadProcess {
  const child = fork(fileURLToPath(new URL('generator.ts', import.meta.url)), [], { execArgv: [] });
  return {
    run: (load) =>
      new Promise((resolve, reject) => {
        const onExit = (): void => reject(new Error(`the load on ${load.url} broke off`));
        child.once('exit', onExit);
        child.once('message', (result: LoadResult) => {
          child.off('exit', onExit);
          resolve(result);
        });
        child.send(load);
      }),
    stop: () => child.kill(),
  };
}
