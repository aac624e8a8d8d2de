import type { Operation } from './operation.ts';
import { isSettled } from './transitions.ts';

type Listener = (operation: Operation) => void;

/** Tells this process of every operation that was accepted or checkpointed, after it is on disk. */
export class Changes {
  readonly #ofOne = new Map<string, Set<Listener>>();
  readonly #ofAll = new Set<Listener>();

  publish(operation: Operation): void {
    for (const listener of [...(this.#ofOne.get(operation.id) ?? []), ...this.#ofAll]) listener(operation);
  }

  /** Undefined: of all operations. What it gives ends it. */
  listen(id: string | undefined, listener: Listener): () => void {
    if (id === undefined) {
      this.#ofAll.add(listener);
      return () => this.#ofAll.delete(listener);
    }
    const listeners = this.#ofOne.get(id) ?? new Set();
    this.#ofOne.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#ofOne.get(id) === listeners) this.#ofOne.delete(id);
    };
  }

  /** Every change from this call on, in order; of one operation: ended with the one that settles it. */
  stream(id: string | undefined, signal: AbortSignal): AsyncIterableIterator<Operation> {
    const pending: Operation[] = [];
    let isOver = signal.aborted;
    let wake: (() => void) | undefined;
    const end = (): void => {
      isOver = true;
      stop();
      signal.removeEventListener('abort', end);
      wake?.();
    };
    const stop = this.listen(id, (operation) => {
      pending.push(operation);
      if (id !== undefined && isSettled(operation)) end();
      else wake?.();
    });
    if (isOver) stop();
    else signal.addEventListener('abort', end, { once: true });
    const stream: AsyncIterableIterator<Operation> = {
      next: async () => {
        while (pending.length === 0 && !isOver) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const value = signal.aborted ? undefined : pending.shift();
        return value ? { done: false, value } : { done: true, value: undefined };
      },
      return: async () => {
        pending.length = 0;
        end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => stream,
    };
    return stream;
  }
}
