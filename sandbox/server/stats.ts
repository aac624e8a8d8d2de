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
  #inFlight = 0;

  begin(operation: Operation): void {
    if (!operation.data) return;
    this.#inFlight++;
    const now = this.#snapshot;
    now.maxInFlight = Math.max(now.maxInFlight, this.#inFlight);
    if (operation.background) {
      now.background++;
      return;
    }
    now.requests++;
    now.byOperation[operation.name] = (now.byOperation[operation.name] ?? 0) + 1;
  }

  end(operation: Operation, status: number): void {
    if (!operation.data) return;
    this.#inFlight--;
    if (status >= 400 && !operation.background) this.#snapshot.rejected++;
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
