import { parseAnyDate } from '../calendar.ts';
import {
  type Column,
  DATE,
  type Display,
  FLOAT,
  INTEGER,
  numberOf,
  TEXT,
  type ValueType,
} from '../catalogue/column.ts';
import { parseDecimal, powerOfTen, RATE_SCALE, scaledToText } from '../decimal.ts';
import { unsupportedSearch } from '../errors.ts';
import type { Statement } from './statement.ts';

/** An expression in SQLite's SQL with the type of its value. */
export interface Typed {
  readonly sql: string;
  readonly type: ValueType;
  /** Never null: its ORDER BY needs no NULLS clause. */
  readonly required?: boolean;
  readonly display?: Display;
  /** The plain column it is, with the SQL that reads another column of the same row. */
  readonly origin?: {
    readonly column: Column;
    readonly table: string;
    readonly sibling: (name: string) => string;
  };
  /** The id of the currency that an amount was brought to, as SQL. */
  readonly currency?: string;
  /** A parameter whose type its surroundings decide. */
  readonly parameter?: number;
  readonly literal?: { readonly text: string; readonly string: boolean };
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Oracle has no empty string: it is null. */
export function textLiteral(value: string): Typed {
  return value === ''
    ? { sql: 'NULL', type: { kind: 'null' } }
    : { sql: quote(value), type: TEXT, literal: { text: value, string: true } };
}

/** Ids are the most frequent numbers by far, a thousand in a list; these need no decimal arithmetic. */
const PLAIN_INTEGER = /^\d{1,15}$/;

export function numberLiteral(text: string): Typed {
  if (PLAIN_INTEGER.test(text)) return { sql: text, type: INTEGER, literal: { text, string: false } };
  const parsed = parseDecimal(text);
  if (!parsed) throw unsupportedSearch();
  return { sql: parsed.digits.toString(), type: numberOf(parsed.scale), literal: { text, string: false } };
}

/** A number literal at the wanted scale: a whole, or a real where it has more places than the scale keeps. */
function literalAtScale(text: string, scale: number): string {
  if (scale === 0 && PLAIN_INTEGER.test(text)) return text;
  const parsed = parseDecimal(text);
  if (!parsed) throw unsupportedSearch();
  if (parsed.scale <= scale) return (parsed.digits * powerOfTen(scale - parsed.scale)).toString();
  return `${scaledToText(parsed.digits, parsed.scale - scale)}`;
}

/** The expression as a value of another type; throws NetSuite's refusal when it can never be one. */
export function coerce(value: Typed, type: ValueType, statement: Statement): Typed {
  if (value.parameter !== undefined) return { sql: statement.parameter(value.parameter, type), type };
  const from = value.type;
  if (from.kind === 'null' || type.kind === 'null')
    return { ...value, type: from.kind === 'null' ? type : from };
  if (from.kind === type.kind && from.kind !== 'number') return value;
  switch (type.kind) {
    case 'text':
      return { sql: asText(value), type, ...(value.display ? { display: value.display } : {}) };
    case 'date':
      if (from.kind !== 'text') throw unsupportedSearch();
      if (value.literal) {
        const seconds = parseAnyDate(value.literal.text);
        if (seconds === undefined) throw unsupportedSearch();
        return { sql: String(seconds), type };
      }
      return { sql: `ns_date(${value.sql})`, type };
    case 'number':
      if (value.literal) return { sql: literalAtScale(value.literal.text, type.scale), type };
      if (from.kind === 'number') {
        const places = type.scale - from.scale;
        if (places === 0) return value;
        return {
          sql:
            places > 0
              ? `(${value.sql} * ${powerOfTen(places)})`
              : `ns_rescale(${value.sql}, ${from.scale}, ${type.scale}, 'round')`,
          type,
        };
      }
      if (from.kind === 'float') return { sql: `(${value.sql} * ${powerOfTen(type.scale)})`, type };
      if (from.kind === 'text') return { sql: `ns_number(${value.sql}, ${type.scale})`, type };
      throw unsupportedSearch();
    case 'float':
      if (value.literal) return { sql: `(${value.literal.text} * 1.0)`, type };
      if (from.kind === 'number') return { sql: `(${value.sql} / ${powerOfTen(from.scale)}.0)`, type };
      if (from.kind === 'text')
        return { sql: `(ns_number(${value.sql}, ${RATE_SCALE}) / ${powerOfTen(RATE_SCALE)}.0)`, type };
      throw unsupportedSearch();
  }
}

function asText(value: Typed): string {
  if (value.literal) return quote(value.literal.text);
  if (value.type.kind === 'number')
    return value.type.scale === 0
      ? `CAST(${value.sql} AS TEXT)`
      : `ns_text(${value.sql}, ${value.type.scale})`;
  if (value.type.kind === 'float') return `ns_float_text(${value.sql})`;
  return `ns_date_text(${value.sql}, 'FMMM/DD/YYYY')`;
}

/** As a number of whatever scale it has; text is read as one. */
export function asNumber(value: Typed, statement: Statement): Typed {
  if (value.parameter !== undefined) return coerce(value, numberOf(RATE_SCALE), statement);
  if (value.type.kind === 'number' || value.type.kind === 'float') return value;
  if (value.type.kind === 'null') return { sql: 'NULL', type: INTEGER };
  if (value.type.kind === 'text' && value.literal) {
    const parsed = parseDecimal(value.literal.text);
    if (!parsed) throw unsupportedSearch();
    return numberLiteral(value.literal.text);
  }
  if (value.type.kind === 'text') return coerce(value, numberOf(RATE_SCALE), statement);
  throw unsupportedSearch();
}

/** The one type that the branches of a CASE, a COALESCE or a UNION share. */
export function commonType(values: readonly Typed[]): ValueType {
  const types = values
    .filter((value) => value.parameter === undefined && value.type.kind !== 'null')
    .map((value) => value.type);
  if (types.length === 0) return TEXT;
  if (types.every((type) => type.kind === 'date')) return DATE;
  if (
    types.some((type) => type.kind === 'date') &&
    values.every((value) => value.type.kind === 'date' || value.type.kind === 'null' || value.literal?.string)
  )
    return DATE;
  if (types.some((type) => type.kind === 'text' || type.kind === 'date')) return TEXT;
  if (types.some((type) => type.kind === 'float')) return FLOAT;
  return numberOf(Math.max(...types.map((type) => (type.kind === 'number' ? type.scale : 0))));
}

/** The type in which two values are compared. */
export function comparisonType(left: Typed, right: Typed): ValueType {
  const [a, b] = [left, right];
  if (a.parameter !== undefined && b.parameter !== undefined) return TEXT;
  if (a.parameter !== undefined) return settledType(b);
  if (b.parameter !== undefined) return settledType(a);
  if (a.type.kind === 'null') return b.type;
  if (b.type.kind === 'null') return a.type;
  if (a.type.kind === 'date' || b.type.kind === 'date') return DATE;
  const numeric = (value: Typed): boolean => value.type.kind === 'number' || value.type.kind === 'float';
  if (numeric(a) && numeric(b)) {
    if (a.type.kind === 'float' || b.type.kind === 'float') return FLOAT;
    if (a.literal && !b.literal) return b.type;
    if (b.literal && !a.literal) return a.type;
    return commonType([a, b]);
  }
  // a number in quotes is a number; a text column is never read as one, so that one odd value cannot fail a query
  if (numeric(a) && b.literal) return a.literal ? TEXT : a.type;
  if (numeric(b) && a.literal) return b.literal ? TEXT : b.type;
  return TEXT;
}

function settledType(value: Typed): ValueType {
  if (value.type.kind === 'null') return TEXT;
  // a parameter compared with a plain figure may have places of its own
  return value.literal && value.type.kind === 'number' ? numberOf(RATE_SCALE) : value.type;
}
