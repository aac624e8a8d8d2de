import { compareText } from '#kit/compare-text.ts';
import { type Decimal, type Money, sum } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import { roundToTotal } from '#kit/report/round-to-total.ts';
import { refuseTooManyRows } from '#kit/report/row-limit.ts';
import type { Fact, OwnDimension } from '#sources/netsuite/reports/fact-query.ts';
import type { ReportRequest } from './report-request.ts';

/** The exact sums of one combination and currency. */
export interface Tally {
  /** Null where rows are not told apart by period. */
  readonly period: ReportPeriod | null;
  readonly dimensions: Fact['dimensions'];
  readonly currencyCode: string;
  readonly amounts: ReadonlyMap<string, Decimal>;
}

/** Facts as rows of a report: one for each combination and currency in which one of the measures is not zero, in time order. `own`: by what the report tells them apart beside what is asked. */
export function tallies(
  facts: readonly Fact[],
  request: Pick<ReportRequest, 'byPeriod' | 'periods' | 'dimensions'>,
  measures: readonly string[],
  own: readonly OwnDimension[] = [],
): Tally[] {
  const periods = new Map(request.periods.map((period) => [period.id, period]));
  const groups = Map.groupBy(facts, ({ bucket, dimensions, currencyCode }) =>
    JSON.stringify([
      request.byPeriod ? bucket : null,
      [...request.dimensions, ...own].map((dimension) => dimensions[dimension] ?? null),
      currencyCode,
    ]),
  );
  const rows = [...groups.values()]
    .map((group): Tally => {
      const [{ bucket, dimensions, currencyCode }] = group as [Fact];
      return {
        period: (request.byPeriod ? periods.get(bucket) : undefined) ?? null,
        dimensions,
        currencyCode,
        amounts: new Map(measures.map((measure) => [measure, sumOf(group, measure)])),
      };
    })
    .filter(({ amounts }) => [...amounts.values()].some((amount) => !amount.isZero()));
  refuseTooManyRows(rows.length);
  return rows.sort(compare(measures[0] as string));
}

/** The exact sum of one measure over facts. */
export function sumOf(facts: readonly Fact[], measure: string): Decimal {
  return sum(facts.map(({ amounts }) => amounts[measure] ?? '0'));
}

/** In time order, then by currency, the largest amount first. */
function compare(measure: string): (a: Tally, b: Tally) => number {
  const amount = ({ amounts }: Tally): Decimal => amounts.get(measure) as Decimal;
  return (a, b) =>
    compareText(a.period?.startsOn ?? '', b.period?.startsOn ?? '') ||
    compareText(a.period?.id ?? '', b.period?.id ?? '') ||
    compareText(a.currencyCode, b.currencyCode) ||
    amount(b).comparedTo(amount(a)) ||
    compareText(JSON.stringify(a.dimensions), JSON.stringify(b.dimensions));
}

/** One measure of the rows as money, so that the rows of a currency add up to their rounded sum. */
export function moneyColumn(rows: readonly Tally[], measure: string): Money[] {
  const column = new Array<Money>(rows.length);
  for (const group of Map.groupBy(rows.keys(), (index) => (rows[index] as Tally).currencyCode).values()) {
    const [{ currencyCode }] = [rows[group[0] as number] as Tally];
    const amounts = group.map((index) => (rows[index] as Tally).amounts.get(measure) as Decimal);
    roundToTotal(amounts, currencyCode).forEach((money, place) => {
      column[group[place] as number] = money;
    });
  }
  return column;
}
