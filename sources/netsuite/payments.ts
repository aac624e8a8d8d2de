import type { DocumentRow } from './documents.ts';
import { text } from './query.ts';

/** A customer payment of NetSuite; amounts are decimal text in `currencyCode`. */
export interface PaymentRecord {
  readonly id: string;
  readonly key: string | null;
  readonly number: string | null;
  readonly receivedOn: string;
  readonly amount: string;
  /** What is not applied yet. */
  readonly unapplied: string;
  readonly currencyCode: string;
  readonly customerId: string;
  readonly version: string;
}

export function payment(row: DocumentRow): PaymentRecord {
  return {
    id: row.id ?? '',
    key: text(row, 'sharedkey'),
    number: text(row, 'tranid'),
    receivedOn: row.trandate ?? '',
    amount: row.foreigntotal ?? '0',
    unapplied: row.foreignpaymentamountunused ?? '0',
    currencyCode: row.currencycode ?? '',
    customerId: row.entity ?? '',
    version: row.version ?? '',
  };
}
