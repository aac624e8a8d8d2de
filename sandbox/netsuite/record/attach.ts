import { ASSUMED } from '../assumed.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import { invalidFieldValue, NetSuiteError, recordNotFound } from '../errors.ts';
import { isJson, type Json, property } from './field-values.ts';
import type { RecordType } from './record-type.ts';

/** `…/{type}/{id}/!attach/contact/{id}` and `!detach`: makes a contact one of a company's, or no longer. */
export function attachContact(
  action: string,
  type: RecordType,
  company: number,
  [kind = '', key = '', ...deeper]: readonly string[],
  body: Json,
  { store }: Company,
): void {
  if (
    type.kind !== 'entity' ||
    type.name === 'contact' ||
    kind.toLowerCase() !== 'contact' ||
    deeper.length > 0
  )
    throw new NetSuiteError(400, 'INVALID_REQUEST', ASSUMED.cannotAttach(kind, type.name));
  const contact = /^\d{1,15}$/.test(key)
    ? store.get('SELECT id FROM "contact" WHERE id = ?', Number(key))
    : undefined;
  if (!contact) throw recordNotFound();
  const role = contactRole(property(body, 'role'));
  store.transaction(() => {
    store.run(
      'DELETE FROM "companycontactrelationship" WHERE company = ? AND contact = ?',
      company,
      Number(contact.id),
    );
    if (action === '!attach')
      store.insert('companycontactrelationship', { company, contact: Number(contact.id), role });
  });
}

function contactRole(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  const id = String(isJson(given) ? property(given, 'id') : given);
  if (!Object.hasOwn(DISPLAY_LISTS.contactRole ?? {}, id)) throw invalidFieldValue(id, 'role', 'role');
  return id;
}
