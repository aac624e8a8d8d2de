import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { idAt, serialOf } from '../ids.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { fold, foldedColumn, isStored, quoted } from './layout.ts';

/** A stored value: numbers and flags as scaled integers, everything else as text. */
export type StoredValue = string | bigint | null;
export type Row = Record<string, StoredValue>;

/** One record as written inside a transaction. */
export interface Write {
  readonly object: SObject;
  readonly id: string;
  /** The record as it was; undefined: it is new. */
  readonly before: Row | undefined;
  /** The columns written; all of them where the record is new. */
  readonly after: Row;
}

/** Who is told what a transaction wrote. */
export interface Observer {
  /** Before the commit: what the observer itself stores is part of the transaction. */
  committing(writes: readonly Write[]): void;
  committed(): void;
}

const STATEMENTS_KEPT = 500;

/** The org's records. All work on it is synchronous, so one piece of work is one transaction without locks. */
export class Store {
  readonly db: DatabaseSync;
  readonly #rowStatements = new Map<string, StatementSync>();
  readonly #arrayStatements = new Map<string, StatementSync>();
  readonly #inserts = new Map<
    string,
    { statement: StatementSync; fields: { name: string; folded: string | undefined }[] }
  >();
  readonly #serials = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  #depth = 0;
  /** What the open transaction has written so far, kept only if someone wants to know. */
  #writes: Write[] = [];
  #observer: Observer | undefined;

