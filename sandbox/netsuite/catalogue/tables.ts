import { ADDRESS_TABLES } from './address-tables.ts';
import type { Table } from './column.ts';
import { DERIVED_TABLES } from './derived-tables.ts';
import { ENTITY_TABLES } from './entity-tables.ts';
import { LIST_TABLES } from './list-tables.ts';
import { REVENUE_TABLES } from './revenue-tables.ts';
import { TRANSACTION_TABLES } from './transaction-tables.ts';
import { UNUSED_TABLES } from './unused-tables.ts';

/** Every record type that SuiteQL can search, by name. */
export const TABLES: ReadonlyMap<string, Table> = new Map(
  [
    ...TRANSACTION_TABLES,
    ...REVENUE_TABLES,
    ...ENTITY_TABLES,
    ...ADDRESS_TABLES,
    ...LIST_TABLES,
    ...DERIVED_TABLES,
    ...UNUSED_TABLES,
  ].map((table) => [table.name, table]),
);

export function tableNamed(name: string): Table {
  const table = TABLES.get(name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
}
