import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from './malformed.ts';

/** A lexical unit of SOQL and where it starts (offset of its first character). */
export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'date' | 'datetime' | 'symbol' | 'end';
  /** As written; a string's value with its escapes resolved. */
  readonly text: string;
  readonly at: number;
  /** A string as a LIKE pattern with `\` as escape character, where `\%` and `\_` stay literal. */
  readonly pattern?: string;
  /** Where a string first has `\%` or `\_`, which only LIKE takes. */
  readonly wildcardEscape?: { readonly sequence: string; readonly at: number };
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};
const PAIRS = new Set(['!=', '<>', '<=', '>=', '==']);
/** Characters that are tokens of their own; those that SOQL has no place for are refused by the parser. */
const SINGLES = '(),.=<>:*;{}[]+-/%|&!?^~';
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i;

/** Cuts a query into tokens, the last of kind `end`; throws MalformedQuery. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (true) {
    while (at < query.length && isSpace(query.charCodeAt(at))) at++;
    if (at >= query.length) {
      tokens.push({ kind: 'end', text: '<EOF>', at });
      return tokens;
    }
    const code = query.charCodeAt(at);
    const token =
      code === 39
        ? readString(query, at)
        : isDigit(code) || ((code === 45 || code === 43) && startsNumber(query, at + 1))
          ? readNumberOrDate(query, at)
          : isNameStart(code)
            ? readName(query, at)
            : readSymbol(query, at);
    tokens.push(token.token);
    at = token.end;
  }
}

interface Read {
  readonly token: Token;
  readonly end: number;
}

function readString(query: string, at: number): Read {
  const quote = query.indexOf("'", at + 1);
  const plain = quote < 0 ? '' : query.slice(at + 1, quote);
  if (quote >= 0 && !plain.includes('\\'))
    return { token: { kind: 'string', text: plain, at, pattern: plain }, end: quote + 1 };
  let value = '';
  let pattern = '';
  let wildcardEscape: Token['wildcardEscape'];
  let i = at + 1;
  while (true) {
    const char = query[i];
    if (char === undefined) throw new MalformedQuery(ASSUMED.unterminatedString(lineAndColumn(query, i)), i);
    if (char === "'") break;
    if (char !== '\\') {
      value += char;
      pattern += char;
      i++;
      continue;
    }
    const next = query[i + 1];
    if (next === '%' || next === '_') {
      wildcardEscape ??= { sequence: `\\${next}`, at: i };
      value += next;
      pattern += `\\${next}`;
      i += 2;
    } else if (next === 'u' && isHex(query.slice(i + 2, i + 6))) {
      const char = String.fromCharCode(Number.parseInt(query.slice(i + 2, i + 6), 16));
      value += char;
      pattern += escapedForLike(char);
      i += 6;
    } else {
      const char = next === undefined ? undefined : ESCAPES[next];
      if (char === undefined) throw illegalEscape(query.slice(i, i + 2), i);
      value += char;
      pattern += char === '\\' ? '\\\\' : char;
      i += 2;
    }
  }
  const token: Token = { kind: 'string', text: value, at, pattern };
  return { token: wildcardEscape === undefined ? token : { ...token, wildcardEscape }, end: i + 1 };
}

/** The refusal of a backslash that starts no escape. */
export function illegalEscape(sequence: string, at: number): MalformedQuery {
  return new MalformedQuery(ASSUMED.illegalEscape(sequence), at);
}

function escapedForLike(char: string): string {
  return char === '\\' || char === '%' || char === '_' ? `\\${char}` : char;
}

function isHex(text: string): boolean {
  if (text.length !== 4) return false;
  for (const char of text) if (!'0123456789abcdefABCDEF'.includes(char)) return false;
  return true;
}

function readNumberOrDate(query: string, at: number): Read {
  let i = at;
  if (query[i] === '-' || query[i] === '+') i++;
  i = digitsEnd(query, i);
  if (i - at === 4 && query[i] === '-' && isDigit(query.charCodeAt(i + 1))) return readDate(query, at);
  if (query[i] === '.' && isDigit(query.charCodeAt(i + 1))) i = digitsEnd(query, i + 1);
  if (query[i] === 'e' || query[i] === 'E') {
    const sign = query[i + 1] === '+' || query[i + 1] === '-' ? 1 : 0;
    if (isDigit(query.charCodeAt(i + 1 + sign))) i = digitsEnd(query, i + 1 + sign);
  }
  if (isNameStart(query.charCodeAt(i)))
    throw new MalformedQuery(`unexpected token: '${query.slice(at, i)}'`, at);
  return { token: { kind: 'number', text: query.slice(at, i), at }, end: i };
}

/** `2024-05-01`, or with a time `T12:00:00[.000]` and a zone `Z` or `+01:00`. */
function readDate(query: string, at: number): Read {
  let i = at + 10;
  const day = query.slice(at, i);
  if (query[i] !== 'T' && query[i] !== 't') {
    if (query[at + 7] !== '-' || !isDay(day)) throw new MalformedQuery(`Invalid date: ${day}`, at);
    return { token: { kind: 'date', text: day, at }, end: i };
  }
  while (i < query.length && isDateTimePart(query.charCodeAt(i))) i++;
  const text = query.slice(at, i);
  if (!DATE_TIME.test(text) || !isDay(day) || Number.isNaN(Date.parse(text.toUpperCase())))
    throw new MalformedQuery(`Invalid datetime: ${text}`, at);
  return { token: { kind: 'datetime', text: text.toUpperCase(), at }, end: i };
}

/** Digits, `:` `.` `+` `-`, and the letters of `T` and `Z`. */
function isDateTimePart(code: number): boolean {
  return isDigit(code) || '+-.:TtZz'.includes(String.fromCharCode(code));
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function readName(query: string, at: number): Read {
  let i = at + 1;
  while (i < query.length && (isNameStart(query.charCodeAt(i)) || isDigit(query.charCodeAt(i)))) i++;
  return { token: { kind: 'name', text: query.slice(at, i), at }, end: i };
}

function readSymbol(query: string, at: number): Read {
  const pair = query.slice(at, at + 2);
  if (PAIRS.has(pair)) return { token: { kind: 'symbol', text: pair, at }, end: at + 2 };
  const char = query[at] as string;
  if (!SINGLES.includes(char))
    throw new MalformedQuery(`line ${lineAndColumn(query, at)} unexpected token: '${char}'`, at);
  return { token: { kind: 'symbol', text: char, at }, end: at + 1 };
}

/** `1:15`: row from 1, column from 0, as Salesforce's lexer counts. */
function lineAndColumn(query: string, at: number): string {
  const before = query.slice(0, at).split('\n');
  return `${before.length}:${before.at(-1)?.length ?? 0}`;
}

function digitsEnd(query: string, at: number): number {
  let i = at;
  while (i < query.length && isDigit(query.charCodeAt(i))) i++;
  return i;
}

function startsNumber(query: string, at: number): boolean {
  return isDigit(query.charCodeAt(at)) || (query[at] === '.' && isDigit(query.charCodeAt(at + 1)));
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
