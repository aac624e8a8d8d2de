import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { isObject, parseJson } from '../json.ts';
import { listViewQuery } from '../presentation/list-views.ts';
import { columnMetadata } from '../query/column-metadata.ts';
import type { QueryOptions } from '../query/engine.ts';
import { noteUse } from './recent.ts';
import { type Handler, type Org, ok, okValue, type RestReply, type RestRequest } from './rest.ts';

export const runQuery: Handler = (org, request) => run(org, request, false);
export const runQueryAll: Handler = (org, request) => run(org, request, true);

export const nextQueryPage: Handler = (org, request, locator) =>
  ok(org.engine.more(locator as string, request.version));

function run(org: Org, request: RestRequest, includeDeleted: boolean): RestReply {
  const options: QueryOptions = {
    version: request.version,
    includeDeleted,
    userId: request.userId,
    batchSize: batchSizeOf(request.headers['sforce-query-options']),
  };
  const explained = request.query.get('explain');
  if (explained !== null) return okValue(org.engine.explain(listViewQuery(explained) ?? explained, options));
  const soql = request.query.get('q');
  if (soql === null) throw new RequestError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  if (request.query.get('columns') === 'true') {
    const { object } = org.engine.plan(soql, options);
    return okValue(columnMetadata(org.engine.parse(soql), object));
  }
  const result = org.engine.query(soql, options);
  noteUses(org, soql, result);
  return ok(result);
}

/** `FOR VIEW` and `FOR REFERENCE` make the records of the page recently viewed. */
function noteUses(org: Org, soql: string, result: string): void {
  if (!/\bFOR\s+(VIEW|REFERENCE)\b/i.test(soql)) return;
  const { locking } = org.engine.parse(soql);
  const use = locking.includes('VIEW') ? 'VIEW' : locking.includes('REFERENCE') ? 'REFERENCE' : undefined;
  const page = use === undefined ? undefined : parseJson(result);
  if (use === undefined || !isObject(page) || !Array.isArray(page.records)) return;
  const urls = page.records.map((record) =>
    isObject(record) && isObject(record.attributes) ? record.attributes.url : undefined,
  );
  const ids = urls.filter((url) => typeof url === 'string').map((url) => url.slice(url.lastIndexOf('/') + 1));
  noteUse(org, ids, use);
}

/** `Sforce-Query-Options: batchSize=500` */
function batchSizeOf(header: string | string[] | undefined): number | undefined {
  for (const option of String(header ?? '').split(/[,;]/)) {
    const [name, value] = option.split('=').map((part) => part.trim());
    if (name?.toLowerCase() === 'batchsize') {
      const size = Number(value);
      if (!Number.isInteger(size))
        throw new RequestError(400, 'INVALID_BATCH_SIZE', ASSUMED.batchSize(value ?? ''));
      return size;
    }
  }
  return undefined;
}
