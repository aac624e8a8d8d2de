import { ASSUMED } from '../assumed.ts';
import type { OrgClock } from '../clock.ts';
import { RequestError } from '../errors.ts';
import { fieldNamed, objectNamed } from '../objects/catalogue.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Records } from '../records/records.ts';
import type { Usage } from '../rest/usage.ts';
import type { Store } from '../store/store.ts';
import { type ChangeRecorder, changeOrigin } from '../streaming/recorder.ts';
import { bulkColumns, InvalidBatch } from './columns.ts';
import { BadCsv, csvRow, DELIMITERS, lineEndingOf, readCsv } from './csv.ts';
import type { Job, JobState, Jobs, RowOutcome } from './jobs.ts';
import { bulkQueryColumns, bulkQueryPages } from './query-lines.ts';
import { type RowSaver, saveRow } from './save-row.ts';

/** What jobs work on. */
export interface BulkOrg {
  readonly store: Store;
  readonly clock: OrgClock;
  readonly engine: QueryEngine;
  readonly records: Records;
  readonly usage: Usage;
  readonly changes: ChangeRecorder;
}

/** Rows that are saved together, one transaction each. */
const CHUNK = 200;

/**
 * Works jobs off in their order, a piece at a time, so that calls are answered meanwhile. What a piece did and what
 * became of its rows is committed together: after a restart a job goes on behind its last piece.
 */
export class BulkWorker {
  readonly #org: BulkOrg;
  readonly #jobs: Jobs;
  /** The steps of the job at hand; each gives way to other work. */
  #steps: Iterator<void> | undefined;
  readonly #waiting: string[] = [];
  #stopped = false;

  constructor(org: BulkOrg, jobs: Jobs) {
    this.#org = org;
    this.#jobs = jobs;
    for (const { id } of jobs.unfinished()) this.start(id);
  }

  /** Takes up a job that is ready; it is begun after the call that made it ready has been answered. */
  start(id: string): void {
    this.#waiting.push(id);
    if (this.#waiting.length === 1 && !this.#steps) setImmediate(() => this.#next());
  }

  stop(): void {
    this.#stopped = true;
  }

  #next(): void {
    if (this.#stopped) return;
    const id = this.#waiting[0];
    this.#steps ??= id === undefined ? undefined : this.#work(id);
    if (!this.#steps) return;
    if (this.#steps.next().done) {
      this.#steps = undefined;
      this.#waiting.shift();
    }
    setImmediate(() => this.#next());
  }

  *#work(id: string): Generator<void> {
    const job = this.#jobs.find(id);
    if (!job) return;
    const started = Date.now() - job.info.milliseconds;
    try {
      job.state = 'InProgress';
      const steps = isQuery(job) ? this.#query(job) : this.#ingest(job);
      const origin = changeOrigin('bulkapi', job.info.apiVersion, job.info.client);
      const isOver = (): boolean => this.#org.changes.during(origin, () => steps.next().done === true);
      do {
        job.info.milliseconds = Date.now() - started;
        this.#jobs.save(job);
        yield;
        // Someone may have aborted or deleted it meanwhile.
        if (this.#jobs.find(id)?.state !== 'InProgress') return;
      } while (!isOver());
      this.#finish(job, job.kind === 'batch' ? 'Completed' : 'JobComplete', started);
    } catch (error) {
      job.info.errorMessage = failure(error);
      this.#finish(job, 'Failed', started);
    }
  }

  #finish(job: Job, state: JobState, started: number): void {
    if (this.#stopped || !this.#jobs.find(job.id)) return;
    job.state = state;
    job.info.milliseconds = Date.now() - started;
    job.info.systemModstamp = this.#org.clock.next();
    this.#jobs.save(job);
  }

  *#ingest(job: Job): Generator<void> {
    const { store, records, usage } = this.#org;
    const { info } = job;
    const object = objectNamed(info.object);
    const text = this.#jobs.input(job.id);
    const ending = lineEndingOf(text);
    if (job.kind === 'ingest' && ending !== undefined && ending !== info.lineEnding)
      throw new InvalidBatch(ASSUMED.bulk.wrongLineEnding(info.lineEnding));
    const { columns: headers, rows } = readCsv(text, DELIMITERS[info.columnDelimiter] as string);
    usage.countBatches(rows.length);
    const columns = bulkColumns(object, headers);
    const deleting = info.operation === 'delete' || info.operation === 'hardDelete';
    if (deleting && columns.some(({ field, parent }) => field.type !== 'id' || parent))
      throw new InvalidBatch(ASSUMED.bulk.deleteOnlyIds);
    const saver: RowSaver = {
      store,
      records,
      object,
      columns,
      operation: info.operation,
      key: info.externalIdFieldName ? fieldNamed(object, info.externalIdFieldName) : undefined,
      userId: info.createdById,
    };
    for (let first = info.processed; first < rows.length; first = info.processed) {
      const chunk = rows.slice(first, first + CHUNK);
      store.atomically(() => {
        const outcomes = chunk.map(
          (cells): RowOutcome =>
            cells.length === headers.length
              ? saveRow(saver, cells)
              : ['', false, ASSUMED.bulk.wrongColumnCount],
        );
        this.#jobs.addOutcomes(job.id, first, outcomes);
        info.processed += chunk.length;
        info.failed += outcomes.filter(([, , error]) => error !== '').length;
        this.#jobs.save(job);
      });
      yield;
    }
  }

  *#query(job: Job): Generator<void> {
    const { engine, store } = this.#org;
    const { info } = job;
    const includeDeleted = info.operation === 'queryAll';
    const delimiter = DELIMITERS[info.columnDelimiter] as string;
    const { columns } = bulkQueryColumns(engine, info.query as string, includeDeleted);
    // A query that was cut off begins anew: what it found may have changed.
    info.processed = 0;
    this.#jobs.clearResult(job.id);
    this.#jobs.addResult(job.id, 0, [
      csvRow(
        columns.map(({ header }) => header),
        delimiter,
      ),
    ]);
    const options = { version: info.apiVersion, includeDeleted };
    for (const rows of bulkQueryPages(engine, info.query as string, columns, options)) {
      store.atomically(() => {
        const lines = rows.map((values) => csvRow(values, delimiter));
        if (lines.length > 0) this.#jobs.addResult(job.id, info.processed + 1, lines);
        info.processed += rows.length;
      });
      yield;
    }
  }
}

function isQuery({ info }: Job): boolean {
  return info.operation === 'query' || info.operation === 'queryAll';
}

/** What a failed job says about itself. */
function failure(error: unknown): string {
  if (error instanceof InvalidBatch) return `InvalidBatch : ${error.message}`;
  if (error instanceof BadCsv) return `InvalidBatch : ${ASSUMED.bulk.unreadableCsv(error.message)}`;
  if (error instanceof RequestError) return `${error.errorCode}: ${error.message}`;
  console.error(error);
  return 'UNKNOWN_EXCEPTION: sandbox defect';
}
