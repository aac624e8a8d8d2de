import { Decimal } from '../../kit/money.ts';
import type { NetSuite } from './netsuite.ts';
import { text } from './query.ts';
import { suiteql } from './suiteql.ts';

/** A line of a sales order, and how much of it is still to be billed; numbers are decimal text. */
export interface LineToBill {
  readonly id: string;
  readonly itemId: string | null;
  readonly quantity: string;
  readonly unitPrice: string | null;
  /** Zero of a line that is closed. */
  readonly left: string;
}

/** The item lines of a sales order, in its order. */
export async function linesToBill(netsuite: NetSuite, orderId: string): Promise<LineToBill[]> {
  const rows = await netsuite.queries.rows(
    suiteql`SELECT l.id, l.item, -l.quantity AS quantity, NVL(l.quantitybilled, 0) AS billed, l.rate, l.isclosed
      FROM transactionline l WHERE l.transaction = ${orderId} AND l.mainline = 'F' AND l.taxline = 'F'
      ORDER BY l.linesequencenumber, l.id`,
  );
  return rows.map((row) => {
    const quantity = row.quantity ?? '0';
    const rest = new Decimal(quantity).minus(row.billed ?? '0');
    return {
      id: row.id ?? '',
      itemId: text(row, 'item'),
      quantity,
      unitPrice: text(row, 'rate'),
      left: row.isclosed === 'T' || rest.isNegative() ? '0' : rest.toFixed(),
    };
  });
}
