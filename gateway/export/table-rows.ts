import type { TableShape } from './table-shape.ts';

/** What stands in a cell, as the graph answers it. */
export type Cell = string | number | boolean | null;

export type Row = readonly Cell[];

/** A table with its rows, a cell for each column. */
export interface Table {
  readonly columns: TableShape['columns'];
  readonly rows: readonly Row[];
}

/**
 * The rows of an answer. A row that has a list inside becomes one for each of its elements; where that is empty it stays
 * one, with nothing in the cells that would come from there.
 */
export function tableRows({ columns, lists }: TableShape, data: unknown): Row[] {
  const rows: Row[] = [];
  const byLevel = lists.map((_, level) =>
    columns.flatMap((column, at) => (column.level === level ? [{ at, path: column.path }] : [])),
  );
  const expand = (level: number, around: unknown, row: readonly Cell[]): void => {
    const found = valueAt(around, lists[level] ?? []);
    const elements = Array.isArray(found) ? found.filter((one) => one !== null) : [];
    if (elements.length === 0 && level > 0) rows.push(row);
    for (const element of elements) {
      const filled = [...row];
      for (const { at, path } of byLevel[level] ?? []) filled[at] = (valueAt(element, path) ?? null) as Cell;
      if (level + 1 < lists.length) expand(level + 1, element, filled);
      else rows.push(filled);
    }
  };
  expand(
    0,
    data,
    columns.map(() => null),
  );
  return rows;
}

/** What stands at the end of a path; undefined where the way there ends before. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}
