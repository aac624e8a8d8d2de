import { ASSUMED } from '../assumed.ts';
import { notFound, RequestError } from '../errors.ts';
import { isObject, type JsonObject, type JsonValue, parseJson, writeJson } from '../json.ts';
import { BrokenReference, Results, resolveBody, resolveText } from './references.ts';
import type { Org, RestReply, RestRequest } from './rest.ts';
import { parserError, stringUnder } from './rest.ts';
import { requiredVersion } from './versions.ts';

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

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const FORBIDDEN_HEADERS = new Set(['accept', 'authorization', 'content-type']);
const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

/** Reads the list of calls of a composite request; throws RequestError for what makes the whole request invalid. */
export function readSubrequests(items: readonly JsonObject[]): Subrequest[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const referenceId = stringUnder(item, 'referenceId');
    if (!/^[A-Za-z0-9][A-Za-z0-9_]*$/.test(referenceId))
      throw new RequestError(
        400,
        'INVALID_INPUT',
        `Provided referenceId ('${referenceId}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`,
      );
    if (seen.has(referenceId))
      throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.referenceTwice(referenceId));
    seen.add(referenceId);
    const headers: Record<string, string> = {};
    const given = item.httpHeaders;
    if (isObject(given))
      for (const [name, value] of Object.entries(given)) {
        if (FORBIDDEN_HEADERS.has(name.toLowerCase()))
          throw new RequestError(400, 'INVALID_INPUT', ASSUMED.rest.forbiddenHeader(name));
        headers[name.toLowerCase()] = String(value);
      }
    return {
      method: methodUnder(item),
      url: stringUnder(item, 'url'),
      referenceId,
      body: item.body,
      headers,
    };
  });
}

/** The HTTP method of a call inside a composite, graph or batch request. */
export function methodUnder(item: JsonObject): string {
  const method = stringUnder(item, 'method').toUpperCase();
  if (!METHODS.has(method)) throw parserError(ASSUMED.rest.unknownMethod(method));
  return method;
}

/** The reference ids that a call's URL and body name. */
export function referencesOf({ url, body }: Subrequest): string[] {
  const text = body === undefined ? url : url + writeJson(body);
  return [...text.matchAll(/@\{\s*([A-Za-z0-9_]+)/g)].map((match) => match[1] as string);
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
      const call = allOrNone ? withAllOrNone(subrequest) : subrequest;
      const reply = { ...callOne(org, outer, call, results), referenceId: subrequest.referenceId };
      replies.push(reply);
      if (reply.status >= 400 || (allOrNone && hasRefusedRecords(subrequest, reply))) {
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
    replies: haltedReplies(subrequests, ROLLED_BACK).map((reply) =>
      reply.referenceId === culprit.referenceId ? culprit : reply,
    ),
  };
}

/** The replies to calls that were not made or were taken back. */
export function haltedReplies(subrequests: readonly Subrequest[], message: string): Subreply[] {
  return subrequests.map(({ referenceId }) => ({ ...halted(message), referenceId }));
}

/** All-or-none of the whole beats what a call on a collection of records says itself. */
function withAllOrNone(subrequest: Subrequest): Subrequest {
  if (!isCollection(subrequest)) return subrequest;
  const { url, body } = subrequest;
  if (isObject(body)) return { ...subrequest, body: { ...body, allOrNone: true } };
  const others = url.replace(/([?&])allOrNone=\w*&?/i, '$1');
  return { ...subrequest, url: `${others}${others.includes('?') ? '&' : '?'}allOrNone=true` };
}

function hasRefusedRecords(subrequest: Subrequest, reply: RestReply): boolean {
  if (!isCollection(subrequest) || reply.body === undefined) return false;
  const outcomes = parseJson(reply.body);
  return Array.isArray(outcomes) && outcomes.some((item) => isObject(item) && item.success === false);
}

function isCollection({ url }: Subrequest): boolean {
  return /\/composite\/sobjects\b/.test(url);
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
  if (services !== 'services' || data !== 'data') throw notFound();
  const version = requiredVersion(segment);
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
