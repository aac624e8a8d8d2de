import { CsvError, parse } from 'csv-parse/sync';

/** Column separators by the names that jobs give them. */
export const DELIMITERS: Readonly<Record<string, string>> = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t',
};
export const LINE_ENDINGS: Readonly<Record<string, string>> = { LF: '\n', CRLF: '\r\n' };

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Text that is no CSV. */
export class BadCsv extends Error {}

/** Reads uploaded rows; empty text is a table without columns. Throws BadCsv. */
export function readCsv(text: string, delimiter: string): CsvTable {
  try {
    const [columns = [], ...rows] = parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return { columns: columns.map((column) => column.trim()), rows };
  } catch (error) {
    if (error instanceof CsvError) throw new BadCsv(error.message);
    throw error;
  }
}

/** One row with every value in quotes, without its line ending. */
export function csvRow(values: readonly string[], delimiter: string): string {
  return values.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter);
}

/** How the first line of a text ends; undefined: it has one line only. */
export function lineEndingOf(text: string): 'LF' | 'CRLF' | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  return text[end - 1] === '\r' ? 'CRLF' : 'LF';
}
