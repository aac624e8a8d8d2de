import { parseExpression, parseLiteral } from './parse-expression.ts';
import type { TokenReader } from './reader.ts';
import type { ComparisonOperator, Condition, Expression, Literal, Query } from './syntax.ts';

const OPERATORS: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/**
 * Conditions joined by AND or by OR; both at one level without parentheses are refused, as Salesforce does.
 * `subquery` parses the query of a semi-join.
 */
export function parseCondition(reader: TokenReader, subquery: () => Query): Condition {
  const { at } = reader.peek();
  const first = parseTerm(reader, subquery);
  const kind = reader.isKeyword('AND') ? 'and' : reader.isKeyword('OR') ? 'or' : undefined;
  if (!kind) return first;
  const terms = [first];
  while (reader.tryKeywords(kind.toUpperCase())) terms.push(parseTerm(reader, subquery));
  if (reader.isKeyword('AND') || reader.isKeyword('OR')) throw reader.unexpected();
  return { kind, terms, at };
}

function parseTerm(reader: TokenReader, subquery: () => Query): Condition {
  const { at } = reader.peek();
  if (reader.tryKeywords('NOT')) return { kind: 'not', term: parseTerm(reader, subquery), at };
  if (reader.trySymbol('(')) {
    const inner = parseCondition(reader, subquery);
    reader.symbol(')');
    return inner;
  }
  return parseComparison(reader, subquery);
}

function parseComparison(reader: TokenReader, subquery: () => Query): Condition {
  const { at } = reader.peek();
  const left = parseExpression(reader);
  if (reader.tryKeywords('NOT', 'IN')) return parseIn(reader, left, true, at, subquery);
  if (reader.tryKeywords('IN')) return parseIn(reader, left, false, at, subquery);
  if (reader.tryKeywords('INCLUDES'))
    return { kind: 'includes', left, negated: false, values: parseList(reader), at };
  if (reader.tryKeywords('EXCLUDES'))
    return { kind: 'includes', left, negated: true, values: parseList(reader), at };
  if (reader.tryKeywords('LIKE'))
    return { kind: 'compare', left, operator: 'LIKE', right: parseLiteral(reader), at };
  const token = reader.peek();
  const operator = token.kind === 'symbol' ? OPERATORS[token.text] : undefined;
  if (!operator) throw reader.unexpected();
  reader.take();
  return { kind: 'compare', left, operator, right: parseLiteral(reader), at };
}

function parseIn(
  reader: TokenReader,
  left: Expression,
  negated: boolean,
  at: number,
  subquery: () => Query,
): Condition {
  if (reader.isSymbol('(') && reader.isKeyword('SELECT', 1)) {
    reader.take();
    const query = subquery();
    reader.symbol(')');
    return { kind: 'semijoin', left, negated, query, at };
  }
  return { kind: 'in', left, negated, values: parseList(reader), at };
}

function parseList(reader: TokenReader): Literal[] {
  reader.symbol('(');
  const values: Literal[] = [];
  do values.push(parseLiteral(reader));
  while (reader.trySymbol(','));
  reader.symbol(')');
  return values;
}
