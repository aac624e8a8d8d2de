import { refuseTooManyRows } from '../../../kit/report/row-limit.ts';
import { outsideEliminations, primaryBook } from '../counted-once.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { column, date, join, type SuiteQl, suiteql, whole } from '../suiteql.ts';
import type { CurrencyBasis, Fact, FactDimension } from './fact-query.ts';
import { packedRows } from './packed-rows.ts';
import { elementDimensions } from './sale-dimensions.ts';

/** From the end of one day to the end of another. */
export interface BridgeStep {
  readonly key: string;
  readonly after: string;
  readonly until: string;
}

/** What is asked of bridges. */
export interface BridgeScope {
  readonly steps: readonly BridgeStep[];
  readonly dimensions: readonly FactDimension[];
  readonly basis: CurrencyBasis;
}

const MOVEMENTS = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
const MEASURES = ['opening', ...MOVEMENTS, 'lost', 'closing'] as const;

/**
 * The bridges of annual recurring revenue, summed up at the source, in one request: what is recognized evenly over a term, as
 * twelve months of it, while the term runs. Which movement it is is judged by all that a customer has in a currency (and, in
 * subsidiaries' currencies, with a subsidiary); a group has its part of that customer's change under the same name, so that
 * groups add up. `lost` is what customers of the opening have less in the group. Throws BAD_USER_INPUT where they are more
 * than a report may have rows.
 */
export async function recurringRevenueBridges(access: NetSuiteAccess, scope: BridgeScope): Promise<Fact[]> {
  const { steps, dimensions, basis } = scope;
  const own = dimensions.map(columnOf);
  const key = ['step', 'currencycode', 'books', ...own];
  const groups = suiteql`c.step, cur.symbol, c.books${listed(own, 'c')}`;
  const sums = MOVEMENTS.map(
    (name) =>
      suiteql`SUM(CASE WHEN c.movement = ${name} THEN c.closing - c.opening ELSE 0 END) AS ${column(name)}`,
  );
  // Of a combination that the customer never had, or has no more, nothing is told.
  const isTold =
    dimensions.length === 0 ? suiteql`` : suiteql`WHERE c.opening <> 0 OR c.closing <> 0 OR c.lost <> 0`;
  const rows = await packedRows(
    access,
    suiteql`SELECT c.step, cur.symbol AS currencycode, c.books${listed(own, 'c')}, SUM(c.opening) AS opening, SUM(c.closing) AS closing,
        SUM(c.lost) AS lost, ${join(sums, ', ')}
      FROM (${movements(access, scope)}) c JOIN currency cur ON cur.id = c.currency ${isTold} GROUP BY ${groups}`,
    [...key, ...MEASURES],
    key,
  );
  refuseTooManyRows(rows.length);
  return rows.map((row) => ({
    bucket: steps[Number(row.step)]?.key ?? '',
    currencyCode: row.currencycode ?? '',
    subsidiary: basis === 'subsidiary' ? (row.books ?? null) : null,
    dimensions: Object.fromEntries(
      dimensions.map((dimension) => [dimension, row[columnOf(dimension)] ?? null]),
    ),
    amounts: Object.fromEntries(MEASURES.map((measure) => [measure, row[measure] ?? '0'])),
  }));
}

/** Each customer's part of each group before and after each step, and by what movement the customer came from one to the other. */
function movements(access: NetSuiteAccess, scope: BridgeScope): SuiteQl {
  const own = scope.dimensions.map(columnOf);
  const ofCustomer = (name: SuiteQl): SuiteQl =>
    suiteql`SUM(g.${name}) OVER (PARTITION BY g.step, g.buyer, g.currency, g.books) AS buyer${name}`;
  return suiteql`SELECT m.*, CASE WHEN m.movement IN ('new', 'reactivation') THEN 0 ELSE GREATEST(m.opening - m.closing, 0) END AS lost
    FROM (SELECT b.step, b.currency, b.books${listed(own, 'b')}, b.opening, b.closing,
        CASE WHEN b.buyeropening = 0 AND b.buyerearlier = 0 THEN 'new' WHEN b.buyeropening = 0 THEN 'reactivation'
          WHEN b.buyerclosing >= b.buyeropening THEN 'expansion' WHEN b.buyerclosing = 0 THEN 'churn' ELSE 'contraction' END AS movement
      FROM (SELECT g.*, ${ofCustomer(suiteql`opening`)}, ${ofCustomer(suiteql`closing`)}, ${ofCustomer(suiteql`earlier`)}
        FROM (${partsOf(access, scope)}) g) b) m`;
}

