import { ASSUMED } from '../assumed.ts';
import { findChildList, findField } from '../objects/catalogue.ts';
import type { SObject } from '../objects/sobject.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Query, SelectItem } from '../soql/syntax.ts';
import { quoted } from '../store/layout.ts';
import { type AggregateSelect, isAggregate, translateAggregate } from './aggregate.ts';
import { isBareCount, refuseBadClauses, refusePaging } from './clauses.ts';
import { Columns } from './columns.ts';
import type { ConditionContext } from './condition-context.ts';
import { translateCondition } from './conditions.ts';
import { type Fragment, join, raw, sql, value } from './fragment.ts';
import { fromObject } from './from-object.ts';
import { rowOperand, sortable } from './operand.ts';
import type { RecordWriter } from './record-writer.ts';
import { Scope } from './scope.ts';
import { SelectBuilder } from './select.ts';

const MAX_CHILD_LISTS = 20;

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

export interface CountPlan {
  readonly kind: 'count';
  readonly object: SObject;
  readonly statement: Fragment;
  readonly limit: number | undefined;
}

export type Plan = RecordPlan | AggregatePlan | CountPlan;

export interface PlanOptions {
  readonly includeDeleted: boolean;
  /** Who asks: whose records `USING SCOPE mine` finds. */
  readonly userId?: string | undefined;
  /** How many levels of child lists the API version has below the query's object; undefined: today's. */
  readonly childLevels?: number;
}

const CHILD_LEVELS = 4;

/** Checks a query against the schema and translates it; throws MalformedQuery. */
export function planQuery(query: Query, options: PlanOptions): Plan {
  const object = fromObject(query.from);
  refuseBadClauses(query, object);
  if (isBareCount(query)) return planCount(query, object, options);
  if (isAggregate(query)) return planAggregate(query, object, options);
  return planRecords(query, object, options, 't', 0);
}

/** Reads the given fields of records by id, deleted ones excluded. */
export function planFields(object: SObject, fields: readonly string[]): RecordPlan {
  const scope = new Scope(object, 't');
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
    where: raw(`${scope.root.table}."IsDeleted" = 0`),
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
  options: PlanOptions,
  prefix: string,
  depth: number,
): RecordPlan {
  const scope = new Scope(object, prefix, query);
  const columns = new Columns();
  const builder = new SelectBuilder(scope, columns);
  const children: ChildPlan[] = [];
  for (const item of query.select) {
    if (item.kind !== 'subquery') {
      builder.add(item, query);
      continue;
    }
    const index = children.length;
    const child = planChild(item, query, object, options, `${prefix}c${index}_`, depth);
    if (builder.record.has(child.name))
      throw new MalformedQuery(`duplicate field selected: ${child.name}`, item.at, 'INVALID_FIELD');
    if (index >= MAX_CHILD_LISTS)
      throw new MalformedQuery(ASSUMED.tooManyChildLists(MAX_CHILD_LISTS), item.at);
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
  const where = filter(scope, query, options, prefix);
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
  outer: Query,
  parent: SObject,
  options: PlanOptions,
  prefix: string,
  depth: number,
): ChildPlan {
  const { query } = item;
  const names = withoutParent(query.from.names, outer, parent);
  const name = names[0] as string;
  if (names.length > 1)
    throw new MalformedQuery(
      'First SObject of a nested query must be a child of its outer query.',
      query.from.at,
    );
  const list = findChildList(parent, name);
  if (!list)
    throw new MalformedQuery(
      `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      query.from.at,
      'INVALID_TYPE',
    );
  const { childLevels = CHILD_LEVELS } = options;
  if (depth >= childLevels)
    throw new MalformedQuery(
      `SOQL statements cannot query aggregate relationships more than ${childLevels} level away from the root entity object.`,
      item.at,
    );
  refuseBadClauses(query, list.object);
  if (isAggregate(query))
    throw new MalformedQuery('Only root queries support aggregate expressions', query.at);
  const plan = planRecords(query, list.object, options, prefix, depth + 1);
  return { name: list.name, parent: `${plan.table}.${quoted(list.field.name)}`, plan };
}

/** `Account.Contacts` or, with the outer query's alias, `a.Contacts` is `Contacts`. */
function withoutParent(names: readonly string[], outer: Query, parent: SObject): readonly string[] {
  const first = (names[0] as string).toLowerCase();
  const prefixed = first === outer.alias?.toLowerCase() || first === parent.name.toLowerCase();
  return names.length > 1 && prefixed ? names.slice(1) : names;
}

function planAggregate(query: Query, object: SObject, options: PlanOptions): AggregatePlan {
  if (!query.groupBy) refusePaging(query);
  const scope = new Scope(object, 't', query);
  const context = conditionContext(options.includeDeleted, 't');
  const select = translateAggregate(scope, query, () => filter(scope, query, options, 't'), context);
  return {
    ...select,
    kind: 'aggregate',
    object,
    limit: query.limit?.value,
    offset: query.offset?.value ?? 0,
  };
}

function planCount(query: Query, object: SObject, options: PlanOptions): CountPlan {
  if (query.groupBy || query.having || query.orderBy.length > 0)
    throw new MalformedQuery(ASSUMED.countWithClauses, query.at);
  const scope = new Scope(object, 't', query);
  const where = filter(scope, query, options, 't');
  return {
    kind: 'count',
    object,
    statement: sql`SELECT COUNT(*) FROM ${scope.from()} WHERE ${where}`,
    limit: query.limit?.value,
  };
}

function filter(scope: Scope, query: Query, options: PlanOptions, prefix: string): Fragment {
  const { includeDeleted } = options;
  const conditions = includeDeleted ? [] : [raw(`${scope.root.table}."IsDeleted" = 0`)];
  if (query.scope?.toLowerCase() === 'mine') {
    if (!findField(scope.root.object, 'OwnerId'))
      throw new MalformedQuery(ASSUMED.unknownScope(query.scope), query.at, 'INVALID_QUERY_SCOPE');
    conditions.push(sql`${scope.root.table}."OwnerId" = ${value(options.userId ?? '')}`);
  }
  if (query.where)
    conditions.push(
      translateCondition(
        {
          ...conditionContext(includeDeleted, prefix),
          operand: (expression) => rowOperand(scope, expression),
        },
        query.where,
      ),
    );
  return conditions.length > 0 ? join(conditions, ' AND ') : raw('1');
}

function conditionContext(includeDeleted: boolean, prefix: string): Omit<ConditionContext, 'operand'> {
  return { includeDeleted, prefix, semijoins: { count: 0, nested: false } };
}
