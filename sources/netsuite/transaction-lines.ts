import type { NetSuiteAccess } from './netsuite.ts';
import { text } from './query.ts';
import { inLists, suiteql, where } from './suiteql.ts';
import { transactionTenancy } from './tenancy.ts';

/** An item line of a sales order or an invoice; amounts are decimal text in `currencyCode`, net of tax. */
export interface TransactionLineRecord {
  readonly transactionId: string;
  readonly id: string;
  readonly itemId: string | null;
  readonly quantity: string;
  readonly rate: string | null;
  readonly amount: string;
  readonly currencyCode: string;
}

/** At most 1,000 ids. NetSuite counts sales as negative; we do not. */
async function readLines(access: NetSuiteAccess, ids: readonly string[]): Promise<TransactionLineRecord[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT l.transaction, l.id, l.item, -l.quantity AS quantity, l.rate, -l.foreignamount AS amount, cur.symbol AS currencycode
      FROM transactionline l JOIN transaction t ON t.id = l.transaction JOIN currency cur ON cur.id = t.currency
      ${where([suiteql`l.transaction IN ${ids}`, suiteql`l.mainline = 'F' AND l.taxline = 'F'`, transactionTenancy(access)])}
      ORDER BY l.transaction, l.linesequencenumber, l.id`,
  );
  return rows.map((row) => ({
    transactionId: row.transaction ?? '',
    id: row.id ?? '',
    itemId: text(row, 'item'),
    quantity: row.quantity ?? '1',
    rate: text(row, 'rate'),
    amount: row.amount ?? '0',
    currencyCode: row.currencycode ?? '',
  }));
}

/** The item lines of these transactions by transaction id, in the order of each. */
export async function linesByTransaction(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<Map<string, TransactionLineRecord[]>> {
  const lines = (await Promise.all(inLists(ids).map((part) => readLines(access, part)))).flat();
  return Map.groupBy(lines, ({ transactionId }) => transactionId);
}
