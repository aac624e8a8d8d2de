import type { RecordRef } from '../../kit/ids.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { LinkedKind } from './change.ts';
import type { FreshIdentity } from './find-netsuite-id.ts';

/**
 * The refs by which the graph names records of NetSuite, in their order. None is taken for one that only NetSuite knows before
 * both systems' keys were looked at anew. Throws SourceError while they cannot be.
 */
export async function findCanonical(
  { identity, refresh }: FreshIdentity,
  kind: LinkedKind,
  netsuiteIds: readonly string[],
): Promise<RecordRef[]> {
  const refs = (): RecordRef[] =>
    netsuiteIds.map((id) => identity.canonical(kind, { system: 'netsuite', id }));
  const isLinked = ({ system }: RecordRef): boolean => system === 'salesforce';
  const known = refs();
  if (known.every(isLinked)) return known;
  await refresh();
  const found = refs();
  for (const system of ['salesforce', 'netsuite'] as const)
    if (!found.every(isLinked) && identity.coverage(system) !== 'current')
      throw new SourceError(system, 'unavailable', 'its keys are not current');
  return found;
}
