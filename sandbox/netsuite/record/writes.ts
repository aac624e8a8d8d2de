import { ASSUMED } from '../assumed.ts';
import { insertAccount } from '../books/chart-of-accounts.ts';
import type { Document } from '../books/document.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import { missingField, recordNotFound, userError } from '../errors.ts';
import { type EntityTable, insertEntity, updateEntity } from '../load/entities.ts';
import type { Row, Value } from '../store/database.ts';
import { refuseDependents } from './dependents.ts';
import { changeDocument, newDocument, type TransformSource } from './document-input.ts';
import { putEntityParts, removeEntityParts } from './entity-parts.ts';
import { fieldValue, type Json } from './field-values.ts';
import {
  accountRow,
  checkListRow,
  checkRequired,
  checkUniqueName,
  defaultColumns,
  touchListRow,
} from './list-rules.ts';
import type { RecordType } from './record-type.ts';
import { noteChanges } from './system-notes.ts';

/** Creates, changes and deletes records, each in one transaction with everything that follows from it. */
export class RecordWrites {
  readonly #company: Company;

  constructor(company: Company) {
    this.#company = company;
  }

  /** The new record's id. `source`: what a transform starts from. */
  create(type: RecordType, body: Json, source?: TransformSource): number {
    return this.#company.write(() => this.#create(type, body, source));
  }

  /**
   * What `show` makes of the record as it would be created, or changed where it has an `id`; nothing of it is kept, and
   * what a new record still lacks is no fault.
   */
  preview<T>(
    type: RecordType,
    body: Json,
    options: { id?: number | undefined; source?: TransformSource | undefined; show: (row: Row) => T },
  ): T {
    const { store, books } = this.#company;
    const { id, source, show } = options;
    if (id === undefined && type.kind !== 'transaction')
      return show({
        ...defaultColumns(type, this.#company.wallClock()),
        ...type.filter,
        ...this.#row(type, body),
      });
    const shown: T[] = [];
    const undo = new Error('a preview is undone');
    try {
      this.#company.write(() => {
        if (id !== undefined) this.#update(type, id, body, new Set());
        const document =
          id ??
          books.save(
            newDocument({ type, body, replaced: new Set(), source, draft: true }, this.#company),
            this.#company.wallClock(),
          );
        books.settlement.settle(this.#company.businessDay(), this.#company.wallClock());
        shown.push(show(store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, document) as Row));
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    books.master.forget();
    return shown[0] as T;
  }

  #create(type: RecordType, body: Json, source?: TransformSource): number {
    const { store, books, bookkeeping } = this.#company;
    const now = this.#company.wallClock();
    if (!type.writable) throw userError(ASSUMED.writes.readOnly(type.name));
    if (type.kind === 'transaction') {
      const document = newDocument({ type, body, replaced: new Set(), source }, this.#company);
      this.#uniqueExternalId(type, document.fields.externalid ?? null, null);
      return bookkeeping.create(document, now);
    }
    const row = this.#row(type, body);
    this.#uniqueExternalId(type, row.externalid ?? null, null);
    checkRequired(type, row);
    if (type.kind === 'entity') {
      if (row.entityid == null && row.companyname == null && row.lastname == null && row.firstname == null)
        throw missingField(type.name === 'customer' || type.name === 'partner' ? 'companyName' : 'entityId');
      checkUniqueName(store, type, row, null);
      if (type.name === 'customer') row.currency ??= books.master.baseCurrency(Number(row.subsidiary));
      const id = insertEntity(store, type.table.name as EntityTable, { ...row, datecreated: now }, now);
      books.master.forget();
      if (type.name === 'customer') books.standing.touch(id);
      putEntityParts(store, type, id, row, body, new Set(), now);
      return id;
    }
    checkUniqueName(store, type, row, null);
    checkListRow(store, type, row, null);
    const id =
      type.name === 'account'
        ? insertAccount(store, accountRow(store, row), now)
        : store.next(type.table.name);
    if (type.name === 'account') store.update('account', id, row);
    else store.insert(type.table.name, { id, ...defaultColumns(type, now), ...type.filter, ...row });
    touchListRow(store, type, id, now);
    books.master.forget();
    return id;
  }

  update(type: RecordType, id: number, body: Json, replaced: ReadonlySet<string>): void {
    this.#company.write(() => this.#update(type, id, body, replaced));
  }

  #update(type: RecordType, id: number, body: Json, replaced: ReadonlySet<string>): void {
    const { store, books, bookkeeping } = this.#company;
    const now = this.#company.wallClock();
    if (!type.writable) throw userError(ASSUMED.writes.readOnly(type.name));
    if (type.kind === 'transaction') {
      const document = this.#company.readDocument(id);
      if (!document) throw recordNotFound();
      const before = this.#company.readDocument(id) as Document;
      changeDocument(document, { type, body, replaced }, this.#company);
      if (document.fields.trandate === null) throw missingField('tranDate');
      this.#uniqueExternalId(type, document.fields.externalid ?? null, id);
      bookkeeping.change(document, before, now);
      noteChanges(store, type, id, before.fields, document.fields, now);
      return;
    }
    const before = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id);
    if (!before) throw recordNotFound();
    const row = this.#row(type, body);
    this.#uniqueExternalId(type, row.externalid ?? null, id);
    for (const column of type.table.columns.values())
      if (column.required && row[column.name] === null) throw missingField(column.name);
    checkUniqueName(store, type, row, id);
    if (type.kind === 'entity') {
      if (row.subsidiary === null) throw missingField('subsidiary');
      if (row.companyname === null && (row.isperson ?? before.isperson) !== 'T')
        throw missingField('companyName');
      updateEntity(store, type.table.name as EntityTable, id, row, now);
      if (type.name === 'customer') books.standing.touch(id);
      putEntityParts(store, type, id, row, body, replaced, now);
    } else {
      checkListRow(store, type, { ...before, ...row }, id);
      store.update(type.table.name, id, row);
      touchListRow(store, type, id, now);
    }
    books.master.forget();
    noteChanges(store, type, id, before, row, now);
  }

  /** Creates or changes the record that bears the external id. */
  upsert(type: RecordType, externalId: string, body: Json, replaced: ReadonlySet<string>): number {
    return this.#company.write(() => {
      const known = this.byExternalId(type, externalId);
      if (known === undefined) return this.#create(type, { ...body, externalId });
      this.#update(type, known, body, replaced);
      return known;
    });
  }

