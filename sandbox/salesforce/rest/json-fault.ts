import { ASSUMED } from '../assumed.ts';

/** Says what is wrong with a text that is no JSON, in the words of the parser that Salesforce uses. */
export function jsonFault(text: string): string {
  try {
    new Scan(text).document();
  } catch (error) {
    if (error instanceof Fault) return error.message;
    // Nested so deeply that reading it exhausts the stack.
    if (error instanceof RangeError) return ASSUMED.rest.nestedTooDeeply;
    throw error;
  }
  return ASSUMED.rest.unreadableJson;
}

class Fault extends Error {}

const SPACE = /[ \t\r\n]/;
const LITERALS = ['true', 'false', 'null'];

/** Reads JSON only to find the first place where it is none. */
class Scan {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#value();
    this.#space();
    if (this.#at < this.#text.length)
      throw this.#unexpected(
        "expected a valid value (number, String, array, object, 'true', 'false' or 'null')",
      );
  }

  #value(): void {
    this.#space();
    const char = this.#text[this.#at];
    if (char === undefined) throw this.#ended('expected a value');
    if (char === '{') this.#object();
    else if (char === '[') this.#array();
    else if (char === '"') this.#string();
    else if (char === '-' || (char >= '0' && char <= '9')) this.#number();
    else if (/[A-Za-z_$]/.test(char)) this.#literal();
    else
      throw this.#unexpected(
        "expected a valid value (number, String, array, object, 'true', 'false' or 'null')",
      );
  }

  #object(): void {
    const from = this.#at++;
    if (this.#tries('}')) return;
    do {
      this.#space();
      if (this.#text[this.#at] === undefined) throw this.#unclosed('OBJECT', from);
      if (this.#text[this.#at] !== '"')
        throw this.#unexpected('was expecting double-quote to start field name');
      this.#string();
      if (!this.#tries(':')) throw this.#unexpected('was expecting a colon to separate field name and value');
      this.#value();
    } while (this.#tries(','));
    if (!this.#tries('}')) throw this.#unseparated('OBJECT', from);
  }

  #array(): void {
    const from = this.#at++;
    if (this.#tries(']')) return;
    do this.#value();
    while (this.#tries(','));
    if (!this.#tries(']')) throw this.#unseparated('ARRAY', from);
  }

  #string(): void {
    this.#at++;
    for (; ; this.#at++) {
      const char = this.#text[this.#at];
      if (char === undefined) throw this.#ended('was expecting closing quote for a string value');
      if (char < ' ')
        throw new Fault(
          `Illegal unquoted character ((CTRL-CHAR, code ${char.charCodeAt(0)})): has to be escaped using backslash to be included in string value${this.#place()}`,
        );
      if (char === '\\') {
        const sequence = /^\\(["\\/bfnrt]|u[\da-fA-F]{4})/.exec(
          this.#text.slice(this.#at, this.#at + 6),
        )?.[0];
        if (!sequence) throw new Fault(`Unrecognized character escape${this.#place()}`);
        this.#at += sequence.length - 1;
      } else if (char === '"') {
        this.#at++;
        return;
      }
    }
  }

  #number(): void {
    const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(this.#text.slice(this.#at))?.[0];
    if (number === undefined || /[\w.]/.test(this.#text[this.#at + number.length] ?? ''))
      throw new Fault(`Invalid numeric value${this.#place()}`);
    this.#at += number.length;
  }

  #literal(): void {
    const word = /^[\w$]+/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    if (!LITERALS.includes(word))
      throw new Fault(
        `Unrecognized token '${word}': was expecting 'null', 'true' or 'false'${this.#place()}`,
      );
    this.#at += word.length;
  }

  #tries(char: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    while (SPACE.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #unseparated(kind: 'OBJECT' | 'ARRAY', from: number): Fault {
    if (this.#at >= this.#text.length) return this.#unclosed(kind, from);
    return this.#unexpected(`was expecting comma to separate ${kind} entries`);
  }

  #unclosed(kind: 'OBJECT' | 'ARRAY', from: number): Fault {
    return this.#ended(`expected close marker for ${kind} (from${this.#place(from).slice(3)})`);
  }

  #unexpected(expected: string): Fault {
    const char = this.#text[this.#at];
    if (char === undefined) return this.#ended(expected);
    return new Fault(
      `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${expected}${this.#place()}`,
    );
  }

  #ended(expected: string): Fault {
    return new Fault(`Unexpected end-of-input: ${expected}${this.#place()}`);
  }

  /** ` at [line:1, column:18]` */
  #place(at: number = this.#at): string {
    const before = this.#text.slice(0, at).split('\n');
    return ` at [line:${before.length}, column:${(before.at(-1) as string).length + 1}]`;
  }
}
