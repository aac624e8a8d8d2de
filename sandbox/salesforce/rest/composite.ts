import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import {
  bodyObject,
  type Handler,
  objectsUnder,
  ok,
  okValue,
  type RestReply,
  type RestRequest,
} from './rest.ts';
import { readSubrequests, requestTo, runSubrequests, subreplyJson } from './subrequests.ts';

const MAX_SUBREQUESTS = 25;
const MAX_QUERIES = 5;

/** Several calls in one request, later ones referring to the results of earlier ones. */
export const composite: Handler = (org, request) => {
  const body = bodyObject(request);
  const items = objectsUnder(body, 'compositeRequest');
  if (items.length === 0) throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.noSubrequests);
  if (items.length > MAX_SUBREQUESTS)
    return overLimit(`The request can’t contain more than ${MAX_SUBREQUESTS} operations.`);
  const subrequests = readSubrequests(items);
  if (subrequests.filter(({ url }) => countsAsQuery(request, url)).length > MAX_QUERIES)
    return overLimit(ASSUMED.rest.tooManyQueries(MAX_QUERIES));
  for (const { url } of subrequests)
    if (/\/composite\/?(\?|$)|\/composite\/(batch|graph|tree)/.test(url))
      throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.nestedComposite(url));
  const { replies } = runSubrequests(org, request, subrequests, body.allOrNone === true);
  return ok(`{"compositeResponse":[${replies.map(subreplyJson).join(',')}]}`);
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

/** Salesforce refuses too many calls as if they were one failed call. */
function overLimit(message: string): RestReply {
  const body = [{ errorCode: 'LIMIT_EXCEEDED', message }];
  const response = { body, httpHeaders: {}, httpStatusCode: 400, referenceId: null };
  return { status: ASSUMED.rest.overLimitStatus, body: JSON.stringify({ compositeResponse: [response] }) };
}

function countsAsQuery(request: RestRequest, url: string): boolean {
  const [first, second] = pathOf(request, url);
  return first === 'query' || first === 'queryAll' || (first === 'composite' && second === 'sobjects');
}

function pathOf(request: RestRequest, url: string): readonly string[] {
  try {
    return requestTo(request, 'GET', url, '', {}).path;
  } catch {
    // A bad URL fails in its own reply.
    return [];
  }
}
