import type { Table } from './table-rows.ts';

/** A table as a JSON array with an object for each row; amounts and quantities stay strings, which are exact. */
export function jsonRows({ columns, rows }: Table): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null]))),
  );
}
