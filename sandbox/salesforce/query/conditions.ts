import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { ComparisonOperator, Condition, Expression, Literal, Query } from '../soql/syntax.ts';
import { type Bind, type Fragment, join, joinBalanced, raw, sql, value } from './fragment.ts';
import { fromObject } from './from-object.ts';
import { boundLiteral, boundPeriod, scaledFloor, wrongType } from './literals.ts';
import { comparable, converted, inCorporateCurrency, type Operand, rowOperand } from './operand.ts';
import { Scope } from './scope.ts';

const MAX_SEMIJOINS = 2;
/** Objects that a semi-join cannot list. */
const NO_INNER_SELECT = new Set(['Event', 'Task']);

/** How one statement's conditions are read. */
export interface ConditionContext {
  operand(expression: Expression): Operand;
  /** Deleted records count too. */
  readonly includeDeleted: boolean;
  /** Prefix for the aliases of nested statements. */
  readonly prefix: string;
  /** Semi-joins met so far; `nested`: this is one already. */
  readonly semijoins: { count: number; readonly nested: boolean };
}

/** The OR that a condition is part of: the whole WHERE, or one in parentheses. */
type UnderOr = 'top' | 'nested';

/** A condition as SQL that is never NULL, so that NOT means what it says. */
export function translateCondition(
  context: ConditionContext,
  condition: Condition,
  underOr?: UnderOr,
  top = true,
): Fragment {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const or = underOr ?? (condition.kind === 'or' ? (top ? 'top' : 'nested') : undefined);
      const terms = condition.terms.map((term) => translateCondition(context, term, or, false));
      return joinBalanced(terms, condition.kind === 'and' ? 'AND' : 'OR');
    }
    case 'not':
      if (holdsSemijoin(condition.term)) throw new MalformedQuery(ASSUMED.semijoinNegated, condition.at);
      return sql`NOT ifnull(${translateCondition(context, condition.term, underOr, false)}, 0)`;
    case 'compare':
      return compare(filterable(context, condition.left), condition.operator, condition.right);
    case 'in':
      return isIn(filterable(context, condition.left), condition.values, condition.negated);
    case 'includes':
      return includes(filterable(context, condition.left), condition.values, condition.negated);
    case 'semijoin':
      return semijoin(context, condition.left, condition.query, condition.negated, condition.at, underOr);
  }
}

function holdsSemijoin(condition: Condition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.terms.some(holdsSemijoin);
  return condition.kind === 'not' ? holdsSemijoin(condition.term) : condition.kind === 'semijoin';
}

function filterable(context: ConditionContext, expression: Expression): Operand {
  const operand = context.operand(expression);
  if (operand.type === 'address' && !operand.aggregate)
    throw new MalformedQuery(
      'Address fields can only be filtered using Distance expressions',
      operand.at,
      'INVALID_FIELD',
    );
  if (!operand.aggregate && operand.source?.field.filterable === false)
    throw new MalformedQuery(
      `field '${operand.name}' can not be filtered in a query call`,
      operand.at,
      'INVALID_FIELD',
    );
  return operand;
}

function compare(operand: Operand, operator: ComparisonOperator, literal: Literal): Fragment {
  if (operator === 'LIKE') return like(operand, literal);
  const period = boundPeriod(operand, literal);
  if (period) return comparePeriod(operand.sql, operator, period);
  if (literal.kind === 'currency' && operand.type === 'currency')
    return sql`${inCorporateCurrency(operand)} ${operator} ${converted(value(boundLiteral(operand, literal)), value(literal.code))}`;
  const bind = boundLiteral(operand, literal);
  const ordered = operator !== '=' && operator !== '!=';
  if (ordered && (operand.type === 'boolean' || operand.type === 'multipicklist'))
    throw invalidOperator(operand);
  const left = presentFlag(operand, comparable(operand));
  if (bind === null) {
    if (operator === '=') return sql`${left} IS NULL`;
    if (operator === '!=') return sql`${left} IS NOT NULL`;
    return raw('0');
  }
  if (literal.kind === 'number' && !scaledFloor(operand, literal).exact)
    return compareBetweenUnits(left, operator, bind);
  // A null is not equal to any value, so it differs from all.
  if (operator === '!=') return sql`${left} IS NOT ${value(bind)}`;
  return sql`${left} ${operator} ${value(bind)}`;
}

