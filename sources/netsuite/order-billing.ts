import type { NetSuite } from './netsuite.ts';
import { text } from './query.ts';
import { suiteql } from './suiteql.ts';

/** How far a sales order is billed and paid, whoever it is of. */
export interface OrderBilling {
  readonly id: string;
  readonly key: string | null;
  readonly number: string | null;
  readonly poNumber: string | null;
  /** Who is billed. */
  readonly customerId: string;
  /** Whether nothing is left to be billed of any line that is not closed. */
  readonly isBilled: boolean;
  /** Whether it is billed, by one invoice at least, and of none anything is left to be paid. */
  readonly isPaid: boolean;
}

/** At most 1,000 ids. Throws SourceError. */
export async function orderBilling(netsuite: NetSuite, ids: readonly string[]): Promise<OrderBilling[]> {
  const { key } = netsuite.columns;
  const invoices = suiteql`(SELECT COUNT(*) FROM transactionline m JOIN transaction i ON i.id = m.transaction AND i.type = 'CustInvc'
    WHERE m.mainline = 'T' AND m.createdfrom = o.id AND i.status`;
  const rows = await netsuite.queries.rows(
    suiteql`SELECT o.id, o.${key} AS sharedkey, o.tranid, o.otherrefnum, o.entity,
      (SELECT COUNT(*) FROM transactionline l WHERE l.transaction = o.id AND l.mainline = 'F' AND l.taxline = 'F'
        AND l.isclosed = 'F' AND -l.quantity > NVL(l.quantitybilled, 0)) AS unbilled,
      ${invoices} = 'B') AS paid, ${invoices} NOT IN ('B', 'V')) AS unpaid
      FROM transaction o WHERE o.type = 'SalesOrd' AND o.id IN ${ids} ORDER BY o.id`,
  );
  return rows.map((row) => {
    const isBilled = row.unbilled === '0';
    return {
      id: row.id ?? '',
      key: text(row, 'sharedkey'),
      number: text(row, 'tranid'),
      poNumber: text(row, 'otherrefnum'),
      customerId: row.entity ?? '',
      isBilled,
      isPaid: isBilled && row.paid !== '0' && row.unpaid === '0',
    };
  });
}
