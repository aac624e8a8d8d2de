import { ASSUMED } from '../assumed.ts';
import type { Column } from '../catalogue/column.ts';
import { invalidQuery } from '../errors.ts';
import { filterCondition, operandsOf } from './filter-condition.ts';
import { type FilterToken, filterTokens, invalidFilter } from './filter-tokens.ts';
import type { RecordType } from './record-type.ts';

interface FilterSql {
  readonly sql: string;
  readonly values: (string | number)[];
}

/** SQLite's own limit is a thousand. */
const MAX_DEPTH = 200;
/** What clients also write for an operator. */
const ALIASES: Readonly<Record<string, string>> = ASSUMED.operatorAliases;

/** The `q` of a collection: `field OP value` with AND, OR and parentheses; dates in the account's format. */
export function translateFilter(filter: string, type: RecordType): FilterSql {
  const tokens = filterTokens(filter);
  const values: (string | number)[] = [];
  let at = 0;
  let depth = 0;
  const peek = (): string => (tokens[at] && !tokens[at]?.quoted ? (tokens[at] as FilterToken).text : '');
  const next = (): string => {
    const token = tokens[at++];
    if (!token) throw invalidFilter(ASSUMED.filter.tooShort);
    return token.text;
  };
  const expect = (sign: string): void => {
    if (peek() !== sign) throw invalidFilter(ASSUMED.filter.expected(sign));
    at++;
  };

  function disjunction(): string {
    const parts = [conjunction()];
    while (peek().toUpperCase() === 'OR') {
      at++;
      parts.push(conjunction());
    }
    return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`;
  }

  function conjunction(): string {
    const parts = [term()];
    while (peek().toUpperCase() === 'AND') {
      at++;
      parts.push(term());
    }
    return parts.join(' AND ');
  }

  function term(): string {
    if (peek() === '(') {
      at++;
      if (++depth > MAX_DEPTH) throw invalidFilter(ASSUMED.filter.tooDeep);
      const inner = disjunction();
      depth--;
      expect(')');
      return `(${inner})`;
    }
    const name = next();
    const column = filterable(type, name);
    if (!column) throw invalidQuery(ASSUMED.unknownFilterField(name, type.name));
    const given = next().toUpperCase();
    const operator = ALIASES[given] ?? given;
    const condition = filterCondition(column, operator, operands(operator));
    values.push(...condition.values);
    return condition.sql;
  }

  function operands(operator: string): string[] {
    const wanted = operandsOf(operator);
    if (wanted === 'none') return [];
    if (wanted === 'one') {
      if (/^[[\](),]$/.test(peek())) throw invalidFilter(ASSUMED.filter.operands(operator, 'a value'));
      return [next()];
    }
    expect('[');
    const items: string[] = [];
    while (peek() !== ']') {
      if (items.length > 0) expect(',');
      items.push(next());
    }
    at++;
    if (wanted === 'range' ? items.length !== 2 : items.length === 0)
      throw invalidFilter(ASSUMED.filter.operands(operator, wanted === 'range' ? 'two values' : 'a value'));
    return items;
  }

  const sql = disjunction();
  if (at < tokens.length) throw invalidFilter(ASSUMED.filter.tooLong);
  return { sql, values };
}

/** The column that a field is filtered by; statuses are shown with more than their column, and filtered by it. */
function filterable(type: RecordType, name: string): Column | undefined {
  const lower = name.toLowerCase();
  const column =
    type.kind === 'transaction' && (lower === 'status' || lower === 'orderstatus')
      ? type.table.columns.get('status')
      : type.fields.get(lower)?.column;
  return column?.stored ? column : undefined;
}
