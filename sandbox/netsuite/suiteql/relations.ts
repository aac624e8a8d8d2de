import { ASSUMED } from '../assumed.ts';
import type { Table } from '../catalogue/column.ts';
import { TEXT } from '../catalogue/column.ts';
import { TABLES } from '../catalogue/tables.ts';
import { invalidQuery, unsupportedSearch } from '../errors.ts';
import type { Expression, FromItem } from './ast.ts';
import {
  type Block,
  type CommonTable,
  completeSql,
  type OutputColumn,
  type Relation,
  type RelationColumn,
  type Translator,
} from './scope.ts';

function tableRelation(table: Table, alias: string, sqlAlias: string): Relation {
  const columns = new Map<string, RelationColumn>();
  for (const column of table.columns.values())
    columns.set(column.name, {
      name: column.name,
      stored: column.stored,
      type: column.type,
      required: column.required,
      column,
      ...(column.display ? { display: column.display } : {}),
    });
  return { alias, source: table.name, sqlAlias, columns, optional: false };
}

function viewRelation(
  output: readonly OutputColumn[],
  alias: string,
  source: string,
  sqlAlias: string,
): Relation {
  const columns = new Map<string, RelationColumn>();
  output.forEach((column, index) => {
    columns.set(column.name, {
      name: column.name,
      stored: `c${index + 1}`,
      type: column.type,
      required: false,
      ...(column.display ? { display: column.display } : {}),
    });
  });
  return { alias, source, sqlAlias, columns, optional: false };
}

/** Adds a FROM item's relations to the block and gives its SQL. */
export function translateFromItem(item: FromItem, block: Block, to: Translator): string {
  if (item.node === 'join') return translateJoin(item, block, to);
  const sqlAlias = to.statement.alias();
  if (item.node === 'view') {
    const query = to.query(item.query, outerBlock(block), block.ctes);
    block.relations.push(viewRelation(query.columns, item.alias, item.alias, sqlAlias));
    return `(${completeSql(query)}) AS ${sqlAlias}`;
  }
  const cte: CommonTable | undefined = block.ctes.get(item.name);
  if (cte) {
    block.relations.push(viewRelation(cte.columns, item.alias, item.name, sqlAlias));
    return `${cte.sql} AS ${sqlAlias}`;
  }
  if (item.name === 'dual') {
    const dummy: RelationColumn = { name: 'dummy', stored: 'dummy', type: TEXT, required: true };
    block.relations.push({
      alias: item.alias,
      source: 'dual',
      sqlAlias,
      columns: new Map([['dummy', dummy]]),
      optional: false,
    });
    return `(SELECT 'X' AS "dummy") AS ${sqlAlias}`;
  }
  const table = TABLES.get(item.name);
  if (!table) throw invalidQuery(`Invalid search type: ${item.name}.`);
  block.relations.push(tableRelation(table, item.alias, sqlAlias));
  return `"${table.stored}" AS ${sqlAlias}`;
}

/** An inline view sees the SELECTs around, not its own siblings. */
function outerBlock(block: Block): Block | undefined {
  return block.parent;
}

const JOINS = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  cross: 'CROSS JOIN',
} as const;

function translateJoin(item: Extract<FromItem, { node: 'join' }>, block: Block, to: Translator): string {
  const first = block.relations.length;
  const left = translateFromItem(item.left, block, to);
  const middle = block.relations.length;
  const right = translateFromItem(item.right, block, to);
  block.relations.forEach((relation, index) => {
    const onLeft = index >= first && index < middle;
    if (
      (item.kind === 'left' && index >= middle) ||
      (item.kind === 'right' && onLeft) ||
      (item.kind === 'full' && index >= first)
    )
      relation.optional = true;
  });
  const nested = item.right.node === 'join' ? `(${right})` : right;
  if (item.kind === 'cross') return `${left} JOIN ${nested}`;
  const on = item.using
    ? item.using.map((name) => usingCondition(name, block, first, middle)).join(' AND ')
    : item.on && to.condition(item.on, block);
  if (!on) throw unsupportedSearch();
  return `${left} ${JOINS[item.kind]} ${nested} ON ${on}`;
}

