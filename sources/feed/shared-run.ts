import type { Change, ChangeSource } from './change.ts';
import type { ChangeQueue } from './change-queue.ts';

/** As many changes are kept for those who come again. */
const KEPT = 1_000;

/** One run of a source for many listeners, from the first that joins to the last that leaves. */
export class SharedRun<T> {
  /** Nothing can be missed from here on; rejects when the source could not start. */
  readonly started: Promise<void>;
  /** The source has ended; never rejects. */
  readonly over: Promise<void>;
  readonly #openedAfter: string | undefined;
  readonly #end = new AbortController();
  /** Who listens, and what is done for each with what comes. */
  readonly #listeners = new Map<ChangeQueue<Change<T>>, (change: Change<T>) => void>();
  /** The latest changes; all since the run began until there are too many. */
  #kept: Change<T>[] = [];
  #isWhole = true;

  constructor(source: ChangeSource<T>, after: string | undefined) {
    this.#openedAfter = after;
    const started = Promise.withResolvers<void>();
    this.started = started.promise;
    // Who waits for the start hears of a failure there; nobody may be waiting any more.
    this.started.catch(() => {});
    this.over = source
      .run(after, (change) => this.#take(change), started.resolve, this.#end.signal)
      .then(started.resolve, (error: unknown) => {
        started.reject(error);
        this.#end.abort();
        for (const queue of this.#listeners.keys()) queue.fail(error);
      });
  }

  /** Nobody can join any more. */
  get isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** What was handed over after a position; undefined where that is not kept. */
  since(after: string): readonly Change<T>[] | undefined {
    const at = this.#kept.findIndex(({ position }) => position === after);
    if (at >= 0) return this.#kept.slice(at + 1);
    return after === this.#openedAfter && this.#isWhole ? [...this.#kept] : undefined;
  }

  /** From now on a listener is there, and `deliver` is called with what comes; the last call for a listener counts. */
  join(queue: ChangeQueue<Change<T>>, deliver: (change: Change<T>) => void): void {
    this.#listeners.set(queue, deliver);
  }

  leave(queue: ChangeQueue<Change<T>>): void {
    this.#listeners.delete(queue);
    if (this.#listeners.size === 0) this.#end.abort();
  }

  /** Ends the iteration of everyone who listens. */
  dismiss(): void {
    for (const queue of [...this.#listeners.keys()]) void queue.return();
    this.#end.abort();
  }

  #take(change: Change<T>): void {
    if (this.isOver) return;
    this.#kept.push(change);
    if (this.#kept.length > KEPT) {
      this.#kept = this.#kept.slice(1);
      this.#isWhole = false;
    }
    for (const deliver of this.#listeners.values()) deliver(change);
  }
}
