import type { Exchange, Reply } from '../../server/exchange.ts';
import type { Company } from '../company.ts';
import { methodNotAllowed, resourceNotFound } from '../errors.ts';

export const SYSTEM_PATH = '/services/rest/system/v1/';

/** What the account says of itself: how many requests it takes at once, and what time it is. */
export function answerSystem(exchange: Exchange, company: Company, concurrencyLimit: number): Reply {
  const name = exchange.path.slice(SYSTEM_PATH.length).replace(/\/$/, '').toLowerCase();
  if (name !== 'governancelimits' && name !== 'servertime') throw resourceNotFound(exchange);
  if (exchange.method !== 'GET') throw methodNotAllowed();
  if (name === 'servertime')
    return { status: 200, json: { serverTime: new Date(company.wallClock() * 1000).toISOString() } };
  // no integration has a limit of its own: all share the account's
  return {
    status: 200,
    json: {
      accountConcurrencyLimit: concurrencyLimit,
      accountUnallocatedConcurrencyLimit: concurrencyLimit,
      integrationConcurrencyLimit: concurrencyLimit,
      integrationLimitType: 'accountLimit',
    },
  };
}
