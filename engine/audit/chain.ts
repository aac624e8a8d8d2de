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
 * Follows the chain from its first row. `anchor` is a head that was kept apart from the rows: without it rows that are
 * missing at the end leave no trace. Rows behind it are none's fault: the anchor follows the rows.
 */
export function verifyChain(rows: Iterable<AuditRow>, anchor: ChainHead = GENESIS): Verification {
  let head = GENESIS;
  const broken = (reason: string): Verification => ({ holds: false, head, brokenAt: head.seq + 1, reason });
  for (const { hash, ...row } of rows) {
    if (row.seq !== head.seq + 1) return broken(`row ${head.seq + 1} is missing`);
    if (row.previous !== head.hash) return broken(`row ${row.seq} does not follow the row before it`);
    if (hashOf(row) !== hash) return broken(`row ${row.seq} is not as it was written`);
    if (row.seq === anchor.seq && hash !== anchor.hash)
      return broken(`row ${row.seq} is another one than the head that was kept apart`);
    head = { seq: row.seq, hash };
  }
  if (head.seq < anchor.seq) return broken(`rows ${head.seq + 1} to ${anchor.seq} are missing at the end`);
  return { holds: true, head };
}

function hashOf(row: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(row)).digest('hex');
}
