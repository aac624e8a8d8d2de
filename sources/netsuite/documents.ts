import type { After } from '../../kit/connection.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import type { Row } from './query.ts';
import { date, inLists, join, type SuiteQl, suiteql, where, whole } from './suiteql.ts';
import { transactionTenancy } from './tenancy.ts';

/** The documents that are listed by customer and by order. */
export type DocumentType = 'CustInvc' | 'CustPymt' | 'CustCred';

/** The documents of one type of one customer or of one sales order. */
export interface DocumentScope {
  readonly scope: 'customer' | 'order';
  readonly id: string;
  readonly type: DocumentType;
}

/** Conditions on a list of documents. */
export interface DocumentFilter {
  readonly key?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly orderId?: string | null | undefined;
  readonly statusLetters?: readonly string[] | undefined;
}

/** The row of a document, to be read by `invoice`, `payment` or `creditMemo`, which know what its columns mean. */
export type DocumentRow = Row;

/** At most 1,000 ids. */
export function documentsByIds(
  access: NetSuiteAccess,
  type: DocumentType,
  ids: readonly string[],
): Promise<readonly DocumentRow[]> {
  const conditions = where([suiteql`t.type = ${type}`, suiteql`t.id IN ${ids}`, transactionTenancy(access)]);
  return access.queries.rows(
    suiteql`SELECT ${columns(access)} FROM transaction t ${joins()} ${conditions} ORDER BY t.id`,
  );
}

/** Up to `limit` documents, newest first. */
export function documentPage(
  access: NetSuiteAccess,
  type: DocumentType,
  filter: DocumentFilter,
  limit: number,
  after: After | undefined,
): Promise<readonly DocumentRow[]> {
  const conditions = where([...filterConditions(access, type, filter), after && beyond(after)]);
  return access.queries.rows(
    suiteql`SELECT ${columns(access)} FROM transaction t ${joins()} ${conditions}
      ORDER BY t.trandate DESC, t.id DESC FETCH FIRST ${whole(limit)} ROWS ONLY`,
  );
}

export async function countDocuments(
  access: NetSuiteAccess,
  type: DocumentType,
  filter: DocumentFilter,
): Promise<number> {
  const [row] = await access.queries.rows(
    suiteql`SELECT COUNT(*) AS n FROM transaction t ${joins()} ${where(filterConditions(access, type, filter))}`,
  );
  return Number(row?.n ?? 0);
}

/**
 * Up to `limit` documents of each scope, newest first, in one request. Rows carry `scope`, `scopeid`, and `found`: how
 * many there are of the scope after the place. That spares the one row more that would tell of a next page, and with
 * it a vendor page where a level just fits one.
 */
export function documentsByScope(
  access: NetSuiteAccess,
  scopes: readonly DocumentScope[],
  limit: number,
  after: After | undefined,
): Promise<readonly DocumentRow[]> {
  const conditions = where([transactionTenancy(access), after && beyond(after)]);
  return access.queries.rows(
    suiteql`SELECT * FROM (
      SELECT x.scope, x.scopeid, ${columns(access)},
        ROW_NUMBER() OVER (PARTITION BY x.scope, x.scopeid, t.type ORDER BY t.trandate DESC, t.id DESC) AS place,
        COUNT(*) OVER (PARTITION BY x.scope, x.scopeid, t.type) AS found
      FROM (${members(scopes)}) x JOIN transaction t ON t.id = x.docid ${joins()} ${conditions}
    ) ranked WHERE ranked.place <= ${whole(limit)} ORDER BY scope, scopeid, type, place`,
  );
}

/** How many documents each scope has: rows of `scope scopeid type n`. */
export function documentCounts(
  access: NetSuiteAccess,
  scopes: readonly DocumentScope[],
): Promise<readonly Row[]> {
  return access.queries.rows(
    suiteql`SELECT x.scope, x.scopeid, t.type, COUNT(*) AS n FROM (${members(scopes)}) x JOIN transaction t ON t.id = x.docid
      ${where([transactionTenancy(access)])} GROUP BY x.scope, x.scopeid, t.type ORDER BY x.scope, x.scopeid, t.type`,
  );
}

/** Which documents belong to which scope, each once: `(scope, scopeid, docid)`. */
function members(scopes: readonly DocumentScope[]): SuiteQl {
  const ids = (scope: DocumentScope['scope'], type: DocumentType): string[][] =>
    inLists(scopes.filter((one) => one.scope === scope && one.type === type).map(({ id }) => id));
  const types: readonly DocumentType[] = ['CustInvc', 'CustPymt', 'CustCred'];
  return join(
    [
      ...types.flatMap((type) =>
        ids('customer', type).map(
          (part) =>
            suiteql`SELECT 'customer' AS scope, d.entity AS scopeid, d.id AS docid FROM transaction d
              WHERE d.type = ${type} AND d.entity IN ${part}`,
        ),
      ),
      ...ids('order', 'CustInvc').map(
        (part) =>
          suiteql`SELECT 'order' AS scope, i.createdfrom AS scopeid, i.transaction AS docid FROM transactionline i
            JOIN transaction d ON d.id = i.transaction AND d.type = 'CustInvc'
            WHERE i.mainline = 'T' AND i.createdfrom IN ${part}`,
      ),
      // One payment may settle several invoices of an order.
      ...ids('order', 'CustPymt').map(
        (part) =>
          suiteql`SELECT DISTINCT 'order' AS scope, i.createdfrom AS scopeid, a.nextdoc AS docid FROM transactionline i
            JOIN nexttransactionlinelink a ON a.previousdoc = i.transaction
            JOIN transaction d ON d.id = a.nextdoc AND d.type = 'CustPymt'
            WHERE i.mainline = 'T' AND i.createdfrom IN ${part}`,
      ),
    ],
    ' UNION ALL ',
  );
}

function filterConditions(
  access: NetSuiteAccess,
  type: DocumentType,
  filter: DocumentFilter,
): (SuiteQl | undefined)[] {
  const { key, customerId, orderId, statusLetters } = filter;
  return [
    suiteql`t.type = ${type}`,
    transactionTenancy(access),
    key == null ? undefined : suiteql`t.${access.columns.key} = ${key}`,
    customerId == null ? undefined : suiteql`t.entity = ${customerId}`,
    orderId == null ? undefined : suiteql`m.createdfrom = ${orderId}`,
    statusLetters === undefined ? undefined : suiteql`t.status IN ${statusLetters}`,
  ];
}

function columns(access: NetSuiteAccess): SuiteQl {
  return suiteql`t.id, t.type, t.${access.columns.key} AS sharedkey, t.tranid, t.status, t.entity, m.createdfrom,
    TO_CHAR(t.trandate, 'YYYY-MM-DD') AS trandate, TO_CHAR(t.duedate, 'YYYY-MM-DD') AS duedate, cur.symbol AS currencycode,
    t.foreigntotal, t.foreignamountunpaid, t.foreignpaymentamountunused, t.memo, t.${access.columns.invoiceDisputed} AS disputed,
    TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version,
    (SELECT -SUM(l.foreignamount) FROM transactionline l WHERE l.transaction = t.id AND l.taxline = 'T') AS tax`;
}

function joins(): SuiteQl {
  return suiteql`JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T' JOIN currency cur ON cur.id = t.currency`;
}

function beyond(after: After): SuiteQl {
  return suiteql`t.trandate < ${date(after.sort)} OR (t.trandate = ${date(after.sort)} AND t.id < ${after.id})`;
}
