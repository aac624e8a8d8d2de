import type { Row, Store } from '../store/database.ts';
import { type Document, type DocumentType, emptyDocument, type ItemLine } from './document.ts';

const number = (value: Row[string] | undefined): number => Number(value ?? 0);
const optional = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** Reads a stored transaction back as it was entered; undefined when there is none. */
export function readDocument(store: Store, id: number): Document | undefined {
  const fields = store.get('SELECT * FROM "transaction" WHERE id = ?', id);
  if (!fields) return undefined;
  const type = String(fields.type) as DocumentType;
  const document: Document = { ...emptyDocument(type), id, fields: { ...fields } };
  const rows = store.all(
    'SELECT * FROM "transactionline" WHERE "transaction" = ? ORDER BY linesequencenumber',
    id,
  );
  const sign = type === 'CustCred' ? -1 : 1;
  if (type === 'Journal')
    document.entries = rows.map((row) => ({
      account: number(row.account),
      debit: Math.max(0, number(row.foreignamount)),
      credit: Math.max(0, -number(row.foreignamount)),
      entity: optional(row.entity),
      item: optional(row.item),
      class: optional(row.class),
      memo: text(row.memo),
      exchangeRate: optional(
        store.get(
          'SELECT exchangerate AS x FROM "transactionaccountingline" WHERE "transaction" = ? AND transactionline = ?',
          id,
          number(row.id),
        )?.x,
      ),
    }));
  else if (type === 'CustPymt' || type === 'CustDep') document.amount = number(fields.foreigntotal);
  else
    document.lines = rows
      .filter((row) => row.mainline === 'F' && row.taxline === 'F' && row.item !== null)
      .map(
        (row): ItemLine => ({
          id: number(row.id),
          item: number(row.item),
          quantity: -sign * number(row.quantity),
          rate: number(row.rate),
          amount: -sign * number(row.foreignamount),
          taxRate: number(row.taxrate1),
          class: optional(row.class),
          department: optional(row.department),
          location: optional(row.location),
          memo: text(row.memo),
          order:
            row.orderdoc === null ? null : { document: number(row.orderdoc), line: number(row.orderline) },
          closed: row.isclosed === 'T',
          shipped: number(row.quantityshiprecv),
          externalId: text(row.custcol_external_id),
          revenueElement: optional(row.revenueelement),
        }),
      );
  document.applications = store
    .all(
      `SELECT previousdoc, foreignamount FROM "nexttransactionlinelink" WHERE nextdoc = ? AND linktype = 'Payment' ORDER BY previousdoc`,
      id,
    )
    .map((row) => ({ doc: number(row.previousdoc), amount: number(row.foreignamount) }));
  return document;
}
