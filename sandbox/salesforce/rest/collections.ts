import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { findObject, objectOfId } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { bodyObject, type Handler, type Org, objectsUnder, okValue, type RestReply } from './rest.ts';
import { outcomeJson, outcomeOf, ROLLED_BACK, type SaveOutcome } from './save-results.ts';
import { idsByKey, keyField, malformedId, objectOr404, wrongType } from './sobject-rows.ts';

const MAX_RECORDS = 200;
/** Runs of records of one type. */
const MAX_CHUNKS = 10;

export const createCollection: Handler = (org, request) =>
  saveAll(org, bodyObject(request), {
    save: (record) =>
      outcomeOf(
        () => ({}),
        () => ({ id: org.records.create(typeOf(record), record, request.userId) }),
      ),
    undone: () => ({}),
  });

export const updateCollection: Handler = (org, request) =>
  saveAll(org, bodyObject(request), {
    save: (record) => {
      const { id: text, rest } = withoutId(record);
      const id = text === undefined ? undefined : canonicalId(text);
      const object = id === undefined ? undefined : objectOfId(id);
      const type = typeOf(record);
      return outcomeOf(
        () => (id !== undefined && object === type ? { id } : {}),
        () => {
          if (!text) throw new RequestError(400, 'MISSING_ARGUMENT', ASSUMED.rest.idMissing);
          if (id === undefined || object !== type) throw wrongType(type, text);
          org.records.update(type, id, rest, request.userId);
          return { id };
        },
      );
    },
    undone: ({ id }) => ({ id }),
  });

export const upsertCollection: Handler = (org, request, type, key) => {
  const object = objectOr404(type as string);
  const field = keyField(object, key as string);
  const body = bodyObject(request);
  const given = objectsUnder(body, 'records').map((record) => keyValue(record, field));
  return saveAll(org, body, {
    save: (record) => {
      const value = keyValue(record, field);
      const ids = typeof value === 'string' && value !== '' ? idsByKey(org, object, field, value) : [];
      const [id, ...more] = ids;
      return outcomeOf(
        () => (id === undefined ? { created: true } : { id, created: false }),
        () => {
          if (typeOf(record) !== object)
            throw new RequestError(400, 'INVALID_TYPE', ASSUMED.rest.otherType(object.name));
          if (typeof value !== 'string' || value === '')
            throw new RequestError(400, 'MISSING_ARGUMENT', `${field.name} not specified`, []);
          if (given.filter((other) => other === value).length > 1)
            throw new RequestError(400, 'DUPLICATE_VALUE', ASSUMED.rest.keyTwice(value), [field.name]);
          if (more.length > 0)
            throw new RequestError(400, 'DUPLICATE_EXTERNAL_ID', ASSUMED.rest.keyOfSeveral(field.name, ids), [
              field.name,
            ]);
          if (id === undefined)
            return { id: org.records.create(object, record, request.userId), created: true };
          org.records.update(object, id, withoutId(record, field.name).rest, request.userId);
          return { id, created: false };
        },
      );
    },
    undone: ({ id, created }) => (created ? { created } : { id, created }),
  });
};

export const deleteCollection: Handler = (org, request) => {
  const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new RequestError(400, 'MISSING_ARGUMENT', ASSUMED.rest.idsMissing);
  requireCount(ids.length);
  const outcomes = inOrder(org, ids, request.query.get('allOrNone') === 'true', {
    save: (text) => {
      const id = canonicalId(text);
      const object = id === undefined ? undefined : objectOfId(id);
      return outcomeOf(
        () => (id === undefined || !object ? {} : { id }),
        () => {
          if (id === undefined || !object) throw malformedId(text);
          org.records.remove(object, id, request.userId);
          return { id };
        },
      );
    },
    undone: ({ id }) => ({ id }),
  });
  return okValue(outcomes.map(outcomeJson));
};

interface Saving<T> {
  save(item: T): SaveOutcome;
  /** What is still said of a record that was saved and taken back. */
  undone(saved: { id: string; created?: boolean }): { id?: string; created?: boolean | undefined };
}

function saveAll(org: Org, body: JsonObject, saving: Saving<JsonObject>): RestReply {
  const records = objectsUnder(body, 'records');
  requireCount(records.length);
  const types = records.map((record) => typeOf(record));
  const chunks = types.filter((type, i) => type !== types[i - 1]).length;
  if (chunks > MAX_CHUNKS)
    throw new RequestError(400, ASSUMED.rest.chunks.errorCode, ASSUMED.rest.chunks.message(MAX_CHUNKS));
  return okValue(inOrder(org, records, body.allOrNone === true, saving).map(outcomeJson));
}

class RolledBack extends Error {}

/** Saves items one after the other; all-or-none takes everything back if one fails. */
function inOrder<T>(org: Org, items: readonly T[], allOrNone: boolean, saving: Saving<T>): SaveOutcome[] {
  let outcomes: SaveOutcome[] = [];
  try {
    org.store.atomically(() => {
      outcomes = items.map((item) => saving.save(item));
      if (allOrNone && outcomes.some(({ success }) => !success)) throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    outcomes = outcomes.map((outcome) => {
      if (!outcome.success) return outcome;
      const { id, created } = saving.undone(outcome);
      return {
        ...(id === undefined ? {} : { id }),
        ...(created === undefined ? {} : { created }),
        success: false,
        errors: [ROLLED_BACK],
      };
    });
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

function keyValue(record: JsonObject, field: Field): JsonValue | undefined {
  return Object.entries(record).find(([name]) => name.toLowerCase() === field.name.toLowerCase())?.[1];
}

function withoutId(record: JsonObject, key = 'Id'): { id: string | undefined; rest: JsonObject } {
  let id: JsonValue | undefined;
  const rest: JsonObject = {};
  for (const [name, value] of Object.entries(record))
    if (name.toLowerCase() === key.toLowerCase()) id = value;
    else rest[name] = value;
  return { id: typeof id === 'string' ? id : undefined, rest };
}

function requireCount(count: number): void {
  if (count > MAX_RECORDS)
    throw new RequestError(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${MAX_RECORDS} records into this call`,
    );
}
