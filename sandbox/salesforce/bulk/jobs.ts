import { idAt } from '../ids.ts';
import type { Store } from '../store/store.ts';

export type JobKind = 'ingest' | 'query' | 'classic' | 'batch';
export type JobState =
  | 'Open'
  | 'UploadComplete'
  | 'InProgress'
  | 'JobComplete'
  | 'Failed'
  | 'Aborted'
  /** Of classic jobs and their batches. */
  | 'Closed'
  | 'Queued'
  | 'Completed'
  | 'NotProcessed';

/** What a job is about and how far it has come. */
export interface JobInfo {
  readonly object: string;
  readonly operation: string;
  readonly externalIdFieldName?: string | undefined;
  readonly assignmentRuleId?: string | undefined;
  readonly concurrencyMode?: string | undefined;
  readonly query?: string;
  readonly lineEnding: string;
  readonly columnDelimiter: string;
  /** `66.0` */
  readonly apiVersion: string;
  readonly createdById: string;
  readonly createdDate: string;
  systemModstamp: string;
  /** `client=` of the request that started it: its changes carry that name. */
  readonly client?: string | undefined;
  uploaded?: boolean;
  processed: number;
  failed: number;
  milliseconds: number;
  errorMessage?: string;
}

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** Of a batch: its job. */
  readonly parent: string | null;
  state: JobState;
  readonly info: JobInfo;
}

type Part = 'input' | 'outcome' | 'result';

/** What became of one row: the record's id, whether it is new, and the error text of a refusal. */
export type RowOutcome = readonly [id: string, created: boolean, error: string];

const PREFIXES: Readonly<Record<JobKind, string>> = {
  ingest: '750',
  query: '750',
  classic: '750',
  batch: '751',
};

/** The jobs of the org, kept with its data. */
export class Jobs {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  add(kind: JobKind, parent: string | null, state: JobState, info: JobInfo): Job {
    const last = this.#store.statement('SELECT seq FROM sqlite_sequence WHERE name = ?').get('~bulk_job');
    const id = idAt(PREFIXES[kind], Number(last?.seq ?? 0n) + 1);
    this.#store
      .statement('INSERT INTO "~bulk_job" (id, kind, parent, state, info) VALUES (?, ?, ?, ?, ?)')
      .run(id, kind, parent, state, JSON.stringify(info));
    return { id, kind, parent, state, info };
  }

  find(id: string): Job | undefined {
    const row = this.#store.statement('SELECT * FROM "~bulk_job" WHERE id = ?').get(id);
    return row === undefined ? undefined : jobOf(row);
  }

  /** Jobs of some kinds, the newest first. */
  list(kinds: readonly JobKind[]): Job[] {
    return this.#store
      .statement(
        'SELECT * FROM "~bulk_job" WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY serial DESC',
      )
      .all(JSON.stringify(kinds))
      .map(jobOf);
  }

  batchesOf(job: string): Job[] {
    return this.#store
      .statement('SELECT * FROM "~bulk_job" WHERE parent = ? ORDER BY serial')
      .all(job)
      .map(jobOf);
  }

  /** Those that wait for the worker or were being worked on, in their order. */
  unfinished(): Job[] {
    return this.#store
      .statement(
        `SELECT * FROM "~bulk_job" WHERE state IN ('UploadComplete', 'InProgress', 'Queued') ORDER BY serial`,
      )
      .all()
      .map(jobOf);
  }

  save(job: Job): void {
    this.#store
      .statement('UPDATE "~bulk_job" SET state = ?, info = ? WHERE id = ?')
      .run(job.state, JSON.stringify(job.info), job.id);
  }

  remove(id: string): void {
    this.#store.atomically(() => {
      for (const { id: batch } of this.batchesOf(id)) this.remove(batch);
      this.#store.statement('DELETE FROM "~bulk_part" WHERE job = ?').run(id);
      this.#store.statement('DELETE FROM "~bulk_job" WHERE id = ?').run(id);
    });
  }

  setInput(id: string, text: string): void {
    this.#write(id, 'input', 0, text);
  }

  input(id: string): string {
    const row = this.#store
      .statement(`SELECT content FROM "~bulk_part" WHERE job = ? AND part = 'input'`)
      .get(id);
    return row === undefined ? '' : String(row.content);
  }

  /** Adds what became of the rows from `first` on. */
  addOutcomes(id: string, first: number, outcomes: readonly RowOutcome[]): void {
    this.#write(id, 'outcome', first, JSON.stringify(outcomes));
  }

  outcomes(id: string): RowOutcome[] {
    return this.#read(id, 'outcome', 0, Number.POSITIVE_INFINITY) as RowOutcome[];
  }

  /** Adds lines of a query's result from line `first` on; line 0 is the header. */
  addResult(id: string, first: number, lines: readonly string[]): void {
    this.#write(id, 'result', first, JSON.stringify(lines));
  }

  clearResult(id: string): void {
    this.#store.statement(`DELETE FROM "~bulk_part" WHERE job = ? AND part = 'result'`).run(id);
  }

  result(id: string, from: number, to: number): string[] {
    return this.#read(id, 'result', from, to) as string[];
  }

  #write(id: string, part: Part, first: number, content: string): void {
    this.#store
      .statement('INSERT INTO "~bulk_part" (job, part, first, content) VALUES (?, ?, ?, ?)')
      .run(id, part, first, content);
  }

  #read(id: string, part: Part, from: number, to: number): unknown[] {
    const items: unknown[] = [];
    const pieces = this.#store
      .statement('SELECT first, content FROM "~bulk_part" WHERE job = ? AND part = ? ORDER BY first')
      .iterate(id, part);
    for (const { first, content } of pieces) {
      const start = Number(first);
      if (start >= to) break;
      const piece = JSON.parse(String(content)) as unknown[];
      if (start + piece.length <= from) continue;
      for (let i = Math.max(0, from - start); i < piece.length && start + i < to; i++) items.push(piece[i]);
    }
    return items;
  }
}

function jobOf(row: Record<string, unknown>): Job {
  const { id, kind, parent, state, info } = row;
  return {
    id: id as string,
    kind: kind as JobKind,
    parent: parent as string | null,
    state: state as JobState,
    info: JSON.parse(info as string) as JobInfo,
  };
}
