import type { Company } from '../company.ts';
import type { Row } from '../store/database.ts';
import { ADDRESS_TEXTS, addressBook, countryName } from './addresses.ts';
import type { Json } from './field-values.ts';
import { type Line, present } from './line-json.ts';
import type { RecordJson } from './record-json.ts';

/** A customer's address book. */
export function addressLines(json: RecordJson, { store }: Company, customer: number): Line[] {
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
export function addressJson(json: RecordJson, row: Row): Json {
  const country = String(row.country);
  return present({
    ...Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, row[name.toLowerCase()]])),
    addrText: row.addrtext,
    country: json.enumerated(country, countryName(country)),
    override: row.override === 'T',
  });
}
