import { ASSUMED } from '../assumed.ts';
import { divideRounded, formatScaled } from '../decimal.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Expression, GroupBy, Query } from '../soql/syntax.ts';
import { type CellWriter, Columns, cell, jsonText } from './columns.ts';
import type { ConditionContext } from './condition-context.ts';
import { translateCondition } from './conditions.ts';
import { formatForUser } from './format.ts';
import { type Fragment, join, raw, sql } from './fragment.ts';
import { Grouping, groupOperand, isGrouped } from './grouping.ts';
import { argumentOf, comparable, type Operand, sortable } from './operand.ts';
import type { Scope } from './scope.ts';

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
