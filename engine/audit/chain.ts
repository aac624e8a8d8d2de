import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Effect, Operation } from '../operation.ts';

/** One effect of a write, as the audit keeps it for ever. */
export interface AuditRow {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** The hash of the row before; of the first row: `GENESIS`. */
  readonly previous: string;
  /** When it was written, UTC. */
  readonly at: string;
  /** Who asked, and the partner they asked for. */
  readonly subject: string;
  readonly partner: string | null;
  readonly kind: string;
  readonly operationId: string;
  readonly effect: Effect;
  /** SHA-256 over everything above, in canonical JSON. */
  readonly hash: string;
}

/** A place in the chain. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export const GENESIS: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** The rows that follow the head, one for each effect. */
export function chained(
  head: ChainHead,
  { id, kind, actor }: Operation,
  effects: readonly Effect[],
  now: Date,
): readonly AuditRow[] {
  const rows: AuditRow[] = [];
  let { seq, hash } = head;
  for (const effect of effects) {
    const row = {
      seq: ++seq,
      previous: hash,
      at: now.toISOString(),
      subject: actor.subject,
      partner: actor.partner ?? null,
      kind,
      operationId: id,
      effect,
    };
    hash = hashOf(row);
    rows.push({ ...row, hash });
  }
  return rows;
}

/** What a check of the chain found. `head` is the last row that holds. */
export type Verification =
  | { readonly holds: true; readonly head: ChainHead }
  | { readonly holds: false; readonly head: ChainHead; readonly brokenAt: number; readonly reason: string };

/**
 * Follows the chain from its first row, one after another. The anchors are heads that were kept apart from the rows:
 * without one, rows that are missing at the end leave no trace. Rows behind an anchor are none's fault: it follows them.
 */
export class ChainCheck {
  readonly #anchors: readonly ChainHead[];
  #head = GENESIS;
  #reason: string | undefined;

  constructor(anchors: readonly ChainHead[]) {
    this.#anchors = anchors;
  }

  /** The next row; gives whether the chain holds so far. */
  take({ hash, ...row }: AuditRow): boolean {
    const isAnother = (anchor: ChainHead): boolean => row.seq === anchor.seq && hash !== anchor.hash;
    if (row.seq !== this.#head.seq + 1) this.#reason = `row ${this.#head.seq + 1} is missing`;
    else if (row.previous !== this.#head.hash)
      this.#reason = `row ${row.seq} does not follow the row before it`;
    else if (hashOf(row) !== hash) this.#reason = `row ${row.seq} is not as it was written`;
    else if (this.#anchors.some(isAnother))
      this.#reason = `row ${row.seq} is another one than the head that was kept apart`;
    else this.#head = { seq: row.seq, hash };
    return this.#reason === undefined;
  }

  /** There are no more rows. */
  end(): Verification {
    const head = this.#head;
    const last = Math.max(0, ...this.#anchors.map(({ seq }) => seq));
    if (head.seq < last) this.#reason ??= `rows ${head.seq + 1} to ${last} are missing at the end`;
    if (this.#reason === undefined) return { holds: true, head };
    return { holds: false, head, brokenAt: head.seq + 1, reason: this.#reason };
  }
}

/** Checks all rows against a head that was kept apart from them. */
export function verifyChain(rows: Iterable<AuditRow>, anchor: ChainHead = GENESIS): Verification {
  const check = new ChainCheck([anchor]);
  for (const row of rows) if (!check.take(row)) break;
  return check.end();
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(row)).digest('hex');
}
