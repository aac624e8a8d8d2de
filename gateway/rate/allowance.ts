import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** What was taken, and what is left until everything is there again. */
export interface Taken {
  /** False: there was not so much, and nothing was taken. */
  readonly granted: boolean;
  readonly remaining: number;
  readonly resetMs: number;
  /** When all is there again, in milliseconds since 1970. */
  readonly resetAt: number;
}

export interface AllowanceOptions {
  /** Names it in headers, and keeps it apart from others in Redis. */
  readonly name: string;
  /** How much each key has in each window. */
  readonly quota: number;
  readonly windowSeconds: number;
  /** What several gateways share; undefined, or while it is away: each counts for itself. */
  readonly redis: Redis | undefined;
}

/** What every key may use up in a window of time that begins with its first use. */
export class Allowance {
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  readonly #limiter: RateLimiterMemory | RateLimiterRedis;

  constructor({ name, quota, windowSeconds, redis }: AllowanceOptions) {
    this.name = name;
    this.quota = quota;
    this.windowSeconds = windowSeconds;
    const options = { points: quota, duration: windowSeconds };
    const here = new RateLimiterMemory({ ...options, keyPrefix: '' });
    this.#limiter = redis
      ? new RateLimiterRedis({
          ...options,
          keyPrefix: `rate-${name}`,
          storeClient: redis,
          insuranceLimiter: here,
          rejectIfRedisNotReady: true,
        })
      : here;
  }

  /** Takes so much for a key. */
  async take(key: string, points: number): Promise<Taken> {
    try {
      return taken(true, await this.#limiter.consume(key, points));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      // What is refused costs nothing: something smaller may still fit.
      const left = await this.#limiter.reward(key, points);
      return taken(false, left);
    }
  }

  /** Gives back what was taken too much, as long as it is of the same window. */
  giveBack(key: string, points: number, { resetAt }: Taken): void {
    if (points <= 0 || Date.now() >= resetAt) return;
    // Nobody waits for it, and what cannot be given back is there again in the next window.
    this.#limiter.reward(key, points).catch(() => {});
  }

  /** What a key has left; undefined: all. */
  async left(key: string): Promise<Taken | undefined> {
    const known = await this.#limiter.get(key);
    return known ? taken(known.remainingPoints > 0, known) : undefined;
  }
}

function taken(granted: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Taken {
  const resetMs = Math.max(0, msBeforeNext);
  return { granted, remaining: Math.max(0, remainingPoints), resetMs, resetAt: Date.now() + resetMs };
}
