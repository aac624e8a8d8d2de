import type { Exchange } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { NetSuiteError } from '../errors.ts';

/** NetSuite's own media type, by what it holds. */
export function resourceType(kind: 'singular' | 'collection' | FormKind): string {
  return `application/vnd.oracle.resource+json; type=${kind}; charset=UTF-8`;
}

/** What a client asks for instead of the record itself. */
export type FormKind = 'create-form' | 'edit-form' | 'select-options';

const BODY_TYPES: ReadonlySet<string> = new Set(['application/json', 'application/vnd.oracle.resource+json']);
const ANSWER_TYPES: ReadonlySet<string> = new Set([
  '*/*',
  'application/*',
  'application/json',
  'application/problem+json',
  'application/vnd.oracle.resource+json',
  'application/swagger+json',
  'application/schema+json',
]);

const bare = (type: string): string => (type.split(';')[0] ?? '').trim().toLowerCase();

/** Refuses a body that says it is something else than JSON; one that says nothing is taken for JSON. */
export function checkContentType({ headers, body }: Exchange): void {
  const given = headers['content-type'];
  if (given === undefined || body === '' || BODY_TYPES.has(bare(given))) return;
  throw new NetSuiteError(415, 'INVALID_HEADER', ASSUMED.requests.mediaType('Content-Type', given), {
    header: 'Content-Type',
  });
}

/** Refuses a client that accepts no JSON at all. */
export function checkAccept({ headers }: Exchange): void {
  const given = headers.accept;
  if (given === undefined || given.trim() === '') return;
  if (given.split(',').some((type) => ANSWER_TYPES.has(bare(type)))) return;
  throw new NetSuiteError(406, 'INVALID_HEADER', ASSUMED.requests.mediaType('Accept', given), {
    header: 'Accept',
  });
}

/** The body is a collection of records: a batch. */
export function isCollectionBody({ headers }: Exchange): boolean {
  return /;\s*type=collection\b/i.test(headers['content-type'] ?? '');
}

/** The form that the `Accept` header names; undefined: the ordinary answer. */
export function formKind({ headers }: Exchange): FormKind | undefined {
  const match = /;\s*type=(create-form|edit-form|select-options)\b/i.exec(headers.accept ?? '');
  return match ? (match[1]?.toLowerCase() as FormKind) : undefined;
}
