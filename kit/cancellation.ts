import { AsyncLocalStorage } from 'node:async_hooks';

/** The header in which a gateway tells a subgraph how many milliseconds are left for the whole request. */
export const TIME_LEFT_HEADER = 'x-time-left-ms';

const current = new AsyncLocalStorage<AbortSignal | undefined>();

/**
 * Runs work whose source calls end when the signal does: the client has gone, or the deadline has passed. Undefined: the
 * work is for nobody in particular, and ends by itself.
 */
export function withCancellation<T>(signal: AbortSignal | undefined, work: () => T): T {
  return current.run(signal, work);
}

/** What ends the work under way; undefined: nothing does, as for background work. */
export function cancellation(): AbortSignal | undefined {
  return current.getStore();
}

/** A signal for work that several wait for: it ends when the last of them has gone. Undefined: somebody never goes. */
export function whenAllGone(signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const waiting = new Set<AbortSignal>();
  for (const signal of signals) {
    if (signal === undefined) return undefined;
    if (!signal.aborted) waiting.add(signal);
  }
  if (signals.length > 0 && waiting.size === 0) return signals[0];
  if (waiting.size < 2) return [...waiting][0];
  const all = new AbortController();
  for (const signal of waiting)
    signal.addEventListener(
      'abort',
      () => {
        waiting.delete(signal);
        if (waiting.size === 0) all.abort(signal.reason);
      },
      { once: true },
    );
  return all.signal;
}
