import { parseExpression, parsePath } from './parse-expression.ts';
import type { TokenReader } from './reader.ts';
import type { Expression, Path, SelectItem } from './syntax.ts';

/** A field or function with its alias; `stops` are the names that may follow. */
export function parseSelectExpression(
  reader: TokenReader,
  stops: ReadonlySet<string>,
): { expression: Expression; alias: string | undefined } {
  if (stops.has(reader.peek().text.toUpperCase())) throw reader.unexpected();
  const expression = parseExpression(reader);
  return { expression, alias: parseAlias(reader, stops) };
}

/** A name behind a field or an object, `AS` before it or not; `stops` are the names that may follow. */
export function parseAlias(reader: TokenReader, stops: ReadonlySet<string>): string | undefined {
  if (reader.isKeyword('AS') && reader.peek(1).kind === 'name') {
    reader.take();
    return reader.name().text;
  }
  const token = reader.peek();
  if (token.kind !== 'name' || stops.has(token.text.toUpperCase())) return undefined;
  return reader.take().text;
}

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END` */
export function parseTypeof(reader: TokenReader): SelectItem {
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