/** Compares with a number between two storable ones, of which the lower is bound. */
function compareBetweenUnits(left: Fragment, operator: ComparisonOperator, floor: Bind): Fragment {
  if (operator === '=') return raw('0');
  if (operator === '!=') return raw('1');
  return operator === '<' || operator === '<='
    ? sql`${left} <= ${value(floor)}`
    : sql`${left} > ${value(floor)}`;
}

function comparePeriod(
  left: Fragment,
  operator: ComparisonOperator,
  period: { from: Bind; to: Bind },
): Fragment {
  const from = value(period.from);
  const to = value(period.to);
  if (operator === '=') return sql`(${left} >= ${from} AND ${left} < ${to})`;
  if (operator === '!=') return sql`(${left} IS NULL OR ${left} < ${from} OR ${left} >= ${to})`;
  if (operator === '<') return sql`${left} < ${from}`;
  if (operator === '<=') return sql`${left} < ${to}`;
  if (operator === '>') return sql`${left} >= ${to}`;
  return sql`${left} >= ${from}`;
}

function like(operand: Operand, literal: Literal): Fragment {
  if (!isTextual(operand)) throw invalidOperator(operand);
  if (literal.kind !== 'string') throw wrongType(operand);
  if (literal.pattern === '') throw new MalformedQuery('invalid LIKE value: ', literal.at);
  const pattern = literal.pattern.normalize('NFC').toLowerCase();
  return sql`fold(${operand.sql}) LIKE ${value(pattern)} ESCAPE '\\'`;
}

function isIn(operand: Operand, literals: readonly Literal[], negated: boolean): Fragment {
  if (operand.type === 'multipicklist') throw invalidOperator(operand);
  if (literals.some((literal) => literal.kind === 'period')) {
    const terms = literals.map((literal) => compare(operand, '=', literal));
    return sql`${negated ? 'NOT ' : ''}ifnull((${join(terms, ' OR ')}), 0)`;
  }
  const left = presentFlag(operand, comparable(operand));
  const values: Bind[] = [];
  let withNull = false;
  for (const literal of literals) {
    if (literal.kind === 'number' && !scaledFloor(operand, literal).exact) continue;
    const bind = boundLiteral(operand, literal);
    if (bind === null) withNull = true;
    else values.push(bind);
  }
  const list = value(
    JSON.stringify(values, (_key, item) => (typeof item === 'bigint' ? String(item) : item)),
  );
  const numeric = values.some((item) => typeof item === 'bigint');
  const items = numeric ? raw('CAST(value AS INTEGER)') : raw('value');
  const found = sql`${left} IN (SELECT ${items} FROM json_each(${list}))`;
  const either = withNull ? sql`(${found} OR ${left} IS NULL)` : found;
  return negated ? sql`NOT ifnull(${either}, 0)` : either;
}

/** Each listed value is one alternative; `a;b` in it asks for both at once. */
function includes(operand: Operand, literals: readonly Literal[], negated: boolean): Fragment {
  if (operand.type !== 'multipicklist') throw invalidOperator(operand);
  const alternatives = literals.map((literal) => {
    if (literal.kind !== 'string') throw wrongType(operand);
    const all = literal.value
      .split(';')
      .map(
        (name) =>
          sql`instr(';' || fold(${operand.sql}) || ';', ${value(`;${name.trim().normalize('NFC').toLowerCase()};`)}) > 0`,
      );
    return sql`(${join(all, ' AND ')})`;
  });
  const any = sql`(${join(alternatives, ' OR ')})`;
  return negated ? sql`NOT ifnull(${any}, 0)` : any;
}

function semijoin(
  context: ConditionContext,
  left: Expression,
  query: Query,
  negated: boolean,
  at: number,
  underOr: UnderOr | undefined,
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
      translateCondition(
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

/** A flag of a parent that is not there counts as false. */
function presentFlag(operand: Operand, left: Fragment): Fragment {
  const viaParent = (operand.source?.place.relationships.length ?? 0) > 0;
  return operand.type === 'boolean' && viaParent ? sql`ifnull(${left}, 0)` : left;
}

function isTextual(operand: Operand): boolean {
  return ['string', 'textarea', 'picklist', 'email', 'phone', 'url'].includes(operand.type);
}

function invalidOperator(operand: Operand): MalformedQuery {
  const kind = operand.type === 'datetime' ? 'dateTime' : operand.type;
  return new MalformedQuery(`invalid operator on ${kind} field`, operand.at, 'INVALID_QUERY_FILTER_OPERATOR');
}
