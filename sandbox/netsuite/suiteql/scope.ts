import { ASSUMED } from '../assumed.ts';
import type { Column, Display, ValueType } from '../catalogue/column.ts';
import { invalidQuery, unsupportedSearch } from '../errors.ts';
import type { Expression, Query } from './ast.ts';
import type { Statement } from './statement.ts';
import { quote, type Typed } from './typed.ts';

export interface RelationColumn {
  readonly name: string;
  /** The column's name in the relation's SQL; null: always empty. */
  readonly stored: string | null;
  readonly type: ValueType;
  readonly required: boolean;
  readonly display?: Display;
  readonly column?: Column;
}

/** One item of a FROM clause. */
export interface Relation {
  readonly alias: string;
  /** What it was written as: the record type, or the alias of an inline view. */
  readonly source: string;
  readonly sqlAlias: string;
  readonly columns: ReadonlyMap<string, RelationColumn>;
  /** On the optional side of an outer join, so that even a required column may be null. */
  optional: boolean;
}

/** A view that a WITH clause names. */
export interface CommonTable {
  readonly sql: string;
  readonly columns: readonly OutputColumn[];
}

export interface OutputColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly display?: Display;
}

export interface TranslatedQuery {
  /** Complete but for ORDER BY, LIMIT and OFFSET. */
  readonly body: string;
  readonly order: string;
  /** FETCH FIRST or TOP and OFFSET, as SQL values. */
  readonly limit: string | undefined;
  readonly offset: string | undefined;
  readonly columns: readonly OutputColumn[];
}

/** One SELECT while it is translated: the relations that its names mean. */
export interface Block {
  readonly relations: Relation[];
  readonly parent: Block | undefined;
  readonly ctes: ReadonlyMap<string, CommonTable>;
  /** Present while the FROM and WHERE part has been wrapped in a view so that ROWNUM is known. */
  wrapped: { readonly alias: string; readonly used: Map<string, string>; active: boolean } | undefined;
  /** Present in a grouped SELECT: what may stand outside an aggregate, and what this grouping set leaves out. */
  grouping:
    | { readonly keys: ReadonlySet<string>; readonly absent: ReadonlySet<string>; suspended: boolean }
    | undefined;
}

/** What functions and predicates may ask of the translator. */
export interface Translator {
  readonly statement: Statement;
  value(expression: Expression, block: Block): Typed;
  condition(expression: Expression, block: Block): string;
  query(query: Query, parent: Block | undefined, ctes: ReadonlyMap<string, CommonTable>): TranslatedQuery;
}

export function completeSql(query: TranslatedQuery): string {
  const limit = query.limit ?? (query.offset === undefined && query.order === '' ? undefined : '-1');
  return `${query.body}${query.order}${limit === undefined ? '' : ` LIMIT ${limit}`}${query.offset === undefined ? '' : ` OFFSET ${query.offset}`}`;
}

/** NetSuite's words for a name that no relation knows. */
function unknownIdentifier(name: string, block: Block): Error {
  const known = block.relations.map((relation) => `${relation.alias}=${relation.source}`).join(', ');
  return invalidQuery(
    `Search error occurred: Unknown identifier '${name}'. Available identifiers are: {${known}}.`,
  );
}

function columnOf(relation: Relation, name: string, block: Block): Typed | undefined {
  const column = relation.columns.get(name);
  if (!column) return undefined;
  const read = (stored: string): string => {
    if (!block.wrapped?.active) return `${relation.sqlAlias}."${stored}"`;
    const outer = `${relation.sqlAlias}.${stored}`;
    block.wrapped.used.set(outer, `${relation.sqlAlias}."${stored}"`);
    return `${block.wrapped.alias}."${outer}"`;
  };
  const sql = column.stored === null ? 'NULL' : read(column.stored);
  return {
    sql,
    type: column.type,
    required: column.required && !relation.optional,
    ...(column.display ? { display: column.display } : {}),
    ...(column.column
      ? {
          origin: {
            column: column.column,
            table: relation.source,
            sibling: (other: string) => {
              const stored = relation.columns.get(other)?.stored;
              if (!stored) throw unsupportedSearch();
              return read(stored);
            },
          },
        }
      : {}),
  };
}

/** Resolves a column name, innermost SELECT first. */
export function resolveColumn(table: string | undefined, name: string, block: Block): Typed {
  for (let scope: Block | undefined = block; scope; scope = scope.parent) {
    if (table !== undefined) {
      const relation = scope.relations.find((candidate) => candidate.alias === table);
      if (!relation) continue;
      const column = columnOf(relation, name, scope);
      if (!column) throw unknownIdentifier(name, block);
      return checkGrouped(column, scope);
    }
    const found = scope.relations
      .map((relation) => columnOf(relation, name, scope as Block))
      .filter((column) => column !== undefined);
    if (found.length > 1) throw invalidQuery(ASSUMED.suiteQl.ambiguous(name));
    if (found[0]) return checkGrouped(found[0], scope);
  }
  throw unknownIdentifier(table ?? name, block);
}

/** Outside an aggregate a grouped SELECT may only name what it groups by. */
function checkGrouped(column: Typed, block: Block): Typed {
  const { grouping } = block;
  if (!grouping || grouping.suspended || grouping.keys.has(column.sql) || column.sql === 'NULL')
    return column;
  throw unsupportedSearch();
}

/** The text that BUILTIN.DF shows for a value. */
export function displayText(
  value: Typed,
  textOf: (value: Typed) => string,
  labelOf: (table: string) => { stored: string; key: string; label: string; text: boolean },
): string {
  const { display } = value;
  if (!display) return textOf(value);
  if (display.by === 'reference') {
    const { stored, key, label, text } = labelOf(display.table);
    return `(SELECT ${text ? `"${label}"` : `CAST("${label}" AS TEXT)`} FROM "${stored}" WHERE "${key}" = ${value.sql})`;
  }
  if (display.by === 'list')
    return `COALESCE((SELECT text FROM sandbox_display WHERE list = ${quote(display.list)} AND value = ${textOf(value)}), ${textOf(value)})`;
  if (!value.origin) return textOf(value);
  return `(SELECT text FROM sandbox_status WHERE type = ${value.origin.sibling('type')} AND letter = ${value.sql})`;
}
