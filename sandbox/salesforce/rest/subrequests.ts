import { RequestError } from '../errors.ts';
import { isObject, type JsonObject, type JsonValue, writeJson } from '../json.ts';
import { versionOf } from './information.ts';
import { BrokenReference, Results, resolveBody, resolveText } from './references.ts';
import type { Org, RestReply, RestRequest } from './rest.ts';
import { stringUnder } from './rest.ts';

/** One call inside a composite or graph request. */
export interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: JsonValue | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

interface Subreply extends RestReply {
  readonly referenceId: string;
}

const FORBIDDEN_HEADERS = new Set(['accept', 'authorization', 'content-type']);
const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

/** Reads the list of calls of a composite request; throws RequestError for what makes the whole request invalid. */
export function readSubrequests(items: readonly JsonObject[]): Subrequest[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const referenceId = stringUnder(item, 'referenceId');
    if (!/^[A-Za-z0-9_]+$/.test(referenceId) || seen.has(referenceId))
      throw new RequestError(
        400,
        'INVALID_INPUT',
        `Invalid or duplicate reference ID specified: ${referenceId}`,
      );
    seen.add(referenceId);
    const headers: Record<string, string> = {};
    const given = item.httpHeaders;
    if (isObject(given))
      for (const [name, value] of Object.entries(given)) {
        if (FORBIDDEN_HEADERS.has(name.toLowerCase()))
          throw new RequestError(400, 'INVALID_INPUT', `The ${name} header is not allowed in a subrequest`);
        headers[name.toLowerCase()] = String(value);
      }
    return {
      method: stringUnder(item, 'method').toUpperCase(),
      url: stringUnder(item, 'url'),
      referenceId,
      body: item.body,
      headers,
    };
  });
}

class Halted extends Error {}

/** Makes the calls in order; all-or-none takes everything back at the first that fails. */
export function runSubrequests(
  org: Org,
  outer: RestRequest,
  subrequests: readonly Subrequest[],
  allOrNone: boolean,
): { replies: Subreply[]; failed: boolean } {
  const replies: Subreply[] = [];
  const results = new Results();
  let failed = false;
  const run = (): void => {
    for (const subrequest of subrequests) {
      const reply = { ...callOne(org, outer, subrequest, results), referenceId: subrequest.referenceId };
      replies.push(reply);
      if (reply.status >= 400) {
        failed = true;
        if (allOrNone) throw new Halted();
      } else if (reply.body !== undefined) results.set(subrequest.referenceId, reply.body);
    }
  };
  if (!allOrNone) {
    run();
    return { replies, failed };
  }
  try {
    org.store.atomically(run);
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
  }
  if (!failed) return { replies, failed };
  const culprit = replies.at(-1) as Subreply;
  return {
    failed,
    replies: subrequests.map(({ referenceId }) =>
      referenceId === culprit.referenceId ? culprit : { ...halted(ROLLED_BACK), referenceId },
    ),
  };
}

/** A reply as composite responses show it. */
export function subreplyJson(reply: Subreply): string {
  const { status, headers = {}, body, referenceId } = reply;
  return `{"body":${body ?? 'null'},"httpHeaders":${JSON.stringify(headers)},"httpStatusCode":${status},"referenceId":${JSON.stringify(referenceId)}}`;
}

function callOne(org: Org, outer: RestRequest, subrequest: Subrequest, results: Results): RestReply {
  try {
    const target = resolveText(subrequest.url, results);
    const body = subrequest.body === undefined ? '' : writeJson(resolveBody(subrequest.body, results));
    const { method, headers } = subrequest;
    return org.call(requestTo(outer, method, target, body, headers));
  } catch (error) {
    if (error instanceof BrokenReference) return halted(error.message);
    if (error instanceof RequestError) return { status: error.status, body: error.body() };
    throw error;
  }
}

/** A call to `/services/data/vXX.X/…` with the outer request's user. */
export function requestTo(
  outer: RestRequest,
  method: string,
  target: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): RestRequest {
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  const [services, data, segment, ...rest] = path.split('/').filter((part) => part !== '');
  const version = versionOf(segment);
  if (services !== 'services' || data !== 'data' || version === undefined)
    throw new RequestError(404, 'NOT_FOUND', 'The requested resource does not exist');
  return {
    ...outer,
    method,
    version,
    path: rest.map(decoded),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  };
}

export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function halted(message: string): RestReply {
  return { status: 400, body: JSON.stringify([{ errorCode: 'PROCESSING_HALTED', message }]) };
}
