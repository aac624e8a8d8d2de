import { ASSUMED } from '../assumed.ts';
import { refuse, SaveRefusal } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { findField, findParent, objectNamed } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { storedValue } from '../records/stored-value.ts';

/** In a cell: this field becomes null. An empty cell leaves the field alone. */
const NULL = '#N/A';
const TRUE = new Set(['true', 'yes', 'y', 'on', '1']);
const FALSE = new Set(['false', 'no', 'n', 'off', '0']);

/** What a column of an upload holds. */
export interface BulkColumn {
  readonly header: string;
  /** The field written; of `Account.External_Id__c` it is `AccountId`. */
  readonly field: Field;
  /** Of a parent named by a key: its relationship and the key's field. */
  readonly parent?: { readonly relationship: string; readonly key: Field };
}

/** The whole upload is refused. */
export class InvalidBatch extends Error {}

/** What the headers mean; throws InvalidBatch for one that is no field of the object. */
export function bulkColumns(object: SObject, headers: readonly string[]): BulkColumn[] {
  const seen = new Set<string>();
  return headers.map((header) => {
    const name = header.toLowerCase();
    if (seen.has(name)) throw new InvalidBatch(ASSUMED.bulk.duplicateColumn(header));
    seen.add(name);
    const column = columnOf(object, header);
    if (!column) throw new InvalidBatch(ASSUMED.bulk.unknownColumn(header));
    return column;
  });
}

function columnOf(object: SObject, header: string): BulkColumn | undefined {
  const dot = header.indexOf('.');
  if (dot < 0) {
    const field = findField(object, header);
    return field && field.type !== 'address' ? { header, field } : undefined;
  }
  // `Owner:User.Username` says which of several possible parents is meant.
  const [relationship = '', type] = header.slice(0, dot).split(':');
  const field = findParent(object, relationship);
  const targets = field?.reference?.to.filter(
    (name) => type === undefined || name.toLowerCase() === type.toLowerCase(),
  );
  const key = targets
    ?.map((name) => findField(objectNamed(name), header.slice(dot + 1)))
    .find((found) => found?.externalId || found?.type === 'id');
  return field && key ? { header, field, parent: { relationship, key } } : undefined;
}

/** A row as the body of a save; the record's own id is left out. Throws SaveRefusal. */
export function rowBody(columns: readonly BulkColumn[], cells: readonly string[]): JsonObject {
  const body: JsonObject = {};
  columns.forEach(({ field, parent }, i) => {
    const text = cells[i] ?? '';
    if (text === '' || field.type === 'id') return;
    if (text === NULL) body[field.name] = null;
    else if (parent) body[parent.relationship] = { [parent.key.name]: text };
    else body[field.name] = typed(field, text, i);
  });
  return body;
}

function typed(field: Field, text: string, index: number): string | boolean {
  if (field.type === 'boolean') {
    const word = text.toLowerCase();
    if (TRUE.has(word)) return true;
    if (FALSE.has(word)) return false;
  }
  try {
    storedValue(field, text);
  } catch (error) {
    const unreadable =
      error instanceof SaveRefusal && error.faults.every(({ fields }) => fields.length === 0);
    if (!unreadable) throw error;
    refuse('INVALID_TYPE_ON_FIELD_IN_RECORD', ASSUMED.bulk.unreadableCell(index, text, xsdType(field)), [
      field.name,
    ]);
  }
  return text;
}

function xsdType(field: Field): string {
  switch (field.type) {
    case 'boolean':
    case 'int':
    case 'date':
      return `xsd:${field.type}`;
    case 'datetime':
      return 'xsd:dateTime';
    default:
      return 'xsd:double';
  }
}