function usingCondition(name: string, block: Block, first: number, middle: number): string {
  const pick = (from: number, until: number): string => {
    const relation = block.relations
      .slice(from, until)
      .find((candidate) => candidate.columns.get(name)?.stored);
    if (!relation) throw invalidQuery(ASSUMED.suiteQl.notInBothTables(name));
    return `${relation.sqlAlias}."${relation.columns.get(name)?.stored}"`;
  };
  return `${pick(first, middle)} = ${pick(middle, block.relations.length)}`;
}

/** The aliases that a condition marks with (+), Oracle's old outer join. */
function outerAliases(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const entry of part) visit(entry);
    else if (typeof part === 'object' && part !== null) {
      const node = part as Partial<Extract<Expression, { node: 'column' }>>;
      if (node.node === 'column' && node.outer && node.table) found.add(node.table);
      for (const entry of Object.values(part)) visit(entry);
    }
  };
  visit(value);
  return found;
}

/** Every alias that an expression names. */
function namedAliases(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const entry of part) visit(entry);
    else if (typeof part === 'object' && part !== null) {
      const node = part as Partial<Extract<Expression, { node: 'column' }>>;
      if (node.node === 'column' && node.table) found.add(node.table);
      for (const entry of Object.values(part)) visit(entry);
    }
  };
  visit(value);
  return found;
}

/** The conditions that must all hold, whatever brackets stand around some of them. */
export function conjunctsOf(condition: Expression | undefined): readonly Expression[] {
  if (!condition) return [];
  return condition.node === 'and' ? condition.operands.flatMap(conjunctsOf) : [condition];
}

/** Conjuncts marked with (+) become LEFT JOINs of the comma list; the rest stays in WHERE. */
export function spellOutOuterJoins(
  from: readonly FromItem[],
  where: Expression | undefined,
): { from: readonly FromItem[]; where: Expression | undefined } {
  if (!where || outerAliases(where).size === 0) return { from, where };
  const rest: Expression[] = [];
  const conditions = new Map<string, Expression[]>();
  for (const conjunct of conjunctsOf(where)) {
    const [alias, ...more] = outerAliases(conjunct);
    if (more.length > 0) throw unsupportedSearch();
    if (alias === undefined) rest.push(conjunct);
    else conditions.set(alias, [...(conditions.get(alias) ?? []), conjunct]);
  }
  const aliasOf = (item: FromItem): string | undefined => (item.node === 'join' ? undefined : item.alias);
  const waiting = from.filter((item) => conditions.has(aliasOf(item) ?? ''));
  let joined = from
    .filter((item) => !conditions.has(aliasOf(item) ?? ''))
    .reduce<FromItem | undefined>(
      (left, right) =>
        left ? { node: 'join', kind: 'cross', left, right, on: undefined, using: undefined } : right,
      undefined,
    );
  if (!joined) throw unsupportedSearch();
  while (waiting.length > 0) {
    const blocked = new Set(waiting.map(aliasOf));
    const index = waiting.findIndex((item) =>
      [...namedAliases(conditions.get(aliasOf(item) as string))].every(
        (alias) => alias === aliasOf(item) || !blocked.has(alias),
      ),
    );
    if (index < 0) throw unsupportedSearch();
    const [right] = waiting.splice(index, 1) as [FromItem];
    joined = {
      node: 'join',
      kind: 'left',
      left: joined,
      right,
      on: { node: 'and', operands: conditions.get(aliasOf(right) as string) as Expression[] },
      using: undefined,
    };
  }
  return { from: [joined], where: rest.length === 0 ? undefined : { node: 'and', operands: rest } };
}
