import { ASSUMED } from '../assumed.ts';
import { divideRounded, formatScaled } from '../decimal.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Expression, FunctionExpression, GroupBy, Query } from '../soql/syntax.ts';
import { type CellWriter, Columns, cell, jsonText } from './columns.ts';
import { type ConditionContext, translateCondition } from './conditions.ts';
import { formatForUser } from './format.ts';
import { type Fragment, join, raw, sql } from './fragment.ts';
import {
  argumentOf,
  comparable,
  fieldOf,
  inCorporateCurrency,
  isDateFunction,
  type Operand,
  rowOperand,
  sortable,
} from './operand.ts';
import type { Scope } from './scope.ts';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);
const MAX_ROLLUP = 3;
/** Digits that an average has beyond those of its field. */
const AVERAGE_DIGITS = 10;

/** Whether the query groups: it has GROUP BY, an aggregate function or a date function among what it selects. */
export function isAggregate(query: Query): boolean {
  return (
    query.groupBy !== undefined ||
    query.select.some(
      (item) =>
        item.kind === 'expression' && item.expression.kind === 'function' && isGrouped(item.expression),
    )
  );
}

/** Whether a function's value belongs to a group of records rather than to one. */
export function isGrouped(expression: FunctionExpression): boolean {
  return aggregates(expression) || isDateFunction(expression.name);
}

/** An aggregate function, or FORMAT of one. */
function aggregates(expression: Expression): boolean {
  return (
    expression.kind === 'function' &&
    (AGGREGATES.has(expression.name.toUpperCase()) || expression.args.some(aggregates))
  );
}

export interface AggregateSelect {
  /** Everything but ORDER BY, LIMIT and OFFSET; one row per group. */
  readonly statement: Fragment;
  /** ORDER BY over the statement's columns; empty where there is none. */
  readonly order: string;
  readonly members: readonly { readonly key: string; readonly write: CellWriter }[];
}

/** Translates a grouping query. ROLLUP and CUBE become one SELECT per grouping set. */
export function translateAggregate(
  scope: Scope,
  query: Query,
  where: () => Fragment,
  conditions: Omit<ConditionContext, 'operand'>,
): AggregateSelect {
  const groups = (query.groupBy?.by ?? []).map((expression) => groupOperand(scope, expression));
  groups.forEach((group, i) => {
    if (groups.findIndex(({ sql }) => sql.text === group.sql.text) < i)
      throw new MalformedQuery(`duplicate grouping expression: ${group.name}`, group.at);
  });
  const sets = groupingSets(query.groupBy, groups.length);
  let members: AggregateSelect['members'] = [];
  let order = '';
  const selects = sets.map((set) => {
    const grouping = new Grouping(scope, groups, set, query.groupBy?.kind === 'plain');
    // The grouping sets must agree in their columns, of which several may be NULL.
    const columns = new Columns(false);
    members = selectedMembers(grouping, query, columns);
    order = query.orderBy
      .map(({ by, descending, nulls }) => {
        const index = columns.add(sortable(grouping.operand(by, 'Ordered field')));
        return `c${index} ${descending ? 'DESC' : 'ASC'} NULLS ${nulls === 'last' ? 'LAST' : 'FIRST'}`;
      })
      .join(', ');
    const having = query.having
      ? sql` HAVING ${translateCondition({ ...conditions, operand: (expression) => grouping.operand(expression) }, query.having)}`
      : raw('');
    const by = set.map((i) => comparable(groups[i] as Operand));
    const groupBy = by.length > 0 ? sql` GROUP BY ${join(by, ', ')}` : raw('');
    const filter = where();
    return sql`SELECT ${columns.list()} FROM ${scope.from()} WHERE ${filter}${groupBy}${having}`;
  });
  return { statement: join(selects, ' UNION ALL '), order, members };
}