  delete(type: RecordType, id: number): void {
    this.#company.write(() => {
      const { store, books, bookkeeping } = this.#company;
      if (!type.writable) throw userError(ASSUMED.writes.readOnly(type.name));
      const row = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id);
      if (!row) throw recordNotFound();
      if (type.kind === 'transaction') {
        bookkeeping.remove(this.#company.readDocument(id) as Document, this.#company.wallClock());
      } else {
        refuseDependents(store, type, id);
        if (row.sspecacct != null) throw userError(ASSUMED.ownAccount);
        if (type.kind === 'entity') removeEntityParts(store, type, id);
        store.run(`DELETE FROM "${type.table.name}" WHERE id = ?`, id);
        books.master.forget();
      }
      store.insert('deletedrecord', {
        name: String(row[type.table.label] ?? id),
        recordid: id,
        recordtypeid: type.typeId,
        scriptid: type.name.toLowerCase(),
        context: 'RESTWEBSERVICES',
        deleteddate: this.#company.wallClock(),
        type: type.shown,
        iscustomrecord: 'F',
      });
    });
  }

  byExternalId(type: RecordType, externalId: string): number | undefined {
    const conditions = Object.keys(type.filter)
      .map((column) => ` AND "${column}" = ?`)
      .join('');
    if (!type.table.columns.has('externalid')) return undefined;
    const row = this.#company.store.get(
      `SELECT id FROM "${type.table.name}" WHERE externalid = ?${conditions}`,
      externalId,
      ...Object.values(type.filter),
    );
    return row === undefined ? undefined : Number(row.id);
  }

  #uniqueExternalId(type: RecordType, externalId: Value, own: number | null): void {
    if (externalId === null) return;
    const known = this.byExternalId(type, String(externalId));
    if (known !== undefined && known !== own) throw userError(ASSUMED.writes.exists, 'externalId');
  }

  #row(type: RecordType, body: Json): Row {
    const row: Row = {};
    for (const [key, value] of Object.entries(body)) {
      const field = type.fields.get(key.toLowerCase());
      if (field && !field.computed)
        row[field.column.name] = fieldValue(this.#company.store, field.column, value, field.name, field.name);
    }
    if (typeof row.entitystatus === 'string') row.searchstage = searchStage(row.entitystatus);
    return row;
  }
}

/** Lead, Prospect or Customer: the first word of a status. */
function searchStage(status: string): string {
  const [stage = ''] = (DISPLAY_LISTS.customerStatus?.[status] ?? '').split('-');
  return stage.charAt(0) + stage.slice(1).toLowerCase();
}
