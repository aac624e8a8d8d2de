import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { clientError } from '#kit/errors.ts';
import type { Anchor } from '../audit/anchor.ts';
import { Changes } from '../changes.ts';
import { type Entry, entryFromText, entryToText } from '../entry.ts';
import type { Journal } from '../journal.ts';
import type { Effect, Operation } from '../operation.ts';
import type { OperationFilter } from '../write-engine.ts';
import { AuditTable } from './audit-table.ts';
import { GroupCommit } from './group-commit.ts';
import { takeOver } from './schema.ts';

/** What was accepted and is not finished, by lane, in the order of acceptance. */
export interface Unfinished {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly lane: string;
}

const PRUNE_AT_ONCE = 500;

/** The journal in a file of SQLite's, for one process. */
export class EmbeddedJournal implements Journal {
  readonly changes = new Changes();
  readonly audit: AuditTable;
  readonly #database: DatabaseSync;
  readonly #commit: GroupCommit;
  readonly #anchor: Anchor;
  readonly #byId;
  readonly #insert;
  readonly #update;

  /** `anchor` makes what keeps the head of the audit's chain apart from its rows. */
  constructor(database: DatabaseSync, anchor: (audit: AuditTable) => Anchor) {
    this.#database = database;
    this.#commit = new GroupCommit(database, takeOver(database));
    this.audit = new AuditTable(database);
    this.#anchor = anchor(this.audit);
    this.#byId = database.prepare('SELECT entry FROM operations WHERE id = ?');
    this.#insert = database.prepare(
      'INSERT INTO operations (id, kind, subject, partner, status, entry) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#update = database.prepare(
      'UPDATE operations SET status = ?, finished_at = ?, entry = ? WHERE id = ?',
    );
  }

  async accept(made: Entry): ReturnType<Journal['accept']> {
    const kept = await this.#commit.write(() => {
      const held = this.read(made.operation.id);
      if (held?.fingerprint === made.fingerprint) return { entry: held, replayed: true };
      if (held)
        throw clientError(
          'IDEMPOTENCY_KEY_REUSED',
          'input.idempotencyKey: this key was used before with other content',
        );
      const { id, kind, actor, status } = made.operation;
      this.#insert.run(id, kind, actor.subject, actor.partner ?? null, status, entryToText(made));
      return { entry: made, replayed: false };
    });
    if (!kept.replayed) this.changes.publish(kept.entry.operation);
    return kept;
  }

  async find(id: string): Promise<Entry | undefined> {
    return this.read(id);
  }

  /** As `find`, at once. */
  read(id: string): Entry | undefined {
    const row = this.#byId.get(id) as { entry: string } | undefined;
    return row && entryFromText(row.entry);
  }

  /** Its place in the order of acceptance. */
  seqOf(id: string): number | undefined {
    return this.#database.prepare('SELECT seq FROM operations WHERE id = ?').get(id)?.seq as
      | number
      | undefined;
  }

  async list(
    filter: OperationFilter,
    first: number,
    after: string | undefined,
  ): Promise<readonly Operation[]> {
    const { where, values } = conditions(filter);
    const beyond = after === undefined ? '' : 'AND seq < (SELECT seq FROM operations WHERE id = ?)';
    const rows = this.#database
      .prepare(`SELECT entry FROM operations WHERE ${where} ${beyond} ORDER BY seq DESC LIMIT ?`)
      .all(...values, ...(after === undefined ? [] : [after]), first);
    return rows.map((row) => entryFromText(row.entry as string).operation);
  }

  async count(filter: OperationFilter): Promise<number> {
    const { where, values } = conditions(filter);
    const row = this.#database.prepare(`SELECT count(*) AS n FROM operations WHERE ${where}`).get(...values);
    return row?.n as number;
  }

  async save(entry: Entry, newEffects: readonly Effect[]): Promise<void> {
    await this.#commit.write(() => {
      this.#replace(entry);
      this.audit.append(entry.operation, newEffects, entry.operation.updatedAt);
    });
    if (newEffects.length > 0) this.#anchor.follow();
    this.changes.publish(entry.operation);
  }

  async reopen(id: string, change: (entry: Entry) => Entry): Promise<Entry | undefined> {
    const entry = await this.#commit.write(() => {
      const held = this.read(id);
      if (held?.operation.status !== 'NEEDS_ATTENTION') return undefined;
      const next = change(held);
      this.#replace(next);
      return next;
    });
    if (entry) this.changes.publish(entry.operation);
    return entry;
  }

  /** In the order of acceptance. */
  unfinished(): readonly Unfinished[] {
    const rows = this.#database
      .prepare(
        `SELECT seq, id, kind, entry ->> '$.lane' AS lane FROM operations
         WHERE status IN ('PENDING', 'RUNNING') ORDER BY seq`,
      )
      .all();
    return rows as unknown as Unfinished[];
  }

  /** Forgets operations, keys included, that succeeded or failed before that; gives how many. The audit stays. */
  async prune(before: Date): Promise<number> {
    let pruned = 0;
    for (;;) {
      const changes = await this.#commit.write(
        () =>
          this.#database
            .prepare(
              `DELETE FROM operations WHERE seq IN
                 (SELECT seq FROM operations WHERE finished_at < ? ORDER BY finished_at LIMIT ?)`,
            )
            .run(before.getTime(), PRUNE_AT_ONCE).changes as number,
      );
      pruned += changes;
      if (changes < PRUNE_AT_ONCE) return pruned;
    }
  }

  close(): void {
    this.#commit.flush();
    this.#anchor.stop();
    this.#database.close();
  }

  #replace(entry: Entry): void {
    const { id, status, updatedAt } = entry.operation;
    const isFinal = status === 'SUCCEEDED' || status === 'FAILED';
    this.#update.run(status, isFinal ? updatedAt.getTime() : null, entryToText(entry), id);
  }
}

function conditions({ actor, statuses, kinds }: OperationFilter): {
  readonly where: string;
  readonly values: readonly SQLInputValue[];
} {
  const parts: string[] = ['TRUE'];
  const values: SQLInputValue[] = [];
  if (actor) {
    parts.push('subject = ? AND partner IS ?');
    values.push(actor.subject, actor.partner ?? null);
  }
  for (const [column, wanted] of [
    ['status', statuses],
    ['kind', kinds],
  ] as const) {
    if (!wanted) continue;
    parts.push(`${column} IN (${wanted.map(() => '?').join(', ')})`);
    values.push(...wanted);
  }
  return { where: parts.join(' AND '), values };
}
