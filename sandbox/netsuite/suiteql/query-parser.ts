import { unsupportedSearch } from '../errors.ts';
import type { Body, Expression, FromItem, GroupItem, Query, Select, SelectItem } from './ast.ts';
import { ExpressionParser, RESERVED } from './expression-parser.ts';
import { TokenStream } from './token-stream.ts';

/** Parses one SuiteQL query; anything after it but a semicolon is refused. */
export function parseSuiteQl(text: string): { query: Query; parameters: number; lists: number } {
  const tokens = new TokenStream(text);
  const query = parseQuery(tokens);
  tokens.takeSymbol(';');
  if (tokens.peek().kind !== 'end') throw unsupportedSearch();
  return { query, parameters: tokens.parameters, lists: tokens.lists };
}

function parseQuery(tokens: TokenStream): Query {
  const expressions = new ExpressionParser(tokens, parseQuery);
  const ctes: { name: string; columns: string[] | undefined; query: Query }[] = [];
  if (tokens.takeWords('with')) {
    do {
      const name = tokens.name();
      let columns: string[] | undefined;
      if (tokens.takeSymbol('(')) {
        columns = [tokens.name()];
        while (tokens.takeSymbol(',')) columns.push(tokens.name());
        tokens.symbol(')');
      }
      tokens.words('as');
      tokens.symbol('(');
      ctes.push({ name, columns, query: parseQuery(tokens) });
      tokens.symbol(')');
    } while (tokens.takeSymbol(','));
  }
  const body = parseBody(tokens, expressions);
  const orderBy = tokens.takeWords('order', 'by') ? expressions.orderItems() : [];
  let offset: Expression | undefined;
  let fetch: Expression | undefined;
  if (tokens.takeWords('offset')) {
    offset = expressions.expression();
    if (!tokens.takeWords('rows')) tokens.words('row');
  }
  if (tokens.takeWords('fetch')) {
    if (!tokens.takeWords('first')) tokens.words('next');
    fetch =
      tokens.isWord('row') || tokens.isWord('rows')
        ? { node: 'number', text: '1' }
        : expressions.expression();
    if (!tokens.takeWords('rows')) tokens.words('row');
    tokens.words('only');
  }
  return { ctes, body, orderBy, offset, fetch };
}

function parseBody(tokens: TokenStream, expressions: ExpressionParser): Body {
  let left = parseBodyPart(tokens, expressions);
  for (;;) {
    const operator = tokens.takeWords('union', 'all')
      ? 'union all'
      : tokens.takeWords('union')
        ? 'union'
        : tokens.takeWords('intersect')
          ? 'intersect'
          : tokens.takeWords('minus') || tokens.takeWords('except')
            ? 'minus'
            : undefined;
    if (!operator) return left;
    left = { node: 'set', operator, left, right: parseBodyPart(tokens, expressions) };
  }
}

function parseBodyPart(tokens: TokenStream, expressions: ExpressionParser): Body {
  if (tokens.takeSymbol('(')) {
    const query = parseQuery(tokens);
    tokens.symbol(')');
    return { node: 'query', query };
  }
  tokens.words('select');
  return { node: 'select', select: parseSelect(tokens, expressions) };
}

function parseSelect(tokens: TokenStream, expressions: ExpressionParser): Select {
  let distinct = tokens.takeWords('distinct') || tokens.takeWords('unique');
  if (!distinct) tokens.takeWords('all');
  let top: Expression | undefined;
  if (
    tokens.isWord('top') &&
    (tokens.peek(1).kind === 'number' || tokens.isSymbol('(', 1) || tokens.isSymbol('?', 1))
  ) {
    tokens.next();
    const token = tokens.peek();
    if (token.kind === 'number') {
      tokens.next();
      top = { node: 'number', text: token.text };
    } else if (tokens.takeSymbol('?')) top = { node: 'parameter', index: tokens.parameters++ };
    else {
      tokens.symbol('(');
      top = expressions.expression();
      tokens.symbol(')');
    }
  }
  distinct = tokens.takeWords('distinct') || distinct;
  const items = [parseSelectItem(tokens, expressions)];
  while (tokens.takeSymbol(',')) items.push(parseSelectItem(tokens, expressions));
  const from: FromItem[] = [];
  if (tokens.takeWords('from')) {
    do from.push(parseJoins(tokens, expressions));
    while (tokens.takeSymbol(','));
  }
  const where = tokens.takeWords('where') ? expressions.expression() : undefined;
  const groupBy = tokens.takeWords('group', 'by') ? parseGroupItems(tokens, expressions) : [];
  const having = tokens.takeWords('having') ? expressions.expression() : undefined;
  return { distinct, top, items, from, where, groupBy, having };
}

