import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Column, Table } from '../catalogue/column.ts';
import { DISPLAY_LISTS, STATUSES, statusText } from '../catalogue/display-lists.ts';
import { TABLES, tableNamed } from '../catalogue/tables.ts';
import { registerFunctions } from './sqlite-functions.ts';

/** Filled by the ten thousand while a data set loads; indexed once they are full, which takes half the time. */
const BULK_TABLES: ReadonlySet<string> = new Set([
  'transaction',
  'transactionline',
  'transactionaccountingline',
  'nexttransactionlinelink',
  'nexttransactionlink',
  'revenueplanplannedrevenue',
]);

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** One way to insert into a table: the columns that a row gives, in its order. */
interface InsertStatement {
  readonly names: readonly string[];
  readonly statement: StatementSync;
}

/** Names are compared one by one, which for the names of object literals is a comparison of pointers. */
function sameNames(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

/** The open database with its statements prepared once each, and the number of writes so far. */
export class Store {
  readonly db: DatabaseSync;
  #statements = new Map<string, StatementSync>();
  readonly #inserts = new Map<string, InsertStatement[]>();
  /** Where each sequence stands, kept here between writes; a refused write leaves a gap. */
  readonly #sequences = new Map<string, number>();
  readonly #advanced = new Set<string>();
  /** Grows with every write; what was counted under an older version is stale. */
  version = 0;

  constructor(path: string, options: { create: boolean }) {
    this.db = new DatabaseSync(path);
    registerFunctions(this.db);
    this.db.exec('PRAGMA case_sensitive_like = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY');
    if (options.create)
      this.db.exec([...schemaStatements(), `PRAGMA user_version = ${layoutVersion()}`].join(';\n'));
  }

  /** Whether the file's tables are those of this version of the sandbox. */
  hasThisLayout(): boolean {
    return this.get('PRAGMA user_version')?.user_version === layoutVersion();
  }

  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.version++;
    this.statement(sql).run(...values);
  }

  /** Inserts the row's columns; a column the row leaves out is null. */
  insert(table: string, row: Row): void {
    const names = Object.keys(row);
    const known = this.#inserts.get(table) ?? [];
    if (known.length === 0) this.#inserts.set(table, known);
    let insert = known.find((candidate) => sameNames(candidate.names, names));
    if (!insert) {
      const statement = this.db.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      );
      insert = { names, statement };
      known.push(insert);
    }
    this.version++;
    insert.statement.run(...(Object.values(row) as SQLInputValue[]));
  }

  update(table: string, id: number, row: Row): void {
    const names = Object.keys(row);
    if (names.length === 0) return;
    this.run(
      `UPDATE "${table}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`,
      ...(Object.values(row) as SQLInputValue[]),
      id,
    );
  }

  /** The next number of a sequence, which never gives a number twice; to be asked inside `transaction`. */
  next(sequence: string): number {
    const last =
      this.#sequences.get(sequence) ??
      Number(this.get('SELECT last FROM sandbox_sequence WHERE name = ?', sequence)?.last ?? 0);
    this.#sequences.set(sequence, last + 1);
    this.#advanced.add(sequence);
    return last + 1;
  }

  #storeSequences(): void {
    for (const name of this.#advanced)
      this.run(
        'INSERT INTO sandbox_sequence VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last',
        name,
        this.#sequences.get(name) as number,
      );
    this.#advanced.clear();
  }

  /** Indexes the tables that a data set fills; to be called once, when they are full. */
  indexBulkTables(): void {
    for (const name of BULK_TABLES) for (const sql of indexStatements(tableNamed(name))) this.db.exec(sql);
  }

  /** Runs all or nothing; inside another transaction it is undone alone, and lasts only if the outer one does. */
  transaction<T>(work: () => T): T {
    const inner = this.db.isTransaction;
    this.db.exec(inner ? 'SAVEPOINT inner_work' : 'BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#storeSequences();
      this.db.exec(inner ? 'RELEASE inner_work' : 'COMMIT');
      return result;
    } catch (error) {
      this.db.exec(inner ? 'ROLLBACK TO inner_work; RELEASE inner_work' : 'ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#inserts.clear();
    this.db.close();
  }
}

function columnDefinition(column: Column): string {
  const type = column.type.kind === 'text' ? 'TEXT' : 'INTEGER';
  return `"${column.stored}" ${type}${column.required ? ' NOT NULL' : ''}`;
}

function tableStatements(table: Table): string[] {
  const stored = [...table.columns.values()].filter((column) => column.stored === column.name);
  const single =
    table.primaryKey.length === 1 &&
    stored.find((column) => column.name === table.primaryKey[0])?.type.kind === 'number';
  const definitions = stored.map(columnDefinition);
  const key = `PRIMARY KEY (${table.primaryKey.map((name) => `"${name}"`).join(', ')})`;
  return [
    `CREATE TABLE "${table.stored}" (${[...definitions, key].join(', ')})${single ? '' : ' WITHOUT ROWID'}`,
    ...(BULK_TABLES.has(table.name) ? [] : indexStatements(table)),
  ];
}

function indexStatements(table: Table): string[] {
  return table.indexes.map(
    (columns) =>
      `CREATE INDEX "${table.stored} by ${columns}" ON "${table.stored}" (${columns
        .split(', ')
        .map((name) => `"${name}"`)
        .join(', ')})`,
  );
}

/** A number that changes whenever tables or what the sandbox itself keeps in them do. */
function layoutVersion(): number {
  return createHash('sha256').update(schemaStatements().join('\n')).digest().readInt32BE() >>> 1;
}

function schemaStatements(): string[] {
  const own = [...TABLES.values()].filter((table) => table.stored === table.name);
  const tables = own.filter((table) => table.view === undefined);
  const views = own.flatMap((table) =>
    table.view === undefined ? [] : [`CREATE VIEW "${table.name}" AS ${table.view}`],
  );
  const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const texts = Object.entries(DISPLAY_LISTS).flatMap(([list, entries]) =>
    Object.entries(entries).map(([value, text]) => `(${quote(list)}, ${quote(value)}, ${quote(text)})`),
  );
  const statuses = Object.entries(STATUSES).flatMap(([type, letters]) =>
    Object.keys(letters).map(
      (letter) => `(${quote(type)}, ${quote(letter)}, ${quote(statusText(type, letter))})`,
    ),
  );
  return [
    ...tables.flatMap(tableStatements),
    'CREATE TABLE sandbox_sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID',
    'CREATE TABLE sandbox_revenue_pending ("transaction" INTEGER PRIMARY KEY)',
    'CREATE TABLE sandbox_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
    'CREATE TABLE sandbox_display (list TEXT, value TEXT, text TEXT NOT NULL, PRIMARY KEY (list, value)) WITHOUT ROWID',
    'CREATE TABLE sandbox_status (type TEXT, letter TEXT, text TEXT NOT NULL, PRIMARY KEY (type, letter)) WITHOUT ROWID',
    `INSERT INTO sandbox_display VALUES ${texts.join(', ')}`,
    `INSERT INTO sandbox_status VALUES ${statuses.join(', ')}`,
    ...views,
  ];
}
