import { MAX_IN_LIST } from '../account.ts';
import { DAY, parseIsoDate } from '../calendar.ts';
import { DATE, FLOAT, INTEGER, numberOf, TEXT, type ValueType } from '../catalogue/column.ts';
import { powerOfTen, RATE_SCALE } from '../decimal.ts';
import { unsupportedSearch } from '../errors.ts';
import { AGGREGATES, aggregate, isWindowFunction, keptAggregate, windowFunction } from './aggregates.ts';
import type { Expression, Keep, OrderItem, Query, Window } from './ast.ts';
import { builtinFunction, periodsOf } from './builtins.ts';
import { applyRule } from './functions/function-rule.ts';
import { scalarFunction } from './functions/functions.ts';
import { intervalOf } from './interval.ts';
import { type Block, completeSql, resolveColumn, type Translator } from './scope.ts';
import {
  asNumber,
  coerce,
  commonType,
  comparisonType,
  numberLiteral,
  type Typed,
  textLiteral,
} from './typed.ts';

/** The widest product that is left to SQLite's 64-bit integers. */
const NATIVE_PRODUCT_SCALE = 9;

type Node<N extends Expression['node']> = Extract<Expression, { node: N }>;

/** An expression that gives a value. */
export function translateValue(expression: Expression, block: Block, to: Translator): Typed {
  const { grouping } = block;
  if (!grouping || grouping.suspended) return plainValue(expression, block, to);
  const whole = suspended(block, () => plainValue(expression, block, to));
  if (grouping.keys.has(whole.sql))
    return grouping.absent.has(whole.sql) ? { ...whole, sql: 'NULL', required: false } : whole;
  return plainValue(expression, block, to);
}

/** Runs with the GROUP BY rule off: inside an aggregate or a sub-query any column may be named. */
function suspended<T>(block: Block, work: () => T): T {
  const { grouping } = block;
  if (!grouping) return work();
  const before = grouping.suspended;
  grouping.suspended = true;
  try {
    return work();
  } finally {
    grouping.suspended = before;
  }
}

function plainValue(expression: Expression, block: Block, to: Translator): Typed {
  switch (expression.node) {
    case 'number':
      return numberLiteral(expression.text);
    case 'string':
      return textLiteral(expression.value);
    case 'null':
      return { sql: 'NULL', type: { kind: 'null' } };
    case 'parameter':
      return { sql: 'NULL', type: { kind: 'null' }, parameter: expression.index };
    case 'date': {
      const seconds = parseIsoDate(expression.value);
      if (seconds === undefined) throw unsupportedSearch();
      return { sql: String(seconds), type: DATE };
    }
    case 'column':
      return resolveColumn(expression.table, expression.name, block);
    case 'negate': {
      const operand = asNumber(to.value(expression.operand, block), to.statement);
      return {
        sql: `(-${operand.sql})`,
        type: operand.type,
        ...(operand.literal ? { literal: { text: `-${operand.literal.text}`, string: false } } : {}),
      };
    }
    case 'arithmetic':
      return arithmetic(expression, block, to);
    case 'concat': {
      const parts = [to.value(expression.left, block), to.value(expression.right, block)].map(
        (part) => `COALESCE(${coerce(part, TEXT, to.statement).sql}, '')`,
      );
      return { sql: `NULLIF(${parts.join(' || ')}, '')`, type: TEXT };
    }
    case 'call':
      return call(expression, block, to);
    case 'cast':
      return cast(expression, block, to);
    case 'extract':
      return extract(expression, block, to);
    case 'case':
      return caseOf(expression, block, to);
    case 'subquery': {
      const query = suspended(block, () => to.query(expression.query, block, block.ctes));
      const [column, ...more] = query.columns;
      if (!column || more.length > 0) throw unsupportedSearch();
      return {
        sql: `(${completeSql(query)})`,
        type: column.type,
        ...(column.display ? { display: column.display } : {}),
      };
    }
    default:
      throw unsupportedSearch();
  }
}

