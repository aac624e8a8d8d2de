import { Redis } from 'ioredis';
import type { KeptFigures } from './kept-figures.ts';

/** Longer than any report goes unasked; reports of reopened periods have other keys and end like this. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;
/** A Redis that does not answer costs a report so much once: then its figures are read from the books. */
const WAIT_MS = 250;
const RECONNECT_MS = 1_000;

/** Figures that any number of processes share that run the same code, which `madeBy` names. While Redis is away nothing is kept, and nothing fails. */
export function figuresInRedis(url: string, madeBy: string): KeptFigures {
  const named = (key: string): string => `figures:${madeBy}:${key}`;
  let isClosed = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: true,
    maxRetriesPerRequest: 0,
    connectTimeout: WAIT_MS,
    commandTimeout: WAIT_MS,
    retryStrategy: () => (isClosed ? null : RECONNECT_MS),
  });
  redis.on('error', () => {});
  return {
    get: async (keys) => {
      if (keys.length === 0) return [];
      try {
        const values = await redis.mget(keys.map(named));
        return values.map((value) => value ?? undefined);
      } catch {
        return keys.map(() => undefined);
      }
    },
    put: async (entries) => {
      try {
        const writing = redis.pipeline();
        for (const [key, value] of entries) writing.set(named(key), value, 'EX', KEPT_SECONDS);
        await writing.exec();
      } catch {
        // They are read from the books again.
      }
    },
    close: async () => {
      isClosed = true;
      redis.disconnect();
    },
  };
}
