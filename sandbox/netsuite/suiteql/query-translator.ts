import { TEXT } from '../catalogue/column.ts';
import { unsupportedSearch } from '../errors.ts';
import { holdsAggregate } from './aggregates.ts';
import type { Body, Expression, OrderItem, Query, Select } from './ast.ts';
import { orderSql, translateCondition, translateValue } from './expression-translator.ts';
import { groupingSets } from './grouping-sets.ts';
import { conjunctsOf, spellOutOuterJoins, translateFromItem } from './relations.ts';
import { countSql, rowLimit, sourceSql, usesRowNumber } from './row-numbers.ts';
import {
  type Block,
  type CommonTable,
  completeSql,
  type OutputColumn,
  type TranslatedQuery,
  type Translator,
} from './scope.ts';
import { Statement } from './statement.ts';
import { coerce, commonType, type Typed } from './typed.ts';

/** Translates a parsed query into SQLite's SQL, with what it binds and what its columns are. */
export function translateQuery(query: Query): { query: TranslatedQuery; statement: Statement } {
  const statement = new Statement();
  const to: Translator = {
    statement,
    value: (expression, block) => translateValue(expression, block, to),
    condition: (expression, block) => translateCondition(expression, block, to),
    query: (inner, parent, ctes) => translateNested(inner, parent, ctes, to),
  };
  return { query: to.query(query, undefined, new Map()), statement };
}

function translateNested(
  query: Query,
  parent: Block | undefined,
  known: ReadonlyMap<string, CommonTable>,
  to: Translator,
): TranslatedQuery {
  const ctes = new Map(known);
  const definitions: string[] = [];
  for (const { name, columns, query: view } of query.ctes) {
    const inner = to.query(view, parent, ctes);
    const sql = to.statement.alias();
    if (columns && columns.length !== inner.columns.length) throw unsupportedSearch();
    definitions.push(`${sql} AS (${completeSql(inner)})`);
    ctes.set(name, {
      sql,
      columns: inner.columns.map((column, index) => ({ ...column, name: columns?.[index] ?? column.name })),
    });
  }
  const prefix = definitions.length === 0 ? '' : `WITH ${definitions.join(', ')} `;
  const result = translateBody(query.body, query.orderBy, parent, ctes, to);
  const limit = query.fetch ? countSql(query.fetch, to) : result.limit;
  const offset = query.offset ? countSql(query.offset, to) : result.offset;
  return { ...result, body: prefix + result.body, limit, offset };
}

function translateBody(
  body: Body,
  orderBy: readonly OrderItem[],
  parent: Block | undefined,
  ctes: ReadonlyMap<string, CommonTable>,
  to: Translator,
): TranslatedQuery {
  if (body.node === 'select') return translateSelect(body.select, orderBy, parent, ctes, to);
  if (body.node === 'query') {
    const inner = to.query(body.query, parent, ctes);
    if (orderBy.length === 0) return inner;
    return {
      body: `SELECT * FROM (${completeSql(inner)})`,
      order: outputOrder(orderBy, inner.columns),
      limit: undefined,
      offset: undefined,
      columns: inner.columns,
    };
  }
  const [left, right] = [body.left, body.right].map((side) => translateBody(side, [], parent, ctes, to)) as [
    TranslatedQuery,
    TranslatedQuery,
  ];
  if (left.columns.length !== right.columns.length) throw unsupportedSearch();
  const types = left.columns.map((column, index) =>
    commonType([
      { sql: '', type: column.type },
      { sql: '', type: (right.columns[index] as OutputColumn).type },
    ]),
  );
  const side = (query: TranslatedQuery): string =>
    `SELECT ${query.columns.map((column, index) => `${coerce({ sql: `q.c${index + 1}`, type: column.type }, types[index] ?? TEXT, to.statement).sql} AS c${index + 1}`).join(', ')} FROM (${completeSql(query)}) q`;
  const operator = body.operator === 'minus' ? 'EXCEPT' : body.operator.toUpperCase();
  const columns = left.columns.map(
    (column, index): OutputColumn => ({ ...column, type: types[index] ?? TEXT }),
  );
  return {
    body: `SELECT * FROM (${side(left)} ${operator} ${side(right)})`,
    order: outputOrder(orderBy, columns),
    limit: undefined,
    offset: undefined,
    columns,
  };
}

