import { MalformedQuery } from './malformed.ts';
import { parseExpression, parseLiteral, written } from './parse-expression.ts';
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
 * Conditions joined by AND or by OR, or one behind NOT. Both at one level, and NOT beside either, need parentheses:
 * without them the query is refused, as Salesforce does. `subquery` parses the query of a semi-join.
 */
export function parseCondition(reader: TokenReader, subquery: () => Query): Condition {
  const { at } = reader.peek();
  if (reader.tryKeywords('NOT')) return { kind: 'not', term: parseTerm(reader, subquery), at };
  const first = parseTerm(reader, subquery);
  const kind = reader.isKeyword('AND') ? 'and' : reader.isKeyword('OR') ? 'or' : undefined;
  if (!kind) return first;
  const terms = [first];
  while (reader.tryKeywords(kind.toUpperCase())) terms.push(parseTerm(reader, subquery));
  if (reader.isKeyword('AND') || reader.isKeyword('OR')) throw reader.unexpected();
  return { kind, terms, at };
}

/** A condition in parentheses or a comparison. */
function parseTerm(reader: TokenReader, subquery: () => Query): Condition {
  if (reader.isKeyword('NOT')) throw reader.unexpected();
  if (!reader.trySymbol('(')) return parseComparison(reader, subquery);
  const inner = parseCondition(reader, subquery);
  reader.symbol(')');
  return inner;
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
  if (reader.isKeyword('LIKE') && reader.isKeyword('NULL', 1)) {
    reader.take();
    throw reader.unexpected();
  }
  if (reader.tryKeywords('LIKE'))
    return { kind: 'compare', left, operator: 'LIKE', right: parseLiteral(reader, true), at };
  const token = reader.peek();
  const operator = token.kind === 'symbol' ? OPERATORS[token.text] : undefined;
  if (!operator) throw noOperator(reader, left, at);
  reader.take();
  return { kind: 'compare', left, operator, right: parseLiteral(reader), at };
}

/** `Name ILIKE 'x'`, `Name NOT LIKE 'x'`: the refusal names the field too. */
function noOperator(reader: TokenReader, left: Expression, at: number): MalformedQuery {
  const token = reader.peek();
  if (token.kind !== 'name') return reader.unexpected();
  const more = reader.isKeyword('NOT') && reader.peek(1).kind === 'name' ? ` ${reader.peek(1).text}` : '';
  return new MalformedQuery(`unexpected token: '${written(left)} ${token.text}${more}'`, at);
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
  if (reader.isSymbol('(') && reader.isSymbol(')', 1))
    throw new MalformedQuery(`unexpected token: '${written(left)} ${negated ? 'NOT IN' : 'IN'} ()'`, at);
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
