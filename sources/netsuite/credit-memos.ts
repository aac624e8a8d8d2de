import { Decimal } from '../../kit/money.ts';
import type { DocumentRow } from './documents.ts';
import { text } from './query.ts';

/** A credit memo of NetSuite; amounts are decimal text in `currencyCode`, positive in the customer's favour. */
export interface CreditMemoRecord {
  readonly id: string;
  readonly key: string | null;
  readonly number: string | null;
  /** A open, B fully applied, V voided. */
  readonly statusLetter: string;
  readonly issuedOn: string;
  readonly memo: string | null;
  readonly total: string;
  readonly tax: string;
  /** What is not applied yet. */
  readonly unapplied: string;
  readonly currencyCode: string;
  readonly customerId: string;
  /** The invoice that it credits. */
  readonly invoiceId: string | null;
  readonly version: string;
}

export function creditMemo(row: DocumentRow): CreditMemoRecord {
  return {
    id: row.id ?? '',
    key: text(row, 'sharedkey'),
    number: text(row, 'tranid'),
    statusLetter: row.status ?? '',
    issuedOn: row.trandate ?? '',
    memo: text(row, 'memo'),
    total: new Decimal(row.foreigntotal ?? '0').abs().toFixed(),
    // The query counts tax that is owed as positive.
    tax: new Decimal(row.tax ?? '0').abs().toFixed(),
    unapplied: row.foreignpaymentamountunused ?? '0',
    currencyCode: row.currencycode ?? '',
    customerId: row.entity ?? '',
    invoiceId: text(row, 'createdfrom'),
    version: row.version ?? '',
  };
}
