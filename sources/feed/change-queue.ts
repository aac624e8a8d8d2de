/** What waits for one listener. It holds so much and no more: who takes too little has to come again. */
export class ChangeQueue<T> implements AsyncIterableIterator<T> {
  readonly #limit: number;
  readonly #overflow: () => Error;
  readonly #onEnd: () => void;
  readonly #items: T[] = [];
  readonly #takers: {
    readonly resolve: (result: IteratorResult<T>) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  #end: { readonly error: unknown } | 'returned' | undefined;

  /** `overflow` makes the error of a queue that is full, `onEnd` is called once, however it ends. */
  constructor(limit: number, overflow: () => Error, onEnd: () => void) {
    this.#limit = limit;
    this.#overflow = overflow;
    this.#onEnd = onEnd;
  }

  push(item: T): void {
    if (this.#end !== undefined) return;
    const taker = this.#takers.shift();
    if (taker) taker.resolve({ value: item, done: false });
    else if (this.#items.length < this.#limit) this.#items.push(item);
    else this.fail(this.#overflow());
  }

  /** What was pushed before is still given. */
  fail(error: unknown): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    for (const { reject } of this.#takers.splice(0)) reject(error);
    this.#onEnd();
  }

  next(): Promise<IteratorResult<T>> {
    const [item] = this.#items;
    if (this.#items.length > 0) {
      this.#items.shift();
      return Promise.resolve({ value: item as T, done: false });
    }
    if (this.#end === undefined)
      return new Promise((resolve, reject) => this.#takers.push({ resolve, reject }));
    if (this.#end === 'returned') return Promise.resolve({ value: undefined, done: true });
    const { error } = this.#end;
    this.#end = 'returned';
    return Promise.reject(error);
  }

  return(): Promise<IteratorResult<T>> {
    const open = this.#end === undefined;
    this.#end = 'returned';
    this.#items.length = 0;
    for (const { resolve } of this.#takers.splice(0)) resolve({ value: undefined, done: true });
    if (open) this.#onEnd();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
