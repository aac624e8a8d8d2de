import type { Row } from '../store/database.ts';

export type DocumentType =
  | 'SalesOrd'
  | 'CustInvc'
  | 'CashSale'
  | 'CustCred'
  | 'CustPymt'
  | 'CustDep'
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
}

interface Application {
  /** The invoice it pays. */
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
  /** Money received: payments and deposits. */
  amount: number;
}

export const RECORD_TYPES: Readonly<
  Record<DocumentType, { record: string; prefix: string; abbreviation: string }>
> = {
  SalesOrd: { record: 'salesorder', prefix: 'SO', abbreviation: 'SALESORD' },
  CustInvc: { record: 'invoice', prefix: 'INV', abbreviation: 'INV' },
  CashSale: { record: 'cashsale', prefix: 'CS', abbreviation: 'CASHSALE' },
  CustCred: { record: 'creditmemo', prefix: 'CM', abbreviation: 'CREDMEM' },
  CustPymt: { record: 'customerpayment', prefix: 'PYMT', abbreviation: 'PMT' },
  CustDep: { record: 'customerdeposit', prefix: 'CD', abbreviation: 'CUSTDEP' },
  Journal: { record: 'journalentry', prefix: 'JE', abbreviation: 'GENJRNL' },
};

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
