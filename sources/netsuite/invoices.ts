import type { DocumentRow } from './documents.ts';
import { text } from './query.ts';

/** An invoice of NetSuite; amounts are decimal text in `currencyCode`. */
export interface InvoiceRecord {
  readonly id: string;
  readonly key: string | null;
  readonly number: string | null;
  /** A open, B paid in full, V voided. */
  readonly statusLetter: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly total: string;
  readonly tax: string;
  readonly outstanding: string;
  readonly currencyCode: string;
  readonly isDisputed: boolean;
  readonly customerId: string;
  /** The sales order that it bills. */
  readonly orderId: string | null;
  readonly version: string;
}

export function invoice(row: DocumentRow): InvoiceRecord {
  return {
    id: row.id ?? '',
    key: text(row, 'sharedkey'),
    number: text(row, 'tranid'),
    statusLetter: row.status ?? '',
    issuedOn: row.trandate ?? '',
    dueOn: text(row, 'duedate'),
    total: row.foreigntotal ?? '0',
    tax: row.tax ?? '0',
    outstanding: row.foreignamountunpaid ?? '0',
    currencyCode: row.currencycode ?? '',
    isDisputed: row.disputed === 'T',
    customerId: row.entity ?? '',
    orderId: text(row, 'createdfrom'),
    version: row.version ?? '',
  };
}
