import type { Increment } from '../../../gateway/defer/answer-in-parts.ts';

/** What a client has once it has merged all later answers into the first. */
export function merged(first: unknown, later: readonly Increment[]): unknown {
  const sum = structuredClone(first);
  for (const { data, path } of later) {
    if (data === null) continue;
    const target = path.reduce(
      (value: unknown, step) => (value as Record<string, unknown> | null)?.[step],
      sum,
    );
    // A part that answers the same place as null, because a field of its own failed, takes the place from those after it.
    if (isObject(target)) mergeInto(target, structuredClone(data));
  }
  return sum;
}

function mergeInto(target: Record<string, unknown>, source: Record<string, unknown>): void {
  for (const key of Object.keys(source)) {
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(known) && isObject(source[key])) mergeInto(known, source[key]);
    else
      Object.defineProperty(target, key, {
        value: source[key],
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
}

/** As JSON, the fields of each object in one order. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    isObject(one) && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** Whether anything that one value holds is not in the other. */
export function lacks(value: unknown, wanted: unknown): boolean {
  if (wanted === null) return false;
  if (!isObject(wanted)) return value !== wanted;
  if (!isObject(value)) return true;
  return Object.keys(wanted).some((key) => lacks(value[key], wanted[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
