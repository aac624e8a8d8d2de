import { evaluate, holds } from './expressions.ts';
import type { Aggregate, Ordering, Question, Source, WindowColumn } from './questions.ts';
import { COLUMNS, compareValues, type Row, type SourceName, shown, type Tables, type Value } from './rows.ts';

/** The answer to a question, worked out on plain rows: each row's cells as SuiteQL writes them. */
export function answerOf(question: Question, tables: Tables): (string | undefined)[][] {
  const rows = joined(question.source, tables).filter(
    (row) => question.where === undefined || holds(question.where, row) === true,
  );
  const answered = question.groupBy === undefined ? plainRows(question, rows) : groupedRows(question, rows);
  answered.sort((a, b) => compareOrders(a.keys, b.keys, question.order));
  let cells = answered.map((row) => row.cells.map(shown));
  if (question.distinct) cells = [...new Map(cells.map((row) => [JSON.stringify(row), row])).values()];
  const start = question.offset ?? 0;
  return cells.slice(start, question.fetch === undefined ? undefined : start + question.fetch);
}

interface Answered {
  readonly cells: readonly Value[];
  readonly keys: readonly Value[];
}

function joined({ aliases, join }: Source, tables: Tables): Row[] {
  const [first, second] = aliases as [SourceName, SourceName?];
  if (second === undefined) return [...tables[first]];
  const [left, right] =
    second === 'tl'
      ? ['t.id', 'tl.transaction']
      : first === 't'
        ? ['t.entity', 'c.id']
        : ['c.id', 't.entity'];
  const matches = new Map<Value, Row[]>();
  for (const row of tables[second]) {
    const key = row[right] ?? null;
    if (key === null) continue;
    const known = matches.get(key);
    if (known) known.push(row);
    else matches.set(key, [row]);
  }
  const missing = Object.fromEntries(Object.keys(COLUMNS[second]).map((name) => [`${second}.${name}`, null]));
  const optional = join === 'left' || join === 'outer mark';
  return tables[first].flatMap((row) =>
    (matches.get(row[left] ?? null) ?? (optional ? [missing] : [])).map((other) => ({ ...row, ...other })),
  );
}

function plainRows({ select, windows, order }: Question, rows: readonly Row[]): Answered[] {
  const windowed = windows.map((window) => windowValues(window, rows));
  return rows.map((row) => ({
    cells: [
      ...select.map((scalar) => evaluate(scalar, row)),
      ...windowed.map((values) => values.get(row) ?? null),
    ],
    keys: order.map(({ scalar }) => evaluate(scalar, row)),
  }));
}

function groupedRows(
  { groupBy = [], rollup, aggregates, having, order }: Question,
  rows: readonly Row[],
): Answered[] {
  const lengths = rollup ? [...groupBy.keys(), groupBy.length] : [groupBy.length];
  return lengths.flatMap((length) => {
    const groups = new Map<string, { keys: Value[]; rows: Row[] }>();
    if (length === 0) groups.set('', { keys: [], rows: [] });
    for (const row of rows) {
      const keys = groupBy.slice(0, length).map((scalar) => evaluate(scalar, row));
      const name = length === 0 ? '' : JSON.stringify(keys.map((key) => [typeof key, String(key)]));
      const group = groups.get(name) ?? { keys, rows: [] };
      group.rows.push(row);
      groups.set(name, group);
    }
    return [...groups.values()].flatMap((group): Answered[] => {
      const values = aggregates.map((aggregate) => aggregated(aggregate, group.rows));
      if (having) {
        const condition = {
          node: 'compare',
          operator: having.operator,
          left: { node: 'value', value: values[having.aggregate] ?? null },
          right: { node: 'value', value: having.value },
        } as const;
        if (holds(condition, {}) !== true) return [];
      }
      const keys = [...group.keys, ...Array<Value>(groupBy.length - length).fill(null)];
      return [{ cells: [...keys, ...values], keys: order.map((_, index) => keys[index] ?? null) }];
    });
  });
}

function aggregated({ name, distinct, of }: Aggregate, rows: readonly Row[]): Value {
  if (of === undefined) return BigInt(rows.length) * 10_000n;
  let values = rows.map((row) => evaluate(of, row)).filter((value) => value !== null);
  if (distinct) values = [...new Set(values)];
  if (name === 'count') return BigInt(values.length) * 10_000n;
  if (values.length === 0) return null;
  if (name === 'sum') return values.reduce((sum: bigint, value) => sum + (value as bigint), 0n);
  return values.reduce((best, value) => (compareValues(value, best) < 0 === (name === 'min') ? value : best));
}

function compareOrders(left: readonly Value[], right: readonly Value[], order: readonly Ordering[]): number {
  for (const [index, { descending, nulls }] of order.entries()) {
    const [a, b] = [left[index] ?? null, right[index] ?? null];
    if (a === null && b === null) continue;
    const nullsFirst = nulls === undefined ? descending : nulls === 'first';
    if (a === null || b === null) return (a === null) === nullsFirst ? -1 : 1;
    const compared = compareValues(a, b);
    if (compared !== 0) return descending ? -compared : compared;
  }
  return 0;
}

function windowValues({ name, of, partition, order }: WindowColumn, rows: readonly Row[]): Map<Row, Value> {
  const result = new Map<Row, Value>();
  const keysOf = (row: Row): Value[] => order.map(({ scalar }) => evaluate(scalar, row));
  const partitions = Map.groupBy(
    rows,
    (row) => String(evaluate(partition, row)) + typeof evaluate(partition, row),
  );
  for (const members of partitions.values()) {
    const sorted = members
      .map((row) => ({ row, keys: keysOf(row) }))
      .sort((a, b) => compareOrders(a.keys, b.keys, order));
    let rank = 0;
    let dense = 0;
    let sum: bigint | null = null;
    let count = 0n;
    sorted.forEach(({ row, keys }, index) => {
      const previous = sorted[index - 1];
      if (!previous || compareOrders(previous.keys, keys, order) !== 0) {
        rank = index + 1;
        dense++;
      }
      const value = evaluate(of, row);
      if (value !== null) {
        count++;
        if (typeof value === 'bigint') sum = (sum ?? 0n) + value;
      }
      const at = (place: number): Value => {
        const other = sorted[place];
        return other ? evaluate(of, other.row) : null;
      };
      const values: Readonly<Record<WindowColumn['name'], () => Value>> = {
        row_number: () => BigInt(index + 1) * 10_000n,
        rank: () => BigInt(rank) * 10_000n,
        dense_rank: () => BigInt(dense) * 10_000n,
        lag: () => at(index - 1),
        lead: () => at(index + 1),
        sum: () => sum,
        count: () => count * 10_000n,
        first_value: () => at(0),
      };
      result.set(row, values[name]());
    });
  }
  return result;
}
