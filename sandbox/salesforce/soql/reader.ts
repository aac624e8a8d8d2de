import { MalformedQuery } from './malformed.ts';
import type { Token } from './tokens.ts';

/** How the parser calls a symbol that it misses. */
const SYMBOL_NAMES: Readonly<Record<string, string>> = { '(': 'left parentheses', ')': 'right parentheses' };

/** Walks over tokens; names are keywords by their place only, in any case. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.peek();
    this.#next++;
    return token;
  }

  /** Whether a keyword stands `ahead` tokens further. */
  isKeyword(keyword: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (
      token.kind === 'name' && token.text.length === keyword.length && token.text.toUpperCase() === keyword
    );
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Takes the keywords if they all follow. */
  tryKeywords(...keywords: string[]): boolean {
    if (!keywords.every((keyword, i) => this.isKeyword(keyword, i))) return false;
    this.#next += keywords.length;
    return true;
  }

  trySymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#next++;
    return true;
  }

  keyword(keyword: string): void {
    if (!this.tryKeywords(keyword)) throw this.unexpected();
  }

  symbol(symbol: string): void {
    if (!this.trySymbol(symbol))
      throw this.unexpected(`expecting a ${SYMBOL_NAMES[symbol] ?? symbol}, found`);
  }

  name(): Token {
    if (this.peek().kind !== 'name') throw this.unexpected();
    return this.take();
  }

  unexpected(phrase = 'unexpected token:'): MalformedQuery {
    const token = this.peek();
    return new MalformedQuery(`${phrase} '${token.text}'`, token.at);
  }
}
