import { ASSUMED } from '../assumed.ts';
import { accountNames, insertAccount } from '../books/chart-of-accounts.ts';
import type { Document } from '../books/document.ts';
import { accountDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import { TABLES } from '../catalogue/tables.ts';
import type { Company } from '../company.ts';
import { scaledToText } from '../decimal.ts';
import { missingField, recordNotFound, userError } from '../errors.ts';
import { type EntityTable, insertEntity, updateEntity } from '../load/entities.ts';
import type { Row, Store, Value } from '../store/database.ts';
import { putAddresses, removeAddresses } from './addresses.ts';
import { changeDocument, newDocument, type TransformSource } from './document-input.ts';
import { fieldValue, type Json } from './field-values.ts';
import type { RecordType } from './record-type.ts';
import { sublistItems } from './sublist-input.ts';

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
  account: ['acctName', 'acctType'],
  fairValuePrice: ['item', 'currency', 'fairValue'],
  term: ['name'],
  paymentMethod: ['name'],
  customerCategory: ['name'],
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

/** Tables whose rows belong to an entity and go with it. */
const OWN_ROWS: ReadonlySet<string> = new Set([
  'entity',
  'customersubsidiaryrelationship',
  'customeraddressbook',
  'companycontactrelationship',
]);

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
        ...this.#defaults(type, this.#company.wallClock()),
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
    for (const name of REQUIRED[type.name] ?? [])
      if (row[type.fields.get(name.toLowerCase())?.column.name ?? ''] == null) throw missingField(name);
    if (type.kind === 'entity') {
      if (row.entityid == null && row.companyname == null && row.lastname == null && row.firstname == null)
        throw missingField(type.name === 'customer' || type.name === 'partner' ? 'companyName' : 'entityId');
      this.#uniqueName(type, row, null);
      if (type.name === 'customer') row.currency ??= books.master.baseCurrency(Number(row.subsidiary));
      const id = insertEntity(store, type.table.name as EntityTable, { ...row, datecreated: now }, now);
      books.master.forget();
      if (type.name === 'customer') books.standing.touch(id);
      this.#parts(type, id, row, body, new Set(), now);
      return id;
    }
    this.#uniqueName(type, row, null);
    this.#checkList(type, row, null);
    const id =
      type.name === 'account'
        ? insertAccount(store, accountRow(store, row), now)
        : store.next(type.table.name);
    if (type.name === 'account') store.update('account', id, row);
    else store.insert(type.table.name, { id, ...this.#defaults(type, now), ...type.filter, ...row });
    this.#touch(type, id, now);
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
      this.#note(type, id, before.fields, document.fields, now);
      return;
    }
    const before = store.get(`SELECT * FROM "${type.table.name}" WHERE id = ?`, id);
    if (!before) throw recordNotFound();
    const row = this.#row(type, body);
    this.#uniqueExternalId(type, row.externalid ?? null, id);
    for (const column of type.table.columns.values())
      if (column.required && row[column.name] === null) throw missingField(column.name);
    this.#uniqueName(type, row, id);
    if (type.kind === 'entity') {
      if (row.subsidiary === null) throw missingField('subsidiary');
      if (row.companyname === null && (row.isperson ?? before.isperson) !== 'T')
        throw missingField('companyName');
      updateEntity(store, type.table.name as EntityTable, id, row, now);
      if (type.name === 'customer') books.standing.touch(id);
      this.#parts(type, id, row, body, replaced, now);
    } else {
      this.#checkList(type, { ...before, ...row }, id);
      store.update(type.table.name, id, row);
      this.#touch(type, id, now);
    }
    books.master.forget();
    this.#note(type, id, before, row, now);
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
        this.#refuseDependents(type, id);
        if (row.sspecacct != null) throw userError(ASSUMED.ownAccount);
        if (type.name === 'customer') {
          store.run('DELETE FROM "customersubsidiaryrelationship" WHERE entity = ?', id);
          removeAddresses(store, id);
        }
        if (type.kind === 'entity') {
          store.run('DELETE FROM "entity" WHERE id = ?', id);
          store.run('DELETE FROM "companycontactrelationship" WHERE company = ?1 OR contact = ?1', id);
        }
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

  /** What of an entity is kept beside its own row: its address book, the company that a contact belongs to. */
  #parts(
    type: RecordType,
    id: number,
    row: Row,
    body: Json,
    replaced: ReadonlySet<string>,
    now: number,
  ): void {
    const { store } = this.#company;
    if (type.name === 'contact' && row.company !== undefined) {
      store.run('DELETE FROM "companycontactrelationship" WHERE contact = ?', id);
      if (row.company !== null)
        store.insert('companycontactrelationship', { company: row.company, contact: id, role: null });
    }
    if (!type.sublists.includes('addressBook')) return;
    const items = sublistItems(body, 'addressBook');
    if (items === null) removeAddresses(store, id);
    else if (items) putAddresses(store, id, items, replaced.has('addressbook'), now);
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

  /** Names that people give to tell records apart belong to one record only; those that NetSuite makes need not. */
  #uniqueName(type: RecordType, row: Row, own: number | null): void {
    const table = type.table.name as keyof typeof ASSUMED.nameTaken;
    const column = type.kind === 'entity' ? 'entityid' : table === 'item' ? 'itemid' : 'acctnumber';
    const detail = ASSUMED.nameTaken[table];
    if (!detail || row[column] == null) return;
    const found = this.#company.store.get(`SELECT id FROM "${table}" WHERE "${column}" = ?`, row[column]);
    if (found && Number(found.id) !== own)
      throw userError(detail, [...type.fields.values()].find((field) => field.column.name === column)?.name);
  }

  /** What the columns of a list's record must be together. */
  #checkList(type: RecordType, row: Row, own: number | null): void {
    if (type.name === 'accountingPeriod' && Number(row.enddate) < Number(row.startdate))
      throw userError(ASSUMED.periodEndsFirst, 'endDate');
    if (type.name !== 'customerSubsidiaryRelationship') return;
    const found = this.#company.store.get(
      'SELECT id FROM "customersubsidiaryrelationship" WHERE entity = ? AND subsidiary = ?',
      row.entity as Value,
      row.subsidiary as Value,
    );
    if (found && Number(found.id) !== own) throw userError(ASSUMED.relationshipExists, 'subsidiary');
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
    if (type.name === 'account') Object.assign(changes, accountNames(row.acctnumber, String(row.fullname)));
    store.update(type.table.name, id, changes);
  }

  #refuseDependents(type: RecordType, id: number): void {
    const entity = type.kind === 'entity';
    for (const table of TABLES.values()) {
      if (table.stored !== table.name || table.view !== undefined || (entity && OWN_ROWS.has(table.name)))
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
          throw userError(ASSUMED.writes.dependents);
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

/** Lead, Prospect or Customer: the first word of a status. */
function searchStage(status: string): string {
  const [stage = ''] = (DISPLAY_LISTS.customerStatus?.[status] ?? '').split('-');
  return stage.charAt(0) + stage.slice(1).toLowerCase();
}

/** A new account from the columns that a request gives. */
function accountRow(store: Store, row: Row): Parameters<typeof insertAccount>[1] {
  const type = store.get(
    'SELECT defaultgeneralratetype AS rate FROM "accounttype" WHERE id = ?',
    String(row.accttype),
  );
  return {
    number: String(row.acctnumber ?? ''),
    name: String(row.fullname),
    type: String(row.accttype),
    rate: String(row.generalrate ?? type?.rate),
    role: null,
    externalId: row.externalid == null ? null : String(row.externalid),
  };
}

/** A value as a system note shows it. */
function noteText({ type }: Column, value: Value | undefined): string | null {
  if (value == null) return null;
  if (type.kind === 'date') return accountDate(Number(value));
  return type.kind === 'number' ? scaledToText(Number(value), type.scale) : String(value);
}
