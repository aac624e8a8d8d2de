import type { DatabaseSync } from 'node:sqlite';
import { type AuditRow, type ChainHead, chained, GENESIS } from '../audit/chain.ts';
import type { Effect, Operation } from '../operation.ts';

interface StoredRow {
  readonly seq: number;
  readonly previous: string;
  readonly at: string;
  readonly subject: string;
  readonly partner: string | null;
  readonly kind: string;
  readonly operation_id: string;
  readonly effect: string;
  readonly hash: string;
}

/** The audit's rows in the journal's file; it only grows. */
export class AuditTable {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The last row's place. */
  head(): ChainHead {
    const row = this.#database.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
    return row ? { seq: row.seq as number, hash: row.hash as string } : GENESIS;
  }

  /** The hash of one row; undefined where there is none. */
  hashAt(seq: number): string | undefined {
    return this.#database.prepare('SELECT hash FROM audit WHERE seq = ?').get(seq)?.hash as
      | string
      | undefined;
  }

  /** Adds one row for each effect, within the transaction under way. */
  append(operation: Operation, effects: readonly Effect[], now: Date): void {
    if (effects.length === 0) return;
    const insert = this.#database.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const row of chained(this.head(), operation, effects, now)) {
      const { seq, previous, at, subject, partner, kind, operationId, effect, hash } = row;
      insert.run(seq, previous, at, subject, partner, kind, operationId, JSON.stringify(effect), hash);
    }
  }

  /** All rows, from the first. */
  *rows(): Generator<AuditRow> {
    for (const row of this.#database.prepare('SELECT * FROM audit ORDER BY seq').iterate()) {
      const { operation_id: operationId, effect, ...rest } = row as unknown as StoredRow;
      yield { ...rest, operationId, effect: readEffect(effect) };
    }
  }
}

/** What somebody made unreadable is given as it is: no hash will fit it. */
function readEffect(text: string): Effect {
  try {
    return JSON.parse(text) as Effect;
  } catch {
    return text as unknown as Effect;
  }
}
