import type { Redis } from 'ioredis';
import { ConfigurationError } from '#kit/config.ts';
import type { Log } from '#kit/log.ts';

/**
 * Looks whether this Redis keeps what it is given: an append-only file, and nothing thrown out for want of memory. In
 * production one that does not is refused with a ConfigurationError; elsewhere it gets one line of warning.
 */
export async function checkDurability(redis: Redis, isProduction: boolean, log: Log): Promise<void> {
  const faults: string[] = [];
  const asked = async (name: string): Promise<string | undefined> => {
    try {
      const [, value] = (await redis.config('GET', name)) as string[];
      return value;
    } catch (error) {
      // A managed Redis may not tell; then nothing is known of it.
      if (error instanceof Error && error.name === 'ReplyError') return undefined;
      throw error;
    }
  };
  if ((await asked('appendonly')) !== 'yes') faults.push('appendonly is not yes');
  if ((await asked('maxmemory-policy')) !== 'noeviction') faults.push('maxmemory-policy is not noeviction');
  if (faults.length > 0) {
    const text = `REDIS_URL: accepted writes can be lost there: ${faults.join(', ')}`;
    if (isProduction) throw new ConfigurationError([text]);
    log.warn(text);
  } else if ((await asked('appendfsync')) !== 'always') {
    log.warn(
      'REDIS_URL: appendfsync is not always: a power failure loses what was accepted in the last second',
    );
  }
}
