/** A JSON value whose numbers are kept as the text that was sent. */
export type ExactJson =
  | string
  | boolean
  | null
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson };

/** Parses JSON without turning a number into a float: `1054.10` arrives as `'1054.10'`. Throws SyntaxError. */
export function parseExactJson(text: string): ExactJson {
  return JSON.parse(text, function (this: unknown, _key, value, context?: { source: string }) {
    return typeof value === 'number' && context ? context.source : value;
  } as (this: unknown, key: string, value: unknown) => unknown) as ExactJson;
}

/** A number that is written into JSON digit by digit: `new ExactDecimal('1054.10')` becomes `1054.10`. */
export class ExactDecimal {
  readonly text: string;

  /** Takes a plain decimal; throws TypeError for anything else, since it is not quoted. */
  constructor(text: string) {
    if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) throw new TypeError('not a plain decimal');
    this.text = text;
  }

  toJSON(): unknown {
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(this.text);
  }
}