function arithmetic({ operator, left, right }: Node<'arithmetic'>, block: Block, to: Translator): Typed {
  if (right.node === 'interval' || left.node === 'interval') return shifted(operator, left, right, block, to);
  const [a, b] = [to.value(left, block), to.value(right, block)];
  const { statement } = to;
  if (a.type.kind === 'date' || b.type.kind === 'date') {
    if (operator === '-' && a.type.kind === 'date' && (b.type.kind === 'date' || b.literal?.string))
      return { sql: `((${a.sql} - ${coerce(b, DATE, statement).sql}) / ${DAY}.0)`, type: FLOAT };
    const [date, days] = a.type.kind === 'date' ? [a, b] : [b, a];
    if (!(operator === '+' || (operator === '-' && date === a)) || days.type.kind === 'date')
      throw unsupportedSearch();
    const number = asNumber(days, statement);
    const seconds =
      number.type.kind === 'float'
        ? `CAST(round(${number.sql} * ${DAY}) AS INTEGER)`
        : number.type.kind === 'number' && number.type.scale > 0
          ? `CAST(round(${number.sql} * ${DAY}.0 / ${powerOfTen(number.type.scale)}) AS INTEGER)`
          : `${number.sql} * ${DAY}`;
    return { sql: `(${date.sql} ${operator} ${seconds})`, type: DATE };
  }
  const [x, y] = [asNumber(a, statement), asNumber(b, statement)];
  if (operator === '/') {
    const [dividend, divisor] = [coerce(x, FLOAT, statement).sql, coerce(y, FLOAT, statement).sql];
    const safe = y.literal !== undefined && Number(y.literal.text) !== 0;
    return { sql: `(${dividend} / ${safe ? divisor : `ns_divisor(${divisor})`})`, type: FLOAT };
  }
  if (x.type.kind !== 'number' || y.type.kind !== 'number')
    return {
      sql: `(${coerce(x, FLOAT, statement).sql} ${operator} ${coerce(y, FLOAT, statement).sql})`,
      type: FLOAT,
    };
  if (operator !== '*') {
    const type = commonType([x, y]);
    return { sql: `(${coerce(x, type, statement).sql} ${operator} ${coerce(y, type, statement).sql})`, type };
  }
  const scale = x.type.scale + y.type.scale;
  if (scale <= NATIVE_PRODUCT_SCALE) return { sql: `(${x.sql} * ${y.sql})`, type: numberOf(scale) };
  return { sql: `ns_multiply(${x.sql}, ${y.sql}, ${scale - RATE_SCALE})`, type: numberOf(RATE_SCALE) };
}

/** A date plus or minus an interval. */
function shifted(operator: string, left: Expression, right: Expression, block: Block, to: Translator): Typed {
  const [interval, other] = right.node === 'interval' ? [right, left] : [left, right];
  if (interval.node !== 'interval' || !(operator === '+' || (operator === '-' && interval === right)))
    throw unsupportedSearch();
  const { months, seconds } = intervalOf(interval.value, interval.unit, interval.to);
  const date = coerce(to.value(other, block), DATE, to.statement).sql;
  const sign = operator === '-' ? -1 : 1;
  const sql = months === 0 ? `(${date} + ${sign * seconds})` : `ns_add_months(${date}, ${sign * months})`;
  return { sql, type: DATE };
}

