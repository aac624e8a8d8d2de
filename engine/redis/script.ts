import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';

const textOf = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');

/** One of the scripts in `lua/`, which run whole or not at all. The keys they touch are one Redis's, not a cluster's. */
export class Script {
  readonly #text: string;
  readonly #sha: string;

  constructor(name: string) {
    this.#text = textOf('names') + textOf(name);
    this.#sha = createHash('sha1').update(this.#text).digest('hex');
  }

  async run(redis: Redis, ...args: readonly (string | number)[]): Promise<unknown> {
    try {
      return await redis.evalsha(this.#sha, 0, ...args);
    } catch (error) {
      // A Redis that was started anew knows no scripts.
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(this.#text, 0, ...args);
    }
  }
}
