import { Decimal } from '../../kit/money.ts';
import type { NetSuite } from './netsuite.ts';
import { suiteql } from './suiteql.ts';

/** A line of an invoice, and how much of it is not credited yet; decimal text. */
export interface LineToCredit {
  readonly id: string;
  readonly quantity: string;
  readonly left: string;
}

/**
 * The item lines of an invoice, in its order. Credit memos do not say which line they credit, so what they credit of an item
 * at a price is counted against the invoice's lines of that item and price, one after another.
 */
export async function linesToCredit(netsuite: NetSuite, invoiceId: string): Promise<LineToCredit[]> {
  const [lines, credits] = await Promise.all([
    netsuite.queries.rows(
      suiteql`SELECT l.id, l.item, l.rate, -l.quantity AS quantity FROM transactionline l
        WHERE l.transaction = ${invoiceId} AND l.mainline = 'F' AND l.taxline = 'F' ORDER BY l.linesequencenumber, l.id`,
    ),
    netsuite.queries.rows(
      suiteql`SELECT l.item, l.rate, SUM(l.quantity) AS quantity FROM transaction t
        JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T' AND m.createdfrom = ${invoiceId}
        JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'F' AND l.taxline = 'F'
        WHERE t.type = 'CustCred' AND t.voided = 'F' GROUP BY l.item, l.rate ORDER BY l.item, l.rate`,
    ),
  ]);
  const credited = new Map(
    credits.map((row) => [`${row.item} ${row.rate}`, new Decimal(row.quantity ?? '0')]),
  );
  return lines.map((row) => {
    const quantity = new Decimal(row.quantity ?? '0');
    const name = `${row.item} ${row.rate}`;
    const taken = Decimal.min(quantity, credited.get(name) ?? 0);
    credited.set(name, (credited.get(name) ?? new Decimal(0)).minus(taken));
    return { id: row.id ?? '', quantity: quantity.toFixed(), left: quantity.minus(taken).toFixed() };
  });
}
