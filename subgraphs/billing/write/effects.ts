import type { Effect } from '#engine/operation.ts';
import { type DocumentType, documentsByIds } from '#sources/netsuite/documents.ts';
import type { NetSuiteAccess } from '#sources/netsuite/netsuite.ts';
import type { WrittenRecord } from '#sources/written.ts';

/** A document that was made, with the number, status and amounts that NetSuite gave it. */
export async function documentEffect(
  access: NetSuiteAccess,
  type: DocumentType,
  made: WrittenRecord,
): Promise<WrittenRecord> {
  const [row] = await documentsByIds(access, type, [made.recordId]);
  if (!row) return made;
  const after = { ...made.after, tranId: row.tranid ?? null, total: row.foreigntotal ?? null };
  return { ...made, after, version: row.version ?? made.version };
}

/** What a write of one record did to the head of another, by what that said before and says now. */
export function headerEffect(
  recordType: string,
  recordId: string,
  before: Effect['before'],
  after: Effect['after'],
  version: string | null,
): Effect {
  const isSame = Object.keys(after).every((name) => after[name] === before[name]);
  return {
    system: 'NETSUITE',
    recordType,
    recordId,
    action: isSame ? 'UNCHANGED' : 'UPDATED',
    before: isSame ? {} : before,
    after: isSame ? {} : after,
    version,
    reason: null,
  };
}
