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

/** The audit's rows in Redis, for any number of processes that add to them; it only grows. */
export class AuditList {
  readonly #added: () => void;
  #head: string;
  #adding: Promise<unknown> = Promise.resolve();

  /** From the head as Redis holds it; `added` is told of every addition of this process. */
  constructor(head: ChainHead, added: () => void) {
    this.#head = headToText(head);
    this.#added = added;
  }

  /** The last row's place as this process knows it. */
  head(): ChainHead {
    return headFromText(this.#head);
  }

  /**
   * Adds one row for each effect through `write`, which compares the head and adds in one transaction: it gives the head
   * as it is where another process was faster, and is then asked again.
   */
  async append<T>(
    operation: Operation,
    effects: readonly Effect[],
    write: (addition: Addition) => Promise<{ readonly head: string } | { readonly written: T }>,
  ): Promise<T> {
    if (effects.length === 0) {
      const answer = await write({ before: '', after: '', rows: [] });
      if ('written' in answer) return answer.written;
    }
    const turn = this.#adding.then(async () => {
      for (;;) {
        const before = this.#head;
        const rows = chained(headFromText(before), operation, effects, operation.updatedAt);
        const last = rows.at(-1);
        const after = last ? headToText(last) : before;
        const answer = await write({ before, after, rows: rows.map((row) => JSON.stringify(row)) });
        if ('written' in answer) {
          this.#head = after;
          this.#added();
          return answer.written;
        }
        this.#head = answer.head;
      }
    });
    this.#adding = turn.catch(() => {});
    return turn;
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
