import { ASSUMED } from '../assumed.ts';
import { parseIsoDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { MONEY_SCALE, parseDecimal, scaledFromText } from '../decimal.ts';
import { invalidFieldValue, userError } from '../errors.ts';
import type { Store, Value } from '../store/database.ts';

export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property whatever the case of its name; undefined where absent, null where it clears. */
export function property(json: Json, name: string): unknown {
  if (Object.hasOwn(json, name)) return json[name];
  const key = Object.keys(json).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : json[key];
}

/** The id that a reference names: `{id}`, `{externalId}` or the bare id; refused when there is no such record. */
export function referenceId(
  store: Store,
  table: string,
  value: unknown,
  field: string,
  path: string,
): number {
  const id = isJson(value) ? property(value, 'id') : value;
  const externalId = isJson(value) ? property(value, 'externalId') : undefined;
  const { stored } = tableNamed(table);
  const row =
    id !== undefined && id !== null && /^-?\d{1,15}$/.test(String(id))
      ? store.get(`SELECT id FROM "${stored}" WHERE id = ?`, Number(id))
      : externalId !== undefined
        ? store.get(`SELECT id FROM "${stored}" WHERE externalid = ?`, String(externalId))
        : undefined;
  if (!row) throw invalidFieldValue(id ?? externalId ?? JSON.stringify(value), field, path);
  return Number(row.id);
}

export function scaledValue(value: unknown, scale: number, field: string, path: string): number {
  const text = typeof value === 'number' ? numberAsText(value) : typeof value === 'string' ? value : '';
  const scaled = scaledFromText(text, scale);
  // what is too large to be exact is too large for NetSuite too
  if (scaled === undefined || !Number.isSafeInteger(scaled)) throw invalidFieldValue(value, field, path);
  return scaled;
}

/** Money may not be finer than its currency. */
export function moneyValue(value: unknown, digits: number, field: string, path: string): number {
  const amount = scaledValue(value, MONEY_SCALE, field, path);
  const parsed = parseDecimal(typeof value === 'number' ? numberAsText(value) : String(value));
  if (!parsed || parsed.scale > digits) throw invalidFieldValue(value, field, path);
  return amount;
}

function numberAsText(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** A property's JSON as the stored column's value; refused in NetSuite's words when it does not fit. */
export function fieldValue(store: Store, column: Column, value: unknown, name: string, path: string): Value {
  if (value === null || value === '') return null;
  const { display, type } = column;
  if (display?.by === 'reference') {
    if (display.table === 'accounttype') {
      const type = String(isJson(value) ? property(value, 'id') : value);
      if (!store.get('SELECT id FROM "accounttype" WHERE id = ?', type))
        throw invalidFieldValue(type, name, path);
      return type;
    }
    return referenceId(store, display.table, value, name, path);
  }
  if (display?.by === 'list') {
    if (display.list === 'yesNo') {
      if (typeof value !== 'boolean' && value !== 'T' && value !== 'F')
        throw invalidFieldValue(value, name, path);
      return value === true || value === 'T' ? 'T' : 'F';
    }
    const id = String(isJson(value) ? property(value, 'id') : value);
    if (!Object.hasOwn(DISPLAY_LISTS[display.list] ?? {}, id)) throw invalidFieldValue(id, name, path);
    return id;
  }
  if (type.kind === 'number')
    return scaledValue(isJson(value) ? property(value, 'id') : value, type.scale, name, path);
  if (type.kind === 'date') {
    const seconds = typeof value === 'string' ? parseIsoDate(value) : undefined;
    if (seconds === undefined) throw invalidFieldValue(value, name, path);
    return column.time ? seconds : seconds - (((seconds % 86_400) + 86_400) % 86_400);
  }
  if (typeof value === 'object') {
    const id = isJson(value) ? property(value, 'id') : undefined;
    if (id === undefined) throw invalidFieldValue(JSON.stringify(value), name, path);
    return String(id);
  }
  const text = String(value);
  const most =
    ASSUMED.textLengths[column.name as keyof typeof ASSUMED.textLengths] ?? Number.POSITIVE_INFINITY;
  if (text.length > most) throw userError(ASSUMED.textTooLong(name.toLowerCase(), most), path);
  return text;
}
