import { to18 } from '../../kit/ids.ts';
import type { KeyChange, LinkedKind } from '../identity/change.ts';
import type { NetSuite } from './netsuite.ts';
import { type Row, text } from './query.ts';
import { type SuiteQl, suiteql, where } from './suiteql.ts';

/** NetSuite gives at most this many rows to one query, however it is paged. */
const ROWS_PER_QUERY = 100_000;

const DELETED_TYPES: Readonly<Record<string, LinkedKind>> = { customer: 'customer', salesorder: 'order' };

/**
 * Keys and links of customers, sales orders and items that changed at or after the account's own time
 * (`YYYY-MM-DD HH24:MI:SS`).
 */
export async function* netsuiteKeyChanges(
  netsuite: NetSuite,
  kind: LinkedKind,
  since: string | undefined,
): AsyncGenerator<KeyChange[]> {
  const { key, customerSalesforceId, orderSalesforceId } = netsuite.columns;
  const stamp = suiteql`TO_CHAR(k.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS changedat`;
  const selections: Record<LinkedKind, { select: SuiteQl; condition: SuiteQl | undefined }> = {
    customer: {
      select: suiteql`SELECT k.id, k.${key} AS sharedkey, k.${customerSalesforceId} AS linkedid,
        TO_CHAR(k.datecreated, 'YYYY-MM-DD') AS sort, ${stamp} FROM customer k`,
      condition: undefined,
    },
    order: {
      select: suiteql`SELECT k.id, k.${key} AS sharedkey, k.${orderSalesforceId} AS linkedid, k.entity AS ownerid,
        TO_CHAR(k.trandate, 'YYYY-MM-DD') AS sort, ${stamp} FROM transaction k`,
      condition: suiteql`k.type = 'SalesOrd'`,
    },
    product: {
      select: suiteql`SELECT k.id, k.${key} AS sharedkey, ${stamp} FROM item k`,
      condition: undefined,
    },
  };
  const { select, condition } = selections[kind];
  const changed =
    since === undefined
      ? undefined
      : suiteql`k.lastmodifieddate >= TO_TIMESTAMP(${since}, 'YYYY-MM-DD HH24:MI:SS')`;
  for (let last: string | undefined; ; ) {
    const beyond = last === undefined ? undefined : suiteql`k.id > ${last}`;
    let count = 0;
    for await (const page of netsuite.queries.background(
      suiteql`${select} ${where([condition, changed, beyond])} ORDER BY k.id`,
    )) {
      count += page.length;
      last = page.at(-1)?.id;
      yield page.map((row) => change(kind, row));
    }
    if (count < ROWS_PER_QUERY) return;
  }
}

/** Customers and sales orders deleted at or after the account's own time; their keys are gone, so rows carry ids only. */
export async function* netsuiteDeletions(netsuite: NetSuite, since: string): AsyncGenerator<KeyChange[]> {
  const rows = netsuite.queries.background(
    suiteql`SELECT k.recordid, k.type, TO_CHAR(k.deleteddate, 'YYYY-MM-DD HH24:MI:SS') AS changedat FROM deletedrecord k
      WHERE k.deleteddate >= TO_TIMESTAMP(${since}, 'YYYY-MM-DD HH24:MI:SS') ORDER BY k.deleteddate, k.recordid`,
  );
  for await (const page of rows) {
    yield page.flatMap((row) => {
      const kind = DELETED_TYPES[(row.type ?? '').toLowerCase().replace(/[^a-z]/g, '')];
      if (!kind) return [];
      const gone = { id: row.recordid ?? '', key: null, linkedId: null, sort: '', ownerId: null };
      return [{ kind, row: gone, deleted: true, changedAt: row.changedat ?? '' }];
    });
  }
}

function change(kind: LinkedKind, row: Row): KeyChange {
  const linkedId = text(row, 'linkedid');
  return {
    kind,
    deleted: false,
    changedAt: row.changedat ?? '',
    row: {
      id: row.id ?? '',
      key: text(row, 'sharedkey'),
      linkedId: linkedId === null ? null : to18(linkedId),
      sort: row.sort ?? '',
      ownerId: text(row, 'ownerid'),
    },
  };
}
