import { readFileSync, statSync } from 'node:fs';
import { parseCsv } from './csv.ts';
import type { Table } from './dataset.ts';

/** Files over this size in bytes are read again each time they are asked for. */
const LARGE_FILE = 4_000_000;

function again(path: string): () => Table {
  return () => parseCsv(path, readFileSync(path));
}

/** The tables of a folder by name; of a large data set no more than one need be in memory. */
export class FileTables implements ReadonlyMap<string, Table> {
  readonly #tables = new Map<string, () => Table>();

  /** Throws, with the file and where there is one the line, on what is no table. */
  addFile(name: string, path: string): void {
    const table = parseCsv(path, readFileSync(path));
    this.#tables.set(name, statSync(path).size > LARGE_FILE ? again(path) : () => table);
  }

  get size(): number {
    return this.#tables.size;
  }

  has(name: string): boolean {
    return this.#tables.has(name);
  }

  get(name: string): Table | undefined {
    return this.#tables.get(name)?.();
  }

  keys(): MapIterator<string> {
    return this.#tables.keys();
  }

  *values(): MapIterator<Table> {
    for (const read of this.#tables.values()) yield read();
  }

  *entries(): MapIterator<[string, Table]> {
    for (const [name, read] of this.#tables) yield [name, read()];
  }

  [Symbol.iterator](): MapIterator<[string, Table]> {
    return this.entries();
  }

  forEach(visit: (table: Table, name: string, map: ReadonlyMap<string, Table>) => void): void {
    for (const [name, table] of this) visit(table, name, this);
  }
}
