import { FLOAT, INTEGER } from '../catalogue/column.ts';
import { unsupportedSearch } from '../errors.ts';
import type { Expression, Keep, Query } from './ast.ts';
import type { Block, Translator } from './scope.ts';
import { asNumber, coerce, commonType, type Typed } from './typed.ts';

export const AGGREGATES: ReadonlySet<string> = new Set([
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'stddev',
  'stddev_samp',
  'stddev_pop',
  'variance',
  'var_samp',
  'var_pop',
  'approx_count_distinct',
]);

const RANKING: ReadonlySet<string> = new Set(['row_number', 'rank', 'dense_rank']);
const WINDOW_ONLY: ReadonlySet<string> = new Set([
  ...RANKING,
  'ntile',
  'lag',
  'lead',
  'first_value',
  'last_value',
  'nth_value',
  'cume_dist',
  'percent_rank',
  'ratio_to_report',
]);

export function isWindowFunction(name: string): boolean {
  return WINDOW_ONLY.has(name);
}

/** Whether an expression holds an aggregate of its own SELECT: not one with OVER, not one in a sub-query. */
export function holdsAggregate(value: Expression | Query | unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsAggregate);
  if (typeof value !== 'object' || value === null) return false;
  const node = value as { node?: string; name?: string; over?: unknown };
  if ('body' in value) return false;
  if (
    node.node === 'call' &&
    !node.over &&
    (AGGREGATES.has(node.name ?? '') || node.name?.startsWith('grouping'))
  )
    return true;
  return Object.values(value).some(holdsAggregate);
}

/** An aggregate call; sums and extremes of scaled numbers stay exact. */
export function aggregate(
  name: string,
  argument: Typed | undefined,
  distinct: boolean,
  over: string,
  to: Translator,
): Typed {
  const { statement } = to;
  const prefix = distinct ? 'DISTINCT ' : '';
  if (name === 'count')
    return {
      sql: argument
        ? `count(${prefix}${argument.parameter === undefined ? argument.sql : coerce(argument, commonType([argument]), statement).sql})${over}`
        : `count(*)${over}`,
      type: INTEGER,
    };
  if (!argument) throw unsupportedSearch();
  if (name === 'approx_count_distinct')
    return { sql: `count(DISTINCT ${argument.sql})${over}`, type: INTEGER };
  if (name === 'min' || name === 'max') {
    const settled =
      argument.parameter === undefined ? argument : coerce(argument, commonType([argument]), statement);
    return {
      sql: `${name}(${settled.sql})${over}`,
      type: settled.type,
      ...(settled.display ? { display: settled.display } : {}),
    };
  }
  const number = asNumber(argument, statement);
  if (name === 'sum') return { sql: `sum(${prefix}${number.sql})${over}`, type: number.type };
  if (name === 'avg') {
    const scaled = { sql: `avg(${prefix}${number.sql})${over}`, type: FLOAT };
    return number.type.kind === 'number'
      ? { sql: `(${scaled.sql} / 1e${number.type.scale})`, type: FLOAT }
      : scaled;
  }
  if (over !== '') throw unsupportedSearch();
  const float = coerce(number, FLOAT, statement).sql;
  if (name === 'median') return { sql: `ns_median(${prefix}${float})`, type: FLOAT };
  const variance = `${name.endsWith('_pop') ? 'ns_variance_population' : 'ns_variance'}(${prefix}${float})`;
  return { sql: name.startsWith('stddev') ? `sqrt(${variance})` : variance, type: FLOAT };
}

const KEPT = new Set(['min', 'max', 'sum', 'count', 'avg']);

/** An aggregate over the rows that come first or last in an order. */
export function keptAggregate(
  name: string,
  argument: Typed | undefined,
  keep: Keep,
  block: Block,
  refused: boolean,
  to: Translator,
): Typed {
  if (!argument || refused || !KEPT.has(name)) throw unsupportedSearch();
  const value = name === 'sum' || name === 'avg' ? asNumber(argument, to.statement) : argument;
  const keys = keep.orderBy.flatMap(({ expression, descending, nulls }) => {
    const nullsFirst = nulls === undefined ? descending : nulls === 'first';
    const direction = `${descending ? '-' : '+'}${nullsFirst ? '-' : '+'}`;
    return [`'${direction}'`, to.value(expression, block).sql];
  });
  const sql = `ns_keep('${keep.last ? 'last' : 'first'}', '${name}', ${value.sql}, ${keys.join(', ')})`;
  if (name === 'count') return { sql, type: INTEGER };
  if (name !== 'avg') return { sql, type: value.type, ...(value.display ? { display: value.display } : {}) };
  const scale = value.type.kind === 'number' ? value.type.scale : 0;
  return { sql: `(${sql} / 1e${scale})`, type: FLOAT };
}

/** A function that exists only with OVER. */
export function windowFunction(name: string, args: readonly Typed[], over: string, to: Translator): Typed {
  const { statement } = to;
  if (over === '') throw unsupportedSearch();
  if (RANKING.has(name)) return { sql: `${name}()${over}`, type: INTEGER };
  if (name === 'cume_dist' || name === 'percent_rank') return { sql: `${name}()${over}`, type: FLOAT };
  const [first, second, third] = args;
  if (!first) throw unsupportedSearch();
  if (name === 'ntile')
    return { sql: `ntile(${coerce(first, INTEGER, statement).sql})${over}`, type: INTEGER };
  if (name === 'ratio_to_report') {
    const float = coerce(asNumber(first, statement), FLOAT, statement).sql;
    return { sql: `(${float} / sum(${float})${over})`, type: FLOAT };
  }
  if (name === 'first_value' || name === 'last_value')
    return { ...first, sql: `${name}(${first.sql})${over}`, required: false };
  if (name === 'nth_value') {
    if (!second || third) throw unsupportedSearch();
    return {
      ...first,
      sql: `nth_value(${first.sql}, ${coerce(second, INTEGER, statement).sql})${over}`,
      required: false,
    };
  }
  const type = commonType(third ? [first, third] : [first]);
  const parts = [coerce(first, type, statement).sql, second ? coerce(second, INTEGER, statement).sql : '1'];
  if (third) parts.push(coerce(third, type, statement).sql);
  return { sql: `${name}(${parts.join(', ')})${over}`, type };
}
