import type { Change, ChangeSource } from './change.ts';
import type { ChangeQueue } from './change-queue.ts';
import type { SharedRun } from './shared-run.ts';

/** Brings a listener who comes from before what a shared run keeps to where that run is. */
export async function catchUp<T>(
  source: ChangeSource<T>,
  after: string,
  shared: SharedRun<T>,
  queue: ChangeQueue<Change<T>>,
  gone: AbortSignal,
): Promise<void> {
  if (source.changedSince) await readUp(source.changedSince, after, shared, queue);
  else await runUp(source, after, shared, queue, gone);
}

/** What was missed is read at once; what the shared run hands over meanwhile waits, and is given once. */
async function readUp<T>(
  changedSince: NonNullable<ChangeSource<T>['changedSince']>,
  after: string,
  shared: SharedRun<T>,
  queue: ChangeQueue<Change<T>>,
): Promise<void> {
  const waiting: Change<T>[] = [];
  shared.join(queue, (change) => waiting.push(change));
  await shared.started;
  const missed = await changedSince(after);
  const given = new Set(missed.map(({ position }) => position));
  const deliver = (change: Change<T>): void => {
    if (!given.has(change.position)) queue.push(change);
  };
  for (const change of missed) queue.push(change);
  waiting.forEach(deliver);
  shared.join(queue, deliver);
}

/**
 * A run of the source of its own serves the listener, until both runs hand over the same change: from there on the
 * shared one has everything. Resolves once its own run has started.
 */
async function runUp<T>(
  source: ChangeSource<T>,
  after: string,
  shared: SharedRun<T>,
  queue: ChangeQueue<Change<T>>,
  gone: AbortSignal,
): Promise<void> {
  const met = new AbortController();
  const started = Promise.withResolvers<void>();
  let last: string | undefined;
  const meet = (rest: readonly Change<T>[]): void => {
    met.abort();
    for (const change of rest) queue.push(change);
    shared.join(queue, (change) => queue.push(change));
  };
  shared.join(queue, ({ position }) => {
    if (position === last) meet([]);
  });
  const take = (change: Change<T>): void => {
    if (met.signal.aborted || gone.aborted) return;
    queue.push(change);
    last = change.position;
    const rest = shared.since(last);
    if (rest !== undefined) meet(rest);
  };
  source
    .run(after, take, started.resolve, AbortSignal.any([met.signal, gone]))
    .then(started.resolve, (error: unknown) => {
      started.reject(error);
      queue.fail(error);
    });
  await started.promise;
}
