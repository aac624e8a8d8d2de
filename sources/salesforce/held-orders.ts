import { text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** An order as far as its hold is concerned. */
export interface HeldOrderRecord {
  readonly id: string;
  /** The org's own word. */
  readonly status: string;
  /** Why it does not go on; null: nothing holds it. */
  readonly holdReason: string | null;
  readonly netsuiteId: string | null;
}

/** The order with this id; null: none. */
export async function heldOrder(access: SalesforceAccess, id: string): Promise<HeldOrderRecord | null> {
  const conditions = where([soql`Id = ${id}`, tenancy(access, 'Order')]);
  const [row] = await access.queries.rows(
    soql`SELECT Id, Status, Hold_Reason__c, ${access.fields.netsuiteId} FROM Order ${conditions}`,
  );
  return row
    ? {
        id: text(row, 'Id') ?? '',
        status: text(row, 'Status') ?? '',
        holdReason: text(row, 'Hold_Reason__c'),
        netsuiteId: text(row, access.fields.netsuiteId.text),
      }
    : null;
}
