import type { Connection } from '#kit/connection.ts';
import { type InvoiceRecord, invoice } from '#sources/netsuite/invoices.ts';
import type { InvoiceStatus } from '../generated/resolvers.ts';

export type InvoicePage = Connection<InvoiceRecord>;

export const invoiceKind = { type: 'CustInvc', list: 'invoices', record: invoice } as const;

const STATUSES: Readonly<Record<string, InvoiceStatus>> = { A: 'OPEN', B: 'PAID', V: 'VOIDED' };

export function invoiceStatus({ statusLetter }: InvoiceRecord): InvoiceStatus {
  return STATUSES[statusLetter] ?? 'UNKNOWN';
}

/** NetSuite's letters for a status. D and E, its approval states, are what this graph calls UNKNOWN. */
export function invoiceLetters(status: InvoiceStatus | null | undefined): string[] | undefined {
  if (status == null) return undefined;
  if (status === 'UNKNOWN') return ['D', 'E'];
  return Object.keys(STATUSES).filter((letter) => STATUSES[letter] === status);
}
