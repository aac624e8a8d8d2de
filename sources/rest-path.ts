import { SourceError, type SourceSystem } from '../kit/source-error.ts';

/** A path of a vendor's REST services, made from typed values; the only place that builds one. */
export class RestPath {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a path: text becomes one segment or one value, names are written with commas, a `RestPath` is taken as it is. */
export type PathValue = RestPath | string | number | readonly string[];

/**
 * ``restPath`/services/rest/record/v1/${type}/${id}?fields=${names}` ``: whatever a value holds, the path leads to no other
 * place. Throws TypeError for a value that no path can hold, such as `..`.
 */
export function restPath(strings: TemplateStringsArray, ...values: readonly PathValue[]): RestPath {
  let text = strings[0] as string;
  for (let i = 0; i < values.length; i++) text += part(values[i] as PathValue) + strings[i + 1];
  return new RestPath(text);
}

function part(value: PathValue): string {
  if (value instanceof RestPath) return value.text;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new TypeError('only whole numbers may stand in a path');
    return String(value);
  }
  if (typeof value === 'string') return segment(value);
  return value.map(fieldName).join(',');
}

function segment(text: string): string {
  // A server may take these for the place itself or the one above it, encoded or not.
  if (!canStandInPath(text)) throw new TypeError('a value that no path can hold');
  return encodeURIComponent(text);
}

/** Whether a text may be a segment of a path. */
export function canStandInPath(text: string): boolean {
  return !/^\.{0,2}$/.test(text) && text.isWellFormed();
}

function fieldName(name: string): string {
  if (!/^[A-Za-z]\w*$/.test(name)) throw new TypeError(`not a field name: ${name}`);
  return name;
}

/** The id of a record that an earlier part of a composite request makes. */
export function madeBy(referenceId: string): RestPath {
  if (!/^\w+$/.test(referenceId)) throw new TypeError('not a reference id');
  return new RestPath(`@{${referenceId}.id}`);
}

/** A path that the vendor's own answer names, such as that of a further page. Throws SourceError for one that leads elsewhere. */
export function namedByVendor(system: SourceSystem, path: string): RestPath {
  if (!/^\/services\/[\w./-]+$/.test(path) || path.includes('..'))
    throw new SourceError(system, 'unavailable', 'an answer names a place of another service');
  return new RestPath(path);
}
