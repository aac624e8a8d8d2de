import type { RecordRef } from '#kit/ids.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Clock } from '#kit/time.ts';
import type { LinkedKind } from '#sources/identity/change.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Salesforce } from '#sources/salesforce/salesforce.ts';

/** What the steps of this subgraph's writes work with; it outlives every request. */
export interface WriteSources {
  readonly netsuite: NetSuite;
  /** Asked only which line of an order is which. */
  readonly salesforce: Salesforce;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Looks at both systems' keys at once. */
  refresh(): Promise<void>;
}

/**
 * NetSuite's internal id of a customer, order or product; null when NetSuite does not know it. Nothing is taken for
 * absent before both systems' keys were looked at anew. Throws SourceError while they cannot be.
 */
export async function findNetSuiteId(
  { identity, refresh }: WriteSources,
  kind: LinkedKind,
  ref: RecordRef,
): Promise<string | null> {
  try {
    const known = netsuiteIdOf(identity, kind, ref);
    if (known !== null) return known;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  await refresh();
  return netsuiteIdOf(identity, kind, ref);
}
