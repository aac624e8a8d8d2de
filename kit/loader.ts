import DataLoader from 'dataloader';

/** Loads one key; calls of one turn of the event loop become one batch. */
export interface Loader<K, V> {
  load(key: K): Promise<V>;
  /** Keeps a value that was read on another way, so that it is not asked for again. */
  prime(key: K, value: V): void;
}

/**
 * A request-scoped loader over a function that gives a map from key to value; a key that the map lacks loads
 * `missing`. Keys are objects or strings; objects are told apart by their JSON.
 *
 * Batches are cut at `setImmediate`, not at the end of the microtask queue: the fetches of one gateway operation
 * reach the subgraphs a few promises apart, and they shall still share one source request.
 */
export function createLoader<K, V>(
  name: string,
  load: (keys: readonly K[]) => Promise<ReadonlyMap<string, V>>,
  missing: (key: K) => V,
): Loader<K, V> {
  const loader = new DataLoader<K, V, string>(
    async (keys) => {
      const found = await load(keys);
      return keys.map((key) => found.get(loaderKey(key)) ?? missing(key));
    },
    {
      name,
      cacheKeyFn: loaderKey,
      maxBatchSize: Number.POSITIVE_INFINITY,
      batchScheduleFn: (callback) => setImmediate(callback),
    },
  );
  return {
    load: (key) => loader.load(key),
    prime: (key, value) => {
      loader.prime(key, value);
    },
  };
}

/** The key under which `createLoader` expects a key's value in the map. */
export function loaderKey(key: unknown): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}

/** A loader's function over one that reads records by id; `split` keeps each read within a vendor's limits. */
export function byIds<T extends { readonly id: string }>(
  read: (ids: readonly string[]) => Promise<readonly T[]>,
  split: (ids: readonly string[]) => readonly (readonly string[])[],
): (ids: readonly string[]) => Promise<Map<string, T>> {
  return async (ids) => {
    const parts = await Promise.all(split(ids).map(read));
    return new Map(parts.flat().map((record) => [record.id, record]));
  };
}

/** Reads what a request needs as a whole, at its first use, and once. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
