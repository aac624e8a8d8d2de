import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import { parseLimit, parseOffset, parseOrder } from '../soql/parse-clauses.ts';
import { parseCondition } from '../soql/parse-condition.ts';
import { parseSelectExpression } from '../soql/parse-select.ts';
import { TokenReader } from '../soql/reader.ts';
import { tokenize } from '../soql/tokens.ts';
import { parseSearchExpression } from './parse-expression.ts';
import type { Returning, Search, SearchScope } from './syntax.ts';

const MAX_LENGTH = 100_000;
const SCOPES = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'] as const;
/** Words behind the fields of an object. */
const CLAUSES = new Set(['USING', 'WHERE', 'ORDER', 'LIMIT', 'OFFSET']);

/** Parses a SOSL search: `FIND {…} IN … FIELDS RETURNING … WITH … LIMIT …`. Throws MalformedQuery. */
export function parseSearch(text: string): Search {
  if (text.length > MAX_LENGTH)
    throw new MalformedQuery(ASSUMED.searchTooLong(MAX_LENGTH), undefined, 'MALFORMED_SEARCH');
  const { from, to } = braces(text);
  const expression = parseSearchExpression(text.slice(from, to), from);
  // The part in braces is blanked out, so that places in the rest stay where they are.
  const reader = new TokenReader(tokenize(' '.repeat(to + 1) + text.slice(to + 1)));
  const scope = parseScope(reader);
  const returning = reader.tryKeywords('RETURNING') ? parseReturning(reader) : [];
  const options = parseOptions(reader);
  const limit = parseLimit(reader)?.value;
  if (reader.tryKeywords('UPDATE')) parseUpdate(reader);
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return { expression, scope, returning, limit, ...options };
}

/** The offsets of what the braces of FIND enclose. */
function braces(text: string): { from: number; to: number } {
  const find = /^\s*FIND\s*/i.exec(text)?.[0];
  if (find === undefined) {
    const [word = '<EOF>'] = text.trim().split(/\s+/, 1);
    throw new MalformedQuery(`unexpected token: '${word || '<EOF>'}'`, 0, 'MALFORMED_SEARCH');
  }
  const from = find.length + 1;
  let to = from;
  while (to < text.length && text[to] !== '}') to += text[to] === '\\' ? 2 : 1;
  if (text[find.length] !== '{' || to >= text.length)
    throw new MalformedQuery(ASSUMED.searchWithoutBraces, find.length, 'MALFORMED_SEARCH');
  return { from, to };
}

function parseScope(reader: TokenReader): SearchScope {
  if (!reader.tryKeywords('IN')) return 'ALL';
  const scope = SCOPES.find((name) => reader.tryKeywords(name));
  if (!scope) throw reader.unexpected();
  reader.keyword('FIELDS');
  return scope;
}

function parseReturning(reader: TokenReader): Returning[] {
  const objects = [parseObject(reader)];
  while (reader.trySymbol(',')) objects.push(parseObject(reader));
  return objects;
}

function parseObject(reader: TokenReader): Returning {
  const { text: object, at } = reader.name();
  if (!reader.trySymbol('('))
    return { object, fields: [], where: undefined, orderBy: [], limit: undefined, offset: undefined, at };
  const fields = [parseSelectExpression(reader, CLAUSES)];
  while (reader.trySymbol(',')) fields.push(parseSelectExpression(reader, CLAUSES));
  if (reader.isKeyword('USING')) throw reader.unexpected();
  const noSubquery = () => {
    throw reader.unexpected();
  };
  const where = reader.tryKeywords('WHERE') ? parseCondition(reader, noSubquery) : undefined;
  const orderBy = parseOrder(reader);
  const limit = parseLimit(reader);
  const offset = parseOffset(reader);
  reader.symbol(')');
  return { object, fields, where, orderBy, limit, offset, at };
}

/** WITH clauses: what an org without divisions, sites and articles has no use for is refused. */
function parseOptions(reader: TokenReader): Pick<Search, 'pricebook' | 'labels'> {
  let pricebook: Search['pricebook'];
  let labels = false;
  while (reader.tryKeywords('WITH')) {
    if (reader.tryKeywords('HIGHLIGHT')) continue;
    if (reader.tryKeywords('SNIPPET')) {
      if (reader.trySymbol('(')) skipTargetLength(reader);
      continue;
    }
    const name = reader.name();
    reader.symbol('=');
    const value = reader.take();
    switch (name.text.toUpperCase()) {
      case 'SPELL_CORRECTION':
        if (!['TRUE', 'FALSE'].includes(value.text.toUpperCase()))
          throw new MalformedQuery(`unexpected token: '${value.text}'`, value.at);
        break;
      case 'METADATA':
        if (value.kind !== 'string' || value.text.toUpperCase() !== 'LABELS')
          throw new MalformedQuery(`unexpected token: '${value.text}'`, value.at);
        labels = true;
        break;
      case 'PRICEBOOKID':
        if (value.kind !== 'string') throw new MalformedQuery(`unexpected token: '${value.text}'`, value.at);
        pricebook = { id: value.text, at: value.at };
        break;
      default:
        throw new MalformedQuery(ASSUMED.searchWith(name.text), name.at);
    }
  }
  return { pricebook, labels };
}

/** `WITH SNIPPET (target_length = 120)` */
function skipTargetLength(reader: TokenReader): void {
  reader.keyword('TARGET_LENGTH');
  reader.symbol('=');
  if (reader.peek().kind !== 'number') throw reader.unexpected();
  reader.take();
  reader.symbol(')');
}

/** UPDATE TRACKING and VIEWSTAT concern knowledge articles, which the org does not have. */
function parseUpdate(reader: TokenReader): void {
  do {
    if (!reader.tryKeywords('TRACKING') && !reader.tryKeywords('VIEWSTAT')) throw reader.unexpected();
  } while (reader.trySymbol(','));
}
