import type { DataSet } from '../../dataset/dataset.ts';
import { idAt } from '../ids.ts';
import { findField, objectNamed } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { fold } from '../store/layout.ts';
import type { Store } from '../store/store.ts';

/** Ids by the keys that other files name records by; ids are known before any record is written. */
export class Keys {
  readonly #store: Store;
  readonly #firstSerials = new Map<string, number>();
  readonly #tables: DataSet['salesforce'];
  readonly #indexes = new Map<string, Map<string, string>>();

  /** The store holds what every org has; the tables' records follow it in their order. */
  constructor(store: Store, tables: DataSet['salesforce']) {
    this.#store = store;
    this.#tables = tables;
    for (const name of tables.keys()) {
      const rows = store.statement(`SELECT COUNT(*) AS n FROM "${name}"`).get();
      this.#firstSerials.set(name, Number(rows?.n ?? 0n) + 1);
    }
  }

  /** The id of a file's row, counted from 0. */
  idOfRow(object: SObject, row: number): string {
    return idAt(object.keyPrefix, (this.#firstSerials.get(object.name) ?? 1) + row);
  }

  /** The id of the record that has a key; undefined if there is none. */
  find(object: SObject, key: Field, value: string): string | undefined {
    return this.#index(object, key).get(fold(value));
  }

  #index(object: SObject, key: Field): Map<string, string> {
    const name = `${object.name}.${key.name}`;
    let index = this.#indexes.get(name);
    if (index) return index;
    index = new Map();
    const written = this.#store.statement(
      `SELECT "Id" AS id, "${key.name}" AS text FROM "${object.name}" WHERE "${key.name}" IS NOT NULL`,
    );
    for (const row of written.all()) index.set(fold(String(row.text)), String(row.id));
    const table = this.#tables.get(object.name);
    const column = table?.columns.findIndex((header) => findField(object, header) === key) ?? -1;
    if (table && column >= 0)
      table.rows.forEach((row, i) => {
        const text = row[column] ?? '';
        if (text === '') return;
        if (key.unique && index?.has(fold(text)))
          throw new Error(
            `salesforce/${object.name}.csv, row ${i + 1}, column ${key.name}: "${text}" is there twice`,
          );
        if (!index?.has(fold(text))) index?.set(fold(text), this.idOfRow(object, i));
      });
    this.#indexes.set(name, index);
    return index;
  }

  /** Refuses a key that stands twice in its file, even where no other file names it. */
  refuseDuplicates(): void {
    for (const name of this.#tables.keys()) {
      const object = objectNamed(name);
      for (const field of object.fields) if (field.externalId && field.unique) this.#index(object, field);
    }
  }
}
