/** Keeps what is expensive to make, the most recently used first; what is over the limits is forgotten. */
export class DocumentCache<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #maxEntries: number;
  readonly #maxCharacters: number;
  #characters = 0;

  constructor(maxEntries: number, maxCharacters: number) {
    this.#maxEntries = maxEntries;
    this.#maxCharacters = maxCharacters;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(text: string): Value | undefined {
    const value = this.#entries.get(text);
    if (value === undefined) return undefined;
    this.#entries.delete(text);
    this.#entries.set(text, value);
    return value;
  }

  set(text: string, value: Value): void {
    this.#characters += text.length;
    this.#entries.set(text, value);
    while (this.#entries.size > this.#maxEntries || this.#characters > this.#maxCharacters) {
      const [oldest] = this.#entries.keys();
      if (oldest === undefined) return;
      this.#characters -= oldest.length;
      this.#entries.delete(oldest);
    }
  }

  /** What is kept, the most recently used last. */
  entries(): [text: string, value: Value][] {
    return [...this.#entries];
  }
}
