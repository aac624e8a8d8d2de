import type { Redis } from 'ioredis';
import type { Log } from '#kit/log.ts';
import type { Changes } from '../changes.ts';
import { entryFromText } from '../entry.ts';
import type { Timing } from '../timing.ts';

const STREAM = 'q2c:changes';
const AT_ONCE = 200;
const BLOCK_MS = 5_000;
const RETRY_MS = 200;

/**
 * Reads what every process accepts and checkpoints, in order, and tells it to this one's listeners. It goes on from the
 * last change that it read, so that a connection that was lost meanwhile loses none.
 */
export class ChangeFeed {
  readonly #redis: Redis;
  readonly #changes: Changes;
  readonly #timing: Timing;
  readonly #log: Log;
  #last = '0-0';
  #isStopped = false;
  #wake = (): void => {};

  constructor(redis: Redis, changes: Changes, timing: Timing, log: Log) {
    this.#redis = redis;
    this.#changes = changes;
    this.#timing = timing;
    this.#log = log;
  }

  /** Resolves once no change from now on can be missed. */
  async start(): Promise<void> {
    const [newest] = await this.#redis.xrevrange(STREAM, '+', '-', 'COUNT', 1);
    if (newest) this.#last = newest[0];
    void this.#follow();
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  async #follow(): Promise<void> {
    while (!this.#isStopped) {
      try {
        const read = await this.#redis.xread(
          'COUNT',
          AT_ONCE,
          'BLOCK',
          BLOCK_MS,
          'STREAMS',
          STREAM,
          this.#last,
        );
        for (const [id, fields] of read?.[0]?.[1] ?? []) {
          this.#last = id;
          this.#changes.publish(entryFromText(fields[1] as string).operation);
        }
      } catch (error) {
        if (this.#isStopped) return;
        this.#log.warn({ err: error }, 'the changes of writes cannot be read');
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          this.#timing.after(RETRY_MS, resolve);
        });
      }
    }
  }
}
