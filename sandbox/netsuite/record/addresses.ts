import { ASSUMED } from '../assumed.ts';
import { invalidFieldValue, userError } from '../errors.ts';
import type { Row, Store } from '../store/database.ts';
import { isJson, type Json, property } from './field-values.ts';

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });

/** The properties of an address that are plain text, as JSON writes them. */
export const ADDRESS_TEXTS = [
  'addr1',
  'addr2',
  'addr3',
  'addressee',
  'addrPhone',
  'attention',
  'city',
  'state',
  'zip',
] as const;

export function countryName(code: string): string {
  return COUNTRIES.of(code) ?? code;
}

/** A customer's addresses, oldest first, each with its `customeraddressbookentityaddress` columns. */
export function addressBook(store: Store, customer: number): Row[] {
  return store.all(
    `SELECT b.*, a.* FROM "customeraddressbook" b JOIN "customeraddressbookentityaddress" a ON a.nkey = b.addressbookaddress
      WHERE b.entity = ? ORDER BY b.internalid`,
    customer,
  );
}

/**
 * Puts addresses into a customer's address book: an item with the id of a known one changes it, the others are added.
 * `replaced`: those that no item names go.
 */
export function putAddresses(
  store: Store,
  customer: number,
  items: readonly Json[],
  replaced: boolean,
  now: number,
): void {
  const known = addressBook(store, customer);
  const kept = new Set<number>();
  items.forEach((json, index) => {
    const path = `addressBook.items[${index}]`;
    const id = property(json, 'internalId') ?? property(json, 'id');
    const old = id == null ? undefined : known.find((row) => Number(row.internalid) === Number(id));
    const given = property(json, 'addressBookAddress');
    if (!old && !isJson(given)) throw userError(ASSUMED.writes.noAddress, path);
    const address = isJson(given) ? addressRow(given, old, `${path}.addressBookAddress`) : undefined;
    const own: Row = {};
    const label = property(json, 'label');
    if (label !== undefined) own.label = label === null ? null : String(label);
    for (const name of ['defaultBilling', 'defaultShipping', 'isResidential']) {
      const value = property(json, name);
      if (value !== undefined) own[name.toLowerCase()] = value === true || value === 'T' ? 'T' : 'F';
    }
    for (const name of ['defaultbilling', 'defaultshipping'])
      if (own[name] === 'T')
        store.run(`UPDATE "customeraddressbook" SET ${name} = 'F' WHERE entity = ?`, customer);
    kept.add(old ? change(store, old, own, address, now) : add(store, customer, own, address as Row, now));
  });
  if (replaced) for (const row of known) if (!kept.has(Number(row.internalid))) remove(store, row);
}

/** Takes a customer's whole address book away. */
export function removeAddresses(store: Store, customer: number): void {
  for (const row of addressBook(store, customer)) remove(store, row);
}

function add(store: Store, customer: number, own: Row, address: Row, now: number): number {
  const nkey = store.next('address');
  store.insert('customeraddressbookentityaddress', {
    nkey,
    override: 'F',
    recordowner: customer,
    ...address,
    lastmodifieddate: now,
  });
  const id = store.next('customeraddressbook');
  store.insert('customeraddressbook', {
    internalid: id,
    entity: customer,
    addressbookaddress: nkey,
    defaultbilling: 'F',
    defaultshipping: 'F',
    isresidential: 'F',
    ...own,
  });
  return id;
}

function change(store: Store, old: Row, own: Row, address: Row | undefined, now: number): number {
  const id = Number(old.internalid);
  for (const [name, value] of Object.entries(own))
    store.run(`UPDATE "customeraddressbook" SET "${name}" = ? WHERE internalid = ?`, value, id);
  for (const [name, value] of Object.entries(address ? { ...address, lastmodifieddate: now } : {}))
    store.run(
      `UPDATE "customeraddressbookentityaddress" SET "${name}" = ? WHERE nkey = ?`,
      value,
      Number(old.nkey),
    );
  return id;
}

function remove(store: Store, row: Row): void {
  store.run('DELETE FROM "customeraddressbook" WHERE internalid = ?', Number(row.internalid));
  store.run('DELETE FROM "customeraddressbookentityaddress" WHERE nkey = ?', Number(row.nkey));
}

/** The columns that an address in JSON sets; `old`: what it changes. */
export function addressRow(json: Json, old: Row | undefined, path: string): Row {
  const row: Row = {};
  for (const name of ADDRESS_TEXTS) {
    const value = property(json, name);
    if (value !== undefined) row[name.toLowerCase()] = value === null || value === '' ? null : String(value);
  }
  if (row.state !== undefined) row.dropdownstate = row.state;
  const country = property(json, 'country');
  if (country != null) {
    const code = String(isJson(country) ? property(country, 'id') : country);
    if (!/^[A-Z]{2}$/.test(code) || countryName(code) === code)
      throw invalidFieldValue(code, 'country', `${path}.country`);
    row.country = code;
  }
  const whole = { country: 'US', ...old, ...row };
  return { ...row, country: whole.country, addrtext: addressText(whole) };
}

/** An address as it is printed. */
function addressText(row: Row): string {
  const line = [row.city, row.state, row.zip].filter((part) => part != null).join(' ');
  return [
    row.attention,
    row.addressee,
    row.addr1,
    row.addr2,
    row.addr3,
    line,
    countryName(String(row.country)),
  ]
    .filter((part) => part != null && part !== '')
    .join('\n');
}
