import { INTEGER } from '../catalogue/column.ts';
import type { Expression } from './ast.ts';
import type { Block, Translator } from './scope.ts';
import { coerce } from './typed.ts';

/** A number of rows: FETCH FIRST, OFFSET, TOP. */
export function countSql(expression: Expression, to: Translator): string {
  const block: Block = {
    relations: [],
    parent: undefined,
    ctes: new Map(),
    wrapped: undefined,
    grouping: undefined,
  };
  return coerce(to.value(expression, block), INTEGER, to.statement).sql;
}

/** Whether ROWNUM stands in it, sub-queries left out. */
export function usesRowNumber(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(usesRowNumber);
  if (typeof value !== 'object' || value === null || 'body' in value) return false;
  const node = value as { node?: string; name?: string };
  return (node.node === 'call' && node.name === 'rownum') || Object.values(value).some(usesRowNumber);
}

/** `ROWNUM <= n` lets SQLite stop early. */
export function rowLimit(numbered: readonly Expression[], to: Translator): string | undefined {
  for (const conjunct of numbered) {
    if (conjunct.node !== 'compare' || conjunct.left.node !== 'call' || conjunct.left.name !== 'rownum')
      continue;
    if (
      (conjunct.operator === '<=' || conjunct.operator === '<') &&
      (conjunct.right.node === 'number' || conjunct.right.node === 'parameter')
    )
      return countSql(conjunct.right, to);
  }
  return undefined;
}

/** FROM and WHERE; where ROWNUM is used, over a view that numbers the rows which the other conditions accept. */
export function sourceSql(
  from: string,
  where: readonly string[],
  numbered: readonly string[],
  block: Block,
  limit: string | undefined,
): string {
  const plain = `${from === '' ? '' : ` FROM ${from}`}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
  const { wrapped } = block;
  if (!wrapped) return plain;
  const columns = [...wrapped.used].map(([outer, inner]) => `${inner} AS "${outer}"`);
  const rows = `SELECT ${columns.length > 0 ? columns.join(', ') : '1 AS "one"'}${plain}${limit === undefined ? '' : ` LIMIT ${limit}`}`;
  const view = `(SELECT *, row_number() OVER () AS "rownum" FROM (${rows})) AS ${wrapped.alias}`;
  // Oracle numbers a row only once it is accepted: a condition that row 1 does not meet is met by none
  const first = numbered.map((condition) => condition.replaceAll(`${wrapped.alias}."rownum"`, '1'));
  const conditions = [...numbered, ...first];
  return ` FROM ${view}${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''}`;
}
