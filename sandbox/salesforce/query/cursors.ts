import { idAt } from '../ids.ts';
import type { RecordPlan } from './plan.ts';

/** The records that a query found, of which pages are still to be read. */
interface Cursor {
  readonly plan: RecordPlan;
  /** SQLite row numbers in the query's order. */
  readonly rows: Float64Array;
  readonly batchSize: number;
}

const KEPT = 50;
const LIFETIME_MS = 2 * 24 * 60 * 60 * 1000;
const KEY_PREFIX = '01g';

/** Open query locators `01g…-<offset>`; the oldest is closed when there are too many. */
export class Cursors {
  readonly #open = new Map<string, { cursor: Cursor; until: number }>();
  readonly #now: () => number;
  #serial = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  open(cursor: Cursor): string {
    if (this.#open.size >= KEPT) this.#open.delete(this.#open.keys().next().value as string);
    const id = idAt(KEY_PREFIX, ++this.#serial);
    this.#open.set(id, { cursor, until: this.#now() + LIFETIME_MS });
    return id;
  }

  /** The cursor and the offset that a locator names; undefined if it is unknown or has expired. */
  find(locator: string): { id: string; cursor: Cursor; offset: number } | undefined {
    const cut = locator.lastIndexOf('-');
    const id = locator.slice(0, cut);
    const offset = Number(locator.slice(cut + 1));
    const entry = cut > 0 ? this.#open.get(id) : undefined;
    if (!entry || entry.until < this.#now()) return undefined;
    if (!Number.isInteger(offset) || offset < 0 || offset >= entry.cursor.rows.length) return undefined;
    return { id, cursor: entry.cursor, offset };
  }

  clear(): void {
    this.#open.clear();
  }
}