function call(expression: Node<'call'>, block: Block, to: Translator): Typed {
  const { name, over } = expression;
  if (name === 'rownum') {
    if (!block.wrapped?.active) throw unsupportedSearch();
    return { sql: `${block.wrapped.alias}."rownum"`, type: INTEGER };
  }
  const window = over ? windowSql(over, block, to) : '';
  if (AGGREGATES.has(name)) {
    const argument = expression.arguments[0];
    const read = (): Typed | undefined => (argument ? to.value(argument, block) : undefined);
    if (expression.keep)
      return suspended(block, () =>
        keptAggregate(
          name,
          read(),
          expression.keep as Keep,
          block,
          expression.distinct || over !== undefined,
          to,
        ),
      );
    // the argument of a window aggregate belongs to the grouped rows, that of a plain one to the rows of each group
    const typed = over ? read() : suspended(block, read);
    if (name !== 'count' && expression.arguments.length > 1) throw unsupportedSearch();
    return aggregate(name, typed, expression.distinct, window, to);
  }
  if (isWindowFunction(name))
    return windowFunction(
      name,
      expression.arguments.map((argument) => to.value(argument, block)),
      window,
      to,
    );
  if (over || expression.distinct || expression.star || expression.keep) throw unsupportedSearch();
  if (name === 'grouping' || name === 'grouping_id') {
    const bits = expression.arguments.map((argument) => {
      const key = suspended(block, () => to.value(argument, block));
      if (!block.grouping) throw unsupportedSearch();
      return block.grouping.absent.has(key.sql) ? '1' : '0';
    });
    if (bits.length === 0 || (name === 'grouping' && bits.length > 1)) throw unsupportedSearch();
    return { sql: String(Number.parseInt(bits.join(''), 2)), type: INTEGER };
  }
  const values = (): Typed[] => expression.arguments.map((argument) => to.value(argument, block));
  const builtin = builtinFunction(name);
  if (builtin) return builtin(values(), to, block);
  const rule = scalarFunction(name);
  if (!rule) throw unsupportedSearch();
  return applyRule(rule, values(), to);
}

function windowSql(window: Window, block: Block, to: Translator): string {
  const parts: string[] = [];
  if (window.partitionBy.length > 0)
    parts.push(`PARTITION BY ${window.partitionBy.map((item) => to.value(item, block).sql).join(', ')}`);
  if (window.orderBy.length > 0)
    parts.push(
      `ORDER BY ${window.orderBy.map((item) => orderSql(to.value(item.expression, block), item)).join(', ')}`,
    );
  if (window.frame) parts.push(window.frame);
  return ` OVER (${parts.join(' ')})`;
}

/** Nulls come last going up and first going down, as in Oracle. */
export function orderSql(value: Typed, item: OrderItem): string {
  const direction = item.descending ? ' DESC' : '';
  if (value.required && !item.nulls) return `${value.sql}${direction}`;
  return `${value.sql}${direction} NULLS ${(item.nulls ?? (item.descending ? 'first' : 'last')).toUpperCase()}`;
}

const CAST_TYPES: Readonly<Record<string, ValueType>> = {
  integer: INTEGER,
  int: INTEGER,
  smallint: INTEGER,
  number: numberOf(RATE_SCALE),
  numeric: numberOf(RATE_SCALE),
  decimal: numberOf(RATE_SCALE),
  float: FLOAT,
  double: FLOAT,
  real: FLOAT,
  varchar: TEXT,
  varchar2: TEXT,
  char: TEXT,
  nvarchar2: TEXT,
  clob: TEXT,
  date: DATE,
  timestamp: DATE,
};

function cast({ operand, type }: Node<'cast'>, block: Block, to: Translator): Typed {
  const target = CAST_TYPES[type];
  if (!target) throw unsupportedSearch();
  const value = to.value(operand, block);
  if (target === INTEGER) {
    const number = asNumber(value, to.statement);
    const from = number.type.kind === 'number' ? number.type.scale : 0;
    return from === 0 && number.type.kind === 'number'
      ? number
      : { sql: `ns_rescale(${number.sql}, ${from}, 0, 'round')`, type: INTEGER };
  }
  if (target.kind === 'number' && value.type.kind === 'number') return value;
  return coerce(value, target, to.statement);
}

const EXTRACTED: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%m',
  day: '%d',
  hour: '%H',
  minute: '%M',
  second: '%S',
};

