import type { Exchange } from '../../server/exchange.ts';
import { ASSUMED } from '../assumed.ts';
import { parseIsoDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import { scaledFromText } from '../decimal.ts';
import { NetSuiteError } from '../errors.ts';
import { derivedFields } from './derived-fields.ts';
import { DOCUMENT_ADDRESSES } from './document-addresses.ts';
import { isJson, type Json, property } from './field-values.ts';
import type { RecordType } from './record-type.ts';
import { type LineValue, type SublistName, sublistShape } from './sublist-columns.ts';

type Mode = 'error' | 'warning' | 'ignore';

/** What a body or a line may hold besides fields of its own: what a client that read a record sends back. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(['links', 'id', 'refname', 'customform', 'payment']);

/** A body after its check: without the values that were found wrong and let pass, and what the client is told. */
interface CheckedBody {
  readonly body: Json;
  readonly warnings: readonly string[];
}

function mode(exchange: Exchange, header: string, absent: Mode): Mode {
  const given = exchange.headers[header.toLowerCase()];
  const value = String(given ?? absent).toLowerCase();
  if (value === 'error' || value === 'warning' || value === 'ignore') return value;
  throw new NetSuiteError(400, 'INVALID_HEADER', ASSUMED.requests.validationHeader(header, String(given)), {
    header,
  });
}

/**
 * Checks the names and the values of a body's properties as strictly as the request's headers ask for; unknown names
 * are warned of by default, values that are not of their field's type are refused.
 */
export function checkProperties(exchange: Exchange, type: RecordType, body: Json): CheckedBody {
  const names = mode(exchange, 'X-NetSuite-PropertyNameValidation', 'warning');
  const values = mode(exchange, 'X-NetSuite-PropertyValueValidation', 'error');
  const warnings: string[] = [];
  const unknown = (name: string, path: string): void => {
    const detail = ASSUMED.requests.unknownProperty(name, type.name);
    if (names === 'error')
      throw new NetSuiteError(400, 'INVALID_CONTENT', `Error while accessing resource: ${detail}`, { path });
    if (names === 'warning') warnings.push(`Warning: ${detail}`);
  };
  /** Whether the value stays; a wrong one stays where it is to be refused later. */
  const keeps = (wrong: boolean, value: unknown, name: string): boolean => {
    if (!wrong || values === 'error') return true;
    if (values === 'warning')
      warnings.push(`Warning: ${ASSUMED.requests.ignoredValue(name, JSON.stringify(value))}`);
    return false;
  };
  const derived = new Set(
    [
      ...derivedFields(type).map(({ name }) => name),
      ...type.subrecords.flatMap((name) => [
        name,
        DOCUMENT_ADDRESSES[name].list,
        DOCUMENT_ADDRESSES[name].text,
      ]),
    ].map((name) => name.toLowerCase()),
  );
  const kept: Json = {};
  for (const [key, value] of Object.entries(body)) {
    const name = key.toLowerCase();
    const sublist = type.sublists.find((entry) => entry.toLowerCase() === name);
    if (sublist) {
      kept[key] = checkedSublist(sublist, value, unknown, keeps);
      continue;
    }
    const field = type.fields.get(name);
    if (!field && !derived.has(name) && !ALWAYS_KNOWN.has(name)) unknown(key, key);
    if (!field || keeps(!fits(field.column, value), value, key)) kept[key] = value;
  }
  return { body: kept, warnings };
}

/** The response header that carries the warnings; empty: no header. */
export function warningHeaders(warnings: readonly string[]): Record<string, string> {
  return warnings.length === 0
    ? {}
    : {
        'x-netsuite-propertyvalidation': warnings.map((text) => text.replace(/[^\x20-\x7e]/g, '?')).join(','),
      };
}

function checkedSublist(
  sublist: SublistName,
  value: unknown,
  unknown: (name: string, path: string) => void,
  keeps: (wrong: boolean, value: unknown, name: string) => boolean,
): unknown {
  const items = isJson(value) ? property(value, 'items') : value;
  if (!Array.isArray(items)) return value;
  const columns = new Map(
    Object.entries(sublistShape(sublist).columns).map(([name, kind]) => [name.toLowerCase(), kind]),
  );
  return {
    items: items.map((item: unknown, index) => {
      if (!isJson(item)) return item;
      const kept: Json = {};
      for (const [key, entry] of Object.entries(item)) {
        const kind = columns.get(key.toLowerCase());
        if (kind === undefined && !ALWAYS_KNOWN.has(key.toLowerCase()))
          unknown(key, `${sublist}.items[${index}].${key}`);
        if (kind === undefined || keeps(!fitsLine(kind, entry), entry, key)) kept[key] = entry;
      }
      return kept;
    }),
  };
}

const isNumber = (value: unknown): boolean =>
  (typeof value === 'number' || typeof value === 'string') && scaledFromText(String(value), 0) !== undefined;
const isBoolean = (value: unknown): boolean => typeof value === 'boolean' || value === 'T' || value === 'F';
const isDate = (value: unknown): boolean => typeof value === 'string' && parseIsoDate(value) !== undefined;

/** Whether a value could be one of the column: its form, not what it refers to. */
function fits({ display, type }: Column, value: unknown): boolean {
  if (value === null || value === '') return true;
  if (display?.by === 'reference') return true;
  if (display?.by === 'list') {
    if (display.list === 'yesNo') return isBoolean(value);
    const id = String(isJson(value) ? property(value, 'id') : value);
    return Object.hasOwn(DISPLAY_LISTS[display.list] ?? {}, id);
  }
  if (type.kind === 'number') return isNumber(isJson(value) ? property(value, 'id') : value);
  if (type.kind === 'date') return isDate(value);
  return true;
}

function fitsLine(kind: LineValue, value: unknown): boolean {
  if (value === null || value === '') return true;
  if (kind === 'number' || kind === 'integer') return isNumber(value);
  if (kind === 'boolean') return isBoolean(value);
  return kind !== 'date' || isDate(value);
}
