import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { MAX_IN_LIST, SUITEQL_CAP } from '../account.ts';
import { accountDate } from '../calendar.ts';
import { inexactToText, scaledToText } from '../decimal.ts';
import { NetSuiteError, unsupportedSearch } from '../errors.ts';
import type { Store } from '../store/database.ts';
import { liftLists } from './lifted-lists.ts';
import { parseSuiteQl } from './query-parser.ts';
import { translateQuery } from './query-translator.ts';
import { completeSql, type OutputColumn } from './scope.ts';
import type { Statement } from './statement.ts';

interface Compiled {
  readonly page: StatementSync;
  /** Prepared when a query first has more rows than one page. */
  count: StatementSync | undefined;
  readonly countSql: string;
  readonly bounds: StatementSync | undefined;
  readonly binding: Statement;
  readonly columns: readonly OutputColumn[];
  readonly parameters: number;
  readonly lists: number;
  readonly counted: Map<string, { version: number; total: number }>;
}

interface SuiteQlPage {
  readonly items: readonly Record<string, unknown>[];
  readonly total: number;
}

/** Bounds of what is kept: lists of a thousand ids make long texts and large statements. */
const CACHED_STATEMENTS = 1000;
const CACHED_CHARACTERS = 500_000;

/** Runs SuiteQL on the store; a query's translation is kept by its text. */
export class SuiteQl {
  readonly #store: Store;
  readonly #compiled = new Map<string, Compiled>();
  #cachedCharacters = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** One page of the result. Throws NetSuite's 400 for what SuiteQL does not understand. `now` in seconds. */
  page(
    text: string,
    parameters: readonly unknown[],
    limit: number,
    offset: number,
    now: number,
  ): SuiteQlPage {
    const lifted = liftLists(text);
    if (lifted.lists.some((list) => list.split(',').length > MAX_IN_LIST)) throw unsupportedSearch();
    const compiled = this.#compileOrRefuse(lifted.text);
    if (parameters.length < compiled.parameters || lifted.lists.length < compiled.lists)
      throw unsupportedSearch();
    const values = compiled.binding.bind(parameters, lifted.lists, now);
    try {
      return this.#read(compiled, values, limit, offset);
    } catch (error) {
      if (error instanceof NetSuiteError) throw error;
      // the functions of SQL refuse at run time what is no date or no number
      throw unsupportedSearch();
    }
  }

  #read(compiled: Compiled, values: readonly SQLInputValue[], limit: number, offset: number): SuiteQlPage {
    const bounds = compiled.bounds?.get(...values) as
      | { l: number | bigint | null; o: number | bigint | null }
      | undefined;
    const ownLimit = bounds?.l == null ? Number.POSITIVE_INFINITY : Number(bounds.l);
    const ownOffset = Number(bounds?.o ?? 0);
    // one row more than the page tells whether it is the last
    const room = Math.max(0, Math.min(limit + 1, ownLimit - offset));
    const rows = readRows(compiled.page, [...values, room, ownOffset + offset]);
    const last = rows.length <= limit && (rows.length > 0 || offset === 0);
    const total = last ? offset + rows.length : this.#count(compiled, values);
    if (rows.length > limit) rows.pop();
    return { items: rows.map((row) => itemOf(row, compiled.columns)), total: Math.min(SUITEQL_CAP, total) };
  }

  #count(compiled: Compiled, values: readonly SQLInputValue[]): number {
    const key = values.map(String).join('\u0000');
    const known = compiled.counted.get(key);
    if (known && known.version === this.#store.version) return known.total;
    compiled.count ??= this.#store.db.prepare(compiled.countSql);
    const total = Number(compiled.count.get(...values)?.n ?? 0);
    compiled.counted.clear();
    compiled.counted.set(key, { version: this.#store.version, total });
    return total;
  }

  #compileOrRefuse(text: string): Compiled {
    try {
      return this.#compile(text);
    } catch (error) {
      // nested deeper than the parser or SQLite goes
      const { code } = error as NodeJS.ErrnoException;
      if (error instanceof RangeError || code === 'ERR_SQLITE_ERROR') throw unsupportedSearch();
      throw error;
    }
  }

  #compile(text: string): Compiled {
    const known = this.#compiled.get(text);
    if (known) return known;
    const parsed = parseSuiteQl(text);
    const { query, statement } = translateQuery(parsed.query);
    const page = this.#store.db.prepare(
      `${query.body}${query.order} LIMIT ?${statement.size + 1} OFFSET ?${statement.size + 2}`,
    );
    page.setReturnArrays(true);
    // names the last bound value, so that every statement of the query takes the same values
    const last = statement.size > 0 ? `, ?${statement.size}` : '';
    const bounded = query.limit !== undefined || query.offset !== undefined;
    const compiled: Compiled = {
      page,
      count: undefined,
      countSql: `SELECT count(*) AS n${last} FROM (${completeSql({ ...query, order: '' })})`,
      bounds: bounded
        ? this.#store.db.prepare(
            `SELECT ${query.limit ?? 'NULL'} AS l, ${query.offset ?? 'NULL'} AS o${last}`,
          )
        : undefined,
      binding: statement,
      columns: query.columns,
      parameters: parsed.parameters,
      lists: parsed.lists,
      counted: new Map(),
    };
    for (const oldest of this.#compiled.keys()) {
      if (
        this.#compiled.size < CACHED_STATEMENTS &&
        this.#cachedCharacters + text.length <= CACHED_CHARACTERS
      )
        break;
      this.#compiled.delete(oldest);
      this.#cachedCharacters -= oldest.length;
    }
    this.#cachedCharacters += text.length;
    this.#compiled.set(text, compiled);
    return compiled;
  }
}

/** A row as NetSuite sends it: lower-case names, text values, nulls left out, the later of two equal names. */
function itemOf(row: readonly unknown[], columns: readonly OutputColumn[]): Record<string, unknown> {
  const item: Record<string, unknown> = { links: [] };
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index] as OutputColumn;
    const text = cellText(row[index], column);
    if (text === undefined) delete item[column.name];
    else item[column.name] = text;
  }
  return item;
}

/** The rows of a page; whole numbers past 2^53 are read anew as bigints, so that none loses a digit. */
function readRows(page: StatementSync, values: readonly SQLInputValue[]): unknown[][] {
  try {
    page.setReadBigInts(false);
    return page.all(...values) as unknown as unknown[][];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_OUT_OF_RANGE') throw error;
    page.setReadBigInts(true);
    return page.all(...values) as unknown as unknown[][];
  }
}

function cellText(value: unknown, column: OutputColumn): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  const { type } = column;
  if (type.kind === 'date') return accountDate(Number(value));
  const scale = type.kind === 'number' ? type.scale : 0;
  if (typeof value === 'bigint') return scaledToText(value, scale);
  const number = Number(value);
  if (type.kind === 'number' && Number.isSafeInteger(number)) return wholeToText(number, scale);
  return inexactToText(scale === 0 ? number : number / 10 ** scale);
}

/** As `scaledToText`, without bigints: most figures by far are small. */
function wholeToText(value: number, scale: number): string {
  if (scale === 0) return String(value);
  const unit = 10 ** scale;
  const magnitude = Math.abs(value);
  const rest = magnitude % unit;
  const sign = value < 0 ? '-' : '';
  if (rest === 0) return `${sign}${magnitude / unit}`;
  let digits = String(rest).padStart(scale, '0');
  while (digits.endsWith('0')) digits = digits.slice(0, -1);
  return `${sign}${(magnitude - rest) / unit}.${digits}`;
}
