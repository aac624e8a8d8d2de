import { ASSUMED } from '../assumed.ts';
import { DOCUMENT_KINDS, type Document, emptyDocument } from '../books/document.ts';
import { DAY } from '../calendar.ts';
import { STATUSES } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import { invalidFieldValue, missingField, userError } from '../errors.ts';
import type { Row } from '../store/database.ts';
import { putApplications } from './applications.ts';
import { billedQuantity, checkOrders } from './billing.ts';
import { putDocumentAddresses } from './document-addresses.ts';
import { fieldValue, isJson, type Json, moneyValue, property } from './field-values.ts';
import { putItemLines } from './item-lines.ts';
import { putEntries } from './journal-entries.ts';
import type { RecordType } from './record-type.ts';
import { sublistItems } from './sublist-input.ts';
import { changeTransformed, originLines } from './transform-lines.ts';

/** What an invoice takes over from its order, and a credit memo from its invoice. */
const INHERITED = [
  'entity',
  'subsidiary',
  'currency',
  'employee',
  'partner',
  'otherrefnum',
  'memo',
  'terms',
  'class',
  'department',
  'location',
  'billingaddress',
  'shippingaddress',
  'custbody_channel',
  'custbody_salesforce_id',
  'custbody_end_customer',
  'custbody_promised_date',
];

export interface DocumentInput {
  readonly type: RecordType;
  readonly body: Json;
  /** Sublists that `?replace=` names: what they held goes. */
  readonly replaced: ReadonlySet<string>;
  /**
   * What a transform starts from: of a transaction it takes every open line, and the body's lines change them; of a
   * customer the new document is.
   */
  readonly source?: TransformSource | undefined;
  /** A form to be filled in further: what is still missing is no fault. */
  readonly draft?: boolean;
}

export interface TransformSource {
  readonly type: RecordType;
  readonly id: number;
}

/** What a form shows where saving would give a number. */
const TO_BE_GENERATED = ASSUMED.writes.numberToCome;

/** A new document from a request. */
export function newDocument(input: DocumentInput, company: Company): Document {
  const { type, body, draft = false } = input;
  const document = emptyDocument(type.documentType as Document['type']);
  putFields(document, input, company);
  const source = input.source?.type.kind === 'transaction' ? input.source.id : undefined;
  if (source !== undefined) document.fields.createdfrom = source;
  else if (input.source) document.fields.entity ??= input.source.id;
  if (draft) {
    document.fields.transactionnumber ??= TO_BE_GENERATED;
    document.fields.tranid ??= TO_BE_GENERATED;
  }
  inherit(document, company);
  complete(document, company, draft);
  const origin = document.fields.createdfrom;
  const lines = type.sublists.includes('item') ? sublistItems(body, 'item') : undefined;
  if (
    origin != null &&
    type.sublists.includes('item') &&
    (source !== undefined || lines === undefined || lines === null)
  ) {
    const taken = originLines(document, Number(origin), company);
    document.lines = taken.map(({ line }) => line);
    if (lines) changeTransformed(document, taken, lines, company);
  } else if (lines) putItemLines(document, lines, company);
  if (type.documentType === 'CustPymt' && source !== undefined) {
    document.fields.createdfrom = null;
    document.applications = [
      { doc: source, amount: company.books.settlement.openAmount(source)?.foreign ?? 0 },
    ];
  }
  if (type.subrecords.length > 0) putDocumentAddresses(document, body, true, company);
  putSublists(document, input, company, draft);
  if (!draft && type.sublists.includes('item') && document.lines.length === 0)
    throw userError(ASSUMED.writes.noLines, 'item');
  checkTotal(document);
  checkOrders(document, company);
  return document;
}

function checkTotal({ lines }: Document): void {
  if (lines.reduce((sum, line) => sum + line.amount, 0) < 0) throw userError(ASSUMED.negativeTotal, 'item');
}

/** Changes an existing document by a request. */
export function changeDocument(document: Document, input: DocumentInput, company: Company): void {
  const before = new Map(document.lines.map((line) => [line.id, line.quantity]));
  putFields(document, input, company);
  if (input.type.subrecords.length > 0) putDocumentAddresses(document, input.body, false, company);
  if (input.type.sublists.includes('item')) {
    const items = sublistItems(input.body, 'item');
    if (items === null) document.lines = [];
    if (items) putItemLines(document, items, company, input.replaced.has('item'));
    if (document.lines.length === 0) throw userError(ASSUMED.writes.noLines, 'item');
  }
  putSublists(document, input, company, true);
  checkTotal(document);
  checkOrders(document, company, before);
}

