import { csvCell } from './cell.ts';
import type { Table } from './table-rows.ts';

/** A table as CSV, with a row of names at the head; lines end with CR LF. */
export function csvText({ columns, rows }: Table): string {
  const lines = [columns.map(({ name }) => csvCell(name, 'text'))];
  for (const row of rows) lines.push(columns.map(({ kind }, i) => csvCell(row[i] ?? null, kind)));
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}
