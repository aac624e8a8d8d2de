import { ASSUMED } from '../assumed.ts';
import { NetSuiteError } from '../errors.ts';

export interface FilterToken {
  readonly text: string;
  readonly quoted: boolean;
}

/** A `q` that is no filter. */
export function invalidFilter(detail: string): NetSuiteError {
  return new NetSuiteError(400, 'INVALID_PARAMETER', ASSUMED.filter.refused(detail), {
    queryParam: 'q',
  });
}

/** Words, quoted values and the signs ( ) [ ] , of a `q`; a quotation mark inside quotes has a backslash before it. */
export function filterTokens(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  for (let at = 0; at < filter.length; ) {
    const char = filter[at] as string;
    if (/\s/.test(char)) at++;
    else if ('()[],'.includes(char)) {
      tokens.push({ text: char, quoted: false });
      at++;
    } else if (char === '"') {
      const match = /"((?:[^"\\]|\\.)*)"/sy;
      match.lastIndex = at;
      const found = match.exec(filter);
      if (!found) throw invalidFilter(ASSUMED.filter.openQuote);
      tokens.push({ text: (found[1] as string).replace(/\\(.)/gs, '$1'), quoted: true });
      at = match.lastIndex;
    } else {
      let end = at;
      while (end < filter.length && !/[\s()[\],"]/.test(filter[end] as string)) end++;
      tokens.push({ text: filter.slice(at, end), quoted: false });
      at = end;
    }
  }
  return tokens;
}
