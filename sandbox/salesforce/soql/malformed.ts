/** A query that cannot be run, with the place that is wrong; `located` turns it into Salesforce's text. */
export class MalformedQuery extends Error {
  readonly errorCode: string;
  /** Offset into the query; undefined where Salesforce names no place. */
  readonly at: number | undefined;

  constructor(message: string, at?: number, errorCode = 'MALFORMED_QUERY') {
    super(message);
    this.at = at;
    this.errorCode = errorCode;
  }
}

/** How far the query is shown around the place, in whole words. */
const CONTEXT_BEFORE = 50;
const CONTEXT_AFTER = 45;

/** The message as Salesforce prints it: the query around the place, a caret under it, row and column. */
export function located(query: string, message: string, at: number | undefined): string {
  if (at === undefined || query === '') return message;
  const rowStart = query.lastIndexOf('\n', at - 1) + 1;
  const rowEnd = query.indexOf('\n', at) < 0 ? query.length : query.indexOf('\n', at);
  const row = query.slice(0, rowStart).split('\n').length;
  const column = at - rowStart + 1;
  const from = cutBefore(query, rowStart, at);
  const to = cutAfter(query, rowEnd, at);
  return `\n${query.slice(from, to)}\n${' '.repeat(at - from)}^\nERROR at Row:${row}:Column:${column}\n${message}`;
}

/** The start of the first word that is shown; a word too long for that is cut. */
function cutBefore(query: string, rowStart: number, at: number): number {
  if (at - rowStart <= CONTEXT_BEFORE) return rowStart;
  for (let i = at - CONTEXT_BEFORE; i < at; i++) {
    if (isSeparator(query[i - 1]) && !isSeparator(query[i])) return i;
  }
  return at - CONTEXT_BEFORE;
}

/** The end of the last word that is shown. */
function cutAfter(query: string, rowEnd: number, at: number): number {
  if (rowEnd - at <= CONTEXT_AFTER) return rowEnd;
  for (let i = at + CONTEXT_AFTER; i > at; i--) {
    if (isSeparator(query[i]) && !isSeparator(query[i - 1])) return i;
  }
  return at + CONTEXT_AFTER;
}

function isSeparator(char: string | undefined): boolean {
  return char === ' ' || char === ',';
}
