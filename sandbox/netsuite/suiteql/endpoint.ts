import type { Exchange, Reply } from '../../server/exchange.ts';
import { SUITEQL_CAP, SUITEQL_PAGE } from '../account.ts';
import { ASSUMED } from '../assumed.ts';
import type { Company } from '../company.ts';
import { malformedRequest, NetSuiteError } from '../errors.ts';
import { pageLinks, readPaging } from '../paging.ts';
import { resourceType } from '../request/media-types.ts';
import { preferences } from '../request/preferences.ts';

export const SUITEQL_PATH = '/services/rest/query/v1/suiteql';

/** `POST …/suiteql`: runs the query in the body and answers one page. */
export function answerSuiteQl(exchange: Exchange, company: Company): Reply {
  if (!preferences(exchange).has('transient')) throw transientIsMissing();
  const { q, params } = readBody(exchange.body);
  const { limit, offset } = readPaging(exchange.query, SUITEQL_PAGE);
  if (offset >= SUITEQL_CAP)
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.suiteQl.beyondCap(SUITEQL_CAP), {
      queryParam: 'offset',
    });
  const page = company.suiteQl.page(q, params, limit, offset, company.businessNow());
  const hasMore = offset + page.items.length < page.total;
  return {
    status: 200,
    headers: { 'content-type': resourceType('collection') },
    json: {
      links: pageLinks(
        `${exchange.origin}${SUITEQL_PATH}`,
        exchange.query,
        limit,
        offset,
        page.total,
        hasMore,
      ),
      count: page.items.length,
      hasMore,
      items: page.items,
      offset,
      totalResults: page.total,
    },
  };
}

/** Every query and every result of one is transient, and its client must say that it knows. */
export function transientIsMissing(): NetSuiteError {
  return new NetSuiteError(
    400,
    'INVALID_HEADER',
    'The required request header Prefer is missing or has an invalid value. Set it to transient.',
    { header: 'Prefer' },
  );
}

function readBody(body: string): { q: string; params: readonly unknown[] } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw malformedRequest();
  }
  const { q, params = [] } = (value ?? {}) as { q?: unknown; params?: unknown };
  if (typeof q !== 'string' || q.trim() === '')
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.suiteQl.queryIsMissing, {
      queryParam: 'q',
    });
  if (!Array.isArray(params) || params.some((param) => typeof param === 'object' && param !== null))
    throw malformedRequest();
  return { q, params };
}
