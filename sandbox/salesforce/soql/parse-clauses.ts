import { MalformedQuery } from './malformed.ts';
import { parseExpression } from './parse-expression.ts';
import type { TokenReader } from './reader.ts';
import type { Expression, GroupBy, Ordering, Query } from './syntax.ts';

/** What follows GROUP BY. */
export function parseGroupBy(reader: TokenReader): GroupBy {
  const { at } = reader.peek();
  for (const kind of ['rollup', 'cube'] as const) {
    if (reader.isKeyword(kind.toUpperCase()) && reader.isSymbol('(', 1)) {
      reader.take();
      reader.take();
      const by = parseExpressions(reader);
      reader.symbol(')');
      return { kind, by, at };
    }
  }
  return { kind: 'plain', by: parseExpressions(reader), at };
}

function parseExpressions(reader: TokenReader): Expression[] {
  const expressions = [parseExpression(reader)];
  while (reader.trySymbol(',')) expressions.push(parseExpression(reader));
  return expressions;
}

/** ORDER BY, if it follows. */
export function parseOrder(reader: TokenReader): Ordering[] {
  if (!reader.tryKeywords('ORDER', 'BY')) return [];
  const orderings: Ordering[] = [];
  do {
    const by = parseExpression(reader);
    const descending = reader.tryKeywords('DESC');
    if (!descending) reader.tryKeywords('ASC');
    const nulls = reader.tryKeywords('NULLS', 'FIRST')
      ? 'first'
      : reader.tryKeywords('NULLS', 'LAST')
        ? 'last'
        : undefined;
    orderings.push({ by, descending, nulls });
  } while (reader.trySymbol(','));
  return orderings;
}

export function parseLimit(reader: TokenReader): Query['limit'] {
  return parseCount(reader, 'LIMIT', 'Limit must be a non-negative value');
}

export function parseOffset(reader: TokenReader): Query['offset'] {
  return parseCount(reader, 'OFFSET', 'SOQL offset must be a non-negative value');
}

function parseCount(reader: TokenReader, clause: string, negative: string): Query['limit'] {
  const { at } = reader.peek();
  if (!reader.tryKeywords(clause)) return undefined;
  const token = reader.peek();
  const value = Number(token.text);
  if (token.kind !== 'number' || !Number.isSafeInteger(value)) throw reader.unexpected();
  if (value < 0) throw new MalformedQuery(negative, token.at);
  reader.take();
  return { value, at };
}
