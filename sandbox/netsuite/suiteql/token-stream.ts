import { unsupportedSearch } from '../errors.ts';
import { type Token, tokenize } from './tokens.ts';

/** Reads tokens one by one; what does not fit is refused as NetSuite refuses a query it cannot read. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;
  /** How many `?` were met so far. */
  parameters = 0;
  /** How many lifted lists were met so far. */
  lists = 0;

  constructor(query: string) {
    this.#tokens = tokenize(query);
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] as Token;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === text;
  }

  isWord(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && !token.quoted && token.text === text;
  }

  isOneOf(words: ReadonlySet<string>): boolean {
    const token = this.peek();
    return token.kind === 'word' && !token.quoted && words.has(token.text);
  }

  takeSymbol(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.#at++;
    return true;
  }

  /** Takes the words if all of them follow one another here. */
  takeWords(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.isWord(word, index))) return false;
    this.#at += words.length;
    return true;
  }

  symbol(text: string): void {
    if (!this.takeSymbol(text)) throw unsupportedSearch();
  }

  words(...words: readonly string[]): void {
    if (!this.takeWords(...words)) throw unsupportedSearch();
  }

  name(): string {
    const token = this.next();
    if (token.kind !== 'word') throw unsupportedSearch();
    return token.text;
  }
}
