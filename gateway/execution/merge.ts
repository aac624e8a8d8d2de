import type { Entity } from './run.ts';

/**
 * Writes what a fetch brought into an object that is there already; lists of equal length are merged by position. A
 * subgraph that has only the interface of an object says so in `__typename`; what the object really is stays known.
 */
export function merge(target: Entity, source: Entity, interfaces: ReadonlySet<string>): void {
  for (const key in source) {
    const value = source[key];
    // No field has this name; a subgraph that sends it must not reach the prototype.
    if (value === undefined || key === '__proto__') continue;
    const known = target[key];
    if (!isObject(known) || !isObject(value)) {
      if (known === undefined || key !== '__typename' || !interfaces.has(value as string))
        target[key] = value;
    } else if (!Array.isArray(value) && !Array.isArray(known))
      merge(known as Entity, value as Entity, interfaces);
    else if (Array.isArray(value) && Array.isArray(known) && value.length === known.length)
      mergeLists(known, value, interfaces);
    else target[key] = value;
  }
}

function mergeLists(target: unknown[], source: unknown[], interfaces: ReadonlySet<string>): void {
  for (let i = 0; i < source.length; i++) {
    const known = target[i];
    const value = source[i];
    if (!isObject(known) || !isObject(value)) target[i] = value;
    else if (Array.isArray(known) && Array.isArray(value)) mergeLists(known, value, interfaces);
    else merge(known as Entity, value as Entity, interfaces);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
