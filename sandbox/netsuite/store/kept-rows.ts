import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

type Cell = SQLInputValue;

interface Kept {
  name: string;
  keys: readonly Cell[] | undefined;
  values: Cell[];
}

function compareCells(left: Cell, right: Cell): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [left as number | bigint, right as number | bigint];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares two rows by directions and keys in turn; a direction has `+` or `-` for the way and for where nulls go. */
function compareKeys(left: readonly Cell[], right: readonly Cell[]): number {
  for (let at = 0; at < left.length; at += 2) {
    const direction = String(left[at]);
    const [a, b] = [left[at + 1] ?? null, right[at + 1] ?? null];
    if (a === null && b === null) continue;
    if (a === null || b === null) return (a === null) === (direction[1] === '-') ? -1 : 1;
    const order = compareCells(a, b);
    if (order !== 0) return direction[0] === '-' ? -order : order;
  }
  return 0;
}

function total(values: readonly Cell[]): number | bigint {
  if (values.every((value) => typeof value === 'bigint' || Number.isSafeInteger(value)))
    return values.reduce((sum: bigint, value) => sum + BigInt(value as number), 0n);
  return values.reduce((sum: number, value) => sum + Number(value), 0);
}

function finish({ name, values }: Kept): Cell {
  const present = values.filter((value) => value !== null);
  if (name === 'count') return present.length;
  if (present.length === 0) return null;
  if (name === 'sum') return total(present);
  if (name === 'avg') return Number(total(present)) / present.length;
  return present.reduce((best, value) => (compareCells(value, best) < 0 === (name === 'min') ? value : best));
}

/** Aggregates with KEEP (DENSE_RANK FIRST | LAST): which end, which aggregate, its value, then direction and key in turn. */
export function registerKeptRows(db: DatabaseSync): void {
  db.aggregate('ns_keep', {
    varargs: true,
    useBigIntArguments: true,
    start: (): Kept => ({ name: '', keys: undefined, values: [] }),
    step: (state: Kept, end: Cell, name: Cell, value: Cell, ...keys: Cell[]) => {
      const order = state.keys === undefined ? -1 : compareKeys(keys, state.keys) * (end === 'last' ? -1 : 1);
      if (order > 0) return state;
      if (order < 0) {
        state.keys = keys;
        state.values = [];
      }
      state.name = String(name);
      state.values.push(value);
      return state;
    },
    result: finish,
  } as unknown as Parameters<DatabaseSync['aggregate']>[1]);
}
