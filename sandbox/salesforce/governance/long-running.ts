import type { Exchange, Reply } from '../../server/exchange.ts';
import type { Stats } from '../../server/stats.ts';
import { RequestError } from '../errors.ts';
import type { Limits } from './limits.ts';

/** Refuses a request while as many long ones run as the org allows at once; undefined: it may go on. */
export function refuseLongRunning(stats: Stats, limits: Limits, exchange: Exchange): Reply | undefined {
  const { concurrentLongRequests, longRequestMs } = limits.current;
  if (!exchange.path.startsWith('/services/data/')) return undefined;
  if (stats.runningLongerThan(longRequestMs) < concurrentLongRequests) return undefined;
  const error = new RequestError(
    403,
    'REQUEST_LIMIT_EXCEEDED',
    'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
  );
  return {
    status: error.status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    text: error.body(),
  };
}
