import { primaryBook } from './counted-once.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { date, inLists, join, type SuiteQl, suiteql, where } from './suiteql.ts';
import { tenancy } from './tenancy.ts';

/** Whose revenue. */
export interface RevenueScope {
  readonly scope: 'customer' | 'order';
  readonly id: string;
}

/** Accounting periods that begin within these days, both included; undefined is open. */
export interface RevenueRange {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The sums of one customer or order in one currency; decimal text, net of tax. */
export interface RevenueRow extends RevenueScope {
  readonly currencyCode: string;
  readonly recognized: string;
  readonly planned: string;
  readonly deferred: string;
}

/**
 * What the actual revenue plans of these customers and orders recognized and plan within the range, and what is
 * billed but not recognized as of now, summed at the source, in one request: a thousand of them fit one page.
 */
export async function revenueTotals(
  access: NetSuiteAccess,
  scopes: readonly RevenueScope[],
  range: RevenueRange,
): Promise<RevenueRow[]> {
  const elements = scopedElements(access, scopes);
  const rows = await access.queries.rows(
    suiteql`SELECT scope, scopeid, currencycode, SUM(CASE WHEN measure = 'recognized' THEN amount END) AS recognized,
        SUM(CASE WHEN measure = 'planned' THEN amount END) AS planned, SUM(CASE WHEN measure = 'deferred' THEN amount END) AS deferred
      FROM (
      SELECT x.scope, x.scopeid, cur.symbol AS currencycode,
        CASE WHEN p.isrecognized = 'T' THEN 'recognized' ELSE 'planned' END AS measure, p.amount
      FROM (${elements}) x ${plannedRevenue()} ${where(rangeConditions(range))}
      UNION ALL
      SELECT x.scope, x.scopeid, cur.symbol AS currencycode, 'deferred' AS measure, -p.amount AS amount
      FROM (${elements}) x ${plannedRevenue()} WHERE p.isrecognized = 'T'
      UNION ALL
      SELECT x.scope, x.scopeid, cur.symbol AS currencycode, 'deferred' AS measure, -l.foreignamount AS amount
      FROM (${elements}) x JOIN transactionline l ON l.revenueelement = x.elementid AND l.mainline = 'F'
      JOIN transaction t ON t.id = l.transaction AND t.type IN ('CustInvc', 'CashSale', 'CustCred', 'CashRfnd') JOIN currency cur ON cur.id = t.currency
    ) sums GROUP BY scope, scopeid, currencycode ORDER BY scope, scopeid, currencycode`,
  );
  return rows.map((row) => ({
    scope: row.scope as RevenueScope['scope'],
    id: row.scopeid ?? '',
    currencyCode: row.currencycode ?? '',
    recognized: row.recognized ?? '0',
    planned: row.planned ?? '0',
    deferred: row.deferred ?? '0',
  }));
}

/** The plans that post; forecasts are left out. */
function plannedRevenue(): SuiteQl {
  return suiteql`JOIN revenueplan rp ON rp.createdfrom = x.elementid AND rp.revenueplantype = 'ACTUAL'
    JOIN revenueplanplannedrevenue p ON p.revenueplan = rp.id AND rp.accountingbook = ${primaryBook()} JOIN accountingperiod ap ON ap.id = p.plannedperiod
    JOIN currency cur ON cur.id = rp.revenueplancurrency`;
}

function rangeConditions({ from, to }: RevenueRange): (SuiteQl | undefined)[] {
  return [
    from === undefined ? undefined : suiteql`ap.startdate >= ${date(from)}`,
    to === undefined ? undefined : suiteql`ap.startdate <= ${date(to)}`,
  ];
}

/** The revenue elements of each scope, `(scope, scopeid, elementid)`: made from order lines or from invoice lines. */
function scopedElements(access: NetSuiteAccess, scopes: readonly RevenueScope[]): SuiteQl {
  const ids = (scope: RevenueScope['scope']): string[][] =>
    inLists(scopes.filter((one) => one.scope === scope).map(({ id }) => id));
  return join(
    [
      ...ids('customer').map(
        (part) =>
          suiteql`SELECT 'customer' AS scope, e.entity AS scopeid, e.id AS elementid FROM revenueelement e
            ${where([suiteql`e.entity IN ${part}`, tenancy(access, suiteql`e.entity`)])}`,
      ),
      ...ids('order').flatMap((part) => [
        suiteql`SELECT DISTINCT 'order' AS scope, l.createdfrom AS scopeid, l.revenueelement AS elementid FROM transactionline l
          ${where([suiteql`l.revenueelement IS NOT NULL AND l.mainline = 'F' AND l.createdfrom IN ${part}`, tenancy(access, suiteql`l.entity`)])}`,
        suiteql`SELECT DISTINCT 'order' AS scope, l.transaction AS scopeid, l.revenueelement AS elementid FROM transactionline l
          ${where([suiteql`l.revenueelement IS NOT NULL AND l.mainline = 'F' AND l.transaction IN ${part}`, tenancy(access, suiteql`l.entity`)])}`,
      ]),
    ],
    ' UNION ALL ',
  );
}
