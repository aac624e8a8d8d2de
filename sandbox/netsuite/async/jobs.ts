import type { Exchange, Reply } from '../../server/exchange.ts';
import { isoInstant } from '../calendar.ts';
import type { Company } from '../company.ts';
import type { Row, Store } from '../store/database.ts';

/** One request of a job, as it would be sent by itself. */
export interface TaskRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly origin: string;
  readonly headers: Exchange['headers'];
  readonly body: string;
}

export interface JobStatus {
  readonly id: string;
  readonly completed: boolean;
  readonly progress: 'pending' | 'processing' | 'succeeded' | 'failed';
  /** UTC. */
  readonly startTime?: string;
  readonly endTime?: string;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS sandbox_job (id INTEGER PRIMARY KEY, idempotency_key TEXT UNIQUE);
  CREATE TABLE IF NOT EXISTS sandbox_task (job INTEGER, id INTEGER, request TEXT NOT NULL, reply TEXT, start_time INTEGER,
    end_time INTEGER, PRIMARY KEY (job, id)) WITHOUT ROWID`;

/**
 * Jobs that clients submit with `Prefer: respond-async`, kept beside the company's data. Tasks run one after the other,
 * in the order of their jobs; a task's work and its result are stored together, so that a killed sandbox goes on
 * where it was and does nothing twice.
 */
export class AsyncJobs {
  readonly #company: Company;
  readonly #perform: (exchange: Exchange) => Reply;
  #ready: Store | undefined;
  #next: NodeJS.Immediate | undefined;

  /** `perform` answers one request at once, whatever comes of it. */
  constructor(company: Company, perform: (exchange: Exchange) => Reply) {
    this.#company = company;
    this.#perform = perform;
    this.#wake();
  }

  get #store(): Store {
    const { store } = this.#company;
    if (this.#ready !== store) {
      store.db.exec(TABLES);
      this.#ready = store;
    }
    return store;
  }

  /** Queues the requests as a job; its id. */
  submit(requests: readonly TaskRequest[], idempotencyKey: string | undefined): number {
    const store = this.#store;
    const id = store.transaction(() => {
      const job = store.next('async job');
      store.run('INSERT INTO sandbox_job VALUES (?, ?)', job, idempotencyKey ?? null);
      requests.forEach((request, index) => {
        store.run(
          'INSERT INTO sandbox_task (job, id, request) VALUES (?, ?, ?)',
          job,
          index + 1,
          JSON.stringify(request),
        );
      });
      return job;
    });
    this.#wake();
    return id;
  }

  /** The job that was submitted with this key before. */
  submittedWith(idempotencyKey: string): number | undefined {
    const row = this.#store.get('SELECT id FROM sandbox_job WHERE idempotency_key = ?', idempotencyKey);
    return row && Number(row.id);
  }

  /** A job succeeds once all its tasks ran, whatever came of each. */
  job(id: number): JobStatus | undefined {
    const row = this.#store.get(
      `SELECT count(*) AS tasks, count(reply) AS done, min(start_time) AS start_time, max(end_time) AS end_time
         FROM sandbox_task WHERE job = ?`,
      id,
    ) as Row;
    if (row.tasks === 0) return undefined;
    const completed = row.done === row.tasks;
    return status(id, completed, completed ? 'succeeded' : row.done === 0 ? 'pending' : 'processing', {
      ...row,
      end_time: completed ? (row.end_time as number) : null,
    });
  }

  taskIds(job: number): number[] {
    return this.#store
      .all('SELECT id FROM sandbox_task WHERE job = ? ORDER BY id', job)
      .map((row) => Number(row.id));
  }

  task(job: number, id: number): JobStatus | undefined {
    const row = this.#store.get('SELECT * FROM sandbox_task WHERE job = ? AND id = ?', job, id);
    if (!row) return undefined;
    const reply = row.reply === null ? undefined : (JSON.parse(String(row.reply)) as Reply);
    return status(
      id,
      reply !== undefined,
      reply === undefined ? 'pending' : reply.status < 400 ? 'succeeded' : 'failed',
      row,
    );
  }

  /** What the request was answered, undefined until it ran. */
  result(job: number, id: number): { request: TaskRequest; reply: Reply } | undefined {
    const row = this.#store.get(
      'SELECT request, reply FROM sandbox_task WHERE job = ? AND id = ? AND reply IS NOT NULL',
      job,
      id,
    );
    return row && { request: JSON.parse(String(row.request)), reply: JSON.parse(String(row.reply)) };
  }

  stop(): void {
    clearImmediate(this.#next);
  }

  #wake(): void {
    this.#next ??= setImmediate(() => {
      this.#next = undefined;
      if (this.#runOne()) this.#wake();
    });
  }

  /** Runs the next task; false when there is none. */
  #runOne(): boolean {
    const store = this.#store;
    const row = store.get(
      'SELECT job, id, request FROM sandbox_task WHERE reply IS NULL ORDER BY job, id LIMIT 1',
    );
    if (!row) return false;
    const start = this.#company.wallClock();
    store.transaction(() => {
      const reply = this.#perform(exchangeOf(JSON.parse(String(row.request)) as TaskRequest));
      store.run(
        'UPDATE sandbox_task SET reply = ?, start_time = ?, end_time = ? WHERE job = ? AND id = ?',
        JSON.stringify(reply),
        start,
        this.#company.wallClock(),
        Number(row.job),
        Number(row.id),
      );
    });
    return true;
  }
}

function status(id: number, completed: boolean, progress: JobStatus['progress'], row: Row): JobStatus {
  return {
    id: String(id),
    completed,
    progress,
    ...(row.start_time === null ? {} : { startTime: isoInstant(Number(row.start_time)) }),
    ...(row.end_time === null ? {} : { endTime: isoInstant(Number(row.end_time)) }),
  };
}

function exchangeOf(request: TaskRequest): Exchange {
  const cut = request.target.indexOf('?');
  return {
    ...request,
    path: cut < 0 ? request.target : request.target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : request.target.slice(cut + 1)),
  };
}