function parseSelectItem(tokens: TokenStream, expressions: ExpressionParser): SelectItem {
  if (tokens.takeSymbol('*')) return { node: 'star', table: undefined };
  if (tokens.peek().kind === 'word' && tokens.isSymbol('.', 1) && tokens.isSymbol('*', 2)) {
    const table = tokens.name();
    tokens.next();
    tokens.next();
    return { node: 'star', table };
  }
  const expression = expressions.expression();
  return { node: 'item', expression, alias: parseAlias(tokens) };
}

function parseAlias(tokens: TokenStream): string | undefined {
  if (tokens.takeWords('as')) {
    const token = tokens.next();
    if (token.kind !== 'word' && token.kind !== 'string') throw unsupportedSearch();
    return token.text.toLowerCase();
  }
  const token = tokens.peek();
  if (token.kind !== 'word' || (!token.quoted && RESERVED.has(token.text))) return undefined;
  tokens.next();
  return token.text;
}

function parseGroupItems(tokens: TokenStream, expressions: ExpressionParser): GroupItem[] {
  const items: GroupItem[] = [];
  do {
    const kind = tokens.isWord('rollup') ? 'rollup' : tokens.isWord('cube') ? 'cube' : undefined;
    if (kind && tokens.isSymbol('(', 1)) {
      tokens.next();
      tokens.symbol('(');
      const list = expressions.list();
      tokens.symbol(')');
      items.push({ kind, expressions: list.map((entry) => (entry.node === 'row' ? entry.items : [entry])) });
    } else if (tokens.takeWords('grouping', 'sets')) {
      tokens.symbol('(');
      const sets: Expression[][] = [];
      do {
        if (tokens.isSymbol('(') && tokens.isSymbol(')', 1)) {
          tokens.next();
          tokens.next();
          sets.push([]);
        } else {
          const entry = expressions.expression();
          sets.push(entry.node === 'row' ? [...entry.items] : [entry]);
        }
      } while (tokens.takeSymbol(','));
      tokens.symbol(')');
      items.push({ kind: 'sets', expressions: sets });
    } else items.push({ kind: 'plain', expressions: [[expressions.expression()]] });
  } while (tokens.takeSymbol(','));
  return items;
}

const JOIN_WORDS = ['inner', 'left', 'right', 'full', 'cross', 'join'];

function parseJoins(tokens: TokenStream, expressions: ExpressionParser): FromItem {
  let left = parseFromItem(tokens, expressions);
  while (JOIN_WORDS.some((word) => tokens.isWord(word))) {
    const kind =
      (['left', 'right', 'full', 'cross', 'inner'] as const).find((word) => tokens.takeWords(word)) ??
      'inner';
    tokens.takeWords('outer');
    tokens.words('join');
    const right = parseFromItem(tokens, expressions);
    let on: Expression | undefined;
    let using: string[] | undefined;
    if (kind !== 'cross') {
      if (tokens.takeWords('using')) {
        tokens.symbol('(');
        using = [tokens.name()];
        while (tokens.takeSymbol(',')) using.push(tokens.name());
        tokens.symbol(')');
      } else {
        tokens.words('on');
        on = expressions.expression();
      }
    }
    left = { node: 'join', kind, left, right, on, using };
  }
  return left;
}

function parseFromItem(tokens: TokenStream, expressions: ExpressionParser): FromItem {
  if (tokens.takeSymbol('(')) {
    if (tokens.isWord('select') || tokens.isWord('with') || tokens.isSymbol('(')) {
      const query = parseQuery(tokens);
      tokens.symbol(')');
      return { node: 'view', query, alias: parseTableAlias(tokens) ?? '' };
    }
    const inner = parseJoins(tokens, expressions);
    tokens.symbol(')');
    return inner;
  }
  const name = tokens.name();
  return { node: 'table', name, alias: parseTableAlias(tokens) ?? name };
}

function parseTableAlias(tokens: TokenStream): string | undefined {
  if (tokens.takeWords('as')) return tokens.name();
  const token = tokens.peek();
  if (token.kind !== 'word' || (!token.quoted && RESERVED.has(token.text))) return undefined;
  return tokens.name();
}
