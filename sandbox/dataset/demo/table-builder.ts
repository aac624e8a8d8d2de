import type { Table } from '../dataset.ts';

/** Collects rows of one file; a row of the wrong length is a defect of the caller. */
export class TableBuilder implements Table {
  readonly columns: readonly string[];
  readonly rows: (readonly string[])[] = [];

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  add(row: readonly string[]): void {
    if (row.length !== this.columns.length)
      throw new RangeError(
        `a row of ${row.length} cells for ${this.columns.length} columns (${this.columns})`,
      );
    this.rows.push(row);
  }
}
