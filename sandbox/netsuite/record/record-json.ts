import { isoDate, isoInstant } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS, STATUSES } from '../catalogue/display-lists.ts';
import { tableNamed } from '../catalogue/tables.ts';
import type { Company } from '../company.ts';
import { MONEY_SCALE, scaledToText } from '../decimal.ts';
import type { Row, Value } from '../store/database.ts';
import { addressJson } from './address-json.ts';
import { countryName } from './addresses.ts';
import { type DerivedField, derivedFields } from './derived-fields.ts';
import { DOCUMENT_ADDRESSES, type SubrecordName, storedAddress } from './document-addresses.ts';
import { isJson, type Json } from './field-values.ts';
import type { RecordType } from './record-type.ts';
import { recordTypeOfRow } from './record-types.ts';
import type { SublistName } from './sublist-columns.ts';
import { sublistLines } from './sublist-json.ts';

export interface JsonOptions {
  readonly origin: string;
  /** Whether a sublist is shown in full; else as a link. */
  expands(sublist: string): boolean;
  readonly simpleEnums: boolean;
  /** The request's query as the record's own link repeats it; empty: none. */
  readonly query: string;
  /** Lower-case names to give; undefined: all. */
  readonly fields: ReadonlySet<string> | undefined;
}

export const RECORD_ROOT = '/services/rest/record/v1';

export function selfLink(href: string): { rel: 'self'; href: string }[] {
  return [{ rel: 'self', href }];
}

/** Writes stored rows as REST records. */
export class RecordJson {
  readonly #company: Company;
  readonly #options: JsonOptions;

  constructor(company: Company, options: JsonOptions) {
    this.#company = company;
    this.#options = options;
  }

  /** A reference to another record: id, name, link. */
  reference(table: string, id: number | string): unknown {
    const target = tableNamed(table);
    const row = this.#company.store.get(`SELECT * FROM "${target.stored}" WHERE id = ?`, id);
    const type = row && recordTypeOfRow(table, row);
    return {
      links: type ? selfLink(`${this.#options.origin}${RECORD_ROOT}/${type.name}/${id}`) : [],
      id: String(id),
      ...(row ? { refName: String(row[target.label] ?? '') } : {}),
      ...(row?.externalid ? { externalId: String(row.externalid) } : {}),
    };
  }

  enumerated(id: string, name: string): unknown {
    return this.#options.simpleEnums ? id : { id, refName: name };
  }

  /** A value by its column's type; undefined where it is null. */
  value(column: Column, value: Value | undefined): unknown {
    if (value === null || value === undefined) return undefined;
    const { display, type } = column;
    if (display?.by === 'reference' && display.table === 'accounttype') {
      const name = this.#company.store.get(
        'SELECT longname FROM "accounttype" WHERE id = ?',
        value,
      )?.longname;
      return this.enumerated(String(value), String(name));
    }
    if (column.name === 'country') return this.enumerated(String(value), countryName(String(value)));
    if (display?.by === 'reference') return this.reference(display.table, value);
    if (display?.by === 'list') {
      if (display.list === 'yesNo') return value === 'T';
      return this.enumerated(String(value), DISPLAY_LISTS[display.list]?.[String(value)] ?? String(value));
    }
    if (column.name === 'id') return String(value);
    if (type.kind === 'number') return Number(scaledToText(value as number, type.scale));
    if (type.kind === 'date') return column.time ? isoInstant(Number(value)) : isoDate(Number(value));
    return String(value);
  }

  #wanted(name: string): boolean {
    return this.#options.fields === undefined || this.#options.fields.has(name.toLowerCase());
  }

  /** A field that no column holds; undefined where it is null. */
  #derived({ kind, value }: DerivedField, row: Row): unknown {
    const found = value(row, this.#company);
    if (found === null) return undefined;
    if (kind === 'status')
      return this.enumerated(String(found), STATUSES[String(row.type)]?.[String(found)] ?? String(found));
    return kind === 'money' ? Number(scaledToText(found as number, MONEY_SCALE)) : found;
  }

  record(type: RecordType, row: Row): Record<string, unknown> {
    const { origin, query } = this.#options;
    const href = `${origin}${RECORD_ROOT}/${type.name}/${row.id}`;
    const json: Record<string, unknown> = { links: selfLink(query === '' ? href : `${href}?${query}`) };
    for (const field of type.fields.values()) {
      if (!this.#wanted(field.name)) continue;
      const value = this.value(field.column, row[field.column.stored as string]);
      if (value !== undefined) json[field.name] = value;
    }
    for (const field of derivedFields(type)) {
      if (!this.#wanted(field.name)) continue;
      const value = this.#derived(field, row);
      if (value !== undefined) json[field.name] = value;
    }
    for (const sublist of type.sublists)
      if (this.#wanted(sublist))
        json[sublist] = this.#options.expands(sublist)
          ? this.sublist(type, row, sublist)
          : { links: selfLink(`${href}/${sublist}`) };
    for (const subrecord of type.subrecords) {
      const address = storedAddress(subrecord, row, this.#company);
      if (!address) continue;
      const { text } = DOCUMENT_ADDRESSES[subrecord];
      if (this.#wanted(text) && address.addrtext !== null) json[text] = address.addrtext;
      if (this.#wanted(subrecord))
        json[subrecord] = this.#options.expands(subrecord)
          ? this.subrecord(type, row, subrecord)
          : { links: selfLink(`${href}/${subrecord}`) };
    }
    return json;
  }

  /** A subrecord in full; undefined where the record has none. */
  subrecord(type: RecordType, row: Row, subrecord: SubrecordName): Record<string, unknown> | undefined {
    const address = storedAddress(subrecord, row, this.#company);
    const href = `${this.#options.origin}${RECORD_ROOT}/${type.name}/${row.id}/${subrecord}`;
    return address && { links: selfLink(href), ...addressJson(this, address) };
  }

  /** A sublist in full, as expandSubResources shows it. */
  sublist(type: RecordType, row: Row, sublist: SublistName): Record<string, unknown> {
    const href = `${this.#options.origin}${RECORD_ROOT}/${type.name}/${row.id}/${sublist}`;
    const items = sublistLines(this, this.#company, type, row, sublist).map(({ key, json }) => ({
      links: selfLink(`${href}/${key}`),
      ...withSubrecordLinks(json, `${href}/${key}`),
    }));
    return {
      links: selfLink(href),
      items,
      count: items.length,
      hasMore: false,
      offset: 0,
      totalResults: items.length,
    };
  }

  /** One line of a sublist by the key that its address ends with. */
  line(type: RecordType, row: Row, sublist: SublistName, key: string): Record<string, unknown> | undefined {
    const line = sublistLines(this, this.#company, type, row, sublist).find(
      (candidate) => candidate.key === key,
    );
    const href = `${this.#options.origin}${RECORD_ROOT}/${type.name}/${row.id}/${sublist}/${key}`;
    return line && { links: selfLink(href), ...withSubrecordLinks(line.json, href) };
  }
}

/** A subrecord inside a line says where it is to be had by itself. */
function withSubrecordLinks(line: Json, href: string): Json {
  const { addressBookAddress: address } = line;
  if (!isJson(address)) return line;
  return { ...line, addressBookAddress: { links: selfLink(`${href}/addressBookAddress`), ...address } };
}
