import { RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { findObject, objectOfId } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import {
  bodyObject,
  type Handler,
  type Org,
  objectsUnder,
  ok,
  okValue,
  parserError,
  type RestReply,
} from './rest.ts';
import { outcomeJson, outcomeOf, ROLLED_BACK, type SaveOutcome } from './save-results.ts';
import { idsByKey, keyField, objectOr404 } from './sobject-rows.ts';

const MAX_RECORDS = 200;
const MAX_RETRIEVED = 2_000;

export const createCollection: Handler = (org, request) =>
  saveAll(org, bodyObject(request), (record) =>
    outcomeOf(undefined, () => ({ id: org.records.create(typeOf(record), record, request.userId) })),
  );

export const updateCollection: Handler = (org, request) =>
  saveAll(org, bodyObject(request), (record) => {
    const { id, rest } = withoutId(record);
    return outcomeOf(id, () => {
      const canonical = requiredId(id);
      org.records.update(objectOf(canonical), canonical, rest, request.userId);
      return { id: canonical };
    });
  });

export const upsertCollection: Handler = (org, request, type, key) => {
  const object = objectOr404(type as string);
  const field = keyField(object, key as string);
  return saveAll(org, bodyObject(request), (record) =>
    outcomeOf(undefined, () => {
      const value = Object.entries(record).find(
        ([name]) => name.toLowerCase() === field.name.toLowerCase(),
      )?.[1];
      if (typeof value !== 'string' || value === '')
        throw new RequestError(400, 'MISSING_ARGUMENT', `${field.name} not specified`);
      const [id, ...more] = idsByKey(org, object, field, value);
      if (more.length > 0)
        throw new RequestError(
          400,
          'DUPLICATE_EXTERNAL_ID',
          `${field.name}: more than one record found for external id field: [${[id, ...more].join(', ')}]`,
        );
      if (id === undefined) return { id: org.records.create(object, record, request.userId), created: true };
      const { rest } = withoutId(record, field.name);
      org.records.update(object, id, rest, request.userId);
      return { id, created: false };
    }),
  );
};

export const deleteCollection: Handler = (org, request) => {
  const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  requireCount(ids.length, MAX_RECORDS);
  const allOrNone = request.query.get('allOrNone') === 'true';
  const outcomes = inOrder(org, ids, allOrNone, (text) =>
    outcomeOf(text, () => {
      const id = requiredId(text);
      org.records.remove(objectOf(id), id, request.userId);
      return { id };
    }),
  );
  return okValue(outcomes.map(outcomeJson));
};

/** `POST { ids, fields }` or `GET ?ids=&fields=`: records in the order of the ids, null where there is none. */
export const retrieveCollection: Handler = (org, request, type) => {
  const object = objectOr404(type as string);
  const posted = request.method === 'POST' ? bodyObject(request) : undefined;
  const ids = posted ? stringsUnder(posted, 'ids') : listed(request.query.get('ids'));
  const fields = posted ? stringsUnder(posted, 'fields') : listed(request.query.get('fields'));
  requireCount(ids.length, MAX_RETRIEVED);
  const canonical = ids.map((text) => {
    const id = canonicalId(text);
    if (id === undefined || !id.startsWith(object.keyPrefix))
      throw new RequestError(400, 'MALFORMED_ID', `malformed id ${text}`);
    return id;
  });
  const records = org.engine.retrieve(object, canonical, fields, request.version);
  return ok(`[${records.map((text) => text ?? 'null').join(',')}]`);
};

function saveAll(org: Org, body: JsonObject, save: (record: JsonObject) => SaveOutcome): RestReply {
  const records = objectsUnder(body, 'records');
  requireCount(records.length, MAX_RECORDS);
  return okValue(inOrder(org, records, body.allOrNone === true, save).map(outcomeJson));
}

class RolledBack extends Error {}

/** Saves items one after the other; all-or-none takes everything back if one fails. */
function inOrder<T>(
  org: Org,
  items: readonly T[],
  allOrNone: boolean,
  save: (item: T) => SaveOutcome,
): SaveOutcome[] {
  let outcomes: SaveOutcome[] = [];
  try {
    org.store.atomically(() => {
      outcomes = items.map(save);
      if (allOrNone && outcomes.some(({ success }) => !success)) throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    outcomes = outcomes.map((outcome) =>
      outcome.success ? { success: false, errors: [ROLLED_BACK] } : outcome,
    );
  }
  return outcomes;
}

function typeOf(record: JsonObject): SObject {
  const attributes = record.attributes;
  const type = isObject(attributes) ? attributes.type : undefined;
  const object = typeof type === 'string' ? findObject(type) : undefined;
  if (!object)
    throw new RequestError(400, 'INVALID_TYPE', `sObject type '${String(type ?? '')}' is not supported.`);
  return object;
}

function withoutId(record: JsonObject, key = 'Id'): { id: string | undefined; rest: JsonObject } {
  let id: JsonValue | undefined;
  const rest: JsonObject = {};
  for (const [name, value] of Object.entries(record))
    if (name.toLowerCase() === key.toLowerCase()) id = value;
    else rest[name] = value;
  return { id: typeof id === 'string' ? id : undefined, rest };
}

function requiredId(text: string | undefined): string {
  if (text === undefined || text === '')
    throw new RequestError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call');
  const id = canonicalId(text);
  if (id === undefined) throw new RequestError(400, 'MALFORMED_ID', `bad id ${text}`);
  return id;
}

function objectOf(id: string): SObject {
  const object = objectOfId(id);
  if (!object) throw new RequestError(400, 'INVALID_ID_FIELD', `invalid record id ${id}`);
  return object;
}

function requireCount(count: number, max: number): void {
  if (count > max)
    throw new RequestError(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${max} records in this call`,
    );
}

function stringsUnder(body: JsonObject, key: string): string[] {
  const values = body[key];
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
    throw parserError(`"${key}" must be a list of strings`);
  return values;
}

function listed(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
