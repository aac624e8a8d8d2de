import { ASSUMED } from '../assumed.ts';
import { parseAccountDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { scaledFromText } from '../decimal.ts';
import { invalidFilter } from './filter-tokens.ts';

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

type FieldKind = 'boolean' | 'number' | 'text' | 'date' | 'choice';

const EQUAL = { IS: '=', EQUAL: '=' } as const;
const COMPARISONS: Readonly<Record<FieldKind, Readonly<Record<string, string>>>> = {
  boolean: { IS: '=' },
  text: { IS: '=' },
  // records and enumerated values are told by their id
  choice: EQUAL,
  number: { ...EQUAL, GREATER: '>', GREATER_OR_EQUAL: '>=', LESS: '<', LESS_OR_EQUAL: '<=' },
  date: { AFTER: '>', BEFORE: '<', ON: '=', ON_OR_AFTER: '>=', ON_OR_BEFORE: '<=' },
};
const IN_LIST: ReadonlySet<FieldKind> = new Set(['number', 'choice']);
const IN_RANGE: ReadonlySet<FieldKind> = new Set(['number', 'date']);
const DAY_LENGTH = 86_400;

function fieldKind({ display, type }: Column): FieldKind {
  if (display?.by === 'list') return display.list === 'yesNo' ? 'boolean' : 'choice';
  if (display) return 'choice';
  return type.kind === 'date' ? 'date' : type.kind === 'number' ? 'number' : 'text';
}

/** How many values an operator takes: none, one, two, or any number in a list. */
export function operandsOf(operator: string): 'none' | 'one' | 'range' | 'list' {
  const plain = operator.replace(/_NOT$/, '');
  if (plain === 'EMPTY') return 'none';
  if (plain === 'ANY_OF') return 'list';
  return plain === 'BETWEEN' || plain === 'WITHIN' ? 'range' : 'one';
}

/** One condition of a `q` as SQL; refused when the operator or a value is none of the field's type. */
export function filterCondition(column: Column, operator: string, operands: readonly string[]): Condition {
  const plain = operator.replace(/_NOT$/, '');
  const positive = positiveCondition(column, plain, operator, operands);
  // what is empty fulfils every negation
  return plain === operator ? positive : { ...positive, sql: `NOT coalesce(${positive.sql}, 0)` };
}

function positiveCondition(
  column: Column,
  plain: string,
  operator: string,
  operands: readonly string[],
): Condition {
  const kind = fieldKind(column);
  const field = `"${column.stored}"`;
  const values = (): (string | number)[] => operands.map((text) => convert(column, kind, text));
  if (plain === 'EMPTY') return { sql: `${field} IS NULL`, values: [] };
  if (plain === 'ANY_OF' && IN_LIST.has(kind))
    return { sql: `${field} IN (${operands.map(() => '?').join(', ')})`, values: values() };
  if ((plain === 'BETWEEN' || plain === 'WITHIN') && IN_RANGE.has(kind))
    return { sql: `${field} BETWEEN ? AND ?`, values: values() };
  const part = { CONTAIN: '> 0', START_WITH: '= 1' }[plain];
  if (kind === 'text' && part)
    return { sql: `instr(ns_lower(${field}), ns_lower(?)) ${part}`, values: values() };
  if (kind === 'text' && plain === 'END_WITH') {
    const [end] = values();
    return {
      sql: `substr(ns_lower(${field}), -length(?)) = ns_lower(?)`,
      values: [end as string, end as string],
    };
  }
  const comparison = COMPARISONS[kind][plain];
  if (!comparison) throw invalidFilter(ASSUMED.filter.operator(operator));
  if (kind === 'text') return { sql: `ns_lower(${field}) = ns_lower(?)`, values: values() };
  const whole = column.time && !/\d\s+\d/.test(operands[0] ?? '');
  return {
    sql: `${whole ? `(${field} - ${field} % ${DAY_LENGTH})` : field} ${comparison} ?`,
    values: values(),
  };
}

function convert(column: Column, kind: FieldKind, text: string): string | number {
  if (kind === 'boolean') {
    const value = { true: 'T', t: 'T', false: 'F', f: 'F' }[text.toLowerCase()];
    if (!value) throw invalidFilter(ASSUMED.filter.value(text, 'true or false'));
    return value;
  }
  if (kind === 'date') {
    const seconds = dateAndTime(text);
    if (seconds === undefined)
      throw invalidFilter(ASSUMED.filter.value(text, 'a date in the format of the account'));
    return seconds;
  }
  // a status may be written with its transaction type before it
  if (column.display?.by === 'status') return text.replace(/^\w+:/, '');
  if (column.type.kind !== 'number') return text;
  const value = scaledFromText(text, column.type.scale);
  if (value === undefined) throw invalidFilter(ASSUMED.filter.value(text, 'a number'));
  return value;
}

/** `M/D/YYYY`, with a time of day `h:mm am` or not. */
function dateAndTime(text: string): number | undefined {
  const match = /^(\S+)(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?)?$/i.exec(text.trim());
  const day = match && parseAccountDate(match[1] as string);
  if (!match || day === undefined || day === null) return undefined;
  const [, , hours, minutes = '0', seconds = '0', half] = match;
  if (hours === undefined) return day;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return day + hour * 3600 + Number(minutes) * 60 + Number(seconds);
}
