import { refuse } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { findField, findParent, objectNamed } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Row, Store } from '../store/store.ts';
import { readOnlyMessage, storedValue } from './stored-value.ts';

/** The fields of a request body as stored values; parents may be given by external id. Throws SaveRefusal. */
export function givenFields(
  store: Store,
  object: SObject,
  body: JsonObject,
  purpose: 'create' | 'update',
): Row {
  const row: Row = {};
  const readOnly: string[] = [];
  for (const [key, value] of Object.entries(body)) {
    if (key === 'attributes') continue;
    const parent = isObject(value) ? findParent(object, key) : undefined;
    const field = parent ?? findField(object, key);
    if (!field) return refuse('INVALID_FIELD', `No such column '${key}' on sobject of type ${object.name}`);
    if (!(purpose === 'create' ? field.createable : field.updateable)) {
      readOnly.push(field.name);
      continue;
    }
    row[field.name] =
      parent && isObject(value) ? idByExternalKey(store, parent, value) : storedValue(field, value);
  }
  if (readOnly.length > 0) refuse('INVALID_FIELD_FOR_INSERT_UPDATE', readOnlyMessage(readOnly), readOnly);
  for (const field of object.fields) {
    const id = row[field.name];
    if (field.reference && typeof id === 'string') requireReference(store, field, id);
  }
  return row;
}

/** `"Account": { "External_Id__c": "ACC-1" }` in place of `"AccountId": "001…"`. */
function idByExternalKey(store: Store, reference: Field, value: JsonObject): string | null {
  const keys = Object.entries(value).filter(([key]) => key !== 'attributes');
  const target = objectNamed(reference.reference?.to.at(-1) as string);
  const [key, text] = keys[0] ?? ['', ''];
  const field = findField(target, key);
  if (keys.length !== 1 || (!field?.externalId && field?.type !== 'id') || typeof text !== 'string')
    return refuse('INVALID_FIELD', `${key} is not an External ID or indexed field for ${target.name}`);
  const ids =
    field.type === 'id' ? [String(storedValue(reference, text))] : store.idsWhere(target, field, text);
  if (ids.length > 1)
    refuse('INVALID_FIELD', `More than one record found for external id field: ${ids.join(', ')}`);
  return (
    ids[0] ??
    refuse(
      'INVALID_FIELD',
      `Foreign key external ID: ${text} not found for field ${field.name} in entity ${target.name}`,
    )
  );
}

function requireReference(store: Store, field: Field, id: string): void {
  for (const name of field.reference?.to ?? []) {
    const target = objectNamed(name);
    if (!id.startsWith(target.keyPrefix)) continue;
    const parent = store.read(target, id);
    if (parent?.IsDeleted === 0n) return;
    if (parent) refuse('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
  }
  refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
}
