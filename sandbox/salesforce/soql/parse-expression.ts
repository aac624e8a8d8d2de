import { MalformedQuery } from './malformed.ts';
import type { TokenReader } from './reader.ts';
import type { Expression, Literal, Path } from './syntax.ts';
import { illegalEscape, type Token } from './tokens.ts';

export function parsePath(reader: TokenReader): Path {
  const first = reader.name();
  const names = [first.text];
  while (reader.trySymbol('.')) names.push(reader.name().text);
  return { names, at: first.at };
}

/** A field, or a function over fields and functions. */
export function parseExpression(reader: TokenReader): Expression {
  const token = reader.peek();
  if (token.kind === 'name' && reader.isSymbol('(', 1)) {
    reader.take();
    reader.take();
    const args: Expression[] = [];
    if (!reader.isSymbol(')')) {
      do args.push(parseExpression(reader));
      while (reader.trySymbol(','));
    }
    reader.symbol(')');
    return { kind: 'function', name: token.text, args, at: token.at };
  }
  return { kind: 'field', path: parsePath(reader) };
}

/** An expression as the query has it. */
export function written(expression: Expression): string {
  if (expression.kind === 'field') return expression.path.names.join('.');
  return `${expression.name}(${expression.args.map(written).join(',')})`;
}

/** What a field is compared with; only a `pattern` may escape its wildcards. */
export function parseLiteral(reader: TokenReader, pattern = false): Literal {
  const token = reader.take();
  const { at } = token;
  switch (token.kind) {
    case 'string':
      if (token.wildcardEscape && !pattern)
        throw illegalEscape(token.wildcardEscape.sequence, token.wildcardEscape.at);
      return { kind: 'string', value: token.text, pattern: token.pattern ?? token.text, at };
    case 'number':
      return { kind: 'number', text: token.text, at };
    case 'date':
      return { kind: 'date', text: token.text, at };
    case 'datetime':
      return { kind: 'datetime', text: token.text, at };
    case 'name':
      return parseNamedLiteral(reader, token.text, at);
    case 'symbol':
      if (token.text === ':') throw bindRefusal(reader.peek(), at);
      throw new MalformedQuery(`unexpected token: '${token.text}'`, at);
    case 'end':
      throw new MalformedQuery(`unexpected token: '${token.text}'`, at);
  }
}

/** Bind variables belong to Apex; what cannot name one is refused as itself. */
function bindRefusal(next: Token, at: number): MalformedQuery {
  return next.kind === 'name'
    ? new MalformedQuery('Bind variables only allowed in Apex code', at)
    : new MalformedQuery(`unexpected token: '${next.text}'`, next.at);
}

function parseNamedLiteral(reader: TokenReader, text: string, at: number): Literal {
  const name = text.toUpperCase();
  if (name === 'TRUE' || name === 'FALSE') return { kind: 'boolean', value: name === 'TRUE', at };
  if (name === 'NULL') return { kind: 'null', at };
  const amount = reader.peek();
  if (name.length === 3 && amount.kind === 'number' && amount.at === at + 3) {
    // A negative amount is a token of its own.
    reader.take();
    return { kind: 'currency', code: name, text: amount.text, at };
  }
  if (isCurrencyLiteral(name)) {
    let digits = text.slice(3);
    if (reader.isSymbol('.') && reader.peek(1).kind === 'number') {
      reader.take();
      digits += `.${reader.take().text}`;
    }
    return { kind: 'currency', code: name.slice(0, 3), text: digits, at };
  }
  let count: number | undefined;
  if (reader.trySymbol(':')) {
    const number = reader.take();
    count = Number(number.text);
    if (number.kind !== 'number' || !Number.isInteger(count) || count < 0)
      throw new MalformedQuery(`unexpected token: '${number.text}'`, number.at);
  }
  return { kind: 'period', name, text, count, at };
}

/** `USD5000`: an ISO code with an amount. */
function isCurrencyLiteral(name: string): boolean {
  if (name.length < 4) return false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (i < 3 ? code < 65 || code > 90 : code < 48 || code > 57) return false;
  }
  return true;
}
