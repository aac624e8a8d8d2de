import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { ComparisonOperator, Condition, Expression, Literal } from '../soql/syntax.ts';
import type { ConditionContext, UnderOr } from './condition-context.ts';
import { type Bind, type Fragment, join, joinBalanced, raw, sql, value } from './fragment.ts';
import { boundLiteral, boundPeriod, scaledFloor, wrongType } from './literals.ts';
import { comparable, converted, inCorporateCurrency, type Operand } from './operand.ts';
import { holdsSemijoin, semijoin } from './semijoin.ts';

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
      return semijoin(context, condition, underOr, translateCondition);
  }
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
    return sql`${negated ? 'NOT ' : ''}ifnull(${joinBalanced(terms, 'OR')}, 0)`;
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
  const any = joinBalanced(alternatives, 'OR');
  return negated ? sql`NOT ifnull(${any}, 0)` : any;
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