/** ORDER BY of a union: names and positions of its columns only. */
function outputOrder(orderBy: readonly OrderItem[], columns: readonly OutputColumn[]): string {
  if (orderBy.length === 0) return '';
  const items = orderBy.map((item) => {
    const { expression } = item;
    const index =
      expression.node === 'number'
        ? Number(expression.text) - 1
        : expression.node === 'column'
          ? columns.findLastIndex((column) => column.name === expression.name)
          : -1;
    const column = columns[index];
    if (!column) throw unsupportedSearch();
    return orderSql({ sql: `c${index + 1}`, type: column.type }, item);
  });
  return ` ORDER BY ${items.join(', ')}`;
}

interface Item {
  readonly expression: Expression | undefined;
  readonly column: Typed | undefined;
  readonly name: string;
}

function selectItems(select: Select, block: Block): Item[] {
  let unnamed = 0;
  return select.items.flatMap((item): Item[] => {
    if (item.node === 'star') {
      const relations = block.relations.filter(
        (relation) => item.table === undefined || relation.alias === item.table,
      );
      if (relations.length === 0) throw unsupportedSearch();
      return relations.flatMap((relation) =>
        [...relation.columns.keys()].map((name) => ({
          expression: { node: 'column', table: relation.alias, name, outer: false } as const,
          column: undefined,
          name,
        })),
      );
    }
    const { expression, alias } = item;
    const plain = expression.node === 'column' ? expression.name : undefined;
    return [{ expression, column: undefined, name: alias ?? plain ?? `expr${++unnamed}` }];
  });
}

