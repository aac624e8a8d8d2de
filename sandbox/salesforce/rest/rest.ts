import type { IncomingHttpHeaders } from 'node:http';
import type { Approvals } from '../approvals/approvals.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { OrgClock } from '../clock.ts';
import { RequestError } from '../errors.ts';
import { isObject, type JsonObject, type JsonValue, parseJson } from '../json.ts';
import type { QueryEngine } from '../query/engine.ts';
import type { Records } from '../records/records.ts';
import type { Store } from '../store/store.ts';
import type { Streaming } from '../streaming/streaming.ts';
import type { Usage } from './usage.ts';

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
  const value = bodyValue(request.body);
  if (!isObject(value))
    throw parserError('The HTTP entity body is required, but this request has no valid entity body.');
  return value;
}

function bodyValue(body: string): JsonValue {
  try {
    return parseJson(body);
  } catch (error) {
    throw parserError(
      body === ''
        ? 'The HTTP entity body is required, but this request has no entity body.'
        : (error as Error).message,
    );
  }
}

export function parserError(message: string): RequestError {
  return new RequestError(400, 'JSON_PARSER_ERROR', message);
}

/** A list of JSON objects under a key of the body. */
export function objectsUnder(body: JsonObject, key: string): JsonObject[] {
  const list = body[key];
  if (!Array.isArray(list) || !list.every(isObject)) throw parserError(`"${key}" must be a list of objects`);
  return list;
}

export function stringUnder(body: JsonObject, key: string): string {
  const value = body[key];
  if (typeof value !== 'string') throw parserError(`"${key}" must be a string`);
  return value;
}
