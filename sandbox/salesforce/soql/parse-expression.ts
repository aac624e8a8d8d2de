import { MalformedQuery } from './malformed.ts';
import type { TokenReader } from './reader.ts';
import type { Expression, Literal, Path } from './syntax.ts';

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

/** What a field is compared with. */
export function parseLiteral(reader: TokenReader): Literal {
  const token = reader.take();
  const { at } = token;
  switch (token.kind) {
    case 'string':
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
      if (token.text === ':')
        throw new MalformedQuery(
          'Only variable references are allowed in dynamic SOQL/SOSL. Bind variables are not supported here',
          at,
        );
      throw new MalformedQuery(`unexpected token: '${token.text}'`, at);
    case 'end':
      throw new MalformedQuery(`unexpected token: '${token.text}'`, at);
  }
}

function parseNamedLiteral(reader: TokenReader, text: string, at: number): Literal {
  const name = text.toUpperCase();
  if (name === 'TRUE' || name === 'FALSE') return { kind: 'boolean', value: name === 'TRUE', at };
  if (name === 'NULL') return { kind: 'null', at };
  if (isCurrencyLiteral(name)) {
    let amount = text.slice(3);
    if (reader.isSymbol('.') && reader.peek(1).kind === 'number') {
      reader.take();
      amount += `.${reader.take().text}`;
    }
    return { kind: 'currency', code: name.slice(0, 3), text: amount, at };
  }
  let count: number | undefined;
  if (reader.trySymbol(':')) {
    const number = reader.take();
    count = Number(number.text);
    if (number.kind !== 'number' || !Number.isInteger(count) || count < 0)
      throw new MalformedQuery(`unexpected token: '${number.text}'`, number.at);
  }
  return { kind: 'period', name, count, at };
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
