import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { suiteql } from './suiteql.ts';

/** An item of NetSuite. */
export interface ItemRecord {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly family: string | null;
  readonly isActive: boolean;
}

/** At most 1,000 ids. */
export async function itemsByIds(access: NetSuiteAccess, ids: readonly string[]): Promise<ItemRecord[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT i.id, i.${access.columns.key} AS sharedkey, NVL(i.displayname, i.itemid) AS name, BUILTIN.DF(i.class) AS family, i.isinactive
      FROM item i WHERE i.id IN ${ids} ORDER BY i.id`,
  );
  return rows.map((row) => ({
    id: row.id ?? '',
    key: text(row, 'sharedkey'),
    name: row.name ?? '',
    family: text(row, 'family'),
    isActive: row.isinactive !== 'T',
  }));
}
