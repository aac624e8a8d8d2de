import { ExactNumber, isObject, type JsonValue, parseJson } from '../json.ts';

/** Results of earlier calls by reference id; parsed only if another call refers to them. */
export class Results {
  readonly #texts = new Map<string, string>();
  readonly #values = new Map<string, JsonValue>();

  set(referenceId: string, text: string): void {
    this.#texts.set(referenceId, text);
  }

  get(referenceId: string): JsonValue | undefined {
    const known = this.#values.get(referenceId);
    const text = this.#texts.get(referenceId);
    if (known !== undefined || text === undefined) return known;
    const value = parseJson(text);
    this.#values.set(referenceId, value);
    return value;
  }
}

/** A reference `@{order.id}` that has no value. */
export class BrokenReference extends Error {}

/** Replaces references to earlier results in a text, for example a URL. */
export function resolveText(text: string, results: Results): string {
  let resolved = '';
  let at = 0;
  while (true) {
    const start = text.indexOf('@{', at);
    const end = start < 0 ? -1 : text.indexOf('}', start);
    if (end < 0) return resolved + text.slice(at);
    const value = lookUp(text.slice(start + 2, end), results);
    const shown = value instanceof ExactNumber ? value.text : String(value);
    resolved += text.slice(at, start) + shown;
    at = end + 1;
  }
}

/** Replaces references in all strings of a body; a string that is one reference takes the value itself. */
export function resolveBody(value: JsonValue, results: Results): JsonValue {
  if (typeof value === 'string') {
    const whole = value.startsWith('@{') && value.indexOf('}') === value.length - 1;
    return whole ? lookUp(value.slice(2, -1), results) : resolveText(value, results);
  }
  if (Array.isArray(value)) return value.map((item) => resolveBody(item, results));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveBody(item, results)]));
}

/** `order.id` or `found.records[0].Id` in the results by reference id. */
function lookUp(expression: string, results: Results): JsonValue {
  const [referenceId = '', ...steps] = expression.replaceAll('[', '.').replaceAll(']', '').split('.');
  let value: JsonValue | undefined = results.get(referenceId.trim());
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = member(value, step.trim());
    else value = undefined;
  }
  if (value === undefined)
    throw new BrokenReference(
      `Invalid reference specified. No value for ${expression} found in ${referenceId}`,
    );
  return value;
}

/** Results name the id `id` or `Id`; references may use either. */
function member(object: { readonly [key: string]: JsonValue }, name: string): JsonValue | undefined {
  if (name in object) return object[name];
  const key = Object.keys(object).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}
