import { ASSUMED } from '../assumed.ts';
import { accountNames, type insertAccount } from '../books/chart-of-accounts.ts';
import { missingField, userError } from '../errors.ts';
import type { Row, Store, Value } from '../store/database.ts';
import type { RecordType } from './record-type.ts';

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

/** Refuses a new record that lacks what its type cannot do without. */
export function checkRequired(type: RecordType, row: Row): void {
  for (const name of REQUIRED[type.name] ?? [])
    if (row[type.fields.get(name.toLowerCase())?.column.name ?? ''] == null) throw missingField(name);
}

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

/** The columns of a new record that no request gives. */
export function defaultColumns(type: RecordType, now: number): Row {
  const row: Row = type.table.columns.has('lastmodifieddate') ? { lastmodifieddate: now } : {};
  for (const [name, { value }] of Object.entries(DEFAULTS))
    if (type.table.columns.get(name)?.required) row[name] = value as Value;
  if (type.table.name === 'item') Object.assign(row, { subtype: 'Sale', isfulfillable: 'F' });
  return row;
}

/** Names that people give to tell records apart belong to one record only; those that NetSuite makes need not. */
export function checkUniqueName(store: Store, type: RecordType, row: Row, own: number | null): void {
  const table = type.table.name as keyof typeof ASSUMED.nameTaken;
  const column = type.kind === 'entity' ? 'entityid' : table === 'item' ? 'itemid' : 'acctnumber';
  const detail = ASSUMED.nameTaken[table];
  if (!detail || row[column] == null) return;
  const found = store.get(`SELECT id FROM "${table}" WHERE "${column}" = ?`, row[column]);
  if (found && Number(found.id) !== own)
    throw userError(detail, [...type.fields.values()].find((field) => field.column.name === column)?.name);
}

/** What the columns of a list's record must be together. */
export function checkListRow(store: Store, type: RecordType, row: Row, own: number | null): void {
  if (type.name === 'accountingPeriod' && Number(row.enddate) < Number(row.startdate))
    throw userError(ASSUMED.periodEndsFirst, 'endDate');
  if (type.name !== 'customerSubsidiaryRelationship') return;
  const found = store.get(
    'SELECT id FROM "customersubsidiaryrelationship" WHERE entity = ? AND subsidiary = ?',
    row.entity as Value,
    row.subsidiary as Value,
  );
  if (found && Number(found.id) !== own) throw userError(ASSUMED.relationshipExists, 'subsidiary');
}

/** Names and dates that follow from what was written. */
export function touchListRow(store: Store, type: RecordType, id: number, now: number): void {
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

/** A new account from the columns that a request gives. */
export function accountRow(store: Store, row: Row): Parameters<typeof insertAccount>[1] {
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
