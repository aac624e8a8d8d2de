import { CsvError, parse } from 'csv-parse/sync';
import type { Table } from './dataset.ts';

const CHUNK_ROWS = 5_000;

/**
 * One table from the bytes of an RFC 4180 file in UTF-8 with a header row.
 * @param file names the file in Errors: bad encoding or quoting, no header, an empty or repeated header, a ragged row
 */
export function parseCsv(file: string, bytes: Uint8Array): Table {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file}: no CSV file, it is not UTF-8 text`);
  }
  if (text.includes('\0')) throw new Error(`${file}: no CSV file, it has binary content`);
  const parsed = text.includes('"') ? parseQuoted(file, text) : splitPlain(file, text);
  const columns = parsed.shift();
  if (columns === undefined || columns.every((column) => column === ''))
    throw new Error(`${file}: no CSV file, it has no header on line 1`);
  const seen = new Set<string>();
  for (const column of columns) {
    if (column === '') throw new Error(`${file}: an empty column name on line 1`);
    if (seen.has(column)) throw new Error(`${file}: the column ${column} stands twice on line 1`);
    seen.add(column);
  }
  return { columns, rows: parsed };
}

function parseQuoted(file: string, text: string): string[][] {
  try {
    return parse(text, { record_delimiter: ['\r\n', '\n'] });
  } catch (error) {
    if (error instanceof CsvError) throw new Error(`${file}: ${error.message}`);
    throw error;
  }
}

/** Without any quote, commas and line ends are all there is to the format; this is many times faster. */
function splitPlain(file: string, text: string): string[][] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const rows = lines.map((line) => line.split(','));
  const width = rows[0]?.length;
  const ragged = rows.findIndex((row) => row.length !== width);
  if (ragged >= 0)
    throw new Error(
      `${file}: ${rows[ragged]?.length} cells on line ${ragged + 1}, but the header on line 1 has ${width}`,
    );
  return rows;
}

/** The file's text in chunks, so that a table of millions of rows needs no one string. */
export function* formatCsv(table: Table): Generator<string> {
  yield `${table.columns.map(cell).join(',')}\n`;
  for (let start = 0; start < table.rows.length; start += CHUNK_ROWS) {
    let chunk = '';
    for (const row of table.rows.slice(start, start + CHUNK_ROWS)) {
      let line = '';
      for (let i = 0; i < row.length; i++) line += (i === 0 ? '' : ',') + cell(row[i] as string);
      chunk += `${line}\n`;
    }
    yield chunk;
  }
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
