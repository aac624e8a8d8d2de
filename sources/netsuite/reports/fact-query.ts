import type { ReportPeriod } from '../../../kit/report/period.ts';
import { refuseTooManyRows } from '../../../kit/report/row-limit.ts';
import type { NetSuiteAccess } from '../netsuite.ts';
import { column, join, type SuiteQl, suiteql, where, whole } from '../suiteql.ts';
import { type PackedRow, packedRows } from './packed-rows.ts';

/** By what facts can be told apart, beside the period. */
export type FactDimension = 'product' | 'family' | 'customer' | 'channel' | 'subsidiary' | 'salesRep';

/** By what some reports tell facts apart of themselves: the period of recognition, and the months that it is spread over. */
export type OwnDimension = 'earnedin' | 'term';

/** Amounts as their documents have them, or in the currency of the subsidiary whose books they are in. */
export type CurrencyBasis = 'transaction' | 'subsidiary';

/** Periods that are summed up as one. */
export interface PeriodBucket {
  readonly key: string;
  readonly periods: readonly ReportPeriod[];
}

/** What is asked of facts. */
export interface FactScope {
  readonly buckets: readonly PeriodBucket[];
  readonly dimensions: readonly (FactDimension | OwnDimension)[];
  readonly basis: CurrencyBasis;
}

/** The sums of one combination; ids are NetSuite's own, a channel is its text. Amounts are decimal text. */
export interface Fact {
  readonly bucket: string;
  readonly currencyCode: string;
  /** Null unless it is asked for, or amounts are in the currency of subsidiaries. */
  readonly subsidiary: string | null;
  readonly dimensions: Readonly<Partial<Record<FactDimension | OwnDimension, string | null>>>;
  readonly amounts: Readonly<Record<string, string>>;
}

/**
 * How far a section is told apart: by all that is asked for, by subsidiary alone, or by nothing but the period, in the
 * currency of the documents, as what other sums are held against.
 */
export type Apart = 'all' | 'subsidiary' | 'control';

/** Rows of the books that make one or more measures; each part is SuiteQL over what `from` names. */
export interface FactSection {
  /** The measures that `measure` may name. */
  readonly measures: readonly string[];
  /** Which measure a row belongs to: `literal(name)`, or a CASE. */
  readonly measure: SuiteQl;
  readonly apart: Apart;
  /** The internal id of the accounting period. */
  readonly period: SuiteQl;
  readonly currency: SuiteQl;
  readonly subsidiary: SuiteQl;
  readonly dimensions: Readonly<Record<FactDimension, SuiteQl>> &
    Readonly<Partial<Record<OwnDimension, SuiteQl>>>;
  readonly amount: SuiteQl;
  /** FROM and its joins. */
  readonly from: SuiteQl;
  readonly conditions: readonly (SuiteQl | undefined)[];
}

/**
 * The facts of the sections, summed at the source, in one request. Throws BAD_USER_INPUT where they are more than a report may
 * have rows.
 */
export async function readFacts(
  access: NetSuiteAccess,
  sections: readonly FactSection[],
  scope: FactScope,
): Promise<Fact[]> {
  const columns = groupColumns(scope).map(({ name }) => name);
  const grouped = join(
    columns.map((name) => suiteql`y.${column(name)}`),
    ', ',
  );
  const measures = [...new Set(sections.flatMap((section) => section.measures))];
  const sums = measures.map(
    (measure) => suiteql`SUM(CASE WHEN y.measure = ${measure} THEN y.amount END) AS ${column(measure)}`,
  );
  const rows = await packedRows(
    access,
    suiteql`SELECT cur.symbol AS currencycode, ${grouped}, ${join(sums, ', ')}
      FROM (SELECT x.*, ${bucketOf(scope.buckets)} AS bucket FROM (${join(
        sections.map((section) => sectionQuery(section, scope)),
        ' UNION ALL ',
      )}) x) y JOIN currency cur ON cur.id = y.currency
      GROUP BY cur.symbol, ${grouped}`,
    ['currencycode', ...columns, ...measures],
    ['currencycode', ...columns],
  );
  refuseTooManyRows(rows.length);
  return rows.map((row) => factOf(row, scope, measures));
}

const NULL = suiteql`NULL`;

interface GroupColumn {
  readonly name: string;
  readonly of: (section: FactSection) => SuiteQl;
}

function groupColumns({ dimensions, basis }: FactScope): GroupColumn[] {
  const inSubsidiaries = basis === 'subsidiary' || dimensions.includes('subsidiary');
  return [
    { name: 'bucket', of: ({ period }) => period },
    ...(inSubsidiaries
      ? [
          {
            name: 'subsidiary',
            of: (section: FactSection) => (section.apart === 'control' ? NULL : section.subsidiary),
          },
        ]
      : []),
    ...dimensions
      .filter((dimension) => dimension !== 'subsidiary')
      .map((dimension) => ({
        name: dimension.toLowerCase(),
        of: (section: FactSection) =>
          section.apart === 'all' ? (section.dimensions[dimension] ?? NULL) : NULL,
      })),
  ];
}

/** One section, summed up by period and all that is asked for. */
function sectionQuery(section: FactSection, scope: FactScope): SuiteQl {
  const columns = groupColumns(scope).filter(({ name }) => name !== 'bucket');
  const own = columns.map(({ name, of }) => suiteql`${of(section)} AS ${column(name)}`);
  const names = join(
    [
      suiteql`f.period`,
      suiteql`f.currency`,
      suiteql`f.measure`,
      ...columns.map(({ name }) => suiteql`f.${column(name)}`),
    ],
    ', ',
  );
  const currency =
    scope.basis === 'transaction' || section.apart === 'control'
      ? section.currency
      : suiteql`(SELECT own.currency FROM subsidiary own WHERE own.id = ${section.subsidiary})`;
  return suiteql`SELECT ${names}, SUM(f.amount) AS amount FROM (SELECT ${join(
    [
      suiteql`${section.period} AS period`,
      suiteql`${currency} AS currency`,
      suiteql`${section.measure} AS measure`,
      ...own,
      suiteql`${section.amount} AS amount`,
    ],
    ', ',
  )} ${section.from} ${where(section.conditions)}) f GROUP BY ${names}`;
}

/** Which bucket a period is in, by its place in the list. */
function bucketOf(buckets: readonly PeriodBucket[]): SuiteQl {
  const branches = buckets.map(
    ({ periods }, index) =>
      suiteql`WHEN x.period IN ${periods.map(({ sourceId }) => sourceId)} THEN ${whole(index)}`,
  );
  return suiteql`CASE ${join(branches, ' ')} END`;
}

function factOf(
  row: PackedRow<string>,
  { buckets, dimensions }: FactScope,
  measures: readonly string[],
): Fact {
  return {
    bucket: buckets[Number(row.bucket)]?.key ?? '',
    currencyCode: row.currencycode ?? '',
    subsidiary: row.subsidiary ?? null,
    dimensions: Object.fromEntries(
      dimensions.map((dimension) => [dimension, row[dimension.toLowerCase()] ?? null]),
    ),
    amounts: Object.fromEntries(measures.map((measure) => [measure, row[measure.toLowerCase()] ?? '0'])),
  };
}

/** The name of a measure, where all rows of a section belong to it. */
export function literal(measure: string): Pick<FactSection, 'measure' | 'measures'> {
  return { measures: [measure], measure: suiteql`${measure}` };
}

/** The internal ids of all periods asked for, for IN lists. */
export function periodIds({ buckets }: FactScope): string[] {
  return buckets.flatMap(({ periods }) => periods.map(({ sourceId }) => sourceId));
}
