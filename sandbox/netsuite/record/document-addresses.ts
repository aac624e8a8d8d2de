import type { Document } from '../books/document.ts';
import type { Company } from '../company.ts';
import { invalidFieldValue } from '../errors.ts';
import type { Row } from '../store/database.ts';
import { addressBook, addressRow } from './addresses.ts';
import { isJson, type Json, property } from './field-values.ts';

/** The addresses of a transaction: subrecord, what chooses it from the address book, where it is kept. */
export const DOCUMENT_ADDRESSES = {
  billingAddress: {
    list: 'billAddressList',
    text: 'billAddress',
    table: 'transactionbillingaddress',
    column: 'billingaddress',
    standard: 'defaultbilling',
  },
  shippingAddress: {
    list: 'shipAddressList',
    text: 'shipAddress',
    table: 'transactionshippingaddress',
    column: 'shippingaddress',
    standard: 'defaultshipping',
  },
} as const;

export type SubrecordName = keyof typeof DOCUMENT_ADDRESSES;

export const SUBRECORDS = Object.keys(DOCUMENT_ADDRESSES) as SubrecordName[];

/**
 * Puts a transaction's addresses: what the request gives, else a line of the customer's address book that it names, else
 * for a `created` one the customer's default.
 */
export function putDocumentAddresses(
  document: Document,
  body: Json,
  created: boolean,
  company: Company,
): void {
  for (const name of SUBRECORDS) {
    const { list, column, standard } = DOCUMENT_ADDRESSES[name];
    const given = property(body, name);
    const chosen = property(body, list);
    const { entity } = document.fields;
    const book = entity == null ? [] : addressBook(company.store, Number(entity));
    if (given === null) document.fields[column] = null;
    else if (isJson(given)) {
      const old = storedAddress(name, document.fields, company);
      keep(name, document, { ...old, ...addressRow(given, old, name) }, company);
    } else if (chosen != null) {
      const id = isJson(chosen) ? property(chosen, 'id') : chosen;
      const line = book.find((row) => Number(row.internalid) === Number(id));
      if (!line) throw invalidFieldValue(id, list, list);
      keep(name, document, line, company);
    } else if (created && document.fields[column] == null) {
      const line = book.find((row) => row[standard] === 'T');
      if (line) keep(name, document, line, company);
    }
  }
}

/** A transaction's address as it is stored; undefined where it has none. */
export function storedAddress(name: SubrecordName, fields: Row, { store }: Company): Row | undefined {
  const { table, column } = DOCUMENT_ADDRESSES[name];
  const nkey = fields[column];
  return nkey == null ? undefined : store.get(`SELECT * FROM "${table}" WHERE nkey = ?`, Number(nkey));
}

/** Every version is a row of its own, since a sale shares those of its order. */
function keep(name: SubrecordName, document: Document, address: Row, company: Company): void {
  const { table, column } = DOCUMENT_ADDRESSES[name];
  const nkey = company.store.next('address');
  const row: Row = { override: 'F' };
  for (const [key, value] of Object.entries(address))
    if (/^(addr|attention|city|country|dropdownstate|state|zip)/.test(key) && key !== 'addressbookaddress')
      row[key] = value;
  company.store.insert(table, { ...row, nkey, lastmodifieddate: company.wallClock() });
  document.fields[column] = nkey;
}
