import { isoDate, isoInstant } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import { tableNamed } from '../catalogue/tables.ts';
import type { Company } from '../company.ts';
import { scaledToText } from '../decimal.ts';
import type { Value } from '../store/database.ts';
import { countryName } from './addresses.ts';
import { RECORD_ROOT, selfLink } from './links.ts';
import { recordTypeOfRow } from './record-types.ts';

/** Writes single values as REST records show them: references with their links, enumerations with their names. */
export class ValueJson {
  readonly #company: Company;
  readonly #options: { readonly origin: string; readonly simpleEnums: boolean };

  constructor(company: Company, options: { readonly origin: string; readonly simpleEnums: boolean }) {
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
}
