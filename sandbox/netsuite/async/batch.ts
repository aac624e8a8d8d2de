import type { Exchange } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { malformedRequest, NetSuiteError } from '../errors.ts';
import { isJson, type Json, property } from '../record/field-values.ts';
import { isCollectionBody } from '../request/media-types.ts';
import type { TaskRequest } from './jobs.ts';

const MOST_RECORDS = 100;
/** What of a batch's query concerns the batch, not each of its records. */
const OWN_PARAMETERS = ['ids', 'expandRecords'];

/** A request to a whole collection for several of its records. */
export function isBatch(exchange: Exchange): boolean {
  const { method, path, query } = exchange;
  if (!/^\/services\/rest\/record\/v1\/(?!metadata-catalog\b)[^/]+\/?$/.test(path)) return false;
  if (method === 'GET') return query.get('expandRecords')?.toLowerCase() === 'true';
  if (method === 'POST') return isCollectionBody(exchange);
  return method === 'PUT' || method === 'PATCH' || method === 'DELETE';
}

/** A batch that does not ask for an asynchronous answer: there is no other. */
export function batchNeedsAsync(): NetSuiteError {
  return new NetSuiteError(400, 'INVALID_HEADER', ASSUMED.batchNeedsAsync, { header: 'Prefer' });
}

/** The requests that a batch stands for, one per record; `whole` has what all share. */
export function batchRequests({ method, path, query, body }: Exchange, whole: TaskRequest): TaskRequest[] {
  const address = path.replace(/\/$/, '');
  const shared = new URLSearchParams(query);
  for (const name of OWN_PARAMETERS) shared.delete(name);
  const target = (key: string | undefined): string =>
    `${address}${key === undefined ? '' : `/${encodeURIComponent(key)}`}${shared.size === 0 ? '' : `?${shared}`}`;
  const single: TaskRequest = { ...whole, headers: { ...whole.headers, 'content-type': 'application/json' } };
  if (method === 'GET' || method === 'DELETE')
    return checkCount(readIds(query.get('ids')), { queryParam: 'ids' }).map((key) => ({
      ...single,
      target: target(key),
      body: '',
    }));
  return checkCount(readItems(body), { path: 'items' }).map((item, index): TaskRequest => {
    if (method === 'POST') return { ...single, target: target(undefined), body: JSON.stringify(item) };
    const id = property(item, 'id');
    const externalId = property(item, 'externalId');
    if (id == null && externalId == null)
      throw new NetSuiteError(400, 'INVALID_CONTENT', ASSUMED.batchItemNeedsKey, { path: `items[${index}]` });
    // the internal id takes precedence; a record that has one exists, so that an upsert by it is an update
    return {
      ...single,
      method: id == null ? method : 'PATCH',
      target: target(id == null ? `eid:${String(externalId)}` : String(id)),
      body: JSON.stringify(item),
    };
  });
}

function checkCount<T>(entries: T[], place: { queryParam?: string; path?: string }): T[] {
  if (entries.length === 0 || entries.length > MOST_RECORDS)
    throw new NetSuiteError(
      400,
      place.path ? 'INVALID_CONTENT' : 'INVALID_PARAMETER',
      ASSUMED.batchSize,
      place,
    );
  return entries;
}

function readItems(body: string): Json[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw malformedRequest();
  }
  const items = isJson(parsed) ? property(parsed, 'items') : undefined;
  if (!Array.isArray(items) || !items.every(isJson)) throw malformedRequest({ path: 'items' });
  return items;
}

/** `1,eid:key,eid:'key, with a comma'`. */
function readIds(ids: string | null): string[] {
  return [...(ids ?? '').matchAll(/\s*(?:eid:'([^']*)'|([^,]+))\s*(?:,|$)/g)].map((match) =>
    match[1] === undefined ? (match[2] as string).trim() : `eid:${match[1]}`,
  );
}
