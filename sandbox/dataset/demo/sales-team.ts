import type { SubsidiaryId } from './subsidiaries.ts';
import { TableBuilder } from './table-builder.ts';

export interface SalesRep {
  readonly id: string;
  readonly name: string;
  readonly manager: string;
  readonly region: Region;
  readonly subsidiary: SubsidiaryId;
}

export type Region = 'Americas' | 'Europe' | 'Japan';

export const SALES_REPS: readonly SalesRep[] = (
  [
    ['Anna Becker', 'Laura Stone', 'Americas', '1'],
    ['Brian Cole', 'Laura Stone', 'Americas', '1'],
    ['Carla Reyes', 'Laura Stone', 'Americas', '1'],
    ['Daniel Frost', 'Laura Stone', 'Americas', '1'],
    ['Elena Marsh', 'Laura Stone', 'Americas', '1'],
    ['Frank Doyle', 'Laura Stone', 'Americas', '1'],
    ['Greta Lang', 'Martin Vogel', 'Europe', 'EMEA'],
    ['Hugo Perrin', 'Martin Vogel', 'Europe', 'EMEA'],
    ['Ines Costa', 'Martin Vogel', 'Europe', 'EMEA'],
    ['Jonas Weber', 'Martin Vogel', 'Europe', 'EMEA'],
    ['Kenji Mori', 'Naomi Ueda', 'Japan', '1'],
    ['Mika Sato', 'Naomi Ueda', 'Japan', '1'],
  ] as const
).map(([name, manager, region, subsidiary], i) => ({
  id: `REP-${String(i + 1).padStart(2, '0')}`,
  name,
  manager,
  region,
  subsidiary,
}));

/** Salesforce users and the NetSuite employees of the same keys. */
export function salesTeamTables(): { user: TableBuilder; employee: TableBuilder } {
  const user = new TableBuilder(['External_Id__c', 'Name', 'Manager_Name__c', 'Region__c']);
  const employee = new TableBuilder(['externalId', 'entityId', 'salesRep', 'subsidiary']);
  for (const { id, name, manager, region, subsidiary } of SALES_REPS) {
    user.add([id, name, manager, region]);
    employee.add([id, name, 'T', subsidiary]);
  }
  return { user, employee };
}
