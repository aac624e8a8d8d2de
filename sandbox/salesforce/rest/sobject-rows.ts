import { instantOf } from '../clock.ts';
import { notFound, RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { findField, findObject } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Row } from '../store/store.ts';
import {
  entityTag,
  ifModifiedSince,
  isKnown,
  lastModified,
  requireMatch,
  requireUnmodified,
} from './conditional.ts';
import { getRelated } from './related.ts';
import { bodyObject, type Handler, type Org, ok, type RestReply, type RestRequest } from './rest.ts';

const NO_CONTENT: RestReply = { status: 204 };
/** The version since which an upsert answers with the record's id and whether it is new. */
const UPSERT_TELLS = 46;
/** Only accounts have entity tags. */
const TAGGED = 'Account';

export function objectOr404(name: string): SObject {
  const object = findObject(name);
  if (!object) throw notFound();
  return object;
}

export const createRow: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const id = org.records.create(object, bodyObject(request), request.userId);
  return createdReply(request, object, id, {});
};

/** `POST /sobjects/T/Id`: creates a record as an upsert by id without an id does. */
export const createRowById: Handler = (org, request, type, key) => {
  if (String(key).toLowerCase() !== 'id') throw notFound();
  return createRow(org, request, type as string);
};

export const getRow: Handler = (org, request, type, id) => {
  const object = objectOr404(type as string);
  const canonical = idOf(object, id as string);
  if (!canonical.startsWith(object.keyPrefix)) throw notFound();
  return readRow(org, request, object, canonical);
};

export const updateRow: Handler = (org, request, type, text) => {
  const object = objectOr404(type as string);
  const id = idOf(object, text as string);
  if (!id.startsWith(object.keyPrefix)) throw wrongType(object, id);
  requireUnchanged(org, request, object, id);
  org.records.update(object, id, bodyObject(request), request.userId);
  return NO_CONTENT;
};

export const deleteRow: Handler = (org, request, type, text) => {
  const object = objectOr404(type as string);
  const id = idOf(object, text as string);
  if (!id.startsWith(object.keyPrefix)) throw malformedId(id);
  requireUnchanged(org, request, object, id);
  org.records.remove(object, id, request.userId);
  return NO_CONTENT;
};

/** A record by an external id, or what a record refers to or is referred to by. */
export const getRowByKey: Handler = (org, request, type, key, value) => {
  const object = objectOr404(type as string);
  const id = canonicalId(key as string);
  if (id?.startsWith(object.keyPrefix)) {
    const found = getRelated(org, request, object, id, value as string);
    return 'parent' in found ? readRow(org, request, found.parent, found.id) : found;
  }
  return withOne(org, request, object, key as string, value as string, (found) =>
    readRow(org, request, object, found),
  );
};

export const deleteRowByKey: Handler = (org, request, type, key, value) => {
  const object = objectOr404(type as string);
  return withOne(org, request, object, key as string, value as string, (id) => {
    org.records.remove(object, id, request.userId);
    return NO_CONTENT;
  });
};

/** Updates the record that has an external id, or creates it. */
export const upsertRow: Handler = (org, request, type, key, value) => {
  const object = objectOr404(type as string);
  const field = keyField(object, key as string);
  const body = bodyObject(request);
  const tells = Number(request.version) >= UPSERT_TELLS;
  if (Object.keys(body).some((name) => name.toLowerCase() === field.name.toLowerCase()))
    throw new RequestError(
      400,
      'INVALID_FIELD',
      `The ${field.name} field should not be specified in the sobject data.`,
    );
  const [id, ...more] = idsByKey(org, object, field, value as string);
  if (more.length > 0) return choices(request, object, [id as string, ...more]);
  if (id !== undefined) {
    requireUnchanged(org, request, object, id);
    org.records.update(object, id, body, request.userId);
    if (!tells) return NO_CONTENT;
    return ok(JSON.stringify({ id, success: true, errors: [], created: false }));
  }
  if (field.type === 'id' || request.query.get('updateOnly') === 'true') throw notFound();
  const created = org.records.create(object, { ...body, [field.name]: value as string }, request.userId);
  return createdReply(request, object, created, tells ? { created: true } : {});
};

