import { STATUSES } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import { MONEY_SCALE, scaledToText } from '../decimal.ts';
import type { Row } from '../store/database.ts';
import { addressJson } from './address-json.ts';
import { type DerivedField, derivedFields } from './derived-fields.ts';
import { DOCUMENT_ADDRESSES, type SubrecordName, storedAddress } from './document-addresses.ts';
import { isJson, type Json } from './field-values.ts';
import { RECORD_ROOT, selfLink } from './links.ts';
import type { RecordType } from './record-type.ts';
import type { SublistName } from './sublist-columns.ts';
import { sublistLines } from './sublist-json.ts';
import { ValueJson } from './value-json.ts';

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

/** Writes stored rows as REST records. */
export class RecordJson {
  readonly #company: Company;
  readonly #options: JsonOptions;
  readonly #values: ValueJson;

  constructor(company: Company, options: JsonOptions) {
    this.#company = company;
    this.#options = options;
    this.#values = new ValueJson(company, options);
  }

  #wanted(name: string): boolean {
    return this.#options.fields === undefined || this.#options.fields.has(name.toLowerCase());
  }

  /** A field that no column holds; undefined where it is null. */
  #derived({ kind, value }: DerivedField, row: Row): unknown {
    const found = value(row, this.#company);
    if (found === null) return undefined;
    if (kind === 'status')
      return this.#values.enumerated(
        String(found),
        STATUSES[String(row.type)]?.[String(found)] ?? String(found),
      );
    return kind === 'money' ? Number(scaledToText(found as number, MONEY_SCALE)) : found;
  }

  record(type: RecordType, row: Row): Record<string, unknown> {
    const { origin, query } = this.#options;
    const href = `${origin}${RECORD_ROOT}/${type.name}/${row.id}`;
    const json: Record<string, unknown> = { links: selfLink(query === '' ? href : `${href}?${query}`) };
    for (const field of type.fields.values()) {
      if (!this.#wanted(field.name)) continue;
      const value = this.#values.value(field.column, row[field.column.stored as string]);
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
    return address && { links: selfLink(href), ...addressJson(this.#values, address) };
  }

  /** A sublist in full, as expandSubResources shows it. */
  sublist(type: RecordType, row: Row, sublist: SublistName): Record<string, unknown> {
    const href = `${this.#options.origin}${RECORD_ROOT}/${type.name}/${row.id}/${sublist}`;
    const items = sublistLines(this.#values, this.#company, type, row, sublist).map(({ key, json }) => ({
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
    const line = sublistLines(this.#values, this.#company, type, row, sublist).find(
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
