import type { NetSuiteAccess } from '../netsuite.ts';
import { date, join, type SuiteQl, suiteql } from '../suiteql.ts';
import type { CurrencyBasis, Fact } from './fact-query.ts';
import { outsideEliminations, primaryBook } from './posted-lines.ts';

/** From the end of one day to the end of another. */
export interface BridgeStep {
  readonly key: string;
  readonly after: string;
  readonly until: string;
}

const MEASURES = ['opening', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'closing'] as const;

/**
 * The bridges of annual recurring revenue, customer by customer and summed up at the source, in one request: what is recognized
 * evenly over a term, as twelve months of it, while the term runs.
 */
export async function recurringRevenueBridges(
  access: NetSuiteAccess,
  steps: readonly BridgeStep[],
  basis: CurrencyBasis,
): Promise<Fact[]> {
  const rows = await access.queries.rows(
    suiteql`SELECT c.step, cur.symbol AS currencycode, c.subsidiary, SUM(c.opening) AS opening, SUM(c.closing) AS closing,
        SUM(CASE WHEN c.opening = 0 AND c.earlier = 0 THEN c.closing ELSE 0 END) AS new,
        SUM(CASE WHEN c.opening = 0 AND c.earlier > 0 THEN c.closing ELSE 0 END) AS reactivation,
        SUM(CASE WHEN c.opening <> 0 AND c.closing > c.opening THEN c.closing - c.opening ELSE 0 END) AS expansion,
        SUM(CASE WHEN c.opening <> 0 AND c.closing <> 0 AND c.closing < c.opening THEN c.closing - c.opening ELSE 0 END) AS contraction,
        SUM(CASE WHEN c.opening <> 0 AND c.closing = 0 AND c.closing < c.opening THEN -c.opening ELSE 0 END) AS churn
      FROM (${join(
        steps.map((step, index) => customersOf(step, index, basis)),
        ' UNION ALL ',
      )}) c JOIN currency cur ON cur.id = c.currency GROUP BY c.step, cur.symbol, c.subsidiary ORDER BY c.step, cur.symbol, c.subsidiary`,
  );
  return rows.map((row) => ({
    bucket: steps[Number(row.step)]?.key ?? '',
    currencyCode: row.currencycode ?? '',
    subsidiary: basis === 'subsidiary' ? (row.subsidiary ?? null) : null,
    dimensions: {},
    amounts: Object.fromEntries(MEASURES.map((measure) => [measure, row[measure] ?? '0'])),
  }));
}

/** Each customer's recurring revenue before and after a step, and whether it had any before. */
function customersOf({ after, until }: BridgeStep, index: number, basis: CurrencyBasis): SuiteQl {
  const [before, end] = [date(after), date(until)];
  const running = (day: SuiteQl): SuiteQl =>
    suiteql`SUM(CASE WHEN a.starts <= ${day} AND a.ends >= ${day} THEN a.annual ELSE 0 END)`;
  return suiteql`SELECT ${String(index)} AS step, a.customer, a.currency, a.subsidiary, ${running(before)} AS opening, ${running(end)} AS closing,
      SUM(CASE WHEN a.starts <= ${before} THEN 1 ELSE 0 END) AS earlier
    FROM (${annualAmounts(basis, end)}) a GROUP BY a.customer, a.currency, a.subsidiary`;
}

/** What runs over a term, as twelve months of it in the currency's own digits. */
function annualAmounts(basis: CurrencyBasis, until: SuiteQl): SuiteQl {
  const inOwn = basis === 'subsidiary';
  const amount = inOwn ? suiteql`e.discountedsalesamount * e.exchangerate` : suiteql`e.discountedsalesamount`;
  const annual = suiteql`${amount} * 12 / rp.terminmonths`;
  return suiteql`SELECT e.entity AS customer, cur.id AS currency, ${inOwn ? suiteql`e.subsidiary` : suiteql`0`} AS subsidiary,
      e.revrecstartdate AS starts, e.revrecenddate AS ends,
      CASE cur.currencyprecision WHEN 0 THEN ROUND(${annual}, 0) WHEN 3 THEN ROUND(${annual}, 3) ELSE ROUND(${annual}, 2) END AS annual
    FROM revenueelement e JOIN revenueplan rp ON rp.createdfrom = e.id AND rp.revenueplantype = 'ACTUAL'
      JOIN currency cur ON cur.id = ${inOwn ? suiteql`(SELECT s.currency FROM subsidiary s WHERE s.id = e.subsidiary)` : suiteql`e.currency`}
    WHERE rp.recognitionmethod <> 'POINT_IN_TIME' AND rp.terminmonths > 0 AND e.revrecstartdate <= ${until}
      AND rp.accountingbook = ${primaryBook()} AND ${outsideEliminations(suiteql`e.subsidiary`)}`;
}
