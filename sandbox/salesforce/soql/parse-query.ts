import { MalformedQuery } from './malformed.ts';
import { parseCondition } from './parse-condition.ts';
import { parseExpression, parsePath } from './parse-expression.ts';
import { TokenReader } from './reader.ts';
import type { Expression, GroupBy, Ordering, Path, Query, SelectItem } from './syntax.ts';
import { tokenize } from './tokens.ts';

const MAX_LENGTH = 100_000;
/** Names that end the FROM clause, so that they are no alias. */
const CLAUSES = new Set([
  'USING',
  'WHERE',
  'WITH',
  'GROUP',
  'HAVING',
  'ORDER',
  'LIMIT',
  'OFFSET',
  'FOR',
  'ALL',
  'UPDATE',
]);

/** Parses a whole query; throws MalformedQuery. */
export function parseQuery(text: string): Query {
  if (text.length > MAX_LENGTH)
    throw new MalformedQuery(`SOQL statements cannot be longer than ${MAX_LENGTH} characters.`);
  const reader = new TokenReader(tokenize(text));
  const query = parseSelect(reader);
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return query;
}

function parseSelect(reader: TokenReader): Query {
  const { at } = reader.peek();
  reader.keyword('SELECT');
  if (reader.isKeyword('FROM') || reader.isSymbol('*'))
    throw new MalformedQuery(`unexpected token: 'SELECT ${reader.peek().text}'`, at);
  const select = [parseSelectItem(reader)];
  while (reader.trySymbol(',')) select.push(parseSelectItem(reader));
  if (reader.peek().kind === 'name' && !reader.isKeyword('FROM')) throw reader.unexpected('missing value at');
  reader.keyword('FROM');
  const from = parsePath(reader);
  const alias = parseAlias(reader, CLAUSES);
  const parentAliases = parseParentAliases(reader);
  const scope = parseScope(reader);
  const subquery = () => parseSelect(reader);
  const where = reader.tryKeywords('WHERE') ? parseCondition(reader, subquery) : undefined;
  refuseSecurity(reader);
  const groupBy = reader.tryKeywords('GROUP', 'BY') ? parseGroupBy(reader) : undefined;
  if (!groupBy && reader.isKeyword('HAVING')) throw reader.unexpected();
  const having = reader.tryKeywords('HAVING') ? parseCondition(reader, subquery) : undefined;
  const orderAt = reader.isKeyword('ORDER') ? reader.peek().at : undefined;
  const orderBy = parseOrder(reader);
  const limit = parseLimit(reader);
  const offset = parseOffset(reader);
  const locking = parseLocking(reader);
  const allAt = reader.peek().at;
  const allRows = reader.tryKeywords('ALL', 'ROWS') ? allAt : undefined;
  return {
    select,
    from,
    alias,
    parentAliases,
    scope,
    where,
    groupBy,
    having,
    orderBy,
    orderAt,
    limit,
    offset,
    locking,
    allRows,
    at,
  };
}

function parseParentAliases(reader: TokenReader): Query['parentAliases'] {
  const aliases: { path: Path; alias: string }[] = [];
  while (reader.trySymbol(',')) {
    const path = parsePath(reader);
    const alias = parseAlias(reader, CLAUSES);
    if (alias !== undefined) aliases.push({ path, alias });
  }
  return aliases;
}

function parseScope(reader: TokenReader): string | undefined {
  if (!reader.tryKeywords('USING')) return undefined;
  reader.keyword('SCOPE');
  return reader.name().text;
}

function parseSelectItem(reader: TokenReader): SelectItem {
  const { at } = reader.peek();
  if (reader.trySymbol('(')) {
    const query = parseSelect(reader);
    reader.symbol(')');
    return { kind: 'subquery', query, at };
  }
  if (reader.isKeyword('TYPEOF') && reader.peek(1).kind === 'name' && !reader.isKeyword('FROM', 1))
    return parseTypeof(reader);
  return { kind: 'expression', ...parseSelectExpression(reader, FROM_ONLY) };
}

const FROM_ONLY: ReadonlySet<string> = new Set(['FROM']);

/** A field or function with its alias; `stops` are the names that may follow. */
export function parseSelectExpression(
  reader: TokenReader,
  stops: ReadonlySet<string>,
): { expression: Expression; alias: string | undefined } {
  if (stops.has(reader.peek().text.toUpperCase())) throw reader.unexpected();
  const expression = parseExpression(reader);
  return { expression, alias: parseAlias(reader, stops) };
}

function parseAlias(reader: TokenReader, stops: ReadonlySet<string>): string | undefined {
  if (reader.isKeyword('AS') && reader.peek(1).kind === 'name') {
    reader.take();
    return reader.name().text;
  }
  const token = reader.peek();
  if (token.kind !== 'name' || stops.has(token.text.toUpperCase())) return undefined;
  return reader.take().text;
}

function parseTypeof(reader: TokenReader): SelectItem {
  reader.keyword('TYPEOF');
  const path = parsePath(reader);
  const whens: { type: string; fields: Path[]; at: number }[] = [];
  while (reader.tryKeywords('WHEN')) {
    const type = reader.name();
    reader.keyword('THEN');
    whens.push({ type: type.text, fields: parsePaths(reader), at: type.at });
  }
  if (whens.length === 0) throw reader.unexpected();
  const otherwise = reader.tryKeywords('ELSE') ? parsePaths(reader) : undefined;
  reader.keyword('END');
  return { kind: 'typeof', path, whens, otherwise };
}

function parsePaths(reader: TokenReader): Path[] {
  const paths = [parsePath(reader)];
  while (reader.trySymbol(',')) paths.push(parsePath(reader));
  return paths;
}

/** WITH SECURITY_ENFORCED and its kin belong to Apex. */
function refuseSecurity(reader: TokenReader): void {
  if (!reader.tryKeywords('WITH')) return;
  const mode = reader.name();
  throw ['SECURITY_ENFORCED', 'USER_MODE', 'SYSTEM_MODE'].includes(mode.text.toUpperCase())
    ? new MalformedQuery(
        'rule soqlWithIdentifierClause failed predicate: {this.helper.allowApexSyntax() && this.helper.hasApexContext()}?',
        mode.at,
      )
    : new MalformedQuery(`unexpected token: '${mode.text}'`, mode.at);
}

function parseGroupBy(reader: TokenReader): GroupBy {
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

function parseLocking(reader: TokenReader): Query['locking'] {
  const locking: ('VIEW' | 'REFERENCE' | 'UPDATE')[] = [];
  while (reader.tryKeywords('FOR')) {
    if (reader.tryKeywords('VIEW')) locking.push('VIEW');
    else if (reader.tryKeywords('REFERENCE')) locking.push('REFERENCE');
    else if (reader.tryKeywords('UPDATE')) locking.push('UPDATE');
    else throw reader.unexpected();
  }
  // UPDATE TRACKING and UPDATE VIEWSTAT concern knowledge articles, which the org does not have.
  if (reader.tryKeywords('UPDATE')) {
    if (!reader.tryKeywords('TRACKING') && !reader.tryKeywords('VIEWSTAT')) throw reader.unexpected();
  }
  return locking;
}
