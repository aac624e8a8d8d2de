import { createHash } from 'node:crypto';
import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import type { RestRequest } from './rest.ts';

/** Conditional requests: dates with a precision of seconds, and entity tags. */

/** Whether something changed after the date of `If-Modified-Since`; yes if the client names none. */
export function ifModifiedSince(request: RestRequest, modified: number): boolean {
  const since = dateIn(request, 'if-modified-since');
  return since === undefined || seconds(modified) > seconds(since);
}

/** Refuses with 412 what changed after the date of `If-Unmodified-Since`. */
export function requireUnmodified(request: RestRequest, modified: number): void {
  const since = dateIn(request, 'if-unmodified-since');
  if (since !== undefined && seconds(modified) > seconds(since)) throw preconditionFailed();
}

export function lastModified(modified: number): Record<string, string> {
  return { 'Last-Modified': new Date(seconds(modified) * 1000).toUTCString() };
}

/** The entity tag of a body. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64')}"`;
}

/** Whether `If-None-Match` names the tag: the client has the body already. */
export function isKnown(request: RestRequest, tag: string): boolean {
  return names(request.headers['if-none-match'], tag);
}

/** Refuses with 412 if `If-Match` names other tags only. */
export function requireMatch(request: RestRequest, tag: () => string): void {
  const wanted = request.headers['if-match'];
  if (wanted !== undefined && !names(wanted, tag())) throw preconditionFailed();
}

function names(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((item) => {
    const name = item
      .trim()
      .replace(/^W\//, '')
      .replace(/--gzip"$/, '"');
    return name === '*' || name === tag;
  });
}

function dateIn(request: RestRequest, header: string): number | undefined {
  const text = request.headers[header];
  if (text === undefined) return undefined;
  const time = Date.parse(String(text));
  if (Number.isNaN(time))
    throw new RequestError(
      400,
      ASSUMED.rest.badDateHeader.errorCode,
      ASSUMED.rest.badDateHeader.message(String(text)),
    );
  return time;
}

function preconditionFailed(): RequestError {
  return new RequestError(412, ASSUMED.rest.changed.errorCode, ASSUMED.rest.changed.message);
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
