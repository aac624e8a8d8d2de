import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { crmDataSet } from '../../support/shared-data.ts';

type Row = Record<string, string>;

/** The rows of one file of the public data set, as they are. */
export function fileRows(file: string): Row[] {
  return parse(readFileSync(join(crmDataSet, file)), { columns: true }) as Row[];
}

/** Whole cents of a decimal text, so that sums of thousands of rows stay exact. */
export function cents(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return amount.startsWith('-') ? -value : value;
}

/** Cents as money shows them. */
export function asMoney(value: bigint): string {
  const magnitude = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`;
}

/** The sums of the rows' cents by a key, as money; keys that sum up to nothing are left out. */
export function sumsBy(
  rows: readonly Row[],
  key: (row: Row) => string,
  amount: (row: Row) => bigint,
): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0n) + amount(row));
  return Object.fromEntries(
    [...sums]
      .filter(([, sum]) => sum !== 0n)
      .sort()
      .map(([name, sum]) => [name, asMoney(sum)]),
  );
}
