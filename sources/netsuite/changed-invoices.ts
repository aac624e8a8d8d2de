import type { NetSuite } from './netsuite.ts';
import { type Row, text } from './query.ts';
import { type SuiteQl, suiteql } from './suiteql.ts';

/** NetSuite gives at most this many rows to one query, however it is paged. */
const ROWS_PER_QUERY = 100_000;

/** An invoice that was touched, deleted ones included. */
export interface ChangedInvoice {
  readonly id: string;
  /** When it was last touched, by the account's own time: `YYYY-MM-DD HH24:MI:SS`. */
  readonly stamp: string;
  /** The same of its creation; null of one that is deleted. */
  readonly createdAt: string | null;
  readonly isDeleted: boolean;
  /** NetSuite's internal ids; null of one that is deleted. */
  readonly customerId: string | null;
  readonly orderId: string | null;
  /** Whether something was set against it in the time that was asked for. */
  readonly isSettled: boolean;
  /** What the graph shows of it: that differs where two changes that matter fall into one second. */
  readonly state: string;
}

/** The account's own time of the latest change of an invoice; undefined where there is none. */
export async function latestInvoiceStamp(netsuite: NetSuite): Promise<string | undefined> {
  const latest = suiteql`SELECT TO_CHAR(MAX(t.lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS') AS stamp
    FROM transaction t WHERE t.type = 'CustInvc'`;
  for await (const [row] of netsuite.queries.background(latest)) return row?.stamp;
  return undefined;
}

/**
 * Invoices that were touched at or after the account's own time, oldest first, each once: changed themselves, settled by
 * a payment, credit memo or deposit (whose links have times of their own), or deleted.
 */
export async function changedInvoices(netsuite: NetSuite, since: string): Promise<ChangedInvoice[]> {
  const found: ChangedInvoice[] = [];
  for (let last: string | undefined; ; ) {
    let count = 0;
    for await (const page of netsuite.queries.background(query(netsuite, since, last))) {
      count += page.length;
      last = page.at(-1)?.id;
      found.push(...page.map(changed));
    }
    if (count < ROWS_PER_QUERY) break;
  }
  return found.sort((a, b) =>
    a.stamp === b.stamp ? Number(a.id) - Number(b.id) : a.stamp < b.stamp ? -1 : 1,
  );
}

function query({ columns }: NetSuite, since: string, last: string | undefined): SuiteQl {
  const from = suiteql`TO_TIMESTAMP(${since}, 'YYYY-MM-DD HH24:MI:SS')`;
  const beyond = last === undefined ? suiteql`` : suiteql`WHERE c.id > ${last}`;
  return suiteql`SELECT c.id, c.settled, TO_CHAR(c.touched, 'YYYY-MM-DD HH24:MI:SS') AS stamp, t.status, t.entity, m.createdfrom,
      TO_CHAR(t.createddate, 'YYYY-MM-DD HH24:MI:SS') AS createdat, t.foreigntotal, t.foreignamountunpaid,
      TO_CHAR(t.trandate, 'YYYY-MM-DD') AS trandate, TO_CHAR(t.duedate, 'YYYY-MM-DD') AS duedate, t.tranid,
      t.${columns.key} AS sharedkey, t.${columns.invoiceDisputed} AS disputed, t.id AS present
    FROM (SELECT u.id, MAX(u.touched) AS touched, MAX(u.settled) AS settled FROM (
        SELECT i.id, i.lastmodifieddate AS touched, 'F' AS settled FROM transaction i
          WHERE i.type = 'CustInvc' AND i.lastmodifieddate >= ${from}
        UNION ALL SELECT a.previousdoc AS id, a.lastmodifieddate AS touched, 'T' AS settled FROM nexttransactionlinelink a
          JOIN transaction s ON s.id = a.previousdoc AND s.type = 'CustInvc' WHERE a.lastmodifieddate >= ${from}
        UNION ALL SELECT d.recordid AS id, d.deleteddate AS touched, 'F' AS settled FROM deletedrecord d
          WHERE LOWER(d.type) = 'invoice' AND d.deleteddate >= ${from}
      ) u GROUP BY u.id) c
    LEFT JOIN transaction t ON t.id = c.id
    LEFT JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T' ${beyond} ORDER BY c.id`;
}

function changed({ settled, ...row }: Row): ChangedInvoice {
  return {
    id: row.id ?? '',
    stamp: row.stamp ?? '',
    createdAt: text(row, 'createdat'),
    isDeleted: row.present === undefined,
    customerId: text(row, 'entity'),
    orderId: text(row, 'createdfrom'),
    isSettled: settled === 'T',
    state: JSON.stringify(row),
  };
}
