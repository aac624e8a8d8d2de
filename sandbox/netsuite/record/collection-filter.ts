import { parseAccountDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { scaledFromText } from '../decimal.ts';
import { NetSuiteError } from '../errors.ts';
import type { RecordType } from './record-types.ts';

interface FilterSql {
  readonly sql: string;
  readonly values: (string | number)[];
}

function invalid(detail: string): NetSuiteError {
  return new NetSuiteError(400, 'INVALID_PARAMETER', `Invalid query parameter q: ${detail}`, {
    queryParam: 'q',
  });
}

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

function tokenize(filter: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < filter.length; ) {
    const char = filter[at] as string;
    if (/\s/.test(char)) at++;
    else if ('()[],'.includes(char)) {
      tokens.push({ text: char, quoted: false });
      at++;
    } else if (char === '"') {
      const end = filter.indexOf('"', at + 1);
      if (end < 0) throw invalid('a quotation mark is not closed.');
      tokens.push({ text: filter.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else {
      let end = at;
      while (end < filter.length && !/[\s()[\],"]/.test(filter[end] as string)) end++;
      tokens.push({ text: filter.slice(at, end), quoted: false });
      at = end;
    }
  }
  return tokens;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  EQUAL: '=',
  GREATER: '>',
  GREATER_OR_EQUAL: '>=',
  LESS: '<',
  LESS_OR_EQUAL: '<=',
  AFTER: '>',
  BEFORE: '<',
  ON: '=',
  ON_OR_AFTER: '>=',
  ON_OR_BEFORE: '<=',
  IS: '=',
};

/** SQLite's own limit is a thousand. */
const MAX_DEPTH = 200;

/** The `q` of a collection: `field OP value` with AND, OR and parentheses; dates in the account's format. */
export function translateFilter(filter: string, type: RecordType): FilterSql {
  const tokens = tokenize(filter);
  const values: (string | number)[] = [];
  let at = 0;
  const peek = (): string => (tokens[at] && !tokens[at]?.quoted ? (tokens[at] as Token).text : '');
  const next = (): string => {
    const token = tokens[at++];
    if (!token) throw invalid('it ends too early.');
    return token.text;
  };

  function bind(column: Column, text: string): string {
    const value = convert(column, text);
    values.push(value);
    return '?';
  }

  function disjunction(): string {
    const parts = [conjunction()];
    while (peek().toUpperCase() === 'OR') {
      at++;
      parts.push(conjunction());
    }
    return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' OR ')})`;
  }

  function conjunction(): string {
    const parts = [term()];
    while (peek().toUpperCase() === 'AND') {
      at++;
      parts.push(term());
    }
    return parts.join(' AND ');
  }

  let depth = 0;
  function term(): string {
    if (peek() === '(') {
      at++;
      if (++depth > MAX_DEPTH) throw invalid('its parentheses are nested too deep.');
      const inner = disjunction();
      depth--;
      if (next() !== ')') throw invalid('a parenthesis is not closed.');
      return `(${inner})`;
    }
    const name = next();
    const column = type.fields.get(name.toLowerCase())?.column;
    if (!column?.stored) throw invalid(`the field ${name} cannot be filtered by.`);
    return condition(`"${column.stored}"`, column, next().toUpperCase());
  }

  function list(): string[] {
    if (next() !== '[') throw invalid('a list in [ ] is expected.');
    const items: string[] = [];
    while (peek() !== ']') {
      items.push(next());
      if (peek() === ',') at++;
    }
    at++;
    return items;
  }

  function condition(sql: string, column: Column, operator: string): string {
    const negated = operator.endsWith('_NOT');
    const plain = negated ? operator.slice(0, -4) : operator;
    const positive = ((): string => {
      if (plain === 'EMPTY') return `${sql} IS NULL`;
      if (plain === 'ANY_OF')
        return `${sql} IN (${list()
          .map((item) => bind(column, item))
          .join(', ')})`;
      if (plain === 'BETWEEN' || plain === 'WITHIN') {
        const [low, high] = list();
        if (low === undefined || high === undefined) throw invalid(`${plain} needs two values.`);
        return `${sql} BETWEEN ${bind(column, low)} AND ${bind(column, high)}`;
      }
      if (plain === 'CONTAIN' || plain === 'START_WITH' || plain === 'END_WITH') {
        if (column.type.kind !== 'text') throw invalid(`${plain} is for text.`);
        values.push(next().toLowerCase());
        const text = `lower(${sql})`;
        const last = '?';
        if (plain === 'CONTAIN') return `instr(${text}, ${last}) > 0`;
        if (plain === 'START_WITH') return `instr(${text}, ${last}) = 1`;
        values.push(values.at(-1) as string);
        return `substr(${text}, -length(${last})) = ${last}`;
      }
      const comparison = COMPARISONS[plain];
      if (!comparison) throw invalid(`unknown operator ${operator}.`);
      const day = column.time && plain !== 'IS' ? `(${sql} - ${sql} % 86400)` : sql;
      return `${day} ${comparison} ${bind(column, next())}`;
    })();
    return negated ? `NOT coalesce(${positive}, 0)` : positive;
  }

  const sql = disjunction();
  if (at < tokens.length) throw invalid('it goes on after its end.');
  return { sql, values };
}

function convert(column: Column, text: string): string | number {
  if (column.display?.by === 'list' && column.display.list === 'yesNo') {
    if (!['true', 'false'].includes(text.toLowerCase())) throw invalid(`${text} is not true or false.`);
    return text.toLowerCase() === 'true' ? 'T' : 'F';
  }
  if (column.type.kind === 'date') {
    const seconds = parseAccountDate(text);
    if (seconds === undefined) throw invalid(`${text} is not a date.`);
    return seconds;
  }
  if (column.type.kind === 'number') {
    const value = scaledFromText(text, column.type.scale);
    if (value === undefined) throw invalid(`${text} is not a number.`);
    return value;
  }
  return text;
}
