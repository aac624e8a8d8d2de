import { createHash } from 'node:crypto';
import { instantOf } from '../clock.ts';
import { formatScaled } from '../decimal.ts';
import { ExactNumber, type JsonObject, type JsonValue, writeJson } from '../json.ts';
import { findField, findObject, SOBJECTS } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { isDecimal } from '../store/layout.ts';
import type { StoredValue } from '../store/store.ts';
import { type Change, valuedFields } from './changes.ts';
import type { NewEvent } from './event-log.ts';

/** What all events of one transaction say about it. */
export interface Transaction {
  /** `com/salesforce/api/rest/66.0;client=name`; empty: no API call made it. */
  readonly origin: string;
  readonly commitNumber: number;
}

/** Setup of the org: changes of it are not told. */
const UNTOLD = new Set([
  'CurrencyType',
  'DatedConversionRate',
  'Group',
  'PushTopic',
  'RecordType',
  'StreamingChannel',
]);
/** Parts of a person's compound name, where the object has them. */
const NAME_PARTS = ['Salutation', 'FirstName', 'LastName'];

/** The channel of an object's changes, `OrderChangeEvent`; undefined: they are not told. */
export function changeChannel(object: SObject): string | undefined {
  if (!object.createable || UNTOLD.has(object.name)) return undefined;
  return object.name.endsWith('__c') ? `${object.name.slice(0, -1)}ChangeEvent` : `${object.name}ChangeEvent`;
}

/** The object whose changes a channel tells. */
export function objectOfChannel(name: string): SObject | undefined {
  const object = findObject(name.replace(/ChangeEvent$/, '').replace(/__$/, '__c'));
  return object && changeChannel(object) === name ? object : undefined;
}

/** The events of a transaction's changes; records that changed alike share one. */
export function changeEvents(changes: readonly Change[], transaction: Transaction): NewEvent[] {
  const shared = new Map<string, Told>();
  changes.forEach((change, i) => {
    const channel = changeChannel(change.object);
    if (channel === undefined) return;
    const told = tell(change, channel);
    const alike = change.type === 'UPDATE' || change.type === 'DELETE';
    const key = alike ? `${channel} ${change.type} ${writeJson(withoutStamp(told.fields))}` : String(i);
    const known = shared.get(key);
    if (known) known.recordIds.push(change.id);
    else shared.set(key, told);
  });
  const key = transactionKey(transaction);
  return [...shared.values()].map(({ channel, change, recordIds, fields, changed }, i) => {
    const { row, object } = change;
    const header: JsonObject = {
      entityName: object.name,
      recordIds,
      changeType: change.type,
      changeOrigin: transaction.origin,
      transactionKey: key,
      sequenceNumber: i + 1,
      commitTimestamp: instantOf(row.LastModifiedDate as string),
      commitNumber: transaction.commitNumber,
      commitUser: row.LastModifiedById as string,
      changedFields: changed,
    };
    const payload: JsonObject = { ChangeEventHeader: header, ...fields };
    return {
      family: 'change',
      channel,
      content: writeJson({ schema: schemaIds().get(object.name) as string, payload }),
      extras: '{}',
    };
  });
}

interface Told {
  readonly channel: string;
  readonly change: Change;
  readonly recordIds: string[];
  readonly fields: JsonObject;
  readonly changed: string[];
}

function tell(change: Change, channel: string): Told {
  const { object, row, type } = change;
  const names = type === 'UPDATE' ? change.changed : type === 'DELETE' ? [] : valuedFields(change);
  const fields: JsonObject = {};
  const changed: string[] = [];
  for (const name of names) {
    const field = findField(object, name) as Field;
    // The full name follows from its parts.
    if (name === 'Name' && findField(object, 'LastName')) continue;
    const value = jsonOf(field, row[name] ?? null);
    const [whole, part] = compoundOf(object, field);
    changed.push(part === undefined ? whole : `${whole}.${part}`);
    if (part === undefined) fields[whole] ??= value;
    else fields[whole] = { ...(fields[whole] as JsonObject | undefined), [part]: value };
  }
  return { channel, change, recordIds: [change.id], fields, changed: type === 'UPDATE' ? changed : [] };
}

/** Where a field stands in a payload: addresses and people's names are compound. */
function compoundOf(object: SObject, field: Field): [string, string?] {
  const compound = field.compoundFieldName;
  if (compound !== undefined && field.name.startsWith(compound.replace(/Address$/, '')))
    return [compound, field.name.slice(compound.length - 'Address'.length)];
  if (NAME_PARTS.includes(field.name) && findField(object, 'LastName')) return ['Name', field.name];
  return [field.name];
}

function jsonOf(field: Field, value: StoredValue): JsonValue {
  if (value === null) return null;
  if (field.type === 'boolean') return value === 1n;
  if (field.type === 'int') return Number(value);
  if (isDecimal(field)) return new ExactNumber(formatScaled(String(value), field.scale));
  if (field.type === 'datetime') return String(value).replace('+0000', 'Z');
  return value as string;
}

function withoutStamp(fields: JsonObject): JsonObject {
  const { LastModifiedDate: _stamp, ...rest } = fields;
  return rest;
}

function transactionKey({ commitNumber }: Transaction): string {
  const hash = createHash('sha256').update(String(commitNumber)).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

let schemas: Map<string, string> | undefined;

/** An id that changes when an object's fields do. */
function schemaIds(): ReadonlyMap<string, string> {
  schemas ??= new Map(
    SOBJECTS.map(({ name, fields }) => {
      const text = fields.map((field) => `${field.name}:${field.type}`).join();
      return [
        name,
        createHash('sha256')
          .update(name + text)
          .digest('base64url')
          .slice(0, 22),
      ];
    }),
  );
  return schemas;
}
