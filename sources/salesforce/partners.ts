import { text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** A reseller's account. */
export interface PartnerRecord {
  readonly accountId: string;
  readonly name: string;
  /** The partner program's level; null: none. */
  readonly level: string | null;
}

/** The reseller whose shared key this is; null: no account has it. */
export async function partnerByReference(
  access: SalesforceAccess,
  reference: string,
): Promise<PartnerRecord | null> {
  const conditions = where([soql`${access.fields.key} = ${reference}`, tenancy(access, 'Account')]);
  const [row] = await access.queries.rows(
    soql`SELECT Id, Name, Partner_Level__c FROM Account ${conditions} LIMIT 1`,
  );
  return row
    ? {
        accountId: text(row, 'Id') ?? '',
        name: text(row, 'Name') ?? '',
        level: text(row, 'Partner_Level__c'),
      }
    : null;
}

/** An order that a partner placed. */
export interface PartnerOrderRecord {
  readonly id: string;
  readonly number: string | null;
}

/** The partner's order under a purchase order number, the oldest; null: none. Cancelled ones keep their number. */
export async function orderOfPurchase(
  access: SalesforceAccess,
  partnerAccountId: string,
  poNumber: string,
): Promise<PartnerOrderRecord | null> {
  const { partner } = access.fields;
  const conditions = where([
    soql`PoNumber = ${poNumber}`,
    soql`AccountId = ${partnerAccountId} OR ${partner}.Id = ${partnerAccountId}`,
    tenancy(access, 'Order'),
  ]);
  const [row] = await access.queries.rows(
    soql`SELECT Id, OrderNumber FROM Order ${conditions} ORDER BY CreatedDate, Id LIMIT 1`,
  );
  return row ? { id: text(row, 'Id') ?? '', number: text(row, 'OrderNumber') } : null;
}
