import { findChildList } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Query, SelectItem } from '../soql/syntax.ts';
import { quoted } from '../store/layout.ts';
import { type AggregateSelect, isAggregate, translateAggregate } from './aggregate.ts';
import { Columns } from './columns.ts';
import { type ConditionContext, translateCondition } from './conditions.ts';
import { type Fragment, join, raw, sql } from './fragment.ts';
import { fromObject } from './from-object.ts';
import { rowOperand, sortable } from './operand.ts';
import type { RecordWriter } from './record-writer.ts';
import { Scope } from './scope.ts';
import { SelectBuilder } from './select.ts';

const MAX_CHILD_LISTS = 20;
const MAX_OFFSET = 2_000;
const MAX_DEPTH = 5;

/** How to read records: the parts of the statement are composed anew for a first page, a later one or a child list. */
export interface RecordPlan {
  readonly kind: 'records';
  readonly object: SObject;
  /** SQL alias of the object's table. */
  readonly table: string;
  readonly columns: Columns;
  readonly from: Fragment;
  readonly where: Fragment;
  readonly order: Fragment;
  readonly limit: number | undefined;
  readonly offset: number;
  readonly record: RecordWriter;
  readonly children: readonly ChildPlan[];
}

export interface ChildPlan {
  /** The child list's name in the result. */
  readonly name: string;
  /** The child's column that refers to the parent, qualified. */
  readonly parent: string;
  readonly plan: RecordPlan;
}

export interface AggregatePlan extends AggregateSelect {
  readonly kind: 'aggregate';
  readonly object: SObject;
  readonly limit: number | undefined;
  readonly offset: number;
}

interface CountPlan {
  readonly kind: 'count';
  readonly object: SObject;
  readonly statement: Fragment;
  readonly limit: number | undefined;
}

export type Plan = RecordPlan | AggregatePlan | CountPlan;

/** Checks a query against the schema and translates it; throws MalformedQuery. */
export function planQuery(query: Query, includeDeleted: boolean): Plan {
  const object = fromObject(query.from);
  const deleted = includeDeleted || query.allRows;
  refuseBadClauses(query);
  if (isBareCount(query)) return planCount(query, object, deleted);
  if (isAggregate(query)) return planAggregate(query, object, deleted);
  if (query.having) throw new MalformedQuery("unexpected token: 'HAVING'", query.at);
  return planRecords(query, object, deleted, 't', 1);
}

/** Reads the given fields of records by id, deleted ones included. */
export function planFields(object: SObject, fields: readonly string[]): RecordPlan {
  const scope = new Scope(object, undefined, 't');
  const columns = new Columns();
  const builder = new SelectBuilder(scope, columns);
  for (const name of new Set(fields)) {
    const { field } = scope.fieldAt(scope.root, name, 0);
    if (!builder.record.has(field.name)) builder.addField(field);
  }
  return {
    kind: 'records',
    object,
    table: scope.root.table,
    columns,
    from: scope.from(),
    where: raw('1'),
    order: raw(''),
    limit: undefined,
    offset: 0,
    record: builder.record,
    children: [],
  };
}

function planRecords(
  query: Query,
  object: SObject,
  deleted: boolean,
  prefix: string,
  depth: number,
): RecordPlan {
  const scope = new Scope(object, query.alias, prefix);
  const columns = new Columns();
  const builder = new SelectBuilder(scope, columns);
  const children: ChildPlan[] = [];
  for (const item of query.select) {
    if (item.kind !== 'subquery') {
      builder.add(item, query);
      continue;
    }
    const index = children.length;
    const child = planChild(item, object, deleted, `${prefix}c${index}_`, depth);
    if (builder.record.has(child.name))
      throw new MalformedQuery(`duplicate field selected: ${child.name}`, item.at, 'INVALID_FIELD');
    if (index >= MAX_CHILD_LISTS)
      throw new MalformedQuery(`A query may have at most ${MAX_CHILD_LISTS} child subqueries`, item.at);
    children.push(child);
    builder.record.add({
      key: child.name,
      write: (cells, context) =>
        context.children.get(index)?.get(builder.record.id(cells) as string) ?? 'null',
    });
  }
  const order = query.orderBy.map(({ by, descending, nulls }) => {
    const operand = rowOperand(scope, by);
    if (operand.source?.field.sortable === false)
      throw new MalformedQuery(`field '${operand.name}' can not be sorted in a query call`, operand.at);
    return sql`${sortable(operand)} ${descending ? 'DESC' : 'ASC'} NULLS ${nulls === 'last' ? 'LAST' : 'FIRST'}`;
  });
  const where = filter(scope, query, deleted, prefix);
  return {
    kind: 'records',
    object,
    table: scope.root.table,
    columns,
    from: scope.from(),
    where,
    // The serial in the id keeps the order of equal records the same from page to page.
    order: join([...order, raw(`${scope.root.table}.rowid`)], ', '),
    limit: query.limit?.value,
    offset: query.offset?.value ?? 0,
    record: builder.record,
    children,
  };
}

