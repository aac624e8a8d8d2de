import type { Table as DataTable } from '../../dataset/dataset.ts';
import { parseAnyDate } from '../calendar.ts';
import type { Column, Table } from '../catalogue/column.ts';
import { scaledFromText } from '../decimal.ts';
import type { Row, Value } from '../store/database.ts';
import type { References } from './references.ts';

/** Reads one file of a data set; everything it refuses names the file, the row and the column. */
export class FileReader {
  readonly name: string;
  readonly #table: DataTable;
  readonly #references: References;
  readonly #indexes: ReadonlyMap<string, number>;

  constructor(name: string, table: DataTable, references: References) {
    this.name = name;
    this.#table = table;
    this.#references = references;
    this.#indexes = new Map(table.columns.map((column, index) => [column, index]));
  }

  get columns(): readonly string[] {
    return this.#table.columns;
  }

  has(column: string): boolean {
    return this.#indexes.has(column);
  }

  *rows(): Generator<Cells> {
    let line = 2;
    for (const cells of this.#table.rows) yield new Cells(this, cells, line++);
  }

  /** Rows of the same externalId together, in the order in which each first appears. */
  groups(): Map<string, Cells[]> {
    const groups = new Map<string, Cells[]>();
    for (const cells of this.rows()) {
      const id = cells.text('externalId');
      if (id === '') throw cells.refuse('externalId', 'is empty');
      const group = groups.get(id);
      if (group) group.push(cells);
      else groups.set(id, [cells]);
    }
    return groups;
  }

  indexOf(column: string): number | undefined {
    return this.#indexes.get(column);
  }

  reference(table: string, name: string): number | undefined {
    return this.#references.find(table, name);
  }

  unknownColumn(column: string): Error {
    return new Error(`netsuite/${this.name}.csv: unknown column ${column}`);
  }
}

export class Cells {
  readonly #file: FileReader;
  readonly #cells: readonly string[];
  readonly #line: number;

  constructor(file: FileReader, cells: readonly string[], line: number) {
    this.#file = file;
    this.#cells = cells;
    this.#line = line;
  }

  text(column: string): string {
    const index = this.#file.indexOf(column);
    return index === undefined ? '' : (this.#cells[index] ?? '');
  }

  refuse(column: string, problem: string): Error {
    return new Error(`netsuite/${this.#file.name}.csv row ${this.#line}, column ${column}: ${problem}`);
  }

  number(column: string, scale: number): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const value = scaledFromText(text, scale);
    if (value === undefined) throw this.refuse(column, `${text} is not a number`);
    return value;
  }

  date(column: string): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const value = parseAnyDate(text);
    if (value === undefined) throw this.refuse(column, `${text} is not a date`);
    return value;
  }

  flag(column: string): 'T' | 'F' | null {
    const text = this.text(column).toUpperCase();
    if (text === '') return null;
    if (['T', 'TRUE', 'YES'].includes(text)) return 'T';
    if (['F', 'FALSE', 'NO'].includes(text)) return 'F';
    throw this.refuse(column, `${this.text(column)} is neither T nor F`);
  }

  reference(column: string, table: string): number | null {
    const text = this.text(column);
    if (text === '') return null;
    const id = this.#file.reference(table, text);
    if (id === undefined) throw this.refuse(column, `there is no ${table} ${text}`);
    return id;
  }

  require<T>(value: T | null, column: string): T {
    if (value === null) throw this.refuse(column, 'is empty');
    return value;
  }

  /** A cell as the value of a stored column, by the column's type. */
  value(header: string, column: Column): Value {
    const { type, display } = column;
    if (display?.by === 'reference')
      return display.table === 'accounttype'
        ? this.text(header) || null
        : this.reference(header, display.table);
    if (display?.by === 'list' && display.list === 'yesNo') return this.flag(header);
    if (type.kind === 'date') return this.date(header);
    if (type.kind === 'number') return this.number(header, type.scale);
    return this.text(header) || null;
  }
}

/** Which stored column each header of a file fills; a header that fills none is refused by name. */
export function headerMapping(
  file: FileReader,
  table: Table,
  renamed: Readonly<Record<string, string>>,
  handled: ReadonlySet<string>,
): { header: string; column: Column }[] {
  return file.columns.flatMap((header) => {
    if (handled.has(header)) return [];
    const column = table.columns.get(renamed[header] ?? header.toLowerCase());
    if (!column || column.stored !== column.name || column.name === 'id') throw file.unknownColumn(header);
    return [{ header, column }];
  });
}

export function mappedRow(cells: Cells, mapping: readonly { header: string; column: Column }[]): Row {
  const row: Row = {};
  for (const { header, column } of mapping) {
    const value = cells.value(header, column);
    if (value !== null) row[column.name] = value;
  }
  return row;
}
