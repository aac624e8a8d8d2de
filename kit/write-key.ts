import { createHash } from 'node:crypto';

/**
 * A key that the sources keep unique, made from what identifies a write: the same parts always give the same key, other
 * parts another. 40 lower-case hexadecimal digits: NetSuite does not tell upper from lower case in external ids.
 */
export function writeKey(...parts: readonly [string, ...string[]]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}
