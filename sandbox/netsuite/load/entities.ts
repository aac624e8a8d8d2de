import { tableNamed } from '../catalogue/tables.ts';
import type { Row, Store, Value } from '../store/database.ts';
import { type Cells, type FileReader, headerMapping, mappedRow } from './cells.ts';
import type { LoadContext } from './lists.ts';

export type EntityTable = 'customer' | 'employee' | 'partner' | 'contact';

const ENTITY_TYPES: Readonly<Record<EntityTable, string>> = {
  customer: 'CustJob',
  employee: 'Employee',
  partner: 'Partner',
  contact: 'Contact',
};

/** Those who are always persons, and have no name besides their own. */
const PEOPLE: ReadonlySet<EntityTable> = new Set(['employee', 'contact']);

/** Name parts that follow from what was given: what NetSuite shows for a company and for a person. */
function entityNames(row: Row): Row {
  const person = row.isperson === 'T';
  const own = [row.firstname, row.lastname].filter((part) => part != null).join(' ');
  const name = person ? own : String(row.companyname ?? own);
  const entityid = String(row.entityid ?? (name || row.externalid || ''));
  return {
    entityid,
    altname: name || null,
    entitytitle: name !== '' && name !== entityid ? `${entityid} ${name}` : entityid,
  };
}

/** The columns that `entity` shows of a customer, an employee or a partner. */
function entityRow(table: EntityTable, id: number, row: Row): Row {
  const shared: Row = { id, type: ENTITY_TYPES[table], ...(table === 'contact' ? {} : { [table]: id }) };
  for (const name of [
    'entityid',
    'entitytitle',
    'altname',
    'isperson',
    'firstname',
    'lastname',
    'email',
    'phone',
    'comments',
    'externalid',
    'isinactive',
    'datecreated',
    'lastmodifieddate',
    'parent',
  ])
    if (row[name] !== undefined) shared[name] = row[name] as Value;
  return shared;
}

/** Inserts a customer, an employee or a partner; all three share one sequence of ids. */
export function insertEntity(store: Store, table: EntityTable, given: Row, now: number): number {
  const id = store.next('entity');
  const base: Row = { isinactive: 'F', lastmodifieddate: now, datecreated: now, ...given };
  const names = entityNames(base);
  const row: Row =
    table === 'customer'
      ? {
          isperson: 'F',
          searchstage: 'Customer',
          entitystatus: '13',
          creditholdoverride: 'AUTO',
          oncredithold: 'F',
          balancesearch: 0,
          overduebalancesearch: 0,
          ...base,
          ...names,
        }
      : PEOPLE.has(table)
        ? {
            ...(table === 'employee' ? { issalesrep: 'F' } : {}),
            ...base,
            entityid: names.entityid as Value,
            entitytitle: names.entitytitle as Value,
          }
        : { isperson: 'F', ...base, ...names };
  store.insert(table, { id, ...row });
  store.insert(
    'entity',
    entityRow(table, id, {
      isperson: PEOPLE.has(table) ? 'T' : 'F',
      ...row,
      altname: (row.altname ?? names.altname ?? null) as Value,
    }),
  );
  if (table === 'customer')
    store.insert('customersubsidiaryrelationship', {
      id: store.next('customersubsidiaryrelationship'),
      entity: id,
      subsidiary: row.subsidiary ?? 1,
      isprimarysub: 'T',
      lastmodifieddate: now,
    });
  return id;
}

/** Changes columns of an entity, in its own table and where `entity` shows them. */
export function updateEntity(store: Store, table: EntityTable, id: number, changes: Row, now: number): void {
  const before = store.get(`SELECT * FROM "${table}" WHERE id = ?`, id) as Row;
  const after = { ...before, ...changes, lastmodifieddate: now };
  const names = entityNames(after);
  const named = PEOPLE.has(table)
    ? { entityid: names.entityid as Value, entitytitle: names.entitytitle as Value }
    : names;
  store.update(table, id, { ...changes, ...named, lastmodifieddate: now });
  const { id: _, ...shared } = entityRow(table, id, { ...after, ...names });
  store.update('entity', id, shared);
  if (table === 'customer' && changes.subsidiary !== undefined)
    store.run(
      `UPDATE "customersubsidiaryrelationship" SET subsidiary = ? WHERE entity = ? AND isprimarysub = 'T'`,
      changes.subsidiary as Value,
      id,
    );
}

const RENAMED: Readonly<Record<string, string>> = { salesRep: 'salesrep', jobTitle: 'title' };

export function loadEntities(
  table: EntityTable,
  file: FileReader,
  { store, references, now }: LoadContext,
): void {
  const renamed =
    table === 'employee' ? { ...RENAMED, salesRep: 'issalesrep', isSalesRep: 'issalesrep' } : RENAMED;
  // a parent may stand further down the file, so parents are set once all are in
  const mapping = headerMapping(
    file,
    tableNamed(table),
    renamed,
    new Set(['parent', 'onCreditHold', 'supervisor']),
  );
  const later: { id: number; cells: Cells }[] = [];
  for (const cells of file.rows()) {
    const row = mappedRow(cells, mapping);
    const externalId = String(cells.require(row.externalid ?? null, 'externalId'));
    if (table === 'customer') {
      const hold = cells.flag('onCreditHold');
      if (hold !== null && row.creditholdoverride === undefined)
        row.creditholdoverride = hold === 'T' ? 'ON' : 'AUTO';
      const override = row.creditholdoverride;
      if (override !== undefined && !['AUTO', 'ON', 'OFF'].includes(String(override)))
        throw cells.refuse('creditHoldOverride', `${override} is not AUTO, ON or OFF`);
      row.currency ??=
        references.find('currency', baseCurrencySymbol(store, Number(row.subsidiary ?? 1))) ?? null;
    }
    row.subsidiary ??= 1;
    const id = insertEntity(store, table, row, now);
    references.remember(table, externalId, id);
    references.remember('entity', externalId, id);
    if (cells.text('parent') !== '' || cells.text('supervisor') !== '') later.push({ id, cells });
  }
  const column = table === 'employee' ? 'supervisor' : 'parent';
  for (const { id, cells } of later) {
    const parent = cells.reference(column, table);
    store.update(table, id, { [column]: parent });
    if (column === 'parent') store.update('entity', id, { parent });
  }
}

function baseCurrencySymbol(store: Store, subsidiary: number): string {
  return String(
    store.get(
      'SELECT c.symbol FROM "subsidiary" s JOIN "currency" c ON c.id = s.currency WHERE s.id = ?',
      subsidiary,
    )?.symbol,
  );
}
