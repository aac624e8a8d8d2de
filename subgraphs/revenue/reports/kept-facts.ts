import { compareText } from '#kit/compare-text.ts';
import { figureKey, type KeptFigures } from '#kit/report/kept-figures.ts';
import type { Fact, PeriodBucket } from '#sources/netsuite/reports/fact-query.ts';

/** Facts, and when the oldest of them were read. */
export interface ReadFacts {
  readonly facts: readonly Fact[];
  readonly readAt: string;
}

/** Facts that are kept under one name. */
export interface FactsName {
  readonly report: string;
  /** All that they depend on beside their periods and the state of the books. */
  readonly by: unknown;
  /** How long they stand: what is posted, until its closed period is reopened; all else while nothing in the books changes. */
  readonly stand: 'once closed' | 'while nothing changes';
}

/**
 * Facts, kept as long as they stand: the key names their periods with their status and when that last changed and, where they may
 * change while these are closed or the periods are open, the state of the books.
 */
export class KeptFacts {
  readonly #figures: KeptFigures;
  readonly #books: string;

  /** `books`: which account the facts are of. */
  constructor(figures: KeptFigures, books: string) {
    this.#figures = figures;
    this.#books = books;
  }

  /** What is kept of the buckets, and the buckets of which nothing is. */
  async find(
    name: FactsName,
    buckets: readonly PeriodBucket[],
    state: string | undefined,
  ): Promise<{ readonly kept: readonly ReadFacts[]; readonly missing: readonly PeriodBucket[] }> {
    const keys = buckets.map((bucket) => this.#key(name, bucket, state));
    const asked = keys.filter((key) => key !== undefined);
    const values = await this.#figures.get(asked);
    const byKey = new Map(asked.map((key, index) => [key, values[index]]));
    const found = keys.map((key) => (key === undefined ? undefined : byKey.get(key)));
    return {
      kept: found.filter((value) => value !== undefined).map((value) => JSON.parse(value) as ReadFacts),
      missing: buckets.filter((_, index) => found[index] === undefined),
    };
  }

  /** Keeps what was read of buckets, where it stands. */
  async keep(
    name: FactsName,
    buckets: readonly PeriodBucket[],
    state: string | undefined,
    { facts, readAt }: ReadFacts,
  ): Promise<void> {
    const byBucket = Map.groupBy(facts, ({ bucket }) => bucket);
    const entries = new Map<string, string>();
    for (const bucket of buckets) {
      const key = this.#key(name, bucket, state);
      const own: ReadFacts = { facts: byBucket.get(bucket.key) ?? [], readAt };
      if (key !== undefined) entries.set(key, JSON.stringify(own));
    }
    if (entries.size > 0) await this.#figures.put(entries);
  }

  /** The facts of all buckets; `read` is asked for those that are not kept. */
  async facts(
    name: FactsName,
    buckets: readonly PeriodBucket[],
    { state, now }: { readonly state: string | undefined; readonly now: string },
    read: (missing: readonly PeriodBucket[]) => Promise<readonly Fact[]>,
  ): Promise<ReadFacts> {
    if (buckets.length === 0) return { facts: [], readAt: now };
    const { kept, missing } = await this.find(name, buckets, state);
    if (missing.length === 0) return together(kept);
    const fresh: ReadFacts = { facts: await read(missing), readAt: now };
    await this.keep(name, missing, state, fresh);
    return together([...kept, fresh]);
  }

  /** Undefined for what may change at any moment. */
  #key(
    { report, by, stand }: FactsName,
    { key, periods }: PeriodBucket,
    state: string | undefined,
  ): string | undefined {
    const isClosed = periods.every(({ status }) => status === 'CLOSED');
    const needsState = stand === 'while nothing changes' || !isClosed;
    if (needsState && state === undefined) return undefined;
    const versions = periods.map(({ sourceId, version }) => [sourceId, version]);
    return figureKey([this.#books, report, by, key, versions, needsState ? state : null]);
  }
}

/**
 * The name of facts of postings: they stand once their periods are closed, and as long as nothing changes of what they take
 * from customers and items (`masterData` of a request).
 */
export function postedFacts(
  report: string,
  by: readonly unknown[],
  masterData: string | null | undefined,
): FactsName {
  const stand = masterData === undefined ? 'while nothing changes' : 'once closed';
  return { report, by: [...by, masterData ?? null], stand };
}

/** Facts that were read at different times, currency by currency, so that what is kept of them does not show in an answer's order. */
export function together(parts: readonly ReadFacts[]): ReadFacts {
  return {
    facts: parts.flatMap(({ facts }) => facts).sort((a, b) => compareText(a.currencyCode, b.currencyCode)),
    readAt: parts.map(({ readAt }) => readAt).toSorted()[0] ?? '',
  };
}
