import { EXCHANGE_RATE_SCALE, MONEY_SCALE, QUANTITY_SCALE, RATE_SCALE } from '../decimal.ts';

/** What a value is while a query is translated; numbers are scaled integers, dates seconds since 1970. */
export type ValueType =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly scale: number }
  | { readonly kind: 'float' }
  | { readonly kind: 'date' }
  | { readonly kind: 'null' };

export const TEXT: ValueType = { kind: 'text' };
export const DATE: ValueType = { kind: 'date' };
export const FLOAT: ValueType = { kind: 'float' };
export const NULL: ValueType = { kind: 'null' };
export const INTEGER: ValueType = { kind: 'number', scale: 0 };
export function numberOf(scale: number): ValueType {
  return { kind: 'number', scale };
}

/** How BUILTIN.DF shows a value. */
export type Display =
  | { readonly by: 'reference'; readonly table: string }
  | { readonly by: 'list'; readonly list: string }
  | { readonly by: 'status' };

export interface Column {
  readonly name: string;
  /** The stored column's name; null: known to NetSuite, never filled by order to cash. */
  readonly stored: string | null;
  readonly type: ValueType;
  /** Never null, so that ORDER BY may use an index. */
  readonly required: boolean;
  readonly display?: Display;
  /** Carries a time of day besides the date. */
  readonly time: boolean;
}

export interface Table {
  readonly name: string;
  /** The stored table behind it; several catalogue tables may show one. */
  readonly stored: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly primaryKey: readonly string[];
  readonly indexes: readonly string[];
  /** The column that BUILTIN.DF and refName show. */
  readonly label: string;
  /** What a view selects; undefined: a table of its own or of `stored`. */
  readonly view?: string;
}

const TYPES: Readonly<Record<string, ValueType>> = {
  key: INTEGER,
  int: INTEGER,
  text: TEXT,
  flag: TEXT,
  date: DATE,
  time: DATE,
  status: TEXT,
  money: numberOf(MONEY_SCALE),
  qty: numberOf(QUANTITY_SCALE),
  rate: numberOf(RATE_SCALE),
  fx: numberOf(EXCHANGE_RATE_SCALE),
};

/**
 * Columns from a specification: `name:type` separated by blanks. Types: key, int, text, flag, date, time (date with
 * time), money, qty, rate, fx, status, `>table` (reference), `#list` (enumerated); `!` after the type: never null;
 * `=name`: shown from that stored column.
 */
function parseColumns(specification: string, stored: boolean): Column[] {
  return specification
    .split(/\s+/)
    .filter((token) => token !== '')
    .map((token) => {
      const [name = '', rest = 'text'] = token.split(':');
      const [typed = 'text', alias] = rest.split('=');
      const required = typed.endsWith('!') || typed === 'key';
      const code = typed.replace('!', '');
      const display: Display | undefined = code.startsWith('>')
        ? { by: 'reference', table: code.slice(1) }
        : code.startsWith('#')
          ? { by: 'list', list: code.slice(1) }
          : code === 'status'
            ? { by: 'status' }
            : code === 'flag'
              ? { by: 'list', list: 'yesNo' }
              : undefined;
      // account types and statuses are keyed by text, every other reference by number
      const type =
        code === '>accounttype' || code.startsWith('#') ? TEXT : code.startsWith('>') ? INTEGER : TYPES[code];
      if (!type) throw new Error(`unknown column type ${token}`);
      return {
        name,
        stored: stored ? (alias ?? name) : null,
        type,
        required,
        time: code === 'time',
        ...(display ? { display } : {}),
      };
    });
}

interface TableSpecification {
  readonly columns: string;
  /** Columns that NetSuite has and order to cash leaves empty. */
  readonly empty?: string;
  readonly stored?: string;
  readonly primaryKey?: readonly string[];
  readonly indexes?: readonly string[];
  readonly label?: string;
  readonly view?: string;
}

export function defineTable(name: string, specification: TableSpecification): Table {
  const columns = [
    ...parseColumns(specification.columns, true),
    ...parseColumns(specification.empty ?? '', false),
  ];
  return {
    name,
    stored: specification.stored ?? name,
    columns: new Map(columns.map((column) => [column.name, column])),
    primaryKey: specification.primaryKey ?? ['id'],
    indexes: specification.indexes ?? [],
    label: specification.label ?? 'name',
    ...(specification.view === undefined ? {} : { view: specification.view }),
  };
}
