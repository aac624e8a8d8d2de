import type { Operation } from '../server/exchange.ts';
import type { Stats } from '../server/stats.ts';

/**
 * The account's concurrency governance: counts requests from the moment they arrive until they are answered, all
 * clients together, and marks those that arrive over the limit. It listens where the server reports both moments.
 */
export class ConcurrencyGate {
  readonly limit: number;
  readonly #over = new WeakSet<Operation>();
  #inFlight = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  watch(stats: Pick<Stats, 'begin' | 'end'>): void {
    const begin = stats.begin.bind(stats);
    const end = stats.end.bind(stats);
    stats.begin = (operation) => {
      if (operation.data && ++this.#inFlight > this.limit) this.#over.add(operation);
      begin(operation);
    };
    stats.end = (operation, status) => {
      if (operation.data) this.#inFlight--;
      end(operation, status);
    };
  }

  refuses(operation: Operation | undefined): boolean {
    return operation !== undefined && this.#over.has(operation);
  }
}