function selectedMembers(grouping: Grouping, query: Query, columns: Columns): AggregateSelect['members'] {
  const members: { key: string; write: CellWriter }[] = [];
  let unnamed = 0;
  for (const item of query.select) {
    if (item.kind !== 'expression') throw new MalformedQuery(ASSUMED.nestedInAggregate, query.at);
    const { expression, alias } = item;
    if (!query.groupBy && expression.kind === 'field' && alias !== undefined)
      throw new MalformedQuery('only aggregate expressions use field aliasing', expression.path.at);
    const key =
      alias ?? (expression.kind === 'field' ? grouping.operand(expression).name : `expr${unnamed++}`);
    if (members.some((member) => member.key.toLowerCase() === key.toLowerCase()))
      throw new MalformedQuery(`duplicate alias: ${key}`, placeOf(expression));
    members.push({ key, write: aggregateCell(grouping, expression, columns) });
  }
  return members;
}

/** An average is written exactly, from the sum and the count; other values as their type is. */
function aggregateCell(grouping: Grouping, expression: Expression, columns: Columns): CellWriter {
  if (expression.kind === 'function' && expression.name.toUpperCase() === 'FORMAT')
    return formattedCell(grouping.operand(argumentOf(expression)), columns);
  const operand = grouping.operand(expression);
  if (expression.kind === 'function' && expression.name.toUpperCase() === 'AVG') {
    const amount = grouping.amount(expression);
    const sum = columns.add(sql`CAST(SUM(${amount.sql}) AS TEXT)`);
    const count = columns.add(sql`CAST(COUNT(${amount.sql}) AS TEXT)`);
    return (cells) => {
      if (cells[sum] === null) return 'null';
      const total = BigInt(cells[sum] as string) * 10n ** BigInt(AVERAGE_DIGITS);
      const average = divideRounded(total, BigInt(cells[count] as string));
      return formatScaled(String(average), amount.scale + AVERAGE_DIGITS);
    };
  }
  if (operand.type === 'boolean') {
    const index = columns.add(operand.sql);
    return (cells) => (cells[index] === null ? 'null' : cells[index] === 1 ? 'true' : 'false');
  }
  return cell(columns, operand.sql, operand.type, operand.scale);
}

/** FORMAT of an aggregate or a grouped field, money in the corporate currency. */
function formattedCell({ sql: text, type, scale }: Operand, columns: Columns): CellWriter {
  const index = columns.add(sql`CAST(${text} AS TEXT)`);
  return (cells) => {
    const value = cells[index] as string | null;
    return value === null ? 'null' : jsonText(formatForUser(value, type, scale, null));
  };
}

/** Reads expressions within one grouping set. */
class Grouping {
  readonly #scope: Scope;
  readonly #groups: readonly Operand[];
  readonly #set: readonly number[];
  /** GROUP BY without ROLLUP or CUBE. */
  readonly #plain: boolean;

  constructor(scope: Scope, groups: readonly Operand[], set: readonly number[], plain: boolean) {
    this.#scope = scope;
    this.#groups = groups;
    this.#set = set;
    this.#plain = plain;
  }