/** Each customer's recurring revenue before and after each step, group by group, and whether it had any before. */
function partsOf(access: NetSuiteAccess, scope: BridgeScope): SuiteQl {
  const own = listed(scope.dimensions.map(columnOf), 'a');
  const running = (day: SuiteQl): SuiteQl =>
    suiteql`SUM(CASE WHEN a.starts <= s.${day} AND a.ends >= s.${day} THEN a.annual ELSE 0 END)`;
  const steps = join(
    scope.steps.map(
      ({ after, until }, index) =>
        suiteql`SELECT ${whole(index)} AS step, ${date(after)} AS dayafter, ${date(until)} AS dayuntil FROM dual`,
    ),
    ' UNION ALL ',
  );
  return suiteql`SELECT s.step, a.buyer, a.currency, a.books${own}, ${running(suiteql`dayafter`)} AS opening,
      ${running(suiteql`dayuntil`)} AS closing, SUM(CASE WHEN a.starts <= s.dayafter THEN 1 ELSE 0 END) AS earlier
    FROM (${annualAmounts(access, scope)}) a JOIN (${steps}) s ON a.starts <= s.dayuntil
    GROUP BY s.step, a.buyer, a.currency, a.books${own}`;
}

/**
 * What runs over a term, as twelve months of it in the currency's own digits; `books`: whose they are, where that tells. Summed
 * up, so that what elements are told apart by is looked up once for each and not for every step.
 */
function annualAmounts(access: NetSuiteAccess, { dimensions, basis, steps }: BridgeScope): SuiteQl {
  const inOwn = basis === 'subsidiary';
  const last = steps.map(({ until }) => until).reduce((a, b) => (a > b ? a : b));
  const amount = inOwn ? suiteql`e.discountedsalesamount * e.exchangerate` : suiteql`e.discountedsalesamount`;
  const told = elementDimensions(access);
  const own = dimensions.map((dimension) => suiteql`, ${told[dimension]} AS ${column(columnOf(dimension))}`);
  const names = listed(dimensions.map(columnOf), 'x');
  return suiteql`SELECT x.buyer, x.currency, x.books, x.starts, x.ends${names}, SUM(x.annual) AS annual
    FROM (SELECT e.entity AS buyer, cur.id AS currency, ${inOwn ? suiteql`e.subsidiary` : suiteql`0`} AS books${join(own, ' ')},
        e.revrecstartdate AS starts, e.revrecenddate AS ends, ROUND(${amount} * 12 / rp.terminmonths, cur.currencyprecision) AS annual
      FROM revenueelement e JOIN revenueplan rp ON rp.createdfrom = e.id AND rp.revenueplantype = 'ACTUAL'
        JOIN currency cur ON cur.id = ${inOwn ? suiteql`(SELECT s.currency FROM subsidiary s WHERE s.id = e.subsidiary)` : suiteql`e.currency`}
      WHERE rp.recognitionmethod <> 'POINT_IN_TIME' AND rp.terminmonths > 0 AND e.revrecstartdate <= ${date(last)}
        AND rp.accountingbook = ${primaryBook()} AND ${outsideEliminations(suiteql`e.subsidiary`)}) x
    GROUP BY x.buyer, x.currency, x.books, x.starts, x.ends${names}`;
}

function columnOf(dimension: FactDimension): string {
  return dimension.toLowerCase();
}

/** Columns of an alias behind others. */
function listed(names: readonly string[], alias: string): SuiteQl {
  return join(
    names.map((name) => suiteql`, ${column(alias)}.${column(name)}`),
    ' ',
  );
}
