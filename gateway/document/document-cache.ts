/** Keeps what is expensive to make, the most recently used first; what is over the limits is forgotten. */
export class DocumentCache<Value> {
  readonly #entries = new Map<string, { readonly text: string; readonly value: Value }>();
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
    const entry = this.#entries.get(text);
    if (entry === undefined) return undefined;
    this.#entries.delete(text);
    // Under its first text, which is equal: the one just read can be let go.
    this.#entries.set(entry.text, entry);
    return entry.value;
  }

  set(text: string, value: Value): void {
    this.#characters += text.length;
    this.#entries.set(text, { text, value });
    while (this.#entries.size > this.#maxEntries || this.#characters > this.#maxCharacters) {
      const [oldest] = this.#entries.keys();
      if (oldest === undefined) return;
      this.#characters -= oldest.length;
      this.#entries.delete(oldest);
    }
  }

  /** What is kept, the most recently used last. */
  entries(): [text: string, value: Value][] {
    return [...this.#entries.values()].map(({ text, value }) => [text, value]);
  }
}
