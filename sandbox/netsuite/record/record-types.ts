import { ENTITY_TYPES } from './entity-types.ts';
import { ITEM_TYPES } from './item-types.ts';
import { LIST_TYPES } from './list-types.ts';
import type { RecordType } from './record-type.ts';
import { TRANSACTION_TYPES } from './transaction-types.ts';

/** Every type of the record service, in the order of their names. */
export const RECORD_TYPES: readonly RecordType[] = [
  ...ENTITY_TYPES,
  ...TRANSACTION_TYPES,
  ...ITEM_TYPES,
  ...LIST_TYPES,
].sort((a, b) => (a.name < b.name ? -1 : 1));

const BY_NAME: ReadonlyMap<string, RecordType> = new Map(
  RECORD_TYPES.map((type) => [type.name.toLowerCase(), type]),
);

/** Type names in URLs are case-insensitive. */
export function recordTypeNamed(name: string): RecordType | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** The record types that a reference to the table may lead to. */
export function recordTypesOfTable(table: string): RecordType[] {
  return RECORD_TYPES.filter((type) => type.table.name === table);
}

/** The record type of a row of a table: transactions and items by their type, entities by theirs. */
export function recordTypeOfRow(
  table: string,
  row: Readonly<Record<string, unknown>>,
): RecordType | undefined {
  if (table === 'entity') {
    const own = { CustJob: 'customer', Employee: 'employee', Partner: 'partner', Contact: 'contact' }[
      String(row.type)
    ];
    return own === undefined ? undefined : recordTypeNamed(own);
  }
  return RECORD_TYPES.find(
    (type) =>
      type.table.name === table &&
      Object.entries(type.filter).every(([column, value]) => row[column] === value),
  );
}
