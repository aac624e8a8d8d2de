import { ASSUMED } from '../assumed.ts';
import { RequestError } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { findObject, objectOfId } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { outcomeOf } from '../rest/save-results.ts';
import { idsByKey, keyField, malformedId, wrongType } from '../rest/sobject-rows.ts';
import { purge } from '../store/recycle-bin.ts';
import { outcomeContent, type SoapCall, SoapFault, type SoapOperation } from './call.ts';
import { type Content, childrenNamed, type Element, isNil, textOf } from './xml.ts';

const MAX_RECORDS = 200;

export const createRecords: SoapOperation = (call) =>
  each(call, 'sObjects', (record) => {
    const { object, fields } = readRecord(record);
    return { id: call.org.records.create(object, fields, call.userId) };
  });

export const updateRecords: SoapOperation = (call) =>
  each(call, 'sObjects', (record) => {
    const { object, id: text, fields } = readRecord(record);
    const id = canonicalId(text ?? '');
    if (!text) throw new RequestError(400, 'MISSING_ARGUMENT', ASSUMED.rest.idMissing);
    if (!id?.startsWith(object.keyPrefix)) throw wrongType(object, text);
    call.org.records.update(object, id, fields, call.userId);
    return { id };
  });

export const upsertRecords: SoapOperation = (call) => {
  const key = textOf(call.args, 'externalIDFieldName') ?? '';
  return each(call, 'sObjects', (record) => {
    const { object, id: given, fields } = readRecord(record);
    const field = keyField(object, key);
    const name = Object.keys(fields).find((other) => other.toLowerCase() === field.name.toLowerCase());
    const value = field.type === 'id' ? given : name === undefined ? undefined : fields[name];
    if (typeof value !== 'string' || value === '') {
      if (field.type === 'id')
        return { id: call.org.records.create(object, fields, call.userId), created: true };
      throw new RequestError(400, 'MISSING_ARGUMENT', `${field.name} not specified`);
    }
    const ids = idsByKey(call.org, object, field, value);
    const [id] = ids;
    if (ids.length > 1)
      throw new RequestError(400, 'DUPLICATE_EXTERNAL_ID', ASSUMED.rest.keyOfSeveral(field.name, ids));
    if (id === undefined) {
      if (field.type === 'id') throw malformedId(value);
      return { id: call.org.records.create(object, fields, call.userId), created: true };
    }
    const { [name ?? '']: _key, ...rest } = fields;
    call.org.records.update(object, id, rest, call.userId);
    return { id, created: false };
  });
};

export const deleteRecords: SoapOperation = (call) =>
  each(call, 'ids', ({ text }) => {
    const { object, id } = recordOf(text);
    call.org.records.remove(object, id, call.userId);
    return { id };
  });

/** Takes records back out of the recycle bin. */
export const undeleteRecords: SoapOperation = (call) =>
  each(call, 'ids', ({ text }) => {
    const { object, id } = recordOf(text);
    call.org.records.restore(object, id, call.userId);
    return { id };
  });

/** Deletes records for good that are in the recycle bin. */
export const emptyRecycleBin: SoapOperation = (call) =>
  each(call, 'ids', ({ text }) => {
    const { id } = recordOf(text);
    if (!purge(call.org.store, id))
      throw new RequestError(400, 'INVALID_ID_FIELD', ASSUMED.soap.notInRecycleBin);
    return { id };
  });

/** The object and fields of an `sObject` element. */
export function readRecord(element: Element): {
  object: SObject;
  id: string | undefined;
  fields: JsonObject;
} {
  const type = textOf(element, 'type') ?? element.attributes.get('type')?.split(':').at(-1) ?? '';
  const object = findObject(type);
  if (!object) throw new SoapFault('INVALID_TYPE', `sObject type '${type}' is not supported.`);
  const fields: JsonObject = {};
  let id: string | undefined;
  for (const member of element.children) {
    if (member.name === 'type') continue;
    if (member.name === 'fieldsToNull') fields[member.text] = null;
    else if (member.name === 'Id') id = member.text;
    else fields[member.name] = fieldValue(member);
  }
  return { object, id, fields };
}

/** A field's text, or a parent named by its external id. */
function fieldValue(element: Element): JsonValue {
  if (isNil(element)) return null;
  if (element.children.length === 0) return element.text;
  const members = element.children.filter(({ name }) => name !== 'type');
  return Object.fromEntries(members.map((member) => [member.name, fieldValue(member)]));
}

function each(
  { args, org }: SoapCall,
  name: string,
  save: (item: Element) => { id: string; created?: boolean },
): Content {
  const items = childrenNamed(args, name);
  if (items.length > MAX_RECORDS)
    throw new SoapFault(
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${MAX_RECORDS} records into this call`,
    );
  return items.map((item) =>
    outcomeContent(
      outcomeOf(
        () => ({}),
        () => org.store.atomically(() => save(item)),
      ),
    ),
  );
}

function recordOf(text: string): { object: SObject; id: string } {
  const id = canonicalId(text);
  const object = id === undefined ? undefined : objectOfId(id);
  if (id === undefined || !object) throw malformedId(text);
  return { object, id };
}
