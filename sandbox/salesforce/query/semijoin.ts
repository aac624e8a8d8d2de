import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Condition, Query } from '../soql/syntax.ts';
import type { ConditionContext, UnderOr } from './condition-context.ts';
import { type Fragment, join, raw, sql } from './fragment.ts';
import { fromObject } from './from-object.ts';
import { type Operand, rowOperand } from './operand.ts';
import { Scope } from './scope.ts';

type Semijoin = Extract<Condition, { kind: 'semijoin' }>;

const MAX_SEMIJOINS = 2;
/** Objects that a semi-join cannot list. */
const NO_INNER_SELECT = new Set(['Event', 'Task']);

/** Whether a condition is or contains a semi-join. */
export function holdsSemijoin(condition: Condition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.terms.some(holdsSemijoin);
  return condition.kind === 'not' ? holdsSemijoin(condition.term) : condition.kind === 'semijoin';
}

/** `AccountId IN (SELECT Id FROM Account WHERE …)`; `translate` reads the sub-select's conditions. */
export function semijoin(
  context: ConditionContext,
  { left, query, negated, at }: Semijoin,
  underOr: UnderOr | undefined,
  translate: (context: ConditionContext, condition: Condition) => Fragment,
): Fragment {
  if (context.semijoins.nested)
    throw new MalformedQuery('Nesting of semi join sub-selects is not supported', at);
  if (underOr === 'top')
    throw new MalformedQuery("Semi join sub-selects are not allowed with the 'OR' operator", at);
  if (underOr === 'nested')
    throw new MalformedQuery('Semi join sub-selects are only allowed at the top level WHERE expressions', at);
  if (++context.semijoins.count > MAX_SEMIJOINS)
    throw new MalformedQuery(`Maximum ${MAX_SEMIJOINS} semi join sub-selects are allowed`, at);
  const operand = context.operand(left);
  if (operand.aggregate) throw new MalformedQuery(ASSUMED.semijoinInHaving, at);
  refuseClauses(query);
  const prefix = `${context.prefix}j${context.semijoins.count}_`;
  const object = fromObject(query.from);
  if (NO_INNER_SELECT.has(object.name))
    throw new MalformedQuery(
      `Entity '${object.name}' is not supported for semi join inner selects`,
      query.from.at,
    );
  const scope = new Scope(object, prefix, query);
  const inner = innerField(scope, query);
  refuseMismatch(operand, inner, at, query);
  const conditions = [sql`${inner.sql} IS NOT NULL`];
  if (!context.includeDeleted) conditions.push(raw(`${scope.root.table}."IsDeleted" = 0`));
  if (query.where)
    conditions.push(
      translate(
        {
          operand: (expression) => rowOperand(scope, expression),
          includeDeleted: context.includeDeleted,
          prefix,
          semijoins: { count: 0, nested: true },
        },
        query.where,
      ),
    );
  const select = sql`SELECT ${inner.sql} FROM ${scope.from()} WHERE ${join(conditions, ' AND ')}`;
  const found = sql`${operand.sql} IN (${select})`;
  return negated ? sql`NOT ifnull(${found}, 0)` : found;
}

/** A sub-select lists records: order, count and locks mean nothing there. */
function refuseClauses(query: Query): void {
  const [name, at] =
    query.orderAt !== undefined
      ? ['ORDER', query.orderAt]
      : query.limit
        ? ['LIMIT', query.limit.at]
        : query.offset
          ? ['OFFSET', query.offset.at]
          : query.locking.length > 0
            ? ['FOR', query.at]
            : [undefined, 0];
  if (name !== undefined) throw new MalformedQuery(`missing value at '${name}'`, at);
}

/** The one id or reference that a sub-select lists. */
function innerField(scope: Scope, query: Query): Operand {
  const [item] = query.select;
  if (query.select.length !== 1 || item?.kind !== 'expression' || query.groupBy)
    throw new MalformedQuery(ASSUMED.semijoinSelects, query.at);
  if (item.expression.kind !== 'field') throw new MalformedQuery(ASSUMED.semijoinSelects, query.at);
  const inner = rowOperand(scope, item.expression);
  if (inner.type !== 'id' && inner.type !== 'reference')
    throw new MalformedQuery(
      `semi join sub-selects can only query id fields, cannot use: '${inner.name}'`,
      inner.at,
    );
  if (inner.source?.place !== scope.root)
    throw new MalformedQuery(
      ASSUMED.semijoinPath('inner select field', item.expression.path.names.join('.')),
      inner.at,
    );
  return inner;
}

/** Both sides of a semi-join are ids of one type, of records of two. */
function refuseMismatch(operand: Operand, inner: Operand, at: number, query: Query): void {
  if (operand.type !== 'id' && operand.type !== 'reference')
    throw new MalformedQuery(
      `The left operand field in the where expression for query should be an id field, cannot use: '${operand.name}'`,
      at,
    );
  const place = operand.source?.place;
  if (place && place.relationships.length > 0)
    throw new MalformedQuery(
      ASSUMED.semijoinPath('left operand', [...place.relationships, operand.name].join('.')),
      at,
    );
  if (place?.object === inner.source?.place.object)
    throw new MalformedQuery('The inner and outer selects should not be on the same object type', query.at);
  if (!targetsOf(inner).some((name) => targetsOf(operand).includes(name)))
    throw new MalformedQuery(
      `The selected field '${inner.name}' in the subquery and the left operand field in the where expression in the outer query '${operand.name}' should point to the same object type`,
      at,
    );
}

/** The types that an id can be of. */
function targetsOf({ source, type }: Operand): readonly string[] {
  if (!source) return [];
  return type === 'id' ? [source.place.object.name] : (source.field.reference?.to ?? []);
}
