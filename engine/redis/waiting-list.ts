import type { Redis } from 'ioredis';
import type { EffectSystem } from '../operation.ts';
import type { Jobs } from './jobs.ts';

const keyOf = (system: EffectSystem): string => `q2c:waiting:${system}`;
const AT_ONCE = 100;

/** The operations of all processes that wait for a system that is down; a claim takes an operation off it. */
export class WaitingList {
  readonly #redis: Redis;
  readonly #jobs: Jobs;

  constructor(redis: Redis, jobs: Jobs) {
    this.#redis = redis;
    this.#jobs = jobs;
  }

  async add(system: EffectSystem, id: string): Promise<void> {
    await this.#redis.sadd(keyOf(system), id);
  }

  /** Lets one of them try. */
  async wakeOne(system: EffectSystem): Promise<void> {
    await this.#wake(await this.#redis.spop(keyOf(system), 1));
  }

  /** Lets all of them go on. */
  async wakeAll(system: EffectSystem): Promise<void> {
    for (;;) {
      const ids = await this.#redis.spop(keyOf(system), AT_ONCE);
      await this.#wake(ids);
      if (ids.length < AT_ONCE) return;
    }
  }

  async #wake(ids: readonly string[]): Promise<void> {
    await Promise.all(
      ids.map(async (id) => {
        const [kind, turn] = await this.#redis.hmget(`q2c:op:${id}`, 'kind', 'turn');
        if (kind && turn) await this.#jobs.promote({ id, kind, turn });
      }),
    );
  }
}
