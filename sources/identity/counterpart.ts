import type { RecordRef } from '../../kit/ids.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { LinkedKind } from './change.ts';
import type { Identity } from './identity.ts';

/**
 * NetSuite's internal id of a customer, order or product; null when NetSuite does not know it. Throws SourceError
 * while the links are not known, because one of the systems has not answered yet.
 */
export function netsuiteIdOf(identity: Identity, kind: LinkedKind, ref: RecordRef): string | null {
  if (ref.system === 'netsuite') return ref.id;
  return identity.linked(kind, ref)?.netsuite?.id ?? absent(identity);
}

/** No record has it. */
const NO_ID = '0';

/**
 * The same for a viewer for whom not every record exists, which `exists` tells of an internal id. What does not exist for the
 * viewer is answered, or fails, as what the index does not know; NetSuite is asked either way.
 */
export async function existingNetSuiteId(
  identity: Identity,
  kind: LinkedKind,
  ref: RecordRef,
  exists: (id: string) => Promise<boolean>,
): Promise<string | null> {
  const known = ref.system === 'netsuite' ? ref.id : identity.linked(kind, ref)?.netsuite?.id;
  if ((await exists(known ?? NO_ID)) && known !== undefined) return known;
  return ref.system === 'netsuite' ? null : absent(identity);
}

/** Null: NetSuite has no such record. Throws SourceError while that cannot be told. */
function absent(identity: Identity): null {
  // Nothing may be taken for absent on the word of an index that is behind.
  for (const system of ['salesforce', 'netsuite'] as const) {
    if (
      identity.coverage(system) === 'unknown' ||
      (system === 'netsuite' && identity.coverage(system) === 'stale')
    ) {
      throw new SourceError(system, 'unavailable', 'its keys are not current');
    }
  }
  return null;
}
