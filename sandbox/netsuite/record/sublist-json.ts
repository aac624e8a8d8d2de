import type { Document } from '../books/document.ts';
import { readDocument } from '../books/document-rows.ts';
import { lineTax } from '../books/posting.ts';
import { isoDate } from '../calendar.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import { MONEY_SCALE, QUANTITY_SCALE, RATE_SCALE, scaledToText } from '../decimal.ts';
import type { Row } from '../store/database.ts';
import { ADDRESS_TEXTS, addressBook, countryName } from './addresses.ts';
import type { Json } from './field-values.ts';
import type { RecordJson } from './record-json.ts';
import type { RecordType } from './record-types.ts';
import type { SublistName } from './sublist-columns.ts';

/** One line of a sublist: its key, as its address ends with it, and its properties. */
interface Line {
  readonly key: string;
  readonly json: Json;
}

const money = (amount: number): number => Number(scaledToText(amount, MONEY_SCALE));
const quantity = (amount: number): number => Number(scaledToText(amount, QUANTITY_SCALE));
const rate = (amount: number): number => Number(scaledToText(amount, RATE_SCALE));

/** The lines of a record's sublist. */
export function sublistLines(
  json: RecordJson,
  company: Company,
  type: RecordType,
  row: Row,
  sublist: SublistName,
): Line[] {
  const id = Number(row.id);
  switch (sublist) {
    case 'addressBook':
      return addressLines(json, company, id);
    case 'contactRoles':
      return contactLines(json, company, id);
    case 'item':
      return itemLines(json, company, type, id);
    case 'apply':
      return applyLines(json, company, readDocument(company.store, id));
    case 'line':
      return entryLines(json, readDocument(company.store, id));
  }
}

/** Properties without those that are null. */
function present(properties: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== undefined),
  );
}

function reference(json: RecordJson, table: string, id: number | null): unknown {
  return id === null ? null : json.reference(table, id);
}

function addressLines(json: RecordJson, { store }: Company, customer: number): Line[] {
  return addressBook(store, customer).map((row) => {
    const id = Number(row.internalid);
    return {
      key: String(id),
      json: present({
        id: String(id),
        internalId: id,
        addressId: String(row.nkey),
        label: row.label,
        defaultBilling: row.defaultbilling === 'T',
        defaultShipping: row.defaultshipping === 'T',
        isResidential: row.isresidential === 'T',
        addressBookAddress_text: row.addrtext,
        addressBookAddress: addressJson(json, row),
      }),
    };
  });
}

/** An address as a subrecord. */
export function addressJson(json: RecordJson, row: Row): Json {
  const country = String(row.country);
  return present({
    ...Object.fromEntries(ADDRESS_TEXTS.map((name) => [name, row[name.toLowerCase()]])),
    addrText: row.addrtext,
    country: json.enumerated(country, countryName(country)),
    override: row.override === 'T',
  });
}

function contactLines(json: RecordJson, { store }: Company, company: number): Line[] {
  return store
    .all(
      `SELECT c.id, c.email, c.entityid, r.role FROM "companycontactrelationship" r JOIN "contact" c ON c.id = r.contact
        WHERE r.company = ? ORDER BY c.id`,
      company,
    )
    .map((row) => ({
      key: String(row.id),
      json: present({
        contact: json.reference('contact', Number(row.id)),
        contactName: row.entityid,
        email: row.email,
        role:
          row.role === null
            ? null
            : json.enumerated(
                String(row.role),
                DISPLAY_LISTS.contactRole?.[String(row.role)] ?? String(row.role),
              ),
      }),
    }));
}

function itemLines(json: RecordJson, { store, books }: Company, type: RecordType, id: number): Line[] {
  const document = readDocument(store, id);
  const digits = books.master.currencyDigits(Number(document?.fields.currency));
  const order = type.documentType === 'SalesOrd';
  return (document?.lines ?? []).map((line) => {
    const stored = store.get(
      'SELECT uniquekey, itemtype, quantitybilled FROM "transactionline" WHERE "transaction" = ? AND id = ?',
      id,
      line.id,
    );
    const tax = lineTax(line, digits);
    return {
      key: String(line.id),
      json: present({
        line: line.id,
        lineUniqueKey: Number(stored?.uniquekey),
        item: json.reference('item', line.item),
        itemType: json.enumerated(
          String(stored?.itemtype),
          DISPLAY_LISTS.itemType?.[String(stored?.itemtype)] ?? String(stored?.itemtype),
        ),
        quantity: quantity(line.quantity),
        rate: rate(line.rate),
        amount: money(line.amount),
        taxRate1: rate(line.taxRate),
        tax1Amt: money(tax),
        grossAmt: money(line.amount + tax),
        isClosed: line.closed,
        ...(order
          ? {
              isOpen: !line.closed && Number(stored?.quantitybilled ?? 0) < line.quantity,
              quantityBilled: quantity(Number(stored?.quantitybilled ?? 0)),
              quantityFulfilled: quantity(line.shipped),
              itemIsFulfilled: line.shipped >= line.quantity,
            }
          : {}),
        ...(line.order
          ? { orderDoc: json.reference('transaction', line.order.document), orderLine: line.order.line }
          : {}),
        description: line.memo,
        custcol_external_id: line.externalId,
        class: reference(json, 'classification', line.class),
        department: reference(json, 'department', line.department),
        location: reference(json, 'location', line.location),
      }),
    };
  });
}

function applyLines(json: RecordJson, { store, books }: Company, document: Document | undefined): Line[] {
  return (document?.applications ?? []).map(({ doc, amount }) => {
    const open =
      document?.type === 'CustRfnd' ? books.settlement.unusedAmount(doc) : books.settlement.openAmount(doc);
    const target = store.get('SELECT * FROM "transaction" WHERE id = ?', doc) as Row;
    return {
      key: `doc=${doc},line=0`,
      json: present({
        doc: json.reference('transaction', doc),
        line: 0,
        apply: true,
        amount: money(amount),
        total: money(Number(target.foreigntotal)),
        due: money((open?.foreign ?? 0) + amount),
        refNum: target.tranid,
        applyDate: isoDate(Number(target.trandate)),
        type: DISPLAY_LISTS.transactionType?.[String(target.type)],
        currency: reference(json, 'currency', Number(target.currency)),
      }),
    };
  });
}

function entryLines(json: RecordJson, document: Document | undefined): Line[] {
  return (document?.entries ?? []).map((entry, index) => ({
    key: String(index),
    json: present({
      line: index,
      account: json.reference('account', entry.account),
      debit: entry.debit ? money(entry.debit) : null,
      credit: entry.credit ? money(entry.credit) : null,
      entity: reference(json, 'entity', entry.entity),
      class: reference(json, 'classification', entry.class),
      memo: entry.memo,
    }),
  }));
}
