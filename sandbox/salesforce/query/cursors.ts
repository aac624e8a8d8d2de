import { idAt } from '../ids.ts';
import type { RecordPlan } from './plan.ts';

/** The records that a query found, of which pages are still to be read. */
interface Cursor {
  readonly plan: RecordPlan;
  /** SQLite row numbers in the query's order. */
  readonly rows: Float64Array;
  readonly batchSize: number;
}

const MAX_OPEN = 10;
/** Cursors read to their end, whose pages can still be read again, and those of child lists. */
const MAX_OTHERS = 500;
const LIFETIME_MS = 2 * 24 * 60 * 60 * 1000;
const KEY_PREFIX = '01g';

interface Entry {
  readonly cursor: Cursor;
  readonly until: number;
}

/** Query locators `01g…-<offset>`: ten queries can be open, then the oldest is released. */
export class Cursors {
  readonly #open = new Map<string, Entry>();
  readonly #others = new Map<string, Entry>();
  readonly #now: () => number;
  #serial = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  open(cursor: Cursor): string {
    return this.#add(this.#open, MAX_OPEN, cursor);
  }

  /** A child list's cursor does not count among the open queries: its query does. */
  openChild(cursor: Cursor): string {
    return this.#add(this.#others, MAX_OTHERS, cursor);
  }

  /** The query has been read to its end. */
  finish(id: string): void {
    const entry = this.#open.get(id);
    if (!entry) return;
    this.#open.delete(id);
    keep(this.#others, MAX_OTHERS, id, entry);
  }

  /** The cursor and the offset that a locator names; undefined if it is unknown or has expired. */
  find(locator: string): { id: string; cursor: Cursor; offset: number } | undefined {
    const cut = locator.lastIndexOf('-');
    const id = locator.slice(0, cut);
    const offset = Number(locator.slice(cut + 1));
    const entry = cut > 0 ? (this.#open.get(id) ?? this.#others.get(id)) : undefined;
    if (!entry || entry.until < this.#now()) return undefined;
    if (!Number.isInteger(offset) || offset < 0 || offset >= entry.cursor.rows.length) return undefined;
    return { id, cursor: entry.cursor, offset };
  }

  clear(): void {
    this.#open.clear();
    this.#others.clear();
  }

  #add(entries: Map<string, Entry>, most: number, cursor: Cursor): string {
    const id = idAt(KEY_PREFIX, ++this.#serial);
    keep(entries, most, id, { cursor, until: this.#now() + LIFETIME_MS });
    return id;
  }
}

function keep(entries: Map<string, Entry>, most: number, id: string, entry: Entry): void {
  if (entries.size >= most) entries.delete(entries.keys().next().value as string);
  entries.set(id, entry);
}