function putFields(document: Document, { type, body }: DocumentInput, company: Company): void {
  for (const [key, value] of Object.entries(body)) {
    const field = type.fields.get(key.toLowerCase());
    if (!field || field.computed || field.column.name === 'foreigntotal') continue;
    document.fields[field.column.name] = fieldValue(
      company.store,
      field.column,
      value,
      field.name,
      field.name,
    );
  }
  const status = type.documentType === 'SalesOrd' ? property(body, 'orderStatus') : undefined;
  if (status == null) return;
  const letter = String(isJson(status) ? property(status, 'id') : status);
  if (!Object.hasOwn(STATUSES.SalesOrd ?? {}, letter))
    throw invalidFieldValue(letter, 'orderStatus', 'orderStatus');
  if (letter === 'H') for (const line of document.lines) line.closed = true;
  if (
    letter === 'C' &&
    document.lines.some(
      (line) => document.id !== null && line.id !== null && billedQuantity(document.id, line.id, company) > 0,
    )
  )
    throw userError(ASSUMED.refusals.billedOrder, 'orderStatus');
  document.fields.status = letter;
  document.fields.approvalstatus = letter === 'A' ? '1' : '2';
}

function inherit({ fields }: Document, company: Company): void {
  const origin = fields.createdfrom;
  const source: Row =
    origin == null
      ? {}
      : (company.store.get('SELECT * FROM "transaction" WHERE id = ?', Number(origin)) ?? {});
  for (const name of INHERITED)
    if (fields[name] === undefined && source[name] != null) fields[name] = source[name] as Row[string];
}

/** What follows from the customer and the date when the request leaves it open. */
function complete({ type, fields }: Document, company: Company, draft: boolean): void {
  const { store, books } = company;
  fields.trandate ??= company.businessDay();
  if (!draft && type !== 'Journal' && fields.entity == null)
    throw missingField(DOCUMENT_KINDS[type].goods === 0 ? 'customer' : 'entity');
  const customer: Row =
    fields.entity == null
      ? {}
      : (store.get(
          'SELECT currency, subsidiary, terms, salesrep, partner FROM "customer" WHERE id = ?',
          Number(fields.entity),
        ) ?? {});
  if (fields.entity != null && type !== 'Journal' && customer.subsidiary === undefined)
    throw invalidFieldValue(fields.entity, 'entity', 'entity');
  fields.subsidiary ??= customer.subsidiary ?? 1;
  fields.currency ??= customer.currency ?? books.master.baseCurrency(Number(fields.subsidiary));
  if (DOCUMENT_KINDS[type].goods === 1) {
    fields.terms ??= customer.terms ?? null;
    fields.employee ??= customer.salesrep ?? null;
    fields.partner ??= customer.partner ?? null;
  }
  if (type !== 'CustInvc' || fields.duedate != null) return;
  const days =
    fields.terms == null
      ? 0
      : Number(
          store.get('SELECT daysuntilnetdue AS n FROM "term" WHERE id = ?', Number(fields.terms))?.n ?? 0,
        );
  fields.duedate = Number(fields.trandate) + days * DAY;
}

function putSublists(
  document: Document,
  { type, body, replaced, draft = false }: DocumentInput,
  company: Company,
  exists: boolean,
): void {
  if (type.sublists.includes('line')) {
    const items = sublistItems(body, 'line');
    if (items) putEntries(document, items, company, replaced.has('line'));
    else if (!exists || items === null) throw missingField('line');
  }
  if (type.sublists.includes('apply')) {
    const items = sublistItems(body, 'apply');
    if (items === null || (items && replaced.has('apply'))) document.applications = [];
    if (items) putApplications(document, items, company);
  }
  const applied = document.applications.reduce((sum, application) => sum + application.amount, 0);
  if (document.type === 'DepAppl' || document.type === 'CustRfnd') {
    document.amount = applied;
    if (!draft && applied <= 0) throw missingField('apply');
  }
  if (document.type !== 'CustPymt' && document.type !== 'CustDep') return;
  const payment = property(body, 'payment');
  const digits = company.books.master.currencyDigits(Number(document.fields.currency));
  if (payment != null) document.amount = moneyValue(payment, digits, 'payment', 'payment');
  else if (!exists) document.amount = applied;
  if (!draft && document.amount <= 0) throw missingField('payment');
}
