import { parseDay } from '../../sandbox/dataset/calendar-day.ts';
import type { DataSet } from '../../sandbox/dataset/dataset.ts';
import { records } from '../../sandbox/dataset/dataset.ts';

/** The demo company's tables read back by hand, so that the tests share no arithmetic with what made them. */

export type Row = Readonly<Record<string, string>>;

export const DIGITS: Readonly<Record<string, number>> = { USD: 2, EUR: 2, JPY: 0 };

export function rows(dataSet: DataSet, object: string): Row[] {
  const system = /^[A-Z]/.test(object) ? dataSet.salesforce : dataSet.netsuite;
  const table = system.get(object);
  if (table === undefined) throw new Error(`no table ${object}`);
  return [...records(table)];
}

export function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
}

/** Decimal text in whole smallest units; throws where it has other digits than its currency. */
export function units(text: string, currency: string): bigint {
  const digits = DIGITS[currency] as number;
  const shape = digits === 0 ? /^\d+$/ : new RegExp(`^\\d+\\.\\d{${digits}}$`);
  if (!shape.test(text)) throw new Error(`${text} is no amount in ${currency}`);
  return BigInt(text.replace('.', ''));
}

export function groupBy(list: readonly Row[], column: string): Map<string, Row[]> {
  return Map.groupBy(list, (row) => cell(row, column));
}

/** Net amount and tax of a document's line; tax is rounded half up, line by line. */
export function lineAmounts(row: Row): { net: bigint; tax: bigint } {
  const net = BigInt(cell(row, 'line.quantity')) * units(cell(row, 'line.rate'), cell(row, 'currency'));
  const rate = BigInt(cell(row, 'line.taxRate') || '0');
  return { net, tax: (net * rate + 50n) / 100n };
}

export interface InvoiceState {
  readonly row: Row;
  readonly total: bigint;
  readonly applied: bigint;
}

/** Each invoice with its total and what payments and credit memos have been applied to it. */
export function invoiceStates(dataSet: DataSet): Map<string, InvoiceState> {
  const applied = new Map<string, bigint>();
  for (const object of ['customerPayment', 'creditMemo'])
    for (const row of rows(dataSet, object)) {
      const invoice = cell(row, 'apply.doc');
      if (invoice === '') continue;
      const amount = units(cell(row, 'apply.amount'), cell(row, 'currency'));
      applied.set(invoice, (applied.get(invoice) ?? 0n) + amount);
    }
  const states = new Map<string, InvoiceState>();
  for (const [id, lines] of groupBy(rows(dataSet, 'invoice'), 'externalId')) {
    const total = lines.map(lineAmounts).reduce((sum, { net, tax }) => sum + net + tax, 0n);
    states.set(id, { row: lines[0] as Row, total, applied: applied.get(id) ?? 0n });
  }
  return states;
}

const KEY = /^(External_Id__c|externalId)$/;

/** The keys of every file that has any. */
export function keysOf(dataSet: DataSet): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const [object, { columns, rows: cells }] of [...dataSet.salesforce, ...dataSet.netsuite]) {
    const at = columns.findIndex((column) => KEY.test(column));
    if (at >= 0) keys.set(object, new Set(cells.map((row) => row[at] as string)));
  }
  return keys;
}

/** The date in a column, as a day. */
export function days(row: Row, column: string): number {
  const day = parseDay(cell(row, column));
  if (day === undefined) throw new Error(`${column} ${cell(row, column)} is no date`);
  return day;
}

/** Documents of a type, the first row of each. */
export function documents(dataSet: DataSet, object: string): Row[] {
  return [...groupBy(rows(dataSet, object), 'externalId').values()].map((lines) => lines[0] as Row);
}

/** How many rows have each value of a column. */
export function tally(list: readonly Row[], column: string): Record<string, number> {
  return Object.fromEntries([...groupBy(list, column)].map(([value, found]) => [value, found.length]).sort());
}
