import { ASSUMED } from '../assumed.ts';
import { dateTimeText } from '../clock.ts';
import { parseScaled } from '../decimal.ts';
import { refuse } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import { ExactNumber, type JsonValue } from '../json.ts';
import { objectOfId } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { StoredValue } from '../store/store.ts';
import { isOutside, refuseRange } from './number-range.ts';

const EARLIEST_YEAR = '1700';
const LATEST_YEAR = '4000';

/** A field's value as clients send it, checked and turned into what is stored; throws SaveRefusal. */
export function storedValue(field: Field, value: JsonValue): StoredValue {
  if (value === null || value === '') return field.type === 'boolean' ? 0n : null;
  switch (field.type) {
    case 'boolean':
      return storedFlag(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return storedNumber(field, value);
    case 'date':
      return storedDate(field, value);
    case 'datetime':
      return storedInstant(field, value);
    case 'id':
    case 'reference':
      return storedReference(field, value);
    case 'address':
      return refuse('INVALID_FIELD_FOR_INSERT_UPDATE', readOnlyMessage([field.name]), [field.name]);
    default:
      return storedText(field, value);
  }
}

/** Salesforce's message for fields that the user may not write. */
export function readOnlyMessage(fields: readonly string[]): string {
  return `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
}

function storedFlag(_field: Field, value: JsonValue): StoredValue {
  if (value === true || value === false) return value ? 1n : 0n;
  if (typeof value === 'string' && /^(true|false)$/i.test(value))
    return value.toLowerCase() === 'true' ? 1n : 0n;
  return undeserializable('boolean', value);
}

function storedNumber(field: Field, value: JsonValue): StoredValue {
  const text = value instanceof ExactNumber ? value.text : String(value);
  const scaled =
    typeof value === 'number' || typeof value === 'string' || value instanceof ExactNumber
      ? parseScaled(text, field.scale)
      : undefined;
  if (scaled === undefined) return undeserializable(field.type === 'int' ? 'int' : 'double', value);
  if (field.type === 'int' && parseScaled(text, 1) !== scaled * 10n) return undeserializable('int', value);
  if (isOutside(field, scaled)) refuseRange(field, text);
  return scaled;
}

function storedDate(field: Field, value: JsonValue): StoredValue {
  const match = typeof value === 'string' ? /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(value) : null;
  const day = match?.[1];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (day === undefined || Number.isNaN(time) || !new Date(time).toISOString().startsWith(day))
    return undeserializable('date', value);
  requireYear(field, day);
  return day;
}

function storedInstant(field: Field, value: JsonValue): StoredValue {
  // Salesforce writes zones as +0000, which Date.parse reads only as +00:00.
  const time =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)
      ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
      : Number.NaN;
  if (Number.isNaN(time)) return undeserializable('datetime', value);
  const text = dateTimeText(time);
  requireYear(field, text);
  return text;
}

function requireYear(field: Field, text: string): void {
  if (text.slice(0, 4) < EARLIEST_YEAR || text.slice(0, 4) > LATEST_YEAR)
    refuse(ASSUMED.saves.dateRangeCode, ASSUMED.saves.dateRange(field.label, text), [field.name]);
}

function storedReference(field: Field, value: JsonValue): StoredValue {
  const id = typeof value === 'string' ? canonicalId(value) : undefined;
  const target = id === undefined ? undefined : objectOfId(id);
  if (id === undefined || !target || field.reference?.to.includes(target.name) === false)
    return refuse('MALFORMED_ID', `${field.label}: id value of incorrect type: ${shown(value)}`, [
      field.name,
    ]);
  return id;
}

function storedText(field: Field, value: JsonValue): StoredValue {
  if (typeof value !== 'string') return undeserializable('string', value);
  const text = field.type === 'textarea' ? value : value.trim();
  if (text === '') return null;
  if (text.length > field.length)
    refuse('STRING_TOO_LONG', `${field.label}: data value too large: ${text} (max length=${field.length})`, [
      field.name,
    ]);
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text))
    refuse('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text}`, [field.name]);
  if (field.type === 'picklist' && field.restricted) {
    const canonical = field.values?.find((name) => name.toLowerCase() === text.toLowerCase());
    return (
      canonical ??
      refuse(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${field.label}: bad value for restricted picklist field: ${text}`,
        [field.name],
      )
    );
  }
  return text;
}

function undeserializable(type: string, value: JsonValue): never {
  return refuse(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${tokenOf(value)} value ${shown(value)} or request may be missing a required field`,
  );
}

function tokenOf(value: JsonValue): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  if (value instanceof ExactNumber) return 'VALUE_NUMBER_FLOAT';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}

function shown(value: JsonValue): string {
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'object' ? '' : String(value);
}