  /** No file: in memory. */
  constructor(file?: string) {
    this.db = new DatabaseSync(file ?? ':memory:');
    this.db.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536',
    );
    this.db.function('fold', { deterministic: true }, (text) =>
      typeof text === 'string' ? fold(text) : null,
    );
  }

  close(): void {
    this.db.close();
  }

  /** A prepared statement whose rows are objects with whole numbers as bigint. */
  statement(sql: string): StatementSync {
    return prepared(this.#rowStatements, sql, () => {
      const statement = this.db.prepare(sql);
      statement.setReadBigInts(true);
      return statement;
    });
  }

  /** A prepared statement whose rows are arrays, for reading many. */
  arrays(sql: string): StatementSync {
    return prepared(this.#arrayStatements, sql, () => {
      const statement = this.db.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    });
  }

  /** Runs work in a transaction, nested ones as savepoints; what throws leaves nothing behind. */
  atomically<T>(work: () => T): T {
    const depth = this.#depth++;
    const written = this.#writes.length;
    const begin = depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT s${depth}`;
    const commit = depth === 0 ? 'COMMIT' : `RELEASE s${depth}`;
    const rollback = depth === 0 ? 'ROLLBACK' : `ROLLBACK TO s${depth}; RELEASE s${depth}`;
    let observed = false;
    let result: T;
    try {
      this.db.exec(begin);
      result = work();
      observed = depth === 0 && this.#writes.length > 0;
      if (observed) this.#observer?.committing(this.#writes);
      this.db.exec(commit);
      if (observed) this.#writes = [];
    } catch (error) {
      this.#writes.length = written;
      this.db.exec(rollback);
      throw error;
    } finally {
      this.#depth--;
    }
    if (observed) this.#observer?.committed();
    return result;
  }

  /** From now on tells an observer what transactions write to records. */
  observe(observer: Observer): void {
    this.#observer = observer;
  }

  /** Runs work that the observer does not hear of. */
  unobserved(work: () => void): void {
    const observer = this.#observer;
    this.#observer = undefined;
    try {
      work();
    } finally {
      this.#observer = observer;
    }
  }

  /** A record by canonical id, deleted ones included. */
  read(object: SObject, id: string): Row | undefined {
    return this.statement(`SELECT * FROM ${quoted(object.name)} WHERE "Id" = ?`).get(id) as Row | undefined;
  }

  /** Ids of the records, deleted ones excluded, that hold a value in a field, ignoring case as the field does. */
  idsWhere(object: SObject, field: Field, value: string): string[] {
    const folded = foldedColumn(field);
    const column = folded ? quoted(folded) : quoted(field.name);
    const rows = this.statement(
      `SELECT "Id" FROM ${quoted(object.name)} WHERE ${column} = ? AND "IsDeleted" = 0 ORDER BY "Id"`,
    ).all(folded ? fold(value) : value);
    return rows.map((row) => row.Id as string);
  }

  /** Inserts a record; a field that the row does not have is null. */
  insert(object: SObject, row: Row): void {
    let insert = this.#inserts.get(object.name);
    if (!insert) {
      const fields = object.fields.filter(isStored).map((field) => ({
        name: field.name,
        folded: foldedColumn(field),
      }));
      const columns = fields.flatMap(({ name, folded }) => (folded ? [name, folded] : [name]));
      const marks = columns.map(() => '?').join(',');
      const list = columns.map(quoted).join(',');
      const statement = this.db.prepare(`INSERT INTO ${quoted(object.name)} (${list}) VALUES (${marks})`);
      insert = { statement, fields };
      this.#inserts.set(object.name, insert);
    }
    const values: StoredValue[] = [];
    for (const { name, folded } of insert.fields) {
      const value = row[name] ?? null;
      values.push(value);
      if (folded) values.push(typeof value === 'string' ? fold(value) : null);
    }
    insert.statement.run(...values);
    if (this.#observer) this.#writes.push({ object, id: row.Id as string, before: undefined, after: row });
  }

  update(object: SObject, id: string, changes: Row): void {
    const before = this.#observer ? this.read(object, id) : undefined;
    if (before) this.#writes.push({ object, id, before, after: changes });
    const { columns, values } = columnsOf(object, changes);
    const set = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    this.statement(`UPDATE ${quoted(object.name)} SET ${set} WHERE "Id" = ?`).run(...values, id);
  }

  nextId(object: SObject): string {
    let serial = this.#serials.get(object.name);
    if (serial === undefined) {
      const last = this.statement(`SELECT MAX("Id") AS last FROM ${quoted(object.name)}`).get()?.last;
      serial = typeof last === 'string' ? serialOf(last) : 0;
    }
    this.#serials.set(object.name, serial + 1);
    return idAt(object.keyPrefix, serial + 1);
  }

  /** The next value of an automatically numbered field. */
  nextNumber(object: SObject, field: Field): string {
    if (!field.autoNumber) throw new Error(`${object.name}.${field.name} is not numbered`);
    const { prefix, digits, first } = field.autoNumber;
    const key = `${object.name}.${field.name}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      const newest = this.statement(
        `SELECT ${quoted(field.name)} AS last FROM ${quoted(object.name)} ORDER BY "Id" DESC LIMIT 1`,
      ).get()?.last;
      number = typeof newest === 'string' ? Number(newest.slice(prefix.length)) + 1 : first;
    }
    this.#numbers.set(key, number + 1);
    return prefix + String(number).padStart(digits, '0');
  }

  /** Forgets which serials and numbers come next: they are read anew from the records. */
  forgetSequences(): void {
    this.#serials.clear();
    this.#numbers.clear();
  }
}

function columnsOf(object: SObject, row: Row): { columns: string[]; values: StoredValue[] } {
  const columns: string[] = [];
  const values: StoredValue[] = [];
  for (const field of object.fields) {
    const value = row[field.name];
    if (value === undefined || !isStored(field)) continue;
    columns.push(field.name);
    values.push(value);
    const folded = foldedColumn(field);
    if (folded) {
      columns.push(folded);
      values.push(typeof value === 'string' ? fold(value) : null);
    }
  }
  return { columns, values };
}

function prepared(
  cache: Map<string, StatementSync>,
  sql: string,
  prepare: () => StatementSync,
): StatementSync {
  let statement = cache.get(sql);
  if (statement) return statement;
  if (cache.size >= STATEMENTS_KEPT) cache.delete(cache.keys().next().value as string);
  statement = prepare();
  cache.set(sql, statement);
  return statement;
}