  /** A grouped field, NULL where this set does not group by it, or an aggregate function. */
  operand(expression: Expression, what = 'Field'): Operand {
    if (expression.kind === 'function' && AGGREGATES.has(expression.name.toUpperCase()))
      return this.#aggregate(expression);
    const operand = rowOperand(this.#scope, expression);
    const index = this.#indexOfGrouped(expression, operand);
    if (index < 0)
      throw new MalformedQuery(
        `${what} must be grouped or aggregated: ${operand.source?.field.name ?? operand.name}`,
        operand.at,
      );
    // Spellings that differ in case are one group, which shows one of them.
    const shown = this.#set.includes(index) ? sql`MIN(${operand.sql})` : raw('NULL');
    return { ...operand, sql: shown, plain: false, aggregate: true };
  }

  /** What SUM, AVG, MIN and MAX run over: money of several currencies in the corporate one. */
  amount(expression: FunctionExpression): Operand {
    const operand = rowOperand(this.#scope, fieldOf(expression));
    if (operand.type !== 'currency' || this.#groupsByCurrency(operand)) return operand;
    return { ...operand, sql: inCorporateCurrency(operand) };
  }

  #aggregate(expression: FunctionExpression): Operand {
    const name = expression.name.toUpperCase();
    if (name === 'COUNT' && expression.args.length === 0) {
      return { sql: raw('COUNT(*)'), ...countOf(expression) };
    }
    if (name === 'GROUPING') {
      const index = this.#indexOf(rowOperand(this.#scope, argumentOf(expression)));
      if (index < 0) throw new MalformedQuery(ASSUMED.groupingOfOther, expression.at);
      return { sql: raw(this.#set.includes(index) ? '0' : '1'), ...countOf(expression) };
    }
    const counting = name === 'COUNT' || name === 'COUNT_DISTINCT';
    if (expression.args.length === 0)
      throw new MalformedQuery(`unexpected token: '${expression.name}()'`, expression.at);
    const operand = counting ? rowOperand(this.#scope, fieldOf(expression)) : this.amount(expression);
    if (this.#plain && this.#indexOf(operand) >= 0)
      throw new MalformedQuery(`Grouped field should not be aggregated: ${operand.name}`, expression.at);
    if (!supports(name, operand))
      throw new MalformedQuery(
        `field ${operand.name} does not support aggregate operator ${name}`,
        expression.at,
      );
    if (name === 'COUNT') return { sql: sql`COUNT(${operand.sql})`, ...countOf(expression) };
    if (name === 'COUNT_DISTINCT')
      return { sql: sql`COUNT(DISTINCT ${comparable(operand)})`, ...countOf(expression) };
    return { ...operand, sql: sql`${name}(${operand.sql})`, plain: false, aggregate: true };
  }

  /** The group that gives the expression one value: its own, or that of the date it is a part of. */
  #indexOfGrouped(expression: Expression, operand: Operand): number {
    const own = this.#indexOf(operand);
    if (own >= 0 || expression.kind !== 'function' || !isDateFunction(expression.name)) return own;
    const whole = rowOperand(this.#scope, argumentOf(expression));
    return whole.type === 'date' ? this.#indexOf(whole) : -1;
  }

  #indexOf(operand: Operand): number {
    return this.#groups.findIndex((group) => group.sql.text === operand.sql.text);
  }

  #groupsByCurrency(operand: Operand): boolean {
    return this.#groups.some(
      ({ source }) =>
        source?.field.name === 'CurrencyIsoCode' && source.place.table === operand.source?.place.table,
    );
  }
}

function countOf(expression: FunctionExpression): Omit<Operand, 'sql'> {
  return {
    type: 'int',
    scale: 0,
    source: undefined,
    plain: false,
    aggregate: true,
    name: expression.name,
    at: expression.at,
  };
}

function supports(aggregate: string, operand: Operand): boolean {
  const number = ['int', 'double', 'currency', 'percent'].includes(operand.type);
  if (aggregate === 'SUM' || aggregate === 'AVG') return number;
  if (['boolean', 'address', 'multipicklist'].includes(operand.type)) return false;
  // Long text is neither filtered nor counted.
  return operand.source?.field.filterable !== false;
}

function groupOperand(scope: Scope, expression: Expression): Operand {
  const operand = rowOperand(scope, expression);
  if (operand.plain && operand.source?.field.groupable === false)
    throw new MalformedQuery(`field '${operand.name}' can not be grouped in a query call`, operand.at);
  return operand;
}

/** The lists of group numbers that are grouped by: one for GROUP BY, the prefixes for ROLLUP, all subsets for CUBE. */
function groupingSets(groupBy: GroupBy | undefined, count: number): number[][] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (!groupBy || groupBy.kind === 'plain') return [all];
  if (count > MAX_ROLLUP)
    throw new MalformedQuery(ASSUMED.tooManyGroups(groupBy.kind.toUpperCase(), MAX_ROLLUP), groupBy.at);
  if (groupBy.kind === 'rollup') return Array.from({ length: count + 1 }, (_, i) => all.slice(0, count - i));
  return Array.from({ length: 2 ** count }, (_, mask) => all.filter((i) => (mask & (1 << i)) === 0));
}

function placeOf(expression: Expression): number {
  return expression.kind === 'field' ? expression.path.at : expression.at;
}
