import { unsupportedSearch } from '../errors.ts';
import { LIFTED } from './lifted-lists.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly quoted: boolean; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

const SYMBOLS = [
  '<>',
  '!=',
  '^=',
  '<=',
  '>=',
  '||',
  '(+)',
  '(',
  ')',
  ',',
  '.',
  '+',
  '-',
  '*',
  '/',
  '=',
  '<',
  '>',
  '?',
  ';',
];

function isWordStart(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_' || char > '\u007f';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** Words are folded to lower case; comments are skipped; a quoted word keeps its words but not its case. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const char = (offset = 0): string => query[at + offset] ?? '';
  while (at < query.length) {
    const start = at;
    if (char() <= ' ' || char() === '\u00a0') at++;
    else if (char() === '-' && char(1) === '-') {
      while (at < query.length && char() !== '\n') at++;
    } else if (char() === '/' && char(1) === '*') {
      const end = query.indexOf('*/', at + 2);
      if (end < 0) throw unsupportedSearch();
      at = end + 2;
    } else if (char() === "'") {
      let text = '';
      at++;
      for (;;) {
        const end = query.indexOf("'", at);
        if (end < 0) throw unsupportedSearch();
        text += query.slice(at, end);
        at = end + 1;
        if (char() !== "'") break;
        text += "'";
        at++;
      }
      tokens.push({ kind: 'string', text, at: start });
    } else if (char() === '"') {
      const end = query.indexOf('"', at + 1);
      if (end < 0) throw unsupportedSearch();
      tokens.push({ kind: 'word', text: query.slice(at + 1, end).toLowerCase(), quoted: true, at: start });
      at = end + 1;
    } else if (isDigit(char()) || (char() === '.' && isDigit(char(1)))) {
      while (isDigit(char())) at++;
      if (char() === '.') {
        at++;
        while (isDigit(char())) at++;
      }
      if (
        (char() === 'e' || char() === 'E') &&
        (isDigit(char(1)) || ((char(1) === '-' || char(1) === '+') && isDigit(char(2))))
      ) {
        at += 2;
        while (isDigit(char())) at++;
      }
      tokens.push({ kind: 'number', text: query.slice(start, at), at: start });
    } else if (char() === LIFTED) {
      tokens.push({ kind: 'symbol', text: LIFTED, at: start });
      at++;
    } else if (isWordStart(char())) {
      while (isWordStart(char()) || isDigit(char()) || char() === '$' || char() === '#') at++;
      tokens.push({ kind: 'word', text: query.slice(start, at).toLowerCase(), quoted: false, at: start });
    } else {
      const symbol = SYMBOLS.find((candidate) => query.startsWith(candidate, at));
      if (!symbol) throw unsupportedSearch();
      tokens.push({ kind: 'symbol', text: symbol, at: start });
      at += symbol.length;
    }
  }
  tokens.push({ kind: 'end', text: '', at: query.length });
  return tokens;
}
