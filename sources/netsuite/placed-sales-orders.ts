import type { NetSuite } from './netsuite.ts';
import type { Row } from './query.ts';
import type { SalesOrderStatusLetter } from './sales-orders.ts';
import { suiteql, where } from './suiteql.ts';

/** A sales order as far as it tells whether an order is whole. */
export interface PlacedSalesOrder {
  readonly id: string;
  /** The external id, which Salesforce's order shares. */
  readonly key: string;
  readonly statusLetter: SalesOrderStatusLetter;
  readonly cancellationReason: string | null;
  /** In the account's own time, `YYYY-MM-DD HH24:MI:SS`. */
  readonly changedAt: string;
}

const KEYS_AT_ONCE = 1_000;

/** The sales orders that bear these keys. Throws SourceError. */
export async function salesOrdersByKeys(
  netsuite: NetSuite,
  keys: readonly string[],
): Promise<readonly PlacedSalesOrder[]> {
  const found: PlacedSalesOrder[] = [];
  for (let i = 0; i < keys.length; i += KEYS_AT_ONCE)
    found.push(
      ...(await select(netsuite, suiteql`t.${netsuite.columns.key} IN ${keys.slice(i, i + KEYS_AT_ONCE)}`)),
    );
  return found;
}

/**
 * Cancelled sales orders whose keys are as long as ours, 40 digits, changed at or after the account's own time; all where none is given.
 * Throws SourceError.
 */
export async function cancelledSalesOrders(
  netsuite: NetSuite,
  since: string | undefined,
): Promise<readonly PlacedSalesOrder[]> {
  const changed =
    since === undefined
      ? suiteql``
      : suiteql` AND t.lastmodifieddate >= TO_TIMESTAMP(${since}, 'YYYY-MM-DD HH24:MI:SS')`;
  return select(netsuite, suiteql`t.status = 'C' AND LENGTH(t.${netsuite.columns.key}) = 40${changed}`);
}

async function select(
  netsuite: NetSuite,
  condition: ReturnType<typeof suiteql>,
): Promise<PlacedSalesOrder[]> {
  const { key, cancellationReason } = netsuite.columns;
  const rows = await netsuite.queries.rows(
    suiteql`SELECT t.id, t.${key} AS sharedkey, t.status, t.${cancellationReason} AS reason,
      TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS changedat
      FROM transaction t ${where([suiteql`t.type = 'SalesOrd'`, condition])} ORDER BY t.id`,
  );
  return rows.map(salesOrder);
}

function salesOrder(row: Row): PlacedSalesOrder {
  return {
    id: row.id ?? '',
    key: (row.sharedkey ?? '').toLowerCase(),
    statusLetter: (row.status ?? '') as SalesOrderStatusLetter,
    cancellationReason: row.reason ?? null,
    changedAt: row.changedat ?? '',
  };
}
