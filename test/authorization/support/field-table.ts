import { readFileSync } from 'node:fs';
import { type Persona, personas } from '../../../kit/identity/embedded-provider.ts';

/** Who asks: the personas of the embedded identity provider, and whoever has no token. */
export const askers = [...(Object.keys(personas) as Persona[]), 'anonymous'] as const;
export type Asker = (typeof askers)[number];

/** Which fields of the graph each asker is answered, by `Type.field`. */
export type FieldTable = ReadonlyMap<string, ReadonlySet<Asker>>;

/** Reads `fields.csv`. Throws where a row is not one. */
export function readFieldTable(): FieldTable {
  const [header = '', ...rows] = readFileSync(new URL('../fields.csv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = header.split(',').slice(1);
  if (columns.join() !== askers.join()) throw new Error(`fields.csv has the columns ${columns.join()}`);
  const table = new Map<string, ReadonlySet<Asker>>();
  for (const row of rows) {
    const [field = '', ...cells] = row.split(',');
    if (cells.length !== askers.length || !cells.every((cell) => cell === 'yes' || cell === '-'))
      throw new Error(`fields.csv: not a row: ${row}`);
    if (table.has(field)) throw new Error(`fields.csv: ${field} has two rows`);
    table.set(field, new Set(askers.filter((_, i) => cells[i] === 'yes')));
  }
  return table;
}
