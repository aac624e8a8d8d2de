import type { IncomingHttpHeaders } from 'node:http';
import type { Approvals } from '../approvals/approvals.ts';
import { ASSUMED } from '../assumed.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { OrgClock } from '../clock.ts';
import { RequestError } from '../errors.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from '../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Records } from '../records/records.ts';
import type { Store } from '../store/store.ts';
import type { Streaming } from '../streaming/streaming.ts';
import { jsonFault } from './json-fault.ts';
import type { Usage } from './usage.ts';

const JSON_TYPE = 'application/json';

/** What the REST resources work on. */
export interface Org {
  readonly store: Store;
  readonly clock: OrgClock;
  readonly engine: QueryEngine;
  readonly records: Records;
  readonly usage: Usage;
  readonly bulk: Bulk;
  readonly approvals: Approvals;
  readonly streaming: Streaming;
  /** Answers a call, its refusals as replies; composite resources make their parts' calls with it. */
  call(request: RestRequest): RestReply;
}

/** A call of a REST resource, by itself or as a part of a composite one. */
export interface RestRequest {
  readonly method: string;
  /** `66.0` */
  readonly version: string;
  /** The path behind the version, cut at slashes and decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Who calls. */
  readonly userId: string;
  /** The name that the caller gives itself in `Sforce-Call-Options`. */
  readonly client?: string | undefined;
  readonly origin: string;
}

export interface RestReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text; undefined: no body. */
  readonly body?: string;
}

/** Works on the path's variable parts in order. */
export type Handler = (org: Org, request: RestRequest, ...parts: string[]) => RestReply;

export function ok(body: string): RestReply {
  return { status: 200, body };
}

export function okValue(value: unknown): RestReply {
  return ok(JSON.stringify(value));
}

/** The request's JSON object; refuses anything else in the words of Salesforce's parser. */
export function bodyObject(request: RestRequest): JsonObject {
  const value = bodyValue(request);
  if (!isObject(value)) throw parserError(ASSUMED.rest.notAnObject('The request body'));
  return value;
}

function bodyValue({ body, headers }: RestRequest): JsonValue {
  const type = headers['content-type']?.split(';')[0]?.trim() ?? JSON_TYPE;
  if (!/\bjson$/i.test(type))
    throw new RequestError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      `MediaType of '${type}' is not supported by this resource`,
    );
  if (body === '')
    throw parserError('The HTTP entity body is required, but this request has no entity body.');
  try {
    return parseJson(body);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw parserError(jsonFault(body));
    throw error;
  }
}

export function parserError(message: string): RequestError {
  return new RequestError(400, 'JSON_PARSER_ERROR', message);
}

/** A list of JSON objects under a key of the body. */
export function objectsUnder(body: JsonObject, key: string): JsonObject[] {
  const list = body[key];
  if (!Array.isArray(list) || !list.every(isObject)) throw parserError(ASSUMED.rest.notAList(key));
  return list;
}

export function stringUnder(body: JsonObject, key: string): string {
  const value = body[key];
  if (typeof value !== 'string') throw parserError(ASSUMED.rest.notAString(key));
  return value;
}
