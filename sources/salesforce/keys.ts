import type { KeyChange, LinkedKind } from '../identity/change.ts';
import { instant, type Row, text } from './query.ts';
import type { Salesforce } from './salesforce.ts';
import { type Soql, SoqlDate, soql, where } from './soql.ts';

/** Keys and links of accounts, orders and products that changed at or after the instant, deleted ones included; oldest first. */
export async function* salesforceKeyChanges(
  salesforce: Salesforce,
  kind: LinkedKind,
  since: string | undefined,
): AsyncGenerator<KeyChange[]> {
  const { key, netsuiteId } = salesforce.fields;
  const condition = where([since === undefined ? undefined : soql`SystemModstamp >= ${new SoqlDate(since)}`]);
  const objects: Record<LinkedKind, Soql> = {
    customer: soql`SELECT Id, IsDeleted, SystemModstamp, ${key}, ${netsuiteId}, CreatedDate FROM Account`,
    order: soql`SELECT Id, IsDeleted, SystemModstamp, ${key}, ${netsuiteId}, EffectiveDate, AccountId FROM Order`,
    product: soql`SELECT Id, IsDeleted, SystemModstamp, ${key}, CreatedDate FROM Product2`,
  };
  const rows = salesforce.queries.background(soql`${objects[kind]} ${condition} ORDER BY SystemModstamp, Id`);
  for await (const page of rows) yield page.map((row) => change(salesforce, kind, row));
}

function change({ fields }: Salesforce, kind: LinkedKind, row: Row): KeyChange {
  return {
    kind,
    deleted: row.IsDeleted === true,
    changedAt: instant(row, 'SystemModstamp') ?? '',
    row: {
      id: text(row, 'Id') ?? '',
      key: text(row, fields.key.text),
      linkedId: kind === 'product' ? null : text(row, fields.netsuiteId.text),
      sort: (kind === 'order' ? text(row, 'EffectiveDate') : instant(row, 'CreatedDate')) ?? '',
      ownerId: kind === 'order' ? text(row, 'AccountId') : null,
    },
  };
}
