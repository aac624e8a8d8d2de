import { Redis } from 'ioredis';
import type { KeptFigures } from './kept-figures.ts';

/** Longer than any report goes unasked; reports of reopened periods have other keys and end like this. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;
/** A Redis that does not answer costs a report so much once: until it is back all figures are read from the books. */
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
  let isAway = false;
  redis.on('error', () => {});
  redis.on('ready', () => {
    isAway = false;
  });
  redis.on('close', () => {
    isAway = true;
  });
  /** What Redis answers; undefined while it is away, which one that does not answer in time is from then on. */
  const asked = async <T>(ask: () => Promise<T>): Promise<T | undefined> => {
    if (isAway) return undefined;
    try {
      return await ask();
    } catch {
      if (!isAway && !isClosed) redis.disconnect(true);
      isAway = true;
      return undefined;
    }
  };
  return {
    get: async (keys) => {
      if (keys.length === 0) return [];
      const values = await asked(() => redis.mget(keys.map(named)));
      return keys.map((_, index) => values?.[index] ?? undefined);
    },
    put: async (entries) => {
      await asked(() => {
        const writing = redis.pipeline();
        for (const [key, value] of entries) writing.set(named(key), value, 'EX', KEPT_SECONDS);
        return writing.exec();
      });
    },
    close: async () => {
      isClosed = true;
      redis.disconnect();
    },
  };
}
