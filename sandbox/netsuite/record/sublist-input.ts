import { invalidFieldValue } from '../errors.ts';
import { isJson, type Json, property } from './field-values.ts';

/** The rows of a sublist as a client sends it; `null` or `{items: null}` empties it, undefined leaves it alone. */
export function sublistItems(body: Json, name: string): Json[] | null | undefined {
  const sublist = property(body, name);
  if (sublist === undefined || sublist === null) return sublist as null | undefined;
  const items = isJson(sublist) ? property(sublist, 'items') : sublist;
  if (items === null) return null;
  if (!Array.isArray(items) || !items.every(isJson))
    throw invalidFieldValue(JSON.stringify(sublist), name, name);
  return items;
}