function translateSelect(
  select: Select,
  orderBy: readonly OrderItem[],
  parent: Block | undefined,
  ctes: ReadonlyMap<string, CommonTable>,
  to: Translator,
): TranslatedQuery {
  const block: Block = { relations: [], parent, ctes, wrapped: undefined, grouping: undefined };
  const { from, where } = spellOutOuterJoins(select.from, select.where);
  const fromSql = from.map((item) => translateFromItem(item, block, to)).join(', ');
  const conjuncts = conjunctsOf(where);
  const numbered = conjuncts.filter(usesRowNumber);
  const whereSql = conjuncts
    .filter((conjunct) => !numbered.includes(conjunct))
    .map((conjunct) => to.condition(conjunct, block));
  const rowNumbers =
    numbered.length > 0 || usesRowNumber([select.items, select.groupBy, select.having, orderBy]);
  if (rowNumbers) block.wrapped = { alias: to.statement.alias(), used: new Map(), active: true };

  const items = selectItems(select, block);
  const grouped = select.groupBy.length > 0 || holdsAggregate([select.items, select.having, orderBy]);
  const sets = groupingSets(select.groupBy);
  const keys = grouped
    ? new Map(
        sets.flat().map((expression) => {
          const typed = to.value(expression, block);
          return [typed.sql, typed] as const;
        }),
      )
    : undefined;
  const rest = numbered.map((conjunct) => to.condition(conjunct, block));

  const parts = sets.map((set) => {
    if (keys) {
      const present = new Set(
        set.map((expression) => {
          if (block.grouping) block.grouping.suspended = true;
          const { sql } = to.value(expression, block);
          return sql;
        }),
      );
      block.grouping = {
        keys: new Set(keys.keys()),
        absent: new Set([...keys.keys()].filter((sql) => !present.has(sql))),
        suspended: false,
      };
    }
    const values = items.map((item) => settle(to.value(item.expression as Expression, block), to));
    const order = orderBy.map((item) => ({ item, ...orderTarget(item, items, values, block, to) }));
    const having = select.having ? to.condition(select.having, block) : undefined;
    const groupSql =
      grouped && set.length > 0
        ? set.map((expression) => {
            if (block.grouping) block.grouping.suspended = true;
            return to.value(expression, block).sql;
          })
        : [];
    return { values, order, having, groupSql };
  });
  const source = sourceSql(fromSql, whereSql, rest, block, rowLimit(numbered, to));
  const first = parts[0] as (typeof parts)[number];
  const columns = first.values.map(
    (value, index): OutputColumn => ({
      name: (items[index] as Item).name,
      type:
        parts.map((part) => part.values[index] as Typed).find((candidate) => candidate.sql !== 'NULL')
          ?.type ?? value.type,
      ...(value.display ? { display: value.display } : {}),
    }),
  );
  const limit = select.top ? countSql(select.top, to) : undefined;
  const tail = (part: (typeof parts)[number]): string =>
    `${source}${part.groupSql.length > 0 ? ` GROUP BY ${part.groupSql.join(', ')}` : ''}${part.having ? ` HAVING ${part.having}` : ''}`;
  const list = (values: readonly Typed[]): string =>
    values.map((value, index) => `${value.sql} AS c${index + 1}`).join(', ');
  const distinct = select.distinct ? 'DISTINCT ' : '';
  if (parts.length === 1 && select.distinct && first.order.length > 0) {
    // ordered outside of DISTINCT: within it SQLite loses rows where an index is read with NULLS FIRST or LAST
    const order = first.order.map(({ item, full }) => {
      const index = first.values.findIndex(({ sql }) => sql === full.sql);
      if (index < 0) throw unsupportedSearch();
      return orderSql({ sql: `c${index + 1}`, type: full.type }, item);
    });
    return {
      body: `SELECT * FROM (SELECT DISTINCT ${list(first.values)}${tail(first)})`,
      order: ` ORDER BY ${order.join(', ')}`,
      limit,
      offset: undefined,
      columns,
    };
  }
  if (parts.length === 1) {
    const order = first.order.map(({ item, value }) => orderSql(value, item));
    return {
      body: `SELECT ${distinct}${list(first.values)}${tail(first)}`,
      order: order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '',
      limit,
      offset: undefined,
      columns,
    };
  }
  // several grouping sets: their union, with what it is ordered by in columns of its own
  const count = first.values.length;
  const union = parts
    .map((part) => `SELECT ${list([...part.values, ...part.order.map(({ full }) => full)])}${tail(part)}`)
    .join(' UNION ALL ');
  const order = orderBy.map((item, index) => orderSql({ sql: `c${count + index + 1}`, type: TEXT }, item));
  return {
    body: `SELECT ${distinct}${columns.map((_, index) => `c${index + 1}`).join(', ')} FROM (${union})`,
    order: order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '',
    limit,
    offset: undefined,
    columns,
  };
}

/** A parameter that is a whole column is text. */
function settle(value: Typed, to: Translator): Typed {
  return value.parameter === undefined ? value : coerce(value, TEXT, to.statement);
}

/** What ORDER BY means: a position, an alias of the SELECT list, or any expression. */
function orderTarget(
  item: OrderItem,
  items: readonly Item[],
  values: readonly Typed[],
  block: Block,
  to: Translator,
): { value: Typed; full: Typed } {
  const { expression } = item;
  let index = -1;
  if (expression.node === 'number') {
    index = Number(expression.text) - 1;
    if (!values[index]) throw unsupportedSearch();
  } else if (expression.node === 'column' && expression.table === undefined)
    index = items.findLastIndex((candidate) => candidate.name === expression.name);
  const chosen = values[index];
  if (chosen) return { value: chosen.origin ? chosen : { ...chosen, sql: `c${index + 1}` }, full: chosen };
  const value = to.value(expression, block);
  return { value, full: value };
}
