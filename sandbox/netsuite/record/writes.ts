import type { Document } from '../books/document.ts';
import { accountDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { TABLES } from '../catalogue/tables.ts';
import type { Company } from '../company.ts';
import { scaledToText } from '../decimal.ts';
import { missingField, recordNotFound, userError } from '../errors.ts';
import { type EntityTable, insertEntity, updateEntity } from '../load/entities.ts';
import type { Row, Value } from '../store/database.ts';
import { changeDocument, newDocument } from './document-input.ts';
import { fieldValue, type Json } from './field-values.ts';
import type { RecordType } from './record-types.ts';

/** What each type cannot do without when it is created. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  customer: ['subsidiary'],
  employee: ['subsidiary'],
  partner: ['subsidiary'],
  subsidiary: ['name', 'currency'],
  currency: ['name', 'symbol'],
  currencyRate: ['baseCurrency', 'transactionCurrency', 'exchangeRate', 'effectiveDate'],
  consolidatedExchangeRate: ['postingPeriod', 'fromSubsidiary', 'toSubsidiary'],
  accountingPeriod: ['periodName', 'startDate', 'endDate'],
  term: ['name'],
  priceLevel: ['name'],
  classification: ['name'],
  department: ['name'],
  location: ['name'],
  customerSubsidiaryRelationship: ['entity', 'subsidiary'],
};

/** Flags and other columns that are never null, as a new record has them. */
const DEFAULTS: Readonly<Record<string, Row>> = {
  isinactive: { value: 'F' },
  iselimination: { value: 'F' },
  isbasecurrency: { value: 'F' },
  currencyprecision: { value: 2 },
  isposting: { value: 'T' },
  isadjust: { value: 'F' },
  isquarter: { value: 'F' },
  isyear: { value: 'F' },
  closed: { value: 'F' },
  isprimarysub: { value: 'F' },
};

/** Creates, changes and deletes records, each in one transaction with everything that follows from it. */
export class RecordWrites {
  readonly #company: Company;

  constructor(company: Company) {
    this.#company = company;
  }

  #write<T>(work: () => T): T {
    const { store, books } = this.#company;
    try {
      return store.transaction(() => {
        const result = work();
        books.settlement.settle(this.#company.businessDay(), this.#company.wallClock());
        return result;
      });
    } catch (error) {
      books.settlement.forget();
      throw error;
    }
  }

  /** The new record's id. `source`: the transaction that a transform starts from. */
  create(type: RecordType, body: Json, source?: number): number {
    return this.#write(() => this.#create(type, body, source));
  }

  #create(type: RecordType, body: Json, source?: number): number {
    const { store, books, bookkeeping } = this.#company;
    const now = this.#company.wallClock();
    if (!type.writable) throw userError(`Records of type ${type.name} cannot be created here.`);
    if (type.kind === 'transaction') {
      const document = newDocument(
        { type, body, replaced: new Set(), ...(source === undefined ? {} : { source }) },
        this.#company,
      );
      this.#uniqueExternalId(type, document.fields.externalid ?? null, null);
      return bookkeeping.create(document, now);
    }
    const row = this.#row(type, body);
    this.#uniqueExternalId(type, row.externalid ?? null, null);
    for (const name of REQUIRED[type.name] ?? [])
      if (row[type.fields.get(name.toLowerCase())?.column.name ?? ''] == null) throw missingField(name);
    if (type.kind === 'entity') {
      if (row.entityid == null && row.companyname == null && row.lastname == null)
        throw missingField(type.name === 'customer' || type.name === 'partner' ? 'companyName' : 'entityId');
      if (type.name === 'customer') row.currency ??= books.master.baseCurrency(Number(row.subsidiary));
      const id = insertEntity(store, type.table.name as EntityTable, { ...row, datecreated: now }, now);
      books.master.forget();
      if (type.name === 'customer') books.standing.touch(id);
      return id;
    }
    const id = store.next(type.table.name);
    store.insert(type.table.name, { id, ...this.#defaults(type, now), ...type.filter, ...row });
    this.#touch(type, id, now);
    books.master.forget();
    return id;
  }

  update(type: RecordType, id: number, body: Json, replaced: ReadonlySet<string>): void {
    this.#write(() => this.#update(type, id, body, replaced));
  }

  #update(type: RecordType, id: number, body: Json, replaced: ReadonlySet<string>): void {
    const { store, books, bookkeeping } = this.#company;
    const now = this.#company.wallClock();
    if (!type.writable) throw userError(`Records of type ${type.name} cannot be changed here.`);
    if (type.kind === 'transaction') {
      const document = this.#company.readDocument(id);
      if (!document) throw recordNotFound();
      const before = this.#company.readDocument(id) as Document;
      changeDocument(document, { type, body, replaced }, this.#company);
      if (document.fields.trandate === null) throw missingField('tranDate');
      this.#uniqueExternalId(type, document.fields.externalid ?? null, id);
      bookkeeping.change(document, before, now);
      this.#note(type, id, before.fields, document.fields, now);
      return;
    }
    const before = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id);
    if (!before) throw recordNotFound();
    const row = this.#row(type, body);
    this.#uniqueExternalId(type, row.externalid ?? null, id);
    for (const column of type.table.columns.values())
      if (column.required && row[column.name] === null) throw missingField(column.name);
    if (type.kind === 'entity') {
      if (row.subsidiary === null) throw missingField('subsidiary');
      updateEntity(store, type.table.name as EntityTable, id, row, now);
      if (type.name === 'customer') books.standing.touch(id);
    } else {
      store.update(type.table.name, id, row);
      this.#touch(type, id, now);
    }
    books.master.forget();
    this.#note(type, id, before, row, now);
  }

  /** Creates or changes the record that bears the external id. */
  upsert(type: RecordType, externalId: string, body: Json, replaced: ReadonlySet<string>): number {
    return this.#write(() => {
      const known = this.byExternalId(type, externalId);
      if (known === undefined) return this.#create(type, { ...body, externalId });
      this.#update(type, known, body, replaced);
      return known;
    });
  }

  delete(type: RecordType, id: number): void {
    this.#write(() => {
      const { store, books, bookkeeping } = this.#company;
      if (!type.writable) throw userError(`Records of type ${type.name} cannot be deleted here.`);
      const row = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id);
      if (!row) throw recordNotFound();
      if (type.kind === 'transaction') {
        bookkeeping.remove(this.#company.readDocument(id) as Document);
      } else {
        this.#refuseDependents(type, id);
        if (type.name === 'customer')
          store.run('DELETE FROM "customersubsidiaryrelationship" WHERE entity = ?', id);
        if (type.kind === 'entity') store.run('DELETE FROM "entity" WHERE id = ?', id);
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
    if (known !== undefined && known !== own) throw userError('This record already exists', 'externalId');
  }

  #row(type: RecordType, body: Json): Row {
    const row: Row = {};
    for (const [key, value] of Object.entries(body)) {
      const field = type.fields.get(key.toLowerCase());
      if (field && !field.computed)
        row[field.column.name] = fieldValue(this.#company.store, field.column, value, field.name, field.name);
    }
    return row;
  }

  #defaults(type: RecordType, now: number): Row {
    const row: Row = type.table.columns.has('lastmodifieddate') ? { lastmodifieddate: now } : {};
    for (const [name, { value }] of Object.entries(DEFAULTS))
      if (type.table.columns.get(name)?.required) row[name] = value as Value;
    if (type.table.name === 'item') Object.assign(row, { subtype: 'Sale', isfulfillable: 'F' });
    return row;
  }

  /** Names and dates that follow from what was written. */
  #touch(type: RecordType, id: number, now: number): void {
    const { store } = this.#company;
    const columns = type.table.columns;
    const row = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id) as Row;
    const changes: Row = {};
    if (columns.has('lastmodifieddate')) changes.lastmodifieddate = now;
    if (columns.get('fullname')?.stored && type.table.name !== 'account')
      changes.fullname = (row.name ?? row.itemid ?? row.fullname) as Value;
    if (type.table.name === 'item' && row.createddate == null) changes.createddate = now;
    store.update(type.table.name, id, changes);
  }

  #refuseDependents(type: RecordType, id: number): void {
    const entity = type.kind === 'entity';
    for (const table of TABLES.values()) {
      if (
        table.stored !== table.name ||
        (entity && (table.name === 'entity' || table.name === 'customersubsidiaryrelationship'))
      )
        continue;
      for (const column of table.columns.values()) {
        const target = column.display?.by === 'reference' ? column.display.table : undefined;
        if (column.stored !== column.name || (target !== type.table.name && !(entity && target === 'entity')))
          continue;
        if (
          this.#company.store.get(
            `SELECT 1 AS found FROM "${table.name}" WHERE "${column.name}" = ? LIMIT 1`,
            id,
          )
        )
          throw userError('This record cannot be deleted because it has dependent records.');
      }
    }
  }

  /** A system note for each body field that changed. */
  #note(type: RecordType, id: number, before: Row, after: Row, now: number): void {
    const { store } = this.#company;
    for (const field of type.fields.values()) {
      const name = field.column.name;
      if (field.computed || after[name] === undefined || after[name] === before[name]) continue;
      store.insert('systemnote', {
        id: store.next('systemnote'),
        record: type.table.name,
        recordid: id,
        recordtypeid: type.typeId,
        field: `${type.kind === 'transaction' ? 'TRANDOC' : type.name.toUpperCase()}.${name.toUpperCase()}`,
        oldvalue: noteText(field.column, before[name]),
        newvalue: noteText(field.column, after[name]),
        date: now,
        context: 'RST',
      });
    }
  }
}

/** A value as a system note shows it. */
function noteText({ type }: Column, value: Value | undefined): string | null {
  if (value == null) return null;
  if (type.kind === 'date') return accountDate(Number(value));
  return type.kind === 'number' ? scaledToText(Number(value), type.scale) : String(value);
}
