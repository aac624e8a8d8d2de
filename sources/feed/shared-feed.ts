import { SourceError, type SourceSystem } from '../../kit/source-error.ts';
import { catchUp } from './catch-up.ts';
import type { Change, ChangeFeed, ChangeSource } from './change.ts';
import { ChangeQueue } from './change-queue.ts';
import { SharedRun } from './shared-run.ts';

/** As many changes may wait for one listener who does not say otherwise. */
const WAITING = 1_000;

/** Lets any number of listeners share one run of a source, which runs only while somebody listens. */
export class SharedFeed<T> implements ChangeFeed<T> {
  readonly #system: SourceSystem;
  readonly #source: ChangeSource<T>;
  #run: SharedRun<T> | undefined;
  /** Runs that end when they have noticed that nobody listens any more. */
  readonly #open = new Set<Promise<void>>();

  constructor(system: SourceSystem, source: ChangeSource<T>) {
    this.#system = system;
    this.#source = source;
  }

  async listen(
    after: string | undefined,
    signal: AbortSignal,
    waiting = WAITING,
  ): Promise<AsyncIterable<Change<T>>> {
    const run = this.#current(after);
    const end = new AbortController();
    const queue = new ChangeQueue<Change<T>>(
      waiting,
      () => new SourceError(this.#system, 'unavailable', 'a listener took its changes too slowly'),
      () => end.abort(),
    );
    const leave = (): void => void queue.return();
    signal.addEventListener('abort', leave);
    end.signal.addEventListener('abort', () => {
      signal.removeEventListener('abort', leave);
      run.leave(queue);
    });
    try {
      const missed = after === undefined ? [] : run.since(after);
      if (missed === undefined) {
        await catchUp(this.#source, after as string, run, queue, end.signal);
        return queue;
      }
      for (const change of missed) queue.push(change);
      run.join(queue, (change) => queue.push(change));
      await run.started;
      if (signal.aborted) leave();
    } catch (error) {
      queue.fail(error);
      throw error;
    }
    return queue;
  }

  /** Ends every listener's iteration, and the run of the source. */
  async stop(): Promise<void> {
    this.#run?.dismiss();
    await Promise.all(this.#open);
  }

  #current(after: string | undefined): SharedRun<T> {
    if (this.#run && !this.#run.isOver) return this.#run;
    const run = new SharedRun(this.#source, after);
    this.#run = run;
    this.#open.add(run.over);
    void run.over.then(() => this.#open.delete(run.over));
    return run;
  }
}
