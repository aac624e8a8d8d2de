import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { addMonths, DAY, lastDayOfMonth, startOfDay } from '../calendar.ts';
import {
  dropPlaces,
  inexactToText,
  parseDecimal,
  powerOfTen,
  type Scaled,
  scaledToText,
} from '../decimal.ts';
import { formatDate } from '../suiteql/date-format.ts';
import { readDate } from '../suiteql/date-reading.ts';
import { roundDate, truncateDate } from '../suiteql/date-truncation.ts';
import { formatNumber, readNumber } from '../suiteql/number-mask.ts';
import { relativeRange } from '../suiteql/relative-range.ts';
import { registerKeptRows } from './kept-rows.ts';
import { hash, roundHalfEven, soundex, widthBucket } from './oracle-functions.ts';
import { expression, matchFlags, nthMatch, replaceMatches } from './regular-expressions.ts';

type Arguments = readonly SQLInputValue[];

/** An integer that SQLite holds exactly, else the nearest real. */
function storable(value: bigint): number | bigint {
  return value > 2n ** 63n - 1n || value < -(2n ** 63n) ? Number(value) : value;
}

/** A scaled number (whole, or real where it outgrew 64 bits) as text. */
function numberText(value: SQLInputValue, scale: number): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return inexactToText(value / 10 ** scale);
  return scaledToText(value as Scaled, scale);
}

/** Brings a number to another scale: half away from zero, toward zero, down or up. */
function rescale(value: bigint | number, from: number, to: number, mode: string): number | bigint {
  const digits =
    typeof value === 'number' && !Number.isInteger(value) ? parseDecimal(value.toPrecision(15)) : undefined;
  const exact = digits ? digits.digits : BigInt(value);
  const places = (digits?.scale ?? 0) + from - to;
  if (places <= 0) return storable(exact * powerOfTen(-places));
  if (mode === 'round') return storable(dropPlaces(exact, places));
  const unit = powerOfTen(places);
  const quotient = exact / unit;
  const rest = exact % unit;
  if (mode === 'floor' && rest < 0n) return storable(quotient - 1n);
  if (mode === 'ceil' && rest > 0n) return storable(quotient + 1n);
  return storable(quotient);
}

function instr(text: string, part: string, position: number, occurrence: number): number {
  const backwards = position < 0;
  let at = backwards ? text.length + position + 1 : position - 1;
  for (let n = 0; n < occurrence; n++) {
    const found = backwards
      ? text.lastIndexOf(part, at - (n === 0 ? 0 : 1))
      : text.indexOf(part, n === 0 ? at : at + 1);
    if (found < 0) return 0;
    at = found;
  }
  return at + 1;
}

function pad(text: string, width: number, filler: string, left: boolean): string | null {
  if (width <= 0) return null;
  if (text.length >= width) return text.slice(0, width);
  return left ? text.padStart(width, filler) : text.padEnd(width, filler);
}

function monthsBetween(a: number, b: number): number {
  const [left, right] = [new Date(a * 1000), new Date(b * 1000)];
  const months =
    (left.getUTCFullYear() - right.getUTCFullYear()) * 12 + left.getUTCMonth() - right.getUTCMonth();
  const bothLast =
    startOfDay(a) === startOfDay(lastDayOfMonth(a)) && startOfDay(b) === startOfDay(lastDayOfMonth(b));
  if (left.getUTCDate() === right.getUTCDate() || bothLast) return months;
  const days = left.getUTCDate() - right.getUTCDate() + (a - startOfDay(a) - (b - startOfDay(b))) / DAY;
  return months + days / 31;
}