function extract({ part, operand }: Node<'extract'>, block: Block, to: Translator): Typed {
  const mask = EXTRACTED[part];
  if (!mask) throw unsupportedSearch();
  return {
    sql: `CAST(strftime('${mask}', ${coerce(to.value(operand, block), DATE, to.statement).sql}, 'unixepoch') AS INTEGER)`,
    type: INTEGER,
  };
}

function caseOf({ operand, branches, otherwise }: Node<'case'>, block: Block, to: Translator): Typed {
  const whens = branches.map(({ when }) => {
    if (!operand) return to.condition(when, block);
    return compare('=', to.value(operand, block), to.value(when, block), to);
  });
  const results = branches.map(({ result }) => to.value(result, block));
  if (otherwise) results.push(to.value(otherwise, block));
  const type = commonType(results);
  const sql = results.map((result) => coerce(result, type, to.statement).sql);
  const last = otherwise ? ` ELSE ${sql.at(-1)}` : '';
  return {
    sql: `CASE ${whens.map((when, index) => `WHEN ${when} THEN ${sql[index]}`).join(' ')}${last} END`,
    type,
  };
}

function compare(operator: string, left: Typed, right: Typed, to: Translator): string {
  const type = comparisonType(left, right);
  return `${coerce(left, type, to.statement).sql} ${operator} ${coerce(right, type, to.statement).sql}`;
}

