import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { columnMetadata } from '../query/column-metadata.ts';
import type { QueryOptions } from '../query/engine.ts';
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
  if (explained !== null) return okValue(org.engine.explain(explained, options));
  const soql = request.query.get('q');
  if (soql === null) throw new RequestError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  if (request.query.get('columns') === 'true') {
    const { object } = org.engine.plan(soql, options);
    return okValue(columnMetadata(org.engine.parse(soql), object));
  }
  return ok(org.engine.query(soql, options));
}

/** `Sforce-Query-Options: batchSize=500` */
function batchSizeOf(header: string | string[] | undefined): number | undefined {
  for (const option of String(header ?? '').split(/[,;]/)) {
    const [name, value] = option.split('=').map((part) => part.trim());
    if (name?.toLowerCase() === 'batchsize') {
      const size = Number(value);
      if (!Number.isInteger(size))
        throw new RequestError(400, 'INVALID_QUERY_OPTIONS', ASSUMED.batchSize(value ?? ''));
      return size;
    }
  }
  return undefined;
}
