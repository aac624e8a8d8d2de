import type { Operation } from './exchange.ts';

/** What `GET /sandbox/stats` answers. */
export interface StatsSnapshot {
  requests: number;
  background: number;
  rejected: number;
  maxInFlight: number;
  byOperation: Record<string, number>;
}

/** Counts data calls; background calls are counted apart, so that a test can assert a query's own cost exactly. */
export class Stats {
  #snapshot: StatsSnapshot = emptySnapshot();
  /** Data calls in flight with the instants of their beginning. */
  readonly #running = new Map<Operation, number>();

  begin(operation: Operation): void {
    if (!operation.data) return;
    this.#running.set(operation, performance.now());
    const now = this.#snapshot;
    now.maxInFlight = Math.max(now.maxInFlight, this.#running.size);
    if (operation.background) {
      now.background++;
      return;
    }
    now.requests++;
    now.byOperation[operation.name] = (now.byOperation[operation.name] ?? 0) + 1;
  }

  end(operation: Operation, status: number): void {
    if (!operation.data) return;
    this.#running.delete(operation);
    if (status >= 400 && !operation.background) this.#snapshot.rejected++;
  }

  /** How many data calls in flight have been so for longer than a time in milliseconds. */
  runningLongerThan(ms: number): number {
    const before = performance.now() - ms;
    return [...this.#running.values()].filter((begun) => begun < before).length;
  }

  read(): StatsSnapshot {
    return structuredClone(this.#snapshot);
  }

  reset(): void {
    this.#snapshot = emptySnapshot();
  }
}

function emptySnapshot(): StatsSnapshot {
  return { requests: 0, background: 0, rejected: 0, maxInFlight: 0, byOperation: {} };
}
