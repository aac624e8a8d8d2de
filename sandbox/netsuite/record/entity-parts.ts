import type { Row, Store } from '../store/database.ts';
import { putAddresses, removeAddresses } from './addresses.ts';
import type { Json } from './field-values.ts';
import type { RecordType } from './record-type.ts';
import { sublistItems } from './sublist-input.ts';

/** Writes what of an entity is kept beside its own row: its address book, the company that a contact belongs to. */
export function putEntityParts(
  store: Store,
  type: RecordType,
  id: number,
  row: Row,
  body: Json,
  replaced: ReadonlySet<string>,
  now: number,
): void {
  if (type.name === 'contact' && row.company !== undefined) {
    store.run('DELETE FROM "companycontactrelationship" WHERE contact = ?', id);
    if (row.company !== null)
      store.insert('companycontactrelationship', { company: row.company, contact: id, role: null });
  }
  if (!type.sublists.includes('addressBook')) return;
  const items = sublistItems(body, 'addressBook');
  if (items === null) removeAddresses(store, id);
  else if (items) putAddresses(store, id, items, replaced.has('addressbook'), now);
}

/** Takes away what belongs to an entity and goes with it. */
export function removeEntityParts(store: Store, type: RecordType, id: number): void {
  if (type.name === 'customer') {
    store.run('DELETE FROM "customersubsidiaryrelationship" WHERE entity = ?', id);
    removeAddresses(store, id);
  }
  store.run('DELETE FROM "entity" WHERE id = ?', id);
  store.run('DELETE FROM "companycontactrelationship" WHERE company = ?1 OR contact = ?1', id);
}
