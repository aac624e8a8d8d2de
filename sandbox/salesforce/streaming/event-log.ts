import { Meta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';

/** Kinds of channels, each with its own retention. */
export type Family = 'change' | 'topic' | 'generic';

/** What one subscription reads. */
export interface Source {
  readonly family: Family;
  /** Absent: every channel of the family. */
  readonly channel?: string;
}

export interface NewEvent {
  readonly family: Family;
  readonly channel: string;
  /** JSON object of the message's data without its member `event`. */
  readonly content: string;
  /** JSON object of what `event` has beside the replay id. */
  readonly extras: string;
  /** Only they get it; absent: everyone. */
  readonly users?: readonly string[];
}

/** An event as it is delivered: the JSON of the message's data. */
export interface LoggedEvent {
  readonly replayId: number;
  readonly data: string;
}

const HOUR_MS = 60 * 60 * 1000;
const RETENTION_MS: Readonly<Record<Family, number>> = {
  change: 72 * HOUR_MS,
  topic: 24 * HOUR_MS,
  generic: 24 * HOUR_MS,
};
/** Events of one answer. */
const READ_AT_ONCE = 500;

/**
 * The events of the last days, kept with the data: replay ids grow, over restarts too, and are never used again. Events
 * that are added in a transaction come and go with it.
 */
export class EventLog {
  readonly #store: Store;
  readonly #meta: Meta;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#meta = new Meta(store);
    this.#now = now;
  }

  add({ family, channel, content, extras, users }: NewEvent): void {
    this.#forget(family);
    this.#store
      .statement(
        'INSERT INTO "~event" (family, channel, at, users, extras, content) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(family, channel, this.#now(), users ? JSON.stringify(users) : null, extras, content);
  }

  /** The first events behind a replay id that a user may see. */
  after(source: Source, replayId: number, userId: string): LoggedEvent[] {
    const channel = source.channel === undefined ? '' : 'AND channel = ?2 ';
    return this.#store
      .statement(
        `SELECT replayId, extras, content FROM "~event" WHERE family = ?1 ${channel}AND replayId > ?3 AND at > ?4 AND (users IS NULL OR EXISTS (SELECT 1 FROM json_each(users) WHERE value = ?5)) ORDER BY replayId LIMIT ${READ_AT_ONCE}`,
      )
      .all({
        1: source.family,
        ...(source.channel === undefined ? {} : { 2: source.channel }),
        3: replayId,
        4: this.#now() - RETENTION_MS[source.family],
        5: userId,
      })
      .map((row) => ({ replayId: Number(row.replayId), data: dataText(row) }));
  }

  /** The newest replay id ever given out. */
  last(): number {
    const row = this.#store.statement(`SELECT seq FROM sqlite_sequence WHERE name = '~event'`).get();
    return Number(row?.seq ?? 0n);
  }

  /** The replay id behind which nothing has been forgotten. */
  earliest(family: Family): number {
    this.#forget(family);
    return Number(this.#meta.get(forgottenKey(family)) ?? 0);
  }

  /** The replay id that was the newest at an instant, in milliseconds since 1970. */
  lastBefore(instant: number): number {
    const row = this.#store
      .statement('SELECT MIN(replayId) AS first FROM "~event" WHERE at >= ?')
      .get(instant);
    return typeof row?.first === 'bigint' ? Number(row.first) - 1 : this.last();
  }

  #forget(family: Family): void {
    const until = this.#now() - RETENTION_MS[family];
    const row = this.#store
      .statement('SELECT MAX(replayId) AS last FROM "~event" WHERE family = ? AND at <= ?')
      .get(family, until);
    if (typeof row?.last !== 'bigint') return;
    this.#store.statement('DELETE FROM "~event" WHERE family = ? AND at <= ?').run(family, until);
    this.#meta.set(forgottenKey(family), String(row.last));
  }
}

function forgottenKey(family: Family): string {
  return `events.${family}.forgotten`;
}

function dataText(row: Record<string, unknown>): string {
  const extras = String(row.extras).slice(1, -1);
  const event = `{${extras}${extras === '' ? '' : ','}"replayId":${row.replayId}}`;
  return `${String(row.content).slice(0, -1)},"event":${event}}`;
}
