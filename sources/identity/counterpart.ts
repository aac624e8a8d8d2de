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
  const linked = identity.linked(kind, ref);
  if (linked?.netsuite) return linked.netsuite.id;
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
