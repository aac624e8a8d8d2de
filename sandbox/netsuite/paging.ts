import { ASSUMED } from './assumed.ts';
import { NetSuiteError } from './errors.ts';

interface Paging {
  readonly limit: number;
  readonly offset: number;
}

/** Reads limit and offset; the offset must be divisible by the limit. */
export function readPaging(query: URLSearchParams, most: number): Paging {
  const limit = wholeNumber(query, 'limit', most);
  const offset = wholeNumber(query, 'offset', 0);
  if (limit < 1 || limit > most)
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.requests.limitRange(most), {
      queryParam: 'limit',
    });
  if (offset % limit !== 0)
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.requests.offsetStep, { queryParam: 'offset' });
  return { limit, offset };
}

function wholeNumber(query: URLSearchParams, name: string, absent: number): number {
  const text = query.get(name);
  if (text === null) return absent;
  if (!/^\d{1,9}$/.test(text))
    throw new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.requests.parameter(name, text), {
      queryParam: name,
    });
  return Number(text);
}

/** The links of a page: next and last while there are more, first and prev after the first page, always self. */
export function pageLinks(
  address: string,
  query: URLSearchParams,
  limit: number,
  offset: number,
  total: number,
  hasMore: boolean,
): { rel: string; href: string }[] {
  const at = (start: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('limit', String(limit));
    parameters.set('offset', String(start));
    return `${address}?${parameters}`;
  };
  const links: { rel: string; href: string }[] = [];
  if (hasMore) {
    links.push({ rel: 'next', href: at(offset + limit) });
    links.push({ rel: 'last', href: at(Math.max(0, Math.ceil(total / limit) - 1) * limit) });
  }
  if (offset > 0) {
    links.push({ rel: 'first', href: at(0) });
    links.push({ rel: 'prev', href: at(Math.max(0, offset - limit)) });
  }
  const own = query.size === 0 ? address : `${address}?${query}`;
  links.push({ rel: 'self', href: own });
  return links;
}
