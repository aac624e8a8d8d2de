import { Redis } from 'ioredis';
import type { Log } from '../../kit/log.ts';
import type { RateSettings, Settings } from '../../kit/settings.ts';
import { Allowance } from './allowance.ts';
import { ClientRates } from './client-rates.ts';
import { FailedAuthentications } from './failed-authentications.ts';
import { OpenSubscriptions } from './open-subscriptions.ts';

const REDIS_WAIT_MS = 100;
const RECONNECT_MS = 200;

/** What may be asked of the gateway in a time. */
export interface Rates {
  readonly clients: ClientRates;
  readonly failures: FailedAuthentications;
  readonly subscriptions: OpenSubscriptions;
}

/** Opens them; `stop` closes the connection to Redis, where there is one. */
export function openRates(
  { rates, redisUrl }: Pick<Settings, 'rates' | 'redisUrl'>,
  log: Log,
): { readonly rates: Rates; stop(): void } {
  if (redisUrl === undefined) return { rates: createRates(rates, undefined), stop: () => {} };
  // Whoever asks does not wait for a Redis that is away: each gateway counts by itself then.
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_WAIT_MS,
    retryStrategy: () => RECONNECT_MS,
  });
  let isAway = false;
  redis.on('error', (error) => {
    if (!isAway) log.warn({ err: error }, 'Redis is away: rates are counted by each gateway alone');
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  return { rates: createRates(rates, redis), stop: () => redis.disconnect() };
}

/** Counts in `redis`, with every other gateway there, and by itself without one or while it is away. */
export function createRates(
  {
    requestsPerSecond,
    costPerMinute,
    failedAuthenticationsPerMinute,
    subscriptionsAtOnce,
    trustedProxies,
  }: RateSettings,
  redis: Redis | undefined,
): Rates {
  const allowance = (name: string, quota: number, windowSeconds: number): Allowance | undefined =>
    quota === 0 ? undefined : new Allowance({ name, quota, windowSeconds, redis });
  return {
    clients: new ClientRates({
      requests: allowance('requests', requestsPerSecond, 1),
      cost: allowance('cost', costPerMinute, 60),
    }),
    failures: new FailedAuthentications(
      allowance('failed-authentications', failedAuthenticationsPerMinute, 60),
      trustedProxies,
    ),
    subscriptions: new OpenSubscriptions(subscriptionsAtOnce || Number.POSITIVE_INFINITY),
  };
}