function planChild(
  item: Extract<SelectItem, { kind: 'subquery' }>,
  parent: SObject,
  deleted: boolean,
  prefix: string,
  depth: number,
): ChildPlan {
  const { query } = item;
  const name = query.from.names.join('.');
  const list = query.from.names.length === 1 ? findChildList(parent, name) : undefined;
  if (!list)
    throw new MalformedQuery(
      `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      query.from.at,
      'INVALID_TYPE',
    );
  if (depth >= MAX_DEPTH)
    throw new MalformedQuery(`SOQL child subqueries may be nested to at most ${MAX_DEPTH} levels`, item.at);
  refuseBadClauses(query);
  if (isAggregate(query) || query.having)
    throw new MalformedQuery('Aggregates and GROUP BY are not allowed in a child subquery', item.at);
  const plan = planRecords(query, list.object, deleted, prefix, depth + 1);
  return { name: list.name, parent: `${plan.table}.${quoted(list.field.name)}`, plan };
}

function planAggregate(query: Query, object: SObject, deleted: boolean): AggregatePlan {
  const scope = new Scope(object, query.alias, 't');
  const context = conditionContext(deleted, 't');
  const select = translateAggregate(scope, query, () => filter(scope, query, deleted, 't'), context);
  return {
    ...select,
    kind: 'aggregate',
    object,
    limit: query.limit?.value,
    offset: query.offset?.value ?? 0,
  };
}

function planCount(query: Query, object: SObject, deleted: boolean): CountPlan {
  if (query.groupBy || query.having || query.orderBy.length > 0)
    throw new MalformedQuery('COUNT() cannot be combined with GROUP BY, HAVING or ORDER BY', query.at);
  const scope = new Scope(object, query.alias, 't');
  const where = filter(scope, query, deleted, 't');
  return {
    kind: 'count',
    object,
    statement: sql`SELECT COUNT(*) FROM ${scope.from()} WHERE ${where}`,
    limit: query.limit?.value,
  };
}

function filter(scope: Scope, query: Query, deleted: boolean, prefix: string): Fragment {
  const conditions = deleted ? [] : [raw(`${scope.root.table}."IsDeleted" = 0`)];
  if (query.where)
    conditions.push(
      translateCondition(
        { ...conditionContext(deleted, prefix), operand: (expression) => rowOperand(scope, expression) },
        query.where,
      ),
    );
  return conditions.length > 0 ? join(conditions, ' AND ') : raw('1');
}

function conditionContext(includeDeleted: boolean, prefix: string): Omit<ConditionContext, 'operand'> {
  return { includeDeleted, prefix, semijoins: { count: 0, nested: false } };
}

function isBareCount(query: Query): boolean {
  const [item] = query.select;
  return (
    query.select.length === 1 &&
    item?.kind === 'expression' &&
    item.alias === undefined &&
    item.expression.kind === 'function' &&
    item.expression.name.toUpperCase() === 'COUNT' &&
    item.expression.args.length === 0
  );
}

function refuseBadClauses(query: Query): void {
  if (query.offset && query.offset.value > MAX_OFFSET)
    throw new MalformedQuery(
      `Maximum SOQL offset allowed is ${MAX_OFFSET}`,
      query.offset.at,
      'NUMBER_OUTSIDE_VALID_RANGE',
    );
  if (query.locking.includes('UPDATE') && query.orderBy.length > 0)
    throw new MalformedQuery('ORDER BY is not allowed with FOR UPDATE', query.at);
  if (query.scope !== undefined && query.scope.toLowerCase() !== 'everything')
    throw new MalformedQuery(`invalid query scope: ${query.scope}`, query.at);
}
