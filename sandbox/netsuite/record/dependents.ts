import { ASSUMED } from '../assumed.ts';
import { TABLES } from '../catalogue/tables.ts';
import { userError } from '../errors.ts';
import type { Store } from '../store/database.ts';
import type { RecordType } from './record-type.ts';

/** Tables whose rows belong to an entity and go with it. */
const OWN_ROWS: ReadonlySet<string> = new Set([
  'entity',
  'customersubsidiaryrelationship',
  'customeraddressbook',
  'companycontactrelationship',
]);

/** Refuses to lose a record that others refer to. */
export function refuseDependents(store: Store, type: RecordType, id: number): void {
  const entity = type.kind === 'entity';
  for (const table of TABLES.values()) {
    if (table.stored !== table.name || table.view !== undefined || (entity && OWN_ROWS.has(table.name)))
      continue;
    for (const column of table.columns.values()) {
      const target = column.display?.by === 'reference' ? column.display.table : undefined;
      if (column.stored !== column.name || (target !== type.table.name && !(entity && target === 'entity')))
        continue;
      if (store.get(`SELECT 1 AS found FROM "${table.name}" WHERE "${column.name}" = ? LIMIT 1`, id))
        throw userError(ASSUMED.writes.dependents);
    }
  }
}
