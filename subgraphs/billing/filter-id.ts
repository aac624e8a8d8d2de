import type { RecordRef } from '#kit/ids.ts';
import { existingNetSuiteId, netsuiteIdOf } from '#sources/identity/counterpart.ts';
import type { Context } from './context.ts';

/** The internal id for a filter's id; `'0'`, which no record has, when NetSuite does not know the record or the viewer not it. */
export async function filterId(
  context: Context,
  kind: 'customer' | 'order',
  ref: RecordRef | undefined,
): Promise<string | undefined> {
  if (ref === undefined) return undefined;
  const { viewer, identity, load } = context;
  const found =
    viewer.partner === undefined
      ? netsuiteIdOf(identity, kind, ref)
      : await existingNetSuiteId(identity, kind, ref, (id) => load.exists.load({ kind, id }));
  return found ?? '0';
}
