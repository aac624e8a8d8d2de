import { DelayedError, type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '#kit/log.ts';
import { awaitStopping, widthOfKind } from '../dispatching.ts';
import type { Entry } from '../entry.ts';
import type { Dispatcher } from '../journal.ts';
import type { EffectSystem } from '../operation.ts';
import type { Runner, Verdict } from '../runner.ts';
import type { SourceGates } from '../source-gates.ts';
import type { Timing } from '../timing.ts';
import { type JobData, Jobs, jobPrefix, queueOptions } from './jobs.ts';
import type { Place, RedisJournal } from './journal.ts';
import { Slots } from './slots.ts';
import { WaitingList } from './waiting-list.ts';

/** How often what is to be run and has no job is given one: its process died in between. */
const RECONCILE_EVERY_MS = 2_000;
/** Nobody waits longer for a system that is down: the process that would have called them may have died. */
const GATED_WAIT_MS = 15_000;
/** BullMQ's default is one: an operation would be given up because two processes died under it. */
const STALLED_AS_OFTEN_AS_NEEDED = 2 ** 31 - 1;

/** How soon the work of a process that died is taken over: a lock's end, and up to two scans. */
export interface LockTimes {
  readonly lockMs: number;
  readonly scanMs: number;
}

/** Works off the journal together with the dispatchers of other processes, through BullMQ. */
export class RedisDispatcher implements Dispatcher {
  readonly #connection: Redis;
  readonly #journal: RedisJournal;
  readonly #runner: Runner;
  readonly #gates: SourceGates;
  readonly #timing: Timing;
  readonly #log: Log;
  readonly #kinds: ReadonlySet<string>;
  readonly #jobs: Jobs;
  readonly #waiting: WaitingList;
  readonly #slots: Slots;
  readonly #workers: readonly Worker<JobData>[];
  readonly #holds = new Map<string, AbortController>();
  readonly #ends = new AbortController();
  #isStopped = false;
  #cancelReconcile = (): void => {};

  constructor(options: {
    readonly connection: Redis;
    readonly journal: RedisJournal;
    readonly runner: Runner;
    readonly gates: SourceGates;
    readonly timing: Timing;
    readonly log: Log;
    readonly kinds: ReadonlySet<string>;
    /** How many operations may be under way at once in this process. */
    readonly width: number;
    readonly locks: LockTimes;
  }) {
    const { connection, width, locks } = options;
    this.#connection = connection;
    this.#journal = options.journal;
    this.#runner = options.runner;
    this.#gates = options.gates;
    this.#timing = options.timing;
    this.#log = options.log;
    this.#kinds = options.kinds;
    this.#jobs = new Jobs(connection);
    this.#waiting = new WaitingList(connection, this.#jobs);
    this.#slots = new Slots(width);
    this.#workers = [...options.kinds].map((kind) => {
      const worker = new Worker<JobData>(kind, (job, token) => this.#process(job, token as string), {
        ...queueOptions(connection),
        autorun: false,
        concurrency: widthOfKind(width),
        lockDuration: locks.lockMs,
        stalledInterval: locks.scanMs,
        maxStalledCount: STALLED_AS_OFTEN_AS_NEEDED,
      });
      worker.on('error', (error) => {
        // What a lost connection means is said once, by the connection.
        if (!('code' in error)) this.#log.debug({ kind, err: error }, 'a worker of writes');
      });
      worker.on('lockRenewalFailed', (ids) => {
        for (const id of ids) this.#holds.get(id)?.abort();
      });
      return worker;
    });
    options.gates.listen({
      mayProbe: (system) => this.#inBackground(() => this.#waiting.wakeOne(system)),
      reopened: (system) => this.#inBackground(() => this.#waiting.wakeAll(system)),
    });
  }

  /** Takes work, what earlier processes left included. */
  start(): void {
    for (const worker of this.#workers) {
      worker.run().catch((error: unknown) => this.#log.error({ err: error }, 'a worker of writes ended'));
    }
    this.#reconcile();
  }

  dispatch({ operation: { id, kind } }: Entry): void {
    this.#inBackground(() => this.#addMissing(kind, id));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelReconcile();
    const closed = Promise.all(this.#workers.map((worker) => worker.close()));
    await this.#atMost(closed);
    this.#ends.abort();
    await this.#atMost(closed);
    await this.#atMost(this.#jobs.close());
  }

  async #atMost(work: Promise<unknown>): Promise<void> {
    // Without Redis nothing under way can be kept or given back.
    if (this.#connection.status !== 'ready') return;
    const ended = work.catch(() => {});
    await awaitStopping(ended, this.#timing);
  }

  async #process(job: Job<JobData>, token: string): Promise<void> {
    await this.#slots.take();
    const ends = new AbortController();
    const jobId = job.id as string;
    // A run of it that lost its lock in this very process ends.
    this.#holds.get(jobId)?.abort();
    this.#holds.set(jobId, ends);
    try {
      for (;;) {
        const verdict = await this.#run(job.data.id, AbortSignal.any([ends.signal, this.#ends.signal]));
        // It may have opened while the wait was being kept.
        if (verdict.kind === 'waits' && verdict.isGated && this.#mayGoOn(verdict.system)) continue;
        if (verdict.kind === 'settled') return;
        if (verdict.kind === 'waits') await this.#delay(job, token, verdict);
        else if (this.#isStopped) await job.moveToWait(token);
        // Nothing more to say of it: it waits, or whoever has the lock goes on with it.
        throw verdict.kind === 'waits' ? new DelayedError() : new WaitingError();
      }
    } catch (error) {
      if (error instanceof DelayedError || error instanceof WaitingError) throw error;
      if (!this.#isStopped)
        this.#log.error({ operation: job.data.id, err: error }, 'the journal of writes cannot be written');
      // Its lock ends, and somebody takes it over.
      throw new WaitingError();
    } finally {
      if (this.#holds.get(jobId) === ends) this.#holds.delete(jobId);
      this.#slots.leave();
    }
  }

  async #run(id: string, signal: AbortSignal): Promise<Verdict> {
    const claim = await this.#journal.claim(id);
    if (!claim) return { kind: 'settled' };
    return this.#runner.run(claim.entry, {
      signal,
      save: async (entry, newEffects) => {
        const next = await this.#journal.save(claim.fence, entry, newEffects);
        if (next) this.#inBackground(() => this.#jobs.add(next));
      },
    });
  }

  async #delay(job: Job<JobData>, token: string, verdict: Verdict & { kind: 'waits' }): Promise<void> {
    const { until, system, isGated } = verdict;
    const wait = until.getTime() - this.#timing.now().getTime();
    if (isGated && system) await this.#waiting.add(system, job.data.id);
    await job.moveToDelayed(Date.now() + (isGated ? Math.min(wait, GATED_WAIT_MS) : wait), token);
    if (isGated && this.#mayGoOn(system)) await job.promote().catch(() => {});
  }

  #mayGoOn(system: EffectSystem | undefined): boolean {
    return system === undefined || !this.#gates.isClosed(system);
  }

  #reconcile(): void {
    this.#inBackground(async () => {
      for (const kind of this.#kinds) await this.#addMissing(kind);
    });
    this.#cancelReconcile = this.#timing.after(RECONCILE_EVERY_MS, () => this.#reconcile());
  }

  async #addMissing(kind: string, id?: string): Promise<void> {
    const places: readonly Place[] = await this.#journal.ready(kind, jobPrefix(kind), id);
    await Promise.all(places.map((place) => this.#jobs.add(place)));
  }

  /** What fails is made up for by the next reconciliation. */
  #inBackground(work: () => Promise<void>): void {
    if (this.#isStopped) return;
    work().catch((error: unknown) => {
      if (!this.#isStopped) this.#log.warn({ err: error }, 'a job of a write could not be queued');
    });
  }
}
