import type { Entity, PlannedPath, Run } from '../execution/run.ts';

type Data = Pick<Run, 'data' | 'absent'>;

/**
 * A copy of what has been fetched. Each part writes into its own, so that a field which it fetches again, and which
 * fails this time, takes nothing away from what is answered elsewhere.
 */
export function copyOf(from: Data): Data {
  const absent = new WeakSet<Entity>();
  return { data: copy(from.data, from.absent, absent) as Entity, absent };
}

function copy(value: unknown, absent: WeakSet<Entity>, copiedAbsent: WeakSet<Entity>): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map((one) => copy(one, absent, copiedAbsent));
  const object: Entity = {};
  for (const key of Object.keys(value))
    if (key !== '__proto__') object[key] = copy(value[key], absent, copiedAbsent);
  if (absent.has(value)) copiedAbsent.add(object);
  return object;
}

/** Adds to a part's own data what has been fetched around it since it was copied, where the part has nothing itself. */
export function fillIn(own: Data, around: Data, interfaces: ReadonlySet<string>): void {
  const fill = (target: unknown, source: unknown): void => {
    if (!isObject(target) || !isObject(source)) return;
    if (Array.isArray(target) || Array.isArray(source)) {
      if (!Array.isArray(target) || !Array.isArray(source) || target.length !== source.length) return;
      for (const [i, element] of target.entries()) fill(element, source[i]);
      return;
    }
    if (around.absent.has(source)) own.absent.add(target);
    for (const key of Object.keys(source)) {
      if (key === '__proto__') continue;
      const known = target[key];
      // What an object really is may have become known only since.
      if (known === undefined || (key === '__typename' && interfaces.has(known as string)))
        target[key] = copy(source[key], around.absent, own.absent);
      else fill(known, source[key]);
    }
  };
  fill(own.data, around.data);
}

/** What stands at a path. */
export function valueAt(data: Entity, path: PlannedPath): unknown {
  let value: unknown = data;
  for (const step of path) value = (value as Entity | null | undefined)?.[step];
  return value;
}

function isObject(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null;
}