/** Whether the values selected in a multiselect field meet an operator such as MN_INCLUDE_ALL. */
function meetsSelection(
  text: string,
  operator: string,
  sensitive: boolean,
  wanted: readonly string[],
): boolean {
  const fold = (value: string): string => (sensitive ? value : value.toLowerCase());
  const selected = new Set(
    text
      .split('\u0005')
      .flatMap((part) => part.split(/\s*,\s*/))
      .map(fold),
  );
  const found = wanted.map((value) => selected.has(fold(value)));
  const met = operator.endsWith('_EXACTLY')
    ? found.every(Boolean) && selected.size === wanted.length
    : operator.endsWith('_ALL')
      ? found.every(Boolean)
      : found.some(Boolean);
  return operator.startsWith('MN_EXCLUDE') ? !met : met;
}

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The scalar functions that Oracle has and SQLite lacks; each is null when an argument it needs is null. */
const FUNCTIONS: Readonly<Record<string, (args: Arguments) => SQLInputValue>> = {
  ns_text: ([value, scale]) => numberText(value as SQLInputValue, Number(scale)),
  ns_float_text: ([value]) => inexactToText(Number(value)),
  ns_multiply: ([a, b, places]) =>
    typeof a === 'bigint' && typeof b === 'bigint'
      ? storable(dropPlaces(a * b, Number(places)))
      : (Number(a) * Number(b)) / 10 ** Number(places),
  ns_rescale: ([value, from, to, mode]) =>
    rescale(value as number | bigint, Number(from), Number(to), String(mode)),
  ns_number: ([text, scale, mask]) => {
    const parsed = parseDecimal(readNumber(String(text), mask === undefined ? undefined : String(mask)));
    return parsed ? storable(dropPlaces(parsed.digits, parsed.scale - Number(scale))) : null;
  },
  ns_number_text: ([text, mask]) => formatNumber(String(text), String(mask)),
  ns_date_text: ([seconds, mask]) => formatDate(Number(seconds), String(mask)),
  ns_date: ([text, mask]) => readDate(String(text), mask === undefined ? undefined : String(mask)),
  ns_trunc_date: ([seconds, unit]) => truncateDate(Number(seconds), String(unit)),
  ns_round_date: ([seconds, unit]) => roundDate(Number(seconds), String(unit)),
  ns_add_months: ([seconds, months]) => addMonths(Number(seconds), Math.trunc(Number(months))),
  ns_last_day: ([seconds]) => lastDayOfMonth(Number(seconds)),
  ns_months_between: ([a, b]) => monthsBetween(Number(a), Number(b)),
  ns_next_day: ([seconds, name]) => {
    const wanted = WEEKDAYS.indexOf(String(name).slice(0, 3).toUpperCase());
    if (wanted < 0) throw new Error('not a valid day of the week');
    const day = new Date(Number(seconds) * 1000).getUTCDay();
    return Number(seconds) + (((wanted - day + 6) % 7) + 1) * DAY;
  },
  ns_relative: ([code, edge, now]) => relativeRange(String(code), String(edge), Number(now)),
  ns_divisor: ([value]) => {
    if (Number(value) === 0) throw new Error('divisor is equal to zero');
    return value as number;
  },
  ns_multiselect: ([text, operator, sensitive, ...wanted]) =>
    meetsSelection(
      String(text),
      String(operator),
      String(sensitive).toUpperCase().startsWith('T'),
      wanted.map(String),
    )
      ? 'T'
      : 'F',
  ns_upper: ([text]) => String(text).toUpperCase(),
  ns_lower: ([text]) => String(text).toLowerCase(),
  ns_initcap: ([text]) =>
    String(text)
      .toLowerCase()
      .replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ns_instr: ([text, part, position, occurrence]) =>
    instr(String(text), String(part), Number(position), Number(occurrence)),
  ns_lpad: ([text, width, filler]) => pad(String(text), Number(width), String(filler ?? ' '), true),
  ns_rpad: ([text, width, filler]) => pad(String(text), Number(width), String(filler ?? ' '), false),
  ns_translate: ([text, from, to]) => {
    const [source, target] = [[...String(from)], [...String(to)]];
    const result = [...String(text)]
      .map((letter) => (source.includes(letter) ? (target[source.indexOf(letter)] ?? '') : letter))
      .join('');
    return result === '' ? null : result;
  },
  ns_asciistr: ([text]) =>
    String(text).replace(
      /[^\u0020-\u007e]/g,
      (unit) => `\\${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    ),
  ns_unistr: ([text]) =>
    String(text).replace(/\\([0-9a-fA-F]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    ),
  ns_compose: ([text]) => String(text).normalize('NFC'),
  ns_decompose: ([text]) => String(text).normalize('NFD'),
  ns_soundex: ([text]) => soundex(String(text)),
  ns_ora_hash: ([text, most, seed]) => hash(String(text), Number(most ?? 4_294_967_295), Number(seed ?? 0)),
  ns_width_bucket: ([value, low, high, count]) =>
    widthBucket(Number(value), Number(low), Number(high), Number(count)),
  ns_remainder: ([a, b]) => Number(a) - Number(b) * roundHalfEven(Number(a) / Number(b)),
  ns_regexp_like: ([text, pattern, flags]) =>
    expression(String(pattern), matchFlags(flags)).test(String(text)) ? 1 : 0,
  ns_regexp_replace: ([text, pattern, replacement, position, occurrence, flags]) =>
    replaceMatches(
      String(text),
      expression(String(pattern), matchFlags(flags)),
      String(replacement ?? ''),
      Number(position ?? 1),
      Number(occurrence ?? 0),
    ),
  ns_regexp_substr: ([text, pattern, position, occurrence, flags, group]) => {
    const found = nthMatch(
      String(text),
      expression(String(pattern), matchFlags(flags)),
      Number(position ?? 1),
      Number(occurrence ?? 1),
    );
    return found?.[Number(group ?? 0)] || null;
  },
  ns_regexp_instr: ([text, pattern, position, occurrence, after, flags]) => {
    const found = nthMatch(
      String(text),
      expression(String(pattern), matchFlags(flags)),
      Number(position ?? 1),
      Number(occurrence ?? 1),
    );
    return found ? found.index + 1 + (Number(after ?? 0) === 1 ? found[0].length : 0) : 0;
  },
  ns_regexp_count: ([text, pattern, position, flags]) =>
    [
      ...String(text)
        .slice(Number(position ?? 1) - 1)
        .matchAll(expression(String(pattern), matchFlags(flags))),
    ].length,
};

/** Functions whose null arguments have a meaning of their own. */
const NULL_ALLOWED = new Set(['ns_regexp_replace', 'ns_multiselect']);

interface Spread {
  readonly values: readonly number[];
}

function aggregate(
  db: DatabaseSync,
  name: string,
  finish: (values: readonly number[]) => number | null,
): void {
  db.aggregate(name, {
    start: (): Spread => ({ values: [] }),
    step: (state: Spread, value: SQLInputValue) => {
      if (value !== null) (state.values as number[]).push(Number(value));
      return state;
    },
    result: (state: Spread) => finish(state.values),
  } as unknown as Parameters<DatabaseSync['aggregate']>[1]);
}

function variance(values: readonly number[], divisor: number): number | null {
  if (divisor <= 0) return values.length === 1 ? 0 : null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / divisor;
}

export function registerFunctions(db: DatabaseSync): void {
  for (const [name, body] of Object.entries(FUNCTIONS))
    db.function(
      name,
      {
        deterministic: true,
        varargs: true,
        useBigIntArguments: name === 'ns_multiply' || name === 'ns_text' || name === 'ns_rescale',
      },
      (...args: SQLInputValue[]) =>
        args.some(
          (value, index) =>
            value === null &&
            !(NULL_ALLOWED.has(name) && (name === 'ns_multiselect' ? index === 0 : index > 1)),
        )
          ? null
          : body(args),
    );
  registerKeptRows(db);
  aggregate(db, 'ns_median', (values) => {
    if (values.length === 0) return null;
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  });
  aggregate(db, 'ns_variance', (values) =>
    values.length === 0 ? null : variance(values, values.length - 1),
  );
  aggregate(db, 'ns_variance_population', (values) =>
    values.length === 0 ? null : variance(values, values.length),
  );
}
