import type { Row, Store } from '../store/database.ts';
import {
  DOCUMENT_KINDS,
  type Document,
  type DocumentType,
  type EntryLine,
  emptyDocument,
  type ItemLine,
} from './document.ts';

const SETTLING_LINKS = "'Payment', 'DepRfnd'";

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
  const { goods } = DOCUMENT_KINDS[type];
  if (type === 'Journal') document.entries = readEntries(store, id, rows);
  else if (goods === 0) document.amount = number(fields.foreigntotal);
  else
    document.lines = rows
      .filter((row) => row.mainline === 'F' && row.taxline === 'F' && row.item !== null)
      .map(
        (row): ItemLine => ({
          id: number(row.id),
          item: number(row.item),
          quantity: -goods * number(row.quantity),
          rate: number(row.rate),
          amount: -goods * number(row.foreignamount),
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
      `SELECT previousdoc, sum(foreignamount) AS foreignamount FROM "nexttransactionlinelink"
        WHERE nextdoc = ? AND linktype IN (${SETTLING_LINKS}) GROUP BY previousdoc ORDER BY previousdoc`,
      id,
    )
    .map((row) => ({ doc: number(row.previousdoc), amount: number(row.foreignamount) }));
  return document;
}

/** A journal's entries; a line without an amount in its currency only rounds. */
function readEntries(store: Store, id: number, rows: readonly Row[]): EntryLine[] {
  const posted = new Map(
    store
      .all(
        'SELECT transactionline, exchangerate, amount FROM "transactionaccountingline" WHERE "transaction" = ?',
        id,
      )
      .map((row) => [number(row.transactionline), row]),
  );
  return rows
    .filter((row) => number(row.foreignamount) !== 0)
    .map((row) => ({
      account: number(row.account),
      debit: Math.max(0, number(row.foreignamount)),
      credit: Math.max(0, -number(row.foreignamount)),
      entity: optional(row.entity),
      item: optional(row.item),
      class: optional(row.class),
      memo: text(row.memo),
      exchangeRate: optional(posted.get(number(row.id))?.exchangerate),
      base: optional(posted.get(number(row.id))?.amount),
    }));
}
