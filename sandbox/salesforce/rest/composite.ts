import { RequestError } from '../errors.ts';
import { type JsonValue, parseJson, writeJson } from '../json.ts';
import {
  bodyObject,
  type Handler,
  objectsUnder,
  ok,
  okValue,
  type RestRequest,
  stringUnder,
} from './rest.ts';
import { readSubrequests, requestTo, runSubrequests, type Subrequest, subreplyJson } from './subrequests.ts';

const MAX_SUBREQUESTS = 25;
const MAX_QUERIES = 5;
const MAX_GRAPHS = 75;
const MAX_NODES = 500;
const MAX_FAILED_GRAPHS = 14;

/** Several calls in one request, later ones referring to the results of earlier ones. */
export const composite: Handler = (org, request) => {
  const body = bodyObject(request);
  const items = objectsUnder(body, 'compositeRequest');
  if (items.length === 0 || items.length > MAX_SUBREQUESTS)
    throw new RequestError(
      400,
      'LIMIT_EXCEEDED',
      `The number of subrequests must be between 1 and ${MAX_SUBREQUESTS}`,
    );
  const subrequests = readSubrequests(items);
  const queries = subrequests.filter(({ url }) => countsAsQuery(request, url));
  if (queries.length > MAX_QUERIES)
    throw new RequestError(
      400,
      'LIMIT_EXCEEDED',
      `Composite request limit exceeded: at most ${MAX_QUERIES} subrequests may be queries or sObject collections`,
    );
  for (const { url } of subrequests)
    if (/\/composite\/?(\?|$)|\/composite\/(batch|graph|tree)/.test(url))
      throw new RequestError(400, 'INVALID_INPUT', `Composite resources cannot be nested: ${url}`);
  const { replies } = runSubrequests(org, request, subrequests, body.allOrNone === true);
  return ok(`{"compositeResponse":[${replies.map(subreplyJson).join(',')}]}`);
};

/** Lists of composite requests, each all or nothing. */
export const graph: Handler = (org, request) => {
  const graphs = objectsUnder(bodyObject(request), 'graphs').map((item) => ({
    graphId: stringUnder(item, 'graphId'),
    subrequests: readSubrequests(objectsUnder(item, 'compositeRequest')),
  }));
  const nodes = graphs.reduce((sum, { subrequests }) => sum + subrequests.length, 0);
  if (graphs.length > MAX_GRAPHS || nodes > MAX_NODES)
    throw new RequestError(
      400,
      'LIMIT_EXCEEDED',
      `At most ${MAX_GRAPHS} graphs with ${MAX_NODES} nodes are allowed`,
    );
  for (const { subrequests } of graphs) subrequests.forEach(requireRowCall);
  let failures = 0;
  const written = graphs.map(({ graphId, subrequests }) => {
    const outcome =
      failures > MAX_FAILED_GRAPHS
        ? { failed: true, replies: [] }
        : runSubrequests(org, request, subrequests, true);
    if (outcome.failed) failures++;
    const replies = outcome.replies.map(subreplyJson).join(',');
    return `{"graphId":${JSON.stringify(graphId)},"graphResponse":{"compositeResponse":[${replies}]},"isSuccessful":${!outcome.failed}}`;
  });
  return ok(`{"graphs":[${written.join(',')}]}`);
};

/** Independent calls in one request, each of which counts. */
export const batch: Handler = (org, request) => {
  const body = bodyObject(request);
  const items = objectsUnder(body, 'batchRequests');
  if (items.length === 0 || items.length > MAX_SUBREQUESTS)
    throw new RequestError(
      400,
      'LIMIT_EXCEEDED',
      `The number of subrequests must be between 1 and ${MAX_SUBREQUESTS}`,
    );
  // The batch itself has been counted as one call already.
  org.usage.count(items.length - 1);
  let failed = false;
  const results = items.map((item) => {
    if (failed && body.haltOnError === true)
      return {
        statusCode: 412,
        result: [
          {
            errorCode: 'BATCH_PROCESSING_HALTED',
            message: 'Batch processing was halted by an earlier request',
          },
        ],
      };
    const input = item.richInput;
    const url = stringUnder(item, 'url').replace(/^\/?(services\/data\/)?/, '/services/data/');
    const call = requestTo(
      request,
      stringUnder(item, 'method').toUpperCase(),
      url,
      input === undefined ? '' : writeJson(input),
      {},
    );
    const reply = org.call(call);
    if (reply.status >= 400) failed = true;
    const result: JsonValue = reply.body === undefined ? null : parseJson(reply.body);
    return { statusCode: reply.status, result };
  });
  const written = results.map(
    ({ statusCode, result }) => `{"statusCode":${statusCode},"result":${writeJson(result)}}`,
  );
  return ok(`{"hasErrors":${failed},"results":[${written.join(',')}]}`);
};

/** What POST-able composite resources there are. */
export const compositeResources: Handler = (_org, request) => {
  const base = `/services/data/v${request.version}/composite`;
  return okValue({
    tree: `${base}/tree`,
    batch: `${base}/batch`,
    sobjects: `${base}/sobjects`,
    graph: `${base}/graph`,
  });
};

function countsAsQuery(request: RestRequest, url: string): boolean {
  const [first, second] = requestPath(request, url);
  return first === 'query' || first === 'queryAll' || (first === 'composite' && second === 'sobjects');
}

function requestPath(request: RestRequest, url: string): readonly string[] {
  try {
    return requestTo(request, 'GET', url, '', {}).path;
  } catch {
    // A bad URL fails in its own reply.
    return [];
  }
}

function requireRowCall({ method, url }: Subrequest): void {
  if (
    !['POST', 'PATCH', 'GET', 'DELETE'].includes(method) ||
    !/^\/services\/data\/v\d+\.0\/sobjects\/\w+/.test(url)
  )
    throw new RequestError(
      400,
      'INVALID_INPUT',
      `A graph may only hold calls on sObject rows: ${method} ${url}`,
    );
}