/** An expression that is true, false or unknown. */
export function translateCondition(expression: Expression, block: Block, to: Translator): string {
  switch (expression.node) {
    case 'and':
    case 'or':
      return `(${expression.operands.map((operand) => to.condition(operand, block)).join(expression.node === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `NOT (${to.condition(expression.operand, block)})`;
    case 'compare':
      return comparison(expression, block, to);
    case 'isNull': {
      const operand = to.value(expression.operand, block);
      const sql = operand.parameter === undefined ? operand.sql : coerce(operand, TEXT, to.statement).sql;
      return `${sql} IS ${expression.negated ? 'NOT ' : ''}NULL`;
    }
    case 'between': {
      const [value, low, high] = [expression.operand, expression.low, expression.high].map((part) =>
        to.value(part, block),
      ) as [Typed, Typed, Typed];
      const sql = `(${compare('>=', value, low, to)} AND ${compare('<=', value, high, to)})`;
      return expression.negated ? `NOT ${sql}` : sql;
    }
    case 'like': {
      const [value, pattern] = [expression.operand, expression.pattern].map(
        (part) => coerce(to.value(part, block), TEXT, to.statement).sql,
      );
      const escaped = expression.escape
        ? ` ESCAPE ${coerce(to.value(expression.escape, block), TEXT, to.statement).sql}`
        : '';
      return `${value} ${expression.negated ? 'NOT ' : ''}LIKE ${pattern}${escaped}`;
    }
    case 'exists':
      return `EXISTS (${completeSql(suspended(block, () => to.query(expression.query, block, block.ctes)))})`;
    case 'in':
      return membership(expression, block, to);
    case 'liftedIn':
      return liftedMembership(expression, block, to);
    case 'call':
      if (expression.name === 'regexp_like') {
        const parts = expression.arguments.map(
          (argument) => coerce(to.value(argument, block), TEXT, to.statement).sql,
        );
        if (parts.length < 2 || parts.length > 3) throw unsupportedSearch();
        return `ns_regexp_like(${parts.join(', ')})`;
      }
      throw unsupportedSearch();
    default:
      throw unsupportedSearch();
  }
}

function comparison(
  { operator, left, right, quantifier }: Node<'compare'>,
  block: Block,
  to: Translator,
): string {
  if (left.node === 'row' && right.node === 'row') {
    if (left.items.length !== right.items.length || (operator !== '=' && operator !== '<>'))
      throw unsupportedSearch();
    const equal = left.items
      .map((item, index) =>
        compare('=', to.value(item, block), to.value(right.items[index] as Expression, block), to),
      )
      .join(' AND ');
    return operator === '=' ? `(${equal})` : `NOT (${equal})`;
  }
  if (!quantifier) return compare(operator, to.value(left, block), to.value(right, block), to);
  if (right.node !== 'subquery') throw unsupportedSearch();
  const value = to.value(left, block);
  const query = suspended(block, () => to.query(right.query, block, block.ctes));
  const column = query.columns[0];
  if (!column || query.columns.length > 1) throw unsupportedSearch();
  const test = compare(operator, value, { sql: 'q.c1', type: column.type }, to);
  return quantifier === 'any'
    ? `EXISTS (SELECT 1 FROM (${completeSql(query)}) q WHERE ${test})`
    : `NOT EXISTS (SELECT 1 FROM (${completeSql(query)}) q WHERE NOT (${test}))`;
}

function membership({ operand, list, negated }: Node<'in'>, block: Block, to: Translator): string {
  const not = negated ? 'NOT ' : '';
  const operands = (operand.node === 'row' ? operand.items : [operand]).map((item) => to.value(item, block));
  if (isQuery(list)) {
    const query = suspended(block, () => to.query(list, block, block.ctes));
    if (query.columns.length !== operands.length) throw unsupportedSearch();
    const inner = query.columns.map(
      (column, index): Typed => ({ sql: `q.c${index + 1}`, type: column.type }),
    );
    const types = operands.map((value, index) => comparisonType(value, inner[index] as Typed));
    const left = operands.map((value, index) => coerce(value, types[index] as ValueType, to.statement).sql);
    const right = inner.map((value, index) => coerce(value, types[index] as ValueType, to.statement).sql);
    const plain = right.every((sql, index) => sql === `q.c${index + 1}`);
    const source = plain ? completeSql(query) : `SELECT ${right.join(', ')} FROM (${completeSql(query)}) q`;
    return `${left.length === 1 ? left[0] : `(${left.join(', ')})`} ${not}IN (${source})`;
  }
  if (list.length > MAX_IN_LIST) throw unsupportedSearch();
  const [only] = list;
  if (list.length === 1 && only?.node === 'call' && only.name === 'builtin.period' && operands.length === 1)
    return `${coerce(operands[0] as Typed, INTEGER, to.statement).sql} ${not}IN (${periodsOf(only, block, to)})`;
  if (operand.node === 'row') {
    const rows = list.map((row) => {
      if (row.node !== 'row' || row.items.length !== operands.length) throw unsupportedSearch();
      return `(${row.items.map((item, index) => compare('=', operands[index] as Typed, to.value(item, block), to)).join(' AND ')})`;
    });
    return `${not}(${rows.join(' OR ')})`;
  }
  const value = operands[0] as Typed;
  const items = list.map((item) => to.value(item, block));
  const types = items.map((item) => comparisonType(value, item));
  const type = types.every((candidate) => candidate.kind === 'number' || candidate.kind === 'float')
    ? commonType(types.map((candidate) => ({ sql: '', type: candidate })))
    : (types[0] as ValueType);
  return `${coerce(value, type, to.statement).sql} ${not}IN (${items.map((item) => coerce(item, type, to.statement).sql).join(', ')})`;
}

function liftedMembership(
  { operand, list, negated }: Node<'liftedIn'>,
  block: Block,
  to: Translator,
): string {
  const value = to.value(operand, block);
  const item: Typed = { sql: 'value', type: INTEGER };
  const type =
    value.parameter === undefined && value.type.kind !== 'null' ? comparisonType(value, item) : INTEGER;
  const element = coerce(item, type, to.statement).sql;
  return `${coerce(value, type, to.statement).sql} ${negated ? 'NOT ' : ''}IN (SELECT ${element} FROM json_each(${to.statement.list(list)}))`;
}

function isQuery(list: readonly Expression[] | Query): list is Query {
  return !Array.isArray(list);
}
