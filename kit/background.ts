import { AsyncLocalStorage } from 'node:async_hooks';

const background = new AsyncLocalStorage<boolean>();

/** Runs work that nobody waits for: its source calls are marked as such, and give way to everybody else's. */
export function inBackground<T>(work: () => T): T {
  return background.run(true, work);
}

/** Runs work that somebody waits for, whoever set it off. */
export function inForeground<T>(work: () => T): T {
  return background.run(false, work);
}

/** Whether the work under way is one that nobody waits for. */
export function isBackground(): boolean {
  return background.getStore() === true;
}
