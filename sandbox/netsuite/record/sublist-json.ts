import type { Document } from '../books/document.ts';
import { readDocument } from '../books/document-rows.ts';
import { isoDate } from '../calendar.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import type { Row } from '../store/database.ts';
import { addressLines } from './address-json.ts';
import { itemLines } from './item-line-json.ts';
import { type Line, money, present, reference } from './line-json.ts';
import type { RecordType } from './record-type.ts';
import type { SublistName } from './sublist-columns.ts';
import type { ValueJson } from './value-json.ts';

/** The lines of a record's sublist. */
export function sublistLines(
  json: ValueJson,
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

function contactLines(json: ValueJson, { store }: Company, company: number): Line[] {
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

function applyLines(json: ValueJson, { store, books }: Company, document: Document | undefined): Line[] {
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

function entryLines(json: ValueJson, document: Document | undefined): Line[] {
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
