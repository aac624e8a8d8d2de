import { MalformedQuery } from './malformed.ts';
import { parseGroupBy, parseLimit, parseOffset, parseOrder } from './parse-clauses.ts';
import { parseCondition } from './parse-condition.ts';
import { parsePath } from './parse-expression.ts';
import { parseAlias, parseSelectExpression, parseTypeof } from './parse-select.ts';
import { TokenReader } from './reader.ts';
import type { Path, Query, SelectItem } from './syntax.ts';
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
