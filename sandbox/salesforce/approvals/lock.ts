import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { APPROVABLE } from '../objects/approvals.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Row, Store } from '../store/store.ts';

/** Lines are locked with what they belong to. */
const LINES: Readonly<Record<string, string>> = {
  OpportunityLineItem: 'OpportunityId',
  OrderItem: 'OrderId',
  QuoteLineItem: 'QuoteId',
};

/** Refuses to write a record that waits for an approval, or a line of one. */
export function requireUnlocked(store: Store, object: SObject, row: Row): void {
  const id = APPROVABLE.includes(object.name) ? row.Id : row[LINES[object.name] ?? ''];
  if (typeof id === 'string' && pendingInstance(store, id) !== undefined)
    refuse('ENTITY_IS_LOCKED', ASSUMED.approvals.locked);
}

/** The id of the approval that a record waits for. */
export function pendingInstance(store: Store, id: string): string | undefined {
  const row = store
    .statement(
      `SELECT "Id" AS id FROM "ProcessInstance" WHERE "TargetObjectId" = ? AND "Status" = 'Pending' AND "IsDeleted" = 0`,
    )
    .get(id);
  return row === undefined ? undefined : String(row.id);
}
