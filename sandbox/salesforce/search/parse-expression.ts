import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { SearchExpression } from './syntax.ts';
import { patternsOf } from './words.ts';

/** Operators of other search languages, which have to be escaped. */
const RESERVED = '&|+-';
const MIN_LETTERS = 2;

type Token = { readonly kind: 'words' | 'operator' | 'open' | 'close'; readonly text: string };

/**
 * Reads what stands between the braces of FIND. Words without an operator are joined by AND; AND binds closer than
 * OR. `at` is the text's place in the search, for messages. Throws MalformedQuery.
 */
export function parseSearchExpression(text: string, at: number): SearchExpression | undefined {
  refuseReserved(text, at);
  const letters = patternsOf(text.replaceAll('\\', '')).join('').replaceAll(/[*?]/g, '');
  if ([...letters].length < MIN_LETTERS)
    throw new MalformedQuery(
      `search term must be longer than one character: ${text.trim()}`,
      undefined,
      'INVALID_SEARCH',
    );
  return new ExpressionReader(tokenize(text)).whole();
}

function refuseReserved(text: string, at: number): void {
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (RESERVED.includes(text[i] as string) && !insideQuotes(text, i))
      throw new MalformedQuery(
        `line 1:${at + i} mismatched character '${text[i]}' expecting '}'`,
        at + i,
        'MALFORMED_SEARCH',
      );
  }
}

function insideQuotes(text: string, at: number): boolean {
  let quoted = false;
  for (let i = 0; i < at; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') quoted = !quoted;
  }
  return quoted;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const char = text[i] as string;
    if (char.trim() === '') i++;
    else if (char === '(' || char === ')') {
      tokens.push({ kind: char === '(' ? 'open' : 'close', text: char });
      i++;
    } else {
      const end = char === '"' ? phraseEnd(text, i) : wordEnd(text, i);
      const written = text.slice(char === '"' ? i + 1 : i, char === '"' ? end - 1 : end);
      const operator = char !== '"' && ['AND', 'OR', 'NOT'].includes(written.toUpperCase());
      tokens.push(
        operator
          ? { kind: 'operator', text: written.toUpperCase() }
          : { kind: 'words', text: unescaped(written) },
      );
      i = end;
    }
  }
  return tokens;
}

function phraseEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i + 1;
  }
  return text.length + 1;
}

function wordEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && !' \t\n\r()"'.includes(text[i] as string)) i += text[i] === '\\' ? 2 : 1;
  return Math.min(i, text.length);
}

/** An escaped character is punctuation between words, a wildcard too. */
function unescaped(text: string): string {
  return text.replace(/\\(.?)/g, (_, char: string) => (/[\p{L}\p{N}]/u.test(char) ? char : ' '));
}

class ExpressionReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): SearchExpression | undefined {
    const expression = this.#any();
    if (this.#next < this.#tokens.length) throw this.#unexpected();
    return expression;
  }

  #any(): SearchExpression | undefined {
    const terms = [this.#all()];
    while (this.#take('OR')) terms.push(this.#all());
    return joined('or', terms);
  }

  #all(): SearchExpression | undefined {
    const terms: (SearchExpression | undefined)[] = [];
    while (true) {
      const token = this.#tokens[this.#next];
      if (!token || token.kind === 'close' || (token.kind === 'operator' && token.text === 'OR')) break;
      if (terms.length > 0) this.#take('AND');
      const negated = this.#take('NOT');
      const term = this.#term();
      terms.push(negated && term ? { kind: 'not', term } : term);
    }
    if (terms.length === 0) throw this.#unexpected();
    return joined('and', terms);
  }

  #term(): SearchExpression | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind === 'open') {
      this.#next++;
      const inner = this.#any();
      if (this.#tokens[this.#next]?.kind !== 'close') throw this.#unexpected();
      this.#next++;
      return inner;
    }
    if (token?.kind !== 'words') throw this.#unexpected();
    this.#next++;
    const words = patternsOf(token.text);
    return words.length === 0 ? undefined : { kind: 'words', words };
  }

  #take(operator: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'operator' || token.text !== operator) return false;
    this.#next++;
    return true;
  }

  #unexpected(): MalformedQuery {
    const token = this.#tokens[this.#next];
    return new MalformedQuery(
      ASSUMED.searchExpression(token?.text ?? '<EOF>'),
      undefined,
      'MALFORMED_SEARCH',
    );
  }
}

/** Terms without words, as punctuation alone, say nothing. */
function joined(
  kind: 'and' | 'or',
  terms: readonly (SearchExpression | undefined)[],
): SearchExpression | undefined {
  const given = terms.filter((term) => term !== undefined);
  return given.length < 2 ? given[0] : { kind, terms: given };
}
