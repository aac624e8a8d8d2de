import {
  bool,
  type DataType,
  dateDay,
  decimal128,
  float64,
  int32,
  tableFromArrays,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import type { Cell, Table } from './table-rows.ts';
import type { ColumnKind } from './table-shape.ts';

const MAX_DIGITS = 38;

interface TypedColumn {
  readonly type: DataType;
  readonly values: unknown[];
}

/** A table as an Arrow IPC stream. Each column has the type of its field; decimals are exact. */
export function arrowStream({ columns, rows }: Table): Uint8Array {
  const typed = columns.map(({ name, kind }, i) => ({
    name,
    ...typedColumn(
      kind,
      rows.map((row) => row[i] ?? null),
    ),
  }));
  const table = tableFromArrays(
    typed.map(({ name, values }) => [name, values] as [string, unknown[]]),
    { types: Object.fromEntries(typed.map(({ name, type }) => [name, type])) },
  );
  return tableToIPC(table, { format: 'stream' }) as Uint8Array;
}

function typedColumn(kind: ColumnKind, cells: Cell[]): TypedColumn {
  switch (kind) {
    case 'integer':
      return { type: int32(), values: cells };
    case 'float':
      return { type: float64(), values: cells };
    case 'boolean':
      return { type: bool(), values: cells };
    case 'date':
      return { type: dateDay(), values: instants(cells) };
    case 'instant':
      return { type: timestamp(undefined, 'UTC'), values: instants(cells) };
    case 'decimal':
      return decimalColumn(cells) ?? { type: utf8(), values: cells };
    case 'text':
      return { type: utf8(), values: cells };
  }
}

function instants(cells: readonly Cell[]): (Date | null)[] {
  return cells.map((cell) => (cell === null ? null : new Date(String(cell))));
}

/** Decimals with the digits of the finest one, so that no value changes; undefined where that takes too many. */
function decimalColumn(cells: readonly Cell[]): TypedColumn | undefined {
  const texts = cells.map((cell) => (cell === null ? null : String(cell)));
  const scale = Math.max(0, ...texts.map((text) => (text?.split('.')[1] ?? '').length));
  const values = texts.map((text) => (text === null ? null : scaled(text, scale)));
  const fits = values.every((value) => value === null || digits(value) <= MAX_DIGITS);
  return fits ? { type: decimal128(MAX_DIGITS, scale), values } : undefined;
}

function scaled(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(scale, '0')}`);
}

function digits(value: bigint): number {
  return String(value < 0n ? -value : value).length;
}
