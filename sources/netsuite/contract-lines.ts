import { parseChannel } from '../channel.ts';
import type { ContractRecord } from '../contract.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { type Row, text } from './query.ts';
import { suiteql, where } from './suiteql.ts';
import { transactionTenancy } from './tenancy.ts';

/** Sales orders with their lines, in one query; those without lines are left out. At most 1,000 ids. */
export async function salesOrderContracts(
  access: NetSuiteAccess,
  ids: readonly string[],
): Promise<ContractRecord[]> {
  const { orderChannel, customerChannel } = access.columns;
  const rows = await access.queries.rows(
    suiteql`SELECT l.transaction, l.id, l.item, NVL(i.displayname, i.itemid) AS name, -l.quantity AS quantity, -l.foreignamount AS amount,
        cur.symbol AS currencycode, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS orderedon, NVL(t.${orderChannel}, c.${customerChannel}) AS channel
      FROM transactionline l JOIN transaction t ON t.id = l.transaction JOIN currency cur ON cur.id = t.currency
      JOIN customer c ON c.id = t.entity LEFT JOIN item i ON i.id = l.item
      ${where([suiteql`t.type = 'SalesOrd'`, suiteql`l.transaction IN ${ids}`, suiteql`l.mainline = 'F' AND l.taxline = 'F'`, transactionTenancy(access)])}
      ORDER BY l.transaction, l.linesequencenumber, l.id`,
  );
  return [...Map.groupBy(rows, (row) => row.transaction ?? '')].map(([id, own]) => contract(id, own));
}

function contract(id: string, rows: readonly Row[]): ContractRecord {
  const [first = {}] = rows;
  return {
    id,
    currencyCode: first.currencycode ?? '',
    channel: parseChannel(text(first, 'channel')) ?? 'DIRECT',
    orderedOn: text(first, 'orderedon'),
    lines: rows.map((row) => {
      const itemId = text(row, 'item');
      return {
        id: row.id ?? '',
        product: itemId === null ? null : { system: 'netsuite', id: itemId },
        name: row.name ?? '',
        quantity: row.quantity ?? '1',
        total: row.amount ?? '0',
        currencyCode: row.currencycode ?? '',
        // What price levels ask of a customer is no list price of all.
        listPrice: null,
      };
    }),
  };
}
