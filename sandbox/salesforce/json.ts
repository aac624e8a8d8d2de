/** JSON with exact numbers: a double would lose digits of large amounts. */

/** A number whose digits a double does not hold. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue = string | number | boolean | null | ExactNumber | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

type SourceReviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** More digits than a double holds; looking at each value is slow, so it is done only where there can be such. */
const LONG_NUMBER = /(^|[:,[\s])-?\d[\d.eE+-]{14}/;

/** Parses JSON, keeping each number's exact digits; throws SyntaxError as JSON.parse does. */
export function parseJson(text: string): JsonValue {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text) as JsonValue;
  const revive: SourceReviver = (_key, value, context) =>
    typeof value === 'number' && context.source !== undefined && context.source.length > 15
      ? new ExactNumber(context.source)
      : value;
  return JSON.parse(text, revive as (key: string, value: unknown) => unknown) as JsonValue;
}

/** The JSON text of a parsed value, exact numbers with their own digits. */
export function writeJson(value: JsonValue): string {
  if (value instanceof ExactNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}
