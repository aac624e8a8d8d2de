import type { Company } from '../company.ts';
import type { Row } from '../store/database.ts';
import { ADDRESS_TEXTS, addressBook, countryName } from './addresses.ts';
import type { Json } from './field-values.ts';
import { type Line, present } from './line-json.ts';
import type { ValueJson } from './value-json.ts';

/** A customer's address book. */
export function addressLines(json: ValueJson, { store }: Company, customer: number): Line[] {
  return addressBook(store, customer).map((row) => {
    const id = Number(row.internalid);
    return {
      key: String(id),
      json: present({
        id: String(id),
        internalId: id,
        addressId: String(row.nkey),
        label: row.label,
        defaultBilling: row.defaultbilling === 'T',
        defaultShipping: row.defaultshipping === 'T',
        isResidential: row.isresidential === 'T',
        addressBookAddress_text: row.addrtext,
        addressBookAddress: addressJson(json, row),
      }),
    };
  });
}

/** An address as a subrecord. */
export function addressJson(json: ValueJson, row: Row): Json {
  const country = String(row.country);
  return present({
    ...Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, row[name.toLowerCase()]])),
    addrText: row.addrtext,
    country: json.enumerated(country, countryName(country)),
    override: row.override === 'T',
  });
}
