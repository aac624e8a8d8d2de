import type { Row, Value } from '../store/database.ts';
import { DOCUMENT_KINDS, type Document } from './document.ts';
import type { ItemAccounts } from './master-data.ts';
import type { PostedLine } from './posting.ts';

interface LineContext {
  readonly document: Document;
  /** Of the line's item, where it has one. */
  readonly accounts: ItemAccounts | undefined;
  readonly sequence: number;
  readonly key: number;
  readonly now: number;
}

/** A posted line as `transactionline` shows it. */
export function lineRow(line: PostedLine, { document, accounts, sequence, key, now }: LineContext): Row {
  const { id, type, fields } = document;
  const { item, entry } = line;
  const { goods } = DOCUMENT_KINDS[type];
  const body = (name: string): Value => (line.main ? ((fields[name] ?? null) as Value) : null);
  return {
    transaction: id,
    id: line.id,
    linesequencenumber: sequence,
    uniquekey: key,
    mainline: line.main ? 'T' : 'F',
    taxline: line.tax ? 'T' : 'F',
    iscogs: 'F',
    account: line.account,
    foreignamount: line.foreign,
    netamount: line.base,
    debitforeignamount: line.foreign > 0 ? line.foreign : null,
    creditforeignamount: line.foreign < 0 ? -line.foreign : null,
    entity: entry ? entry.entity : ((fields.entity ?? null) as Value),
    subsidiary: fields.subsidiary as Value,
    createdfrom:
      line.main || item || entry ? ((item?.order?.document ?? fields.createdfrom ?? null) as Value) : null,
    linelastmodifieddate: now,
    isclosed: item?.closed ? 'T' : 'F',
    donotdisplayline: 'F',
    item: item?.item ?? entry?.item ?? null,
    class: item?.class ?? entry?.class ?? body('class'),
    memo: item?.memo ?? entry?.memo ?? body('memo'),
    ...(item && accounts
      ? {
          itemtype: accounts.type,
          quantity: -goods * item.quantity,
          rate: item.rate,
          taxrate1: item.taxRate,
          department: item.department,
          location: item.location,
          accountinglinetype: accounts.revenue === accounts.income ? 'INCOME' : 'DEFERREVENUE',
          orderdoc: item.order?.document ?? null,
          orderline: item.order?.line ?? null,
          custcol_external_id: item.externalId,
          revenueelement: item.revenueElement,
          fulfillable: accounts.fulfillable ? 'T' : 'F',
          isfullyshipped: item.shipped >= item.quantity ? 'T' : 'F',
          isbillable: 'F',
          quantityshiprecv: item.shipped,
          quantitybilled: 0,
        }
      : {}),
  };
}

/** A posted line as the general ledger of one accounting book shows it. */
export function ledgerRow(line: PostedLine, { type, id, fields }: Document, book: number): Row {
  return {
    transaction: id,
    transactionline: line.id,
    accountingbook: book,
    account: line.account,
    amount: line.base,
    debit: line.base > 0 ? line.base : null,
    credit: line.base < 0 ? -line.base : null,
    posting: DOCUMENT_KINDS[type].posts ? 'T' : 'F',
    exchangerate: line.entry?.exchangeRate ?? (fields.exchangerate as number),
  };
}
