import type { Store } from './store.ts';

/** Small facts about the org that are no records: what was loaded, credentials. */
export class Meta {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get(name: string): string | undefined {
    const row = this.#store.statement('SELECT value FROM "~meta" WHERE name = ?').get(name);
    return row === undefined ? undefined : String(row.value);
  }

  set(name: string, value: string): void {
    this.#store.statement('INSERT OR REPLACE INTO "~meta" (name, value) VALUES (?, ?)').run(name, value);
  }

  /** The value, made and kept when first asked for. */
  once(name: string, make: () => string): string {
    const known = this.get(name);
    if (known !== undefined) return known;
    const value = make();
    this.set(name, value);
    return value;
  }
}