/** The records with a value in an external id field; `Id` counts as one. */
export function idsByKey(org: Org, object: SObject, field: Field, value: string): string[] {
  if (field.type !== 'id') return org.store.idsWhere(object, field, value);
  const id = canonicalId(value);
  return id !== undefined && org.store.read(object, id)?.IsDeleted === 0n ? [id] : [];
}

export function keyField(object: SObject, name: string): Field {
  const field = findField(object, name);
  if (field?.externalId || field?.type === 'id') return field;
  throw notFound(`Provided external ID field does not exist or is not accessible: ${name}`);
}

export function malformedId(text: string): RequestError {
  return new RequestError(400, 'MALFORMED_ID', `malformed id ${text}`, []);
}

/** An id of another object's record. */
export function wrongType(object: SObject, id: string): RequestError {
  return new RequestError(400, 'MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id}`, [
    'Id',
  ]);
}

/** Salesforce names an unreadable id as a missing external id field. */
function idOf(_object: SObject, text: string): string {
  const id = canonicalId(text);
  if (id === undefined)
    throw notFound(`Provided external ID field does not exist or is not accessible: ${text}`);
  return id;
}

/** Works on the one record that has an external id; several are offered as choices. */
function withOne(
  org: Org,
  request: RestRequest,
  object: SObject,
  key: string,
  value: string,
  work: (id: string) => RestReply,
): RestReply {
  const [id, ...more] = idsByKey(org, object, keyField(object, key), value);
  if (more.length > 0) return choices(request, object, [id as string, ...more]);
  if (id === undefined) throw notFound();
  return work(id);
}

function readRow(org: Org, request: RestRequest, object: SObject, id: string): RestReply {
  const row = org.store.read(object, id);
  if (!row) throw notFound();
  if (row.IsDeleted === 1n) throw new RequestError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  const modified = instantOf(row.LastModifiedDate as string);
  const tag = object.name === TAGGED ? tagOf(row) : undefined;
  const headers = { ...lastModified(modified), ...(tag === undefined ? {} : { ETag: tag }) };
  if (tag !== undefined) requireMatch(request, () => tag);
  if (tag !== undefined && isKnown(request, tag)) return { status: 304, headers };
  if (!ifModifiedSince(request, modified)) return { status: 304, headers };
  requireUnmodified(request, modified);
  const list = (request.query.get('fields') ?? '').split(',').map((name) => name.trim());
  const named = list.filter((name) => name !== '');
  const fields = named.length > 0 ? named : object.fields.map(({ name }) => name);
  const [body] = org.engine.retrieve(object, [id], fields, request.version);
  return { status: 200, headers, body: body ?? 'null' };
}

/** `If-Unmodified-Since` and `If-Match` guard a write against changes made meanwhile. */
function requireUnchanged(org: Org, request: RestRequest, object: SObject, id: string): void {
  const row = org.store.read(object, id);
  if (!row) return;
  requireUnmodified(request, instantOf(row.LastModifiedDate as string));
  if (object.name === TAGGED) requireMatch(request, () => tagOf(row));
}

function tagOf(row: Row): string {
  return entityTag(`${row.Id} ${row.LastModifiedDate}`);
}

function createdReply(request: RestRequest, object: SObject, id: string, more: object): RestReply {
  return {
    status: 201,
    headers: { Location: `/services/data/v${request.version}/sobjects/${object.name}/${id}` },
    body: JSON.stringify({ id, success: true, errors: [], ...more }),
  };
}

function choices(request: RestRequest, object: SObject, ids: readonly string[]): RestReply {
  const urls = ids.map((id) => `/services/data/v${request.version}/sobjects/${object.name}/${id}`);
  return { status: 300, body: JSON.stringify(urls) };
}
