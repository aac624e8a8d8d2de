import type { Cell } from './table-rows.ts';
import type { ColumnKind } from './table-shape.ts';

/** Spreadsheets take text that begins so for a formula, which can reach out of the sheet. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN = /^(-?\d+(\.\d+)?(e[+-]?\d+)?|\d{4}-\d\d-\d\d(T[\d:.]+Z)?|true|false)$/i;
/** Not only what the format asks for: some spreadsheets take these for the end of a cell. */
const QUOTED = /[",\r\n;\t]/;

/**
 * A cell of a CSV file (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers and
 * dates stay what they are. Nothing is an empty cell, empty text a quoted one.
 */
export function csvCell(value: Cell, kind: ColumnKind): string {
  if (value === null) return '';
  const text = String(value);
  // Nothing that a source sends is believed: what claims to be a number and is none is text.
  const isText = kind === 'text' || !PLAIN.test(text);
  const safe = isText && FORMULA.test(text) ? `'${text}` : text;
  return safe === '' || QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
