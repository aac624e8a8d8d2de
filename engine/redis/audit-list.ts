import type { Redis } from 'ioredis';
import { type AuditRow, type ChainHead, chained, GENESIS } from '../audit/chain.ts';
import type { Effect, Operation } from '../operation.ts';

const ROWS = 'q2c:audit';
const HEAD = 'q2c:audit-head';
const ROWS_AT_ONCE = 1_000;

/** What a checkpoint adds to the audit: where it must stand before, where it stands after, and the rows between. */
export interface Addition {
  readonly before: string;
  readonly after: string;
  readonly rows: readonly string[];
}

/**
 * The audit's rows in Redis, for any number of processes that add to them; it only grows. Additions are sent without
 * waiting for the ones before: each is made to follow what was sent last, and made anew where that is not how it came.
 */
export class AuditList {
  readonly #added: () => void;
  /** Where the chain stands as far as this process was told. */
  #told: string;
  /** Where it stands once everything that was sent is written. */
  #foreseen: string;
  /** How often what was foreseen did not come so. */
  #corrections = 0;

  /** From the head as Redis holds it; `added` is told of every addition of this process. */
  constructor(head: ChainHead, added: () => void) {
    this.#told = headToText(head);
    this.#foreseen = this.#told;
    this.#added = added;
  }

  /** The last row's place as this process was told. */
  head(): ChainHead {
    return headFromText(this.#told);
  }

  /**
   * Adds one row for each effect through `write`, which compares the head and adds in one transaction, in the order in
   * which it is called: it gives the head as it is where that is another one, and is then asked again.
   */
  async append<T>(
    operation: Operation,
    effects: readonly Effect[],
    write: (addition: Addition) => Promise<{ readonly head: string } | { readonly written: T }>,
  ): Promise<T> {
    for (;;) {
      const corrections = this.#corrections;
      const before = this.#foreseen;
      const rows = chained(headFromText(before), operation, effects, operation.updatedAt);
      const last = rows.at(-1);
      const after = last ? headToText(last) : before;
      this.#foreseen = after;
      const answer = await write({ before, after, rows: rows.map((row) => JSON.stringify(row)) });
      if ('written' in answer) {
        if (last) {
          this.#told = after;
          this.#added();
        }
        return answer.written;
      }
      // The first that is told so speaks for all that were sent with it.
      if (corrections !== this.#corrections) continue;
      this.#corrections++;
      this.#foreseen = answer.head;
    }
  }
}

/** The head as Redis holds it. */
export async function readAuditHead(redis: Redis): Promise<ChainHead> {
  return headFromText((await redis.get(HEAD)) ?? '');
}

/** The hash of one row; undefined where there is none. */
export async function auditHashAt(redis: Redis, seq: number): Promise<string | undefined> {
  const text = seq > 0 ? await redis.lindex(ROWS, seq - 1) : null;
  return text === null ? undefined : rowFromText(text).hash;
}

/** All rows, from the first. */
export async function* auditRows(redis: Redis): AsyncGenerator<AuditRow> {
  for (let at = 0; ; at += ROWS_AT_ONCE) {
    const texts = await redis.lrange(ROWS, at, at + ROWS_AT_ONCE - 1);
    for (const text of texts) yield rowFromText(text);
    if (texts.length < ROWS_AT_ONCE) return;
  }
}

/** What somebody made unreadable is given as a row that nothing fits. */
function rowFromText(text: string): AuditRow {
  try {
    return JSON.parse(text) as AuditRow;
  } catch {
    return { effect: text } as unknown as AuditRow;
  }
}

function headToText({ seq, hash }: ChainHead): string {
  return seq === 0 ? '' : `${seq} ${hash}`;
}

function headFromText(text: string): ChainHead {
  const [seq, hash] = text.split(' ');
  return seq && hash ? { seq: Number(seq), hash } : GENESIS;
}
