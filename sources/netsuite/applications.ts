import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { inLists, join, suiteql, where } from './suiteql.ts';
import { tenancy, transactionTenancy } from './tenancy.ts';

/** The documents that can be set against an invoice: payments, credit memos, applied deposits. */
export type ApplicationType = 'CustPymt' | 'CustCred' | 'DepAppl';

/** Part of a payment, credit memo or deposit set against an invoice. */
export interface ApplicationRecord {
  readonly invoiceId: string;
  readonly documentId: string;
  readonly documentType: ApplicationType;
  readonly documentKey: string | null;
  readonly number: string | null;
  readonly appliedOn: string;
  /** Decimal text in `currencyCode`. */
  readonly amount: string;
  readonly currencyCode: string;
}

/** Which side of an application is known. */
export interface ApplicationSide {
  readonly side: 'invoice' | 'document';
  readonly id: string;
}

/** All applications to these invoices and of these documents, newest first, in one request. */
export async function applications(
  access: NetSuiteAccess,
  sides: readonly ApplicationSide[],
): Promise<ApplicationRecord[]> {
  const ids = (side: ApplicationSide['side']): string[][] =>
    inLists(sides.filter((one) => one.side === side).map(({ id }) => id));
  const known = join(
    [
      ...ids('invoice').map((part) => suiteql`a.previousdoc IN ${part}`),
      ...ids('document').map((part) => suiteql`a.nextdoc IN ${part}`),
    ],
    ' OR ',
  );
  const rows = await access.queries.rows(
    suiteql`SELECT a.previousdoc, a.nextdoc, t.type, t.${access.columns.key} AS sharedkey, t.tranid,
      TO_CHAR(t.trandate, 'YYYY-MM-DD') AS appliedon, SUM(a.foreignamount) AS amount, cur.symbol AS currencycode
      FROM nexttransactionlinelink a
      JOIN transaction t ON t.id = a.nextdoc AND t.type IN ('CustPymt', 'CustCred', 'DepAppl')
      JOIN transaction i ON i.id = a.previousdoc AND i.type = 'CustInvc'
      JOIN currency cur ON cur.id = t.currency
      ${where([known, transactionTenancy(access), tenancy(access, suiteql`i.entity`)])}
      GROUP BY a.previousdoc, a.nextdoc, t.type, t.${access.columns.key}, t.tranid, t.trandate, cur.symbol
      ORDER BY t.trandate DESC, a.nextdoc DESC, a.previousdoc DESC`,
  );
  return rows.map((row) => ({
    invoiceId: row.previousdoc ?? '',
    documentId: row.nextdoc ?? '',
    documentType: row.type as ApplicationType,
    documentKey: text(row, 'sharedkey'),
    number: text(row, 'tranid'),
    appliedOn: row.appliedon ?? '',
    amount: row.amount ?? '0',
    currencyCode: row.currencycode ?? '',
  }));
}
