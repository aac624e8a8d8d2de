import { instantOf } from '../clock.ts';
import { notFound, RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { findField, findObject } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { bodyObject, type Handler, type Org, ok, type RestReply, type RestRequest } from './rest.ts';

const NO_CONTENT: RestReply = { status: 204 };

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

export const getRow: Handler = (org, request, type, id) => {
  const object = objectOr404(type as string);
  return readRow(org, request, object, idOf(object, id as string));
};

export const updateRow: Handler = (org, request, type, text) => {
  const object = objectOr404(type as string);
  const id = idOf(object, text as string);
  requireUnmodified(org, request, object, id);
  org.records.update(object, id, bodyObject(request), request.userId);
  return NO_CONTENT;
};

export const deleteRow: Handler = (org, request, type, id) => {
  const object = objectOr404(type as string);
  org.records.remove(object, idOf(object, id as string), request.userId);
  return NO_CONTENT;
};

export const getRowByKey: Handler = (org, request, type, key, value) => {
  const object = objectOr404(type as string);
  const [id, ...more] = idsByKey(org, object, keyField(object, key as string), value as string);
  if (more.length > 0) return choices(request, object, [id as string, ...more]);
  if (id === undefined) throw notFound();
  return readRow(org, request, object, id);
};

export const deleteRowByKey: Handler = (org, request, type, key, value) => {
  const object = objectOr404(type as string);
  const [id, ...more] = idsByKey(org, object, keyField(object, key as string), value as string);
  if (more.length > 0) return choices(request, object, [id as string, ...more]);
  if (id === undefined) throw notFound();
  org.records.remove(object, id, request.userId);
  return NO_CONTENT;
};

/** Updates the record that has an external id, or creates it. */
export const upsertRow: Handler = (org, request, type, key, value) => {
  const object = objectOr404(type as string);
  const field = keyField(object, key as string);
  const body = bodyObject(request);
  if (Object.keys(body).some((name) => name.toLowerCase() === field.name.toLowerCase()))
    throw new RequestError(
      400,
      'INVALID_FIELD',
      `The ${field.name} field should not be specified in the sobject data.`,
    );
  const [id, ...more] = idsByKey(org, object, field, value as string);
  if (more.length > 0) return choices(request, object, [id as string, ...more]);
  if (id !== undefined) {
    requireUnmodified(org, request, object, id);
    org.records.update(object, id, body, request.userId);
    if (Number(request.version) < 46) return NO_CONTENT;
    return ok(JSON.stringify({ id, success: true, errors: [], created: false }));
  }
  if (field.type === 'id' || request.query.get('updateOnly') === 'true') throw notFound();
  const created = org.records.create(object, { ...body, [field.name]: value as string }, request.userId);
  return createdReply(request, object, created, { created: true });
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

/** Salesforce names an unreadable id as a missing external id field. */
function idOf(object: SObject, text: string): string {
  const id = canonicalId(text);
  if (id === undefined)
    throw notFound(`Provided external ID field does not exist or is not accessible: ${text}`);
  if (!id.startsWith(object.keyPrefix)) throw notFound();
  return id;
}

function readRow(org: Org, request: RestRequest, object: SObject, id: string): RestReply {
  const row = org.store.read(object, id);
  if (!row) throw notFound();
  if (row.IsDeleted === 1n) throw new RequestError(404, 'ENTITY_IS_DELETED', 'entity is deleted', []);
  const since = request.headers['if-modified-since'];
  const modified = seconds(instantOf(row.LastModifiedDate as string));
  if (since !== undefined && modified <= seconds(httpDate(since))) return { status: 304 };
  const list = request.query.get('fields');
  const fields =
    list === null ? object.fields.map(({ name }) => name) : list.split(',').map((name) => name.trim());
  const [body] = org.engine.retrieve(object, [id], fields, request.version);
  return {
    status: 200,
    headers: { 'Last-Modified': new Date(modified * 1000).toUTCString() },
    body: body ?? 'null',
  };
}

/** `If-Unmodified-Since` guards a write against changes made meanwhile, to the second. */
function requireUnmodified(org: Org, request: RestRequest, object: SObject, id: string): void {
  const since = request.headers['if-unmodified-since'];
  if (since === undefined) return;
  const row = org.store.read(object, id);
  if (row && seconds(instantOf(row.LastModifiedDate as string)) > seconds(httpDate(since)))
    throw new RequestError(412, 'PRECONDITION_FAILED', 'The resource has been modified since the given date');
}

function httpDate(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new RequestError(400, 'INVALID_HEADER', `Invalid date in header: ${text}`);
  return time;
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
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
