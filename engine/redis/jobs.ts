import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Place } from './journal.ts';

const PREFIX = 'q2c-jobs';
/** The engine listens to its own stream of changes; BullMQ's would only grow. */
const BULLMQ_EVENTS_KEPT = 10;

/** All that a job says: what it is about is the journal's, so that the queue holds nobody's data. */
export interface JobData {
  readonly id: string;
}

/** What a queue of the engine's, or a worker on it, is opened with. */
export function queueOptions(connection: Redis): { connection: Redis; prefix: string } {
  return { connection, prefix: PREFIX };
}

/** Where the jobs of a kind of write are kept. */
export function jobPrefix(kind: string): string {
  return `${PREFIX}:${kind}:`;
}

/** The queues: one for each kind of write, so that a process takes the kinds only that it has definitions of. */
export class Jobs {
  readonly #queues = new Map<string, Queue<JobData>>();
  readonly #connection: Redis;

  constructor(connection: Redis) {
    this.#connection = connection;
  }

  /** Puts an operation in its queue, once: of any number at the same time one job is made. */
  async add({ id, kind, turn }: Place): Promise<void> {
    await this.#queue(kind).add(
      kind,
      { id },
      { jobId: jobId(id, turn), removeOnComplete: true, removeOnFail: true },
    );
  }

  /** Lets a job that waits for its time be run at once; does nothing where it does not wait. */
  async promote({ id, kind, turn }: Place): Promise<void> {
    const job = await this.#queue(kind).getJob(jobId(id, turn));
    if (await job?.isDelayed()) await job?.promote().catch(() => {});
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }

  #queue(kind: string): Queue<JobData> {
    const known = this.#queues.get(kind);
    if (known) return known;
    const queue = new Queue<JobData>(kind, {
      ...queueOptions(this.#connection),
      streams: { events: { maxLen: BULLMQ_EVENTS_KEPT } },
    });
    // What fails is told by what was asked of it.
    queue.on('error', () => {});
    this.#queues.set(kind, queue);
    return queue;
  }
}

/** BullMQ takes no `:` in it. A job of an earlier turn may still be ending. */
function jobId(id: string, turn: string): string {
  return `${id}_${turn}`;
}
