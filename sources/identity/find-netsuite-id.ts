import type { RecordRef } from '../../kit/ids.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { LinkedKind } from './change.ts';
import { netsuiteIdOf } from './counterpart.ts';
import type { Identity } from './identity.ts';

/** The index of keys with what brings it up to date at once. */
export interface FreshIdentity {
  readonly identity: Identity;
  /** Looks at both systems' keys at once. */
  refresh(): Promise<void>;
}

/**
 * NetSuite's internal id of a customer, order or product; null when NetSuite does not know it. Nothing is taken for
 * absent before both systems' keys were looked at anew. Throws SourceError while they cannot be.
 */
export async function findNetSuiteId(
  fresh: FreshIdentity,
  kind: LinkedKind,
  ref: RecordRef,
): Promise<string | null> {
  const [id = null] = await findNetSuiteIds(fresh, kind, [ref]);
  return id;
}

/** The same of several, in their order; the keys are looked at once at the most. */
export async function findNetSuiteIds(
  { identity, refresh }: FreshIdentity,
  kind: LinkedKind,
  refs: readonly RecordRef[],
): Promise<(string | null)[]> {
  const known = (): (string | null)[] => refs.map((ref) => netsuiteIdOf(identity, kind, ref));
  try {
    const ids = known();
    if (!ids.includes(null)) return ids;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  await refresh();
  return known();
}
