import { outsideEliminations, primaryBook } from './counted-once.ts';
import type { NetSuiteAccess } from './netsuite.ts';
import { LEDGER_LINES, onAccounts, type RevenueAccountType } from './reports/posted-lines.ts';
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
 * What these customers and orders earned and are to earn within the range, and what is billed and not earned as of now, as
 * reports have it: what journals recognized of their actual revenue plans with what other documents posted to income, what is
 * planned, and what is left on accounts of deferred revenue. Summed at the source, in one request: a thousand of them fit one page.
 */
export async function revenueTotals(
  access: NetSuiteAccess,
  scopes: readonly RevenueScope[],
  range: RevenueRange,
): Promise<RevenueRow[]> {
  const elements = scopedElements(access, scopes);
  const rows = await access.queries.rows(
    suiteql`SELECT s.scope, s.scopeid, cur.symbol AS currencycode, SUM(CASE WHEN s.measure = 'recognized' THEN s.amount END) AS recognized,
        SUM(CASE WHEN s.measure = 'planned' THEN s.amount END) AS planned, SUM(CASE WHEN s.measure = 'deferred' THEN s.amount END) AS deferred
      FROM (${join(
        [
          suiteql`SELECT x.scope, x.scopeid, rp.revenueplancurrency AS currency, 'recognized' AS measure, p.amount
            FROM (${elements}) x ${plannedRevenue()} JOIN accountingperiod ap ON ap.id = p.postingperiod
            ${where([RECOGNIZED, onAccount(suiteql`p.recognitionaccount`, 'Income'), ...within(range)])}`,
          suiteql`SELECT x.scope, x.scopeid, rp.revenueplancurrency AS currency, 'planned' AS measure, p.amount
            FROM (${elements}) x ${plannedRevenue()} JOIN accountingperiod ap ON ap.id = p.plannedperiod
            ${where([suiteql`p.isrecognized = 'F'`, ...within(range)])}`,
          suiteql`SELECT x.scope, x.scopeid, rp.revenueplancurrency AS currency, 'deferred' AS measure, -p.amount AS amount
            FROM (${elements}) x ${plannedRevenue()} ${where([RECOGNIZED, onAccount(suiteql`p.deferredrevenueaccount`, 'DeferRevenue')])}`,
          ...postedDirectly(access, scopes, 'recognized', 'Income', range),
          ...postedDirectly(access, scopes, 'deferred', 'DeferRevenue', { from: undefined, to: undefined }),
        ],
        ' UNION ALL ',
      )}) s JOIN currency cur ON cur.id = s.currency
      GROUP BY s.scope, s.scopeid, cur.symbol ORDER BY s.scope, s.scopeid, cur.symbol`,
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

const RECOGNIZED = suiteql`p.isrecognized = 'T' AND p.journal IS NOT NULL`;

/** The plans that post; forecasts are left out. */
function plannedRevenue(): SuiteQl {
  return suiteql`JOIN revenueplan rp ON rp.createdfrom = x.elementid AND rp.revenueplantype = 'ACTUAL'
    JOIN revenueplanplannedrevenue p ON p.revenueplan = rp.id AND rp.accountingbook = ${primaryBook()}`;
}

function onAccount(account: SuiteQl, type: RevenueAccountType): SuiteQl {
  return suiteql`${account} IN (SELECT acc.id FROM account acc WHERE acc.accttype = ${type})`;
}

function within({ from, to }: RevenueRange): (SuiteQl | undefined)[] {
  return [
    from === undefined ? undefined : suiteql`ap.startdate >= ${date(from)}`,
    to === undefined ? undefined : suiteql`ap.startdate <= ${date(to)}`,
  ];
}

/** What other documents than the journals of plans posted: a customer's, an order's bills, and what takes those back. */
function postedDirectly(
  access: NetSuiteAccess,
  scopes: readonly RevenueScope[],
  measure: 'recognized' | 'deferred',
  accountType: RevenueAccountType,
  range: RevenueRange,
): SuiteQl[] {
  const posted = (scope: RevenueScope['scope'], id: SuiteQl, source: SuiteQl, condition: SuiteQl): SuiteQl =>
    suiteql`SELECT ${scope} AS scope, ${id} AS scopeid, t.currency, ${measure} AS measure, -l.foreignamount AS amount
      ${LEDGER_LINES} JOIN accountingperiod ap ON ap.id = t.postingperiod ${source}
      ${where([condition, ...onAccounts(accountType, 'all but recognition journals'), ...within(range), tenancy(access, suiteql`l.entity`)])}`;
  return [
    ...idsOf(scopes, 'customer').map((ids) =>
      posted('customer', suiteql`l.entity`, suiteql``, suiteql`l.entity IN ${ids}`),
    ),
    ...idsOf(scopes, 'order').flatMap((ids) => [
      posted('order', suiteql`l.createdfrom`, suiteql``, suiteql`l.createdfrom IN ${ids}`),
      posted(
        'order',
        suiteql`bill.createdfrom`,
        suiteql`JOIN transactionline bill ON bill.transaction = l.createdfrom AND bill.mainline = 'T'`,
        suiteql`bill.createdfrom IN ${ids}`,
      ),
    ]),
  ];
}

function idsOf(scopes: readonly RevenueScope[], scope: RevenueScope['scope']): string[][] {
  return inLists(scopes.filter((one) => one.scope === scope).map(({ id }) => id));
}

/** The revenue elements of each scope, `(scope, scopeid, elementid)`: made from order lines or from invoice lines. */
function scopedElements(access: NetSuiteAccess, scopes: readonly RevenueScope[]): SuiteQl {
  return join(
    [
      ...idsOf(scopes, 'customer').map(
        (part) =>
          suiteql`SELECT 'customer' AS scope, e.entity AS scopeid, e.id AS elementid FROM revenueelement e
            ${where([suiteql`e.entity IN ${part}`, outsideEliminations(suiteql`e.subsidiary`), tenancy(access, suiteql`e.entity`)])}`,
      ),
      ...idsOf(scopes, 'order').flatMap((part) => [
        suiteql`SELECT DISTINCT 'order' AS scope, l.createdfrom AS scopeid, l.revenueelement AS elementid FROM transactionline l
          ${where([suiteql`l.revenueelement IS NOT NULL AND l.mainline = 'F' AND l.createdfrom IN ${part}`, tenancy(access, suiteql`l.entity`)])}`,
        suiteql`SELECT DISTINCT 'order' AS scope, l.transaction AS scopeid, l.revenueelement AS elementid FROM transactionline l
          ${where([suiteql`l.revenueelement IS NOT NULL AND l.mainline = 'F' AND l.transaction IN ${part}`, tenancy(access, suiteql`l.entity`)])}`,
      ]),
    ],
    ' UNION ALL ',
  );
}
