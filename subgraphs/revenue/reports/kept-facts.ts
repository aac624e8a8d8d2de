import { createHash } from 'node:crypto';
import type { KeptFigures } from '#kit/report/kept-figures.ts';
import type { Fact, PeriodBucket } from '#sources/netsuite/reports/fact-query.ts';

/** Facts, and when the oldest of them were read. */
export interface ReadFacts {
  readonly facts: readonly Fact[];
  readonly readAt: string;
}

interface Kept {
  readonly facts: readonly Fact[];
  readonly readAt: string;
}

/**
 * Facts of closed periods, kept until one of them is reopened: the key names the periods with their status and when that last
 * changed, and everything else that the facts depend on.
 */
export class KeptFacts {
  readonly #figures: KeptFigures;
  readonly #books: string;

  /** `books`: which account the facts are of. */
  constructor(figures: KeptFigures, books: string) {
    this.#figures = figures;
    this.#books = books;
  }

  /**
   * The facts of all buckets; `read` is asked for those that are not kept, and where there are none only if it reads something
   * else besides (`always`). `depends`: what facts of a bucket depend on beside its periods.
   */
  async facts(
    depends: (bucket: PeriodBucket) => unknown,
    buckets: readonly PeriodBucket[],
    now: string,
    read: (missing: readonly PeriodBucket[]) => Promise<readonly Fact[]>,
    when: 'if missing' | 'always' = 'if missing',
  ): Promise<ReadFacts> {
    const keys = buckets.map((bucket) => (isClosed(bucket) ? this.#key(depends(bucket), bucket) : undefined));
    const known = await this.#known(keys.filter((key) => key !== undefined));
    const found = keys.map((key) => (key === undefined ? undefined : known.get(key)));
    const missing = buckets.filter((_, index) => found[index] === undefined);
    const fresh = missing.length === 0 && when === 'if missing' ? [] : await read(missing);
    const byBucket = Map.groupBy(fresh, ({ bucket }) => bucket);
    const entries = new Map<string, string>();
    buckets.forEach((bucket, index) => {
      const key = keys[index];
      if (key !== undefined && found[index] === undefined)
        entries.set(
          key,
          JSON.stringify({ facts: byBucket.get(bucket.key) ?? [], readAt: now } satisfies Kept),
        );
    });
    if (entries.size > 0) await this.#figures.put(entries);
    const kept = found.filter((one) => one !== undefined);
    return {
      facts: [...kept.flatMap(({ facts }) => facts), ...fresh],
      readAt: [now, ...kept.map(({ readAt }) => readAt)].toSorted()[0] as string,
    };
  }

  async #known(keys: readonly string[]): Promise<Map<string, Kept>> {
    const values = await this.#figures.get(keys);
    const known = new Map<string, Kept>();
    keys.forEach((key, index) => {
      const value = values[index];
      if (value !== undefined) known.set(key, JSON.parse(value) as Kept);
    });
    return known;
  }

  #key(depends: unknown, { key, periods }: PeriodBucket): string {
    const versions = periods.map(({ sourceId, version }) => [sourceId, version]);
    return createHash('sha256')
      .update(JSON.stringify([this.#books, depends, key, versions]))
      .digest('base64url');
  }
}

function isClosed({ periods }: PeriodBucket): boolean {
  return periods.every(({ status }) => status === 'CLOSED');
}
