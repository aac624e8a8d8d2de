import type { Row } from '../store/database.ts';

export type DocumentType =
  | 'Estimate'
  | 'SalesOrd'
  | 'RtnAuth'
  | 'CustInvc'
  | 'CashSale'
  | 'CashRfnd'
  | 'CustCred'
  | 'CustPymt'
  | 'CustDep'
  | 'DepAppl'
  | 'CustRfnd'
  | 'Journal';

/** One line of goods; amounts are positive in the direction of a sale. Scales: see decimal.ts. */
export interface ItemLine {
  /** The line's id in its transaction; null: a new line. */
  id: number | null;
  item: number;
  quantity: number;
  rate: number;
  amount: number;
  /** Percent. */
  taxRate: number;
  class: number | null;
  department: number | null;
  location: number | null;
  memo: string | null;
  /** The order's line that this line bills. */
  order: { document: number; line: number } | null;
  closed: boolean;
  shipped: number;
  externalId: string | null;
  revenueElement: number | null;
}

/** One line of a journal; either debit or credit, in the journal's currency. */
export interface EntryLine {
  account: number;
  debit: number;
  credit: number;
  entity: number | null;
  item: number | null;
  class: number | null;
  memo: string | null;
  /** At the exchange-rate scale; the journal's own where null. */
  exchangeRate: number | null;
  /** The debit (credit: negative) in base currency where it does not follow from the rate; null: it does. */
  base: number | null;
}

/** A part of another document that this one settles. */
export interface Application {
  /** The invoice it pays; of a refund, the credit, payment or deposit that it pays back. */
  doc: number;
  amount: number;
}

/** A transaction as it is entered: its body columns, its lines, what it pays. */
export interface Document {
  id: number | null;
  readonly type: DocumentType;
  /** Columns of `transaction`. */
  readonly fields: Row;
  lines: ItemLine[];
  entries: EntryLine[];
  applications: Application[];
  /** Money received or paid back: payments, deposits, what a deposit pays, refunds. */
  amount: number;
}

interface DocumentKind {
  /** What `transaction.recordtype` says. */
  readonly record: string;
  /** What its numbers begin with. */
  readonly prefix: string;
  readonly abbreviation: string;
  readonly shown: string;
  /** Reaches the general ledger; estimates, orders and authorizations do not. */
  readonly posts: boolean;
  /** Its lines are goods sold (1) or taken back (-1); 0: it has no goods. */
  readonly goods: 1 | -1 | 0;
  /** Belongs to receivables, so that periods closed to these refuse it. */
  readonly receivables: boolean;
}

export const DOCUMENT_KINDS: Readonly<Record<DocumentType, DocumentKind>> = {
  Estimate: kind('estimate', 'EST', 'ESTIMATE', 'Estimate', 1, { posts: false }),
  SalesOrd: kind('salesorder', 'SO', 'SALESORD', 'Sales Order', 1, { posts: false }),
  RtnAuth: kind('returnauthorization', 'RMA', 'RTNAUTH', 'Return Authorization', -1, { posts: false }),
  CustInvc: kind('invoice', 'INV', 'INV', 'Invoice', 1),
  CashSale: kind('cashsale', 'CS', 'CASHSALE', 'Cash Sale', 1),
  CashRfnd: kind('cashrefund', 'CR', 'CASHRFND', 'Cash Refund', -1),
  CustCred: kind('creditmemo', 'CM', 'CREDMEM', 'Credit Memo', -1),
  CustPymt: kind('customerpayment', 'PYMT', 'PMT', 'Payment', 0),
  CustDep: kind('customerdeposit', 'CD', 'CUSTDEP', 'Customer Deposit', 0),
  DepAppl: kind('depositapplication', 'DA', 'DEPAPPL', 'Deposit Application', 0),
  CustRfnd: kind('customerrefund', 'RFND', 'CUSTRFND', 'Customer Refund', 0),
  Journal: kind('journalentry', 'JE', 'GENJRNL', 'Journal', 0, { receivables: false }),
};

function kind(
  record: string,
  prefix: string,
  abbreviation: string,
  shown: string,
  goods: DocumentKind['goods'],
  { posts = true, receivables = posts }: { posts?: boolean; receivables?: boolean } = {},
): DocumentKind {
  return { record, prefix, abbreviation, shown, goods, posts, receivables };
}

export function emptyDocument(type: DocumentType): Document {
  return { id: null, type, fields: {}, lines: [], entries: [], applications: [], amount: 0 };
}

export function emptyLine(item: number): ItemLine {
  return {
    id: null,
    item,
    quantity: 0,
    rate: 0,
    amount: 0,
    taxRate: 0,
    class: null,
    department: null,
    location: null,
    memo: null,
    order: null,
    closed: false,
    shipped: 0,
    externalId: null,
    revenueElement: null,
  };
}

export function emptyEntry(): EntryLine {
  return {
    account: 0,
    debit: 0,
    credit: 0,
    entity: null,
    item: null,
    class: null,
    memo: null,
    exchangeRate: null,
    base: null,
  };
}
