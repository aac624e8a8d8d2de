import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * For whom work is done, the most urgent first: somebody waits for it before a screen, a dashboard or a report waits for
 * it, or nobody does.
 */
export const works = ['interactive', 'dashboard', 'background'] as const;
export type Work = (typeof works)[number];

const current = new AsyncLocalStorage<Work>();

/** Runs work whose source calls take their turns as those of its kind do. */
export function inWork<T>(work: Work, run: () => T): T {
  return current.run(work, run);
}

/** Runs what a viewer asks for. */
export function inWorkOf<T>({ work = 'interactive' }: { readonly work?: Work }, run: () => T): T {
  return inWork(work, run);
}

/** Runs work that nobody waits for: its source calls are marked as such, and give way to everybody else's. */
export function inBackground<T>(run: () => T): T {
  return inWork('background', run);
}

/** Runs work that somebody waits for, whoever set it off. */
export function inForeground<T>(run: () => T): T {
  return inWork('interactive', run);
}

/** Of which kind the work under way is. */
export function currentWork(): Work {
  return current.getStore() ?? 'interactive';
}

/** Whether the work under way is one that nobody waits for. */
export function isBackground(): boolean {
  return currentWork() === 'background';
}
