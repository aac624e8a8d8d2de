import type { OrgClock } from '../clock.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Observer, Store, Write } from '../store/store.ts';
import { changeEvents } from './change-events.ts';
import { changesOf } from './changes.ts';
import type { EventLog } from './event-log.ts';
import { topicEvents } from './push-topics.ts';

/** Commit numbers have eleven digits. */
const FIRST_COMMIT = 10_000_000_000;

/**
 * Makes events of what transactions write to records, in the same transaction: what is rolled back is never told, what
 * is committed always is.
 */
export class ChangeRecorder implements Observer {
  readonly #store: Store;
  readonly #engine: QueryEngine;
  readonly #clock: OrgClock;
  readonly #log: EventLog;
  readonly #wake: () => void;
  #origin = '';

  /** `wake` is called when new events have been committed. */
  constructor(
    org: { readonly store: Store; readonly engine: QueryEngine; readonly clock: OrgClock },
    log: EventLog,
    wake: () => void,
  ) {
    this.#store = org.store;
    this.#engine = org.engine;
    this.#clock = org.clock;
    this.#log = log;
    this.#wake = wake;
  }

  /** Runs work whose changes say where they come from: `com/salesforce/api/rest/66.0;client=name`. */
  during<T>(origin: string, work: () => T): T {
    const outer = this.#origin;
    this.#origin = origin;
    try {
      return work();
    } finally {
      this.#origin = outer;
    }
  }

  committing(writes: readonly Write[]): void {
    const changes = changesOf(writes);
    const transaction = { origin: this.#origin, commitNumber: FIRST_COMMIT + this.#log.last() + 1 };
    for (const event of changeEvents(changes, transaction)) this.#log.add(event);
    for (const event of topicEvents(this.#store, this.#engine, changes, this.#clock.now()))
      this.#log.add(event);
  }

  committed(): void {
    this.#wake();
  }
}

/** Where changes made over an API come from. */
export function changeOrigin(
  api: 'rest' | 'soap' | 'bulkapi',
  version: string,
  client: string | undefined,
): string {
  return `com/salesforce/api/${api}/${version}${client === undefined ? '' : `;client=${client}`}`;
}
