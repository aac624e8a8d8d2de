import { compareText } from '../compare-text.ts';
import { daysBetween } from '../time.ts';
import type { ReportPeriod } from './period.ts';

/** A posting period as the books have it; `year`: the fiscal year that it belongs to, where the books say so. */
export interface PostingPeriod extends Omit<ReportPeriod, 'id'> {
  readonly year: FiscalYear | undefined;
}

export interface FiscalYear {
  /** For example `FY 2026`; the number in it names the year. */
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * Posting periods with the `YYYY-MM` that reports name them by: fiscal year and ordinal, adjustment periods behind the
 * regular ones. A year whose first periods the books do not have is counted from where it begins, so that October of a
 * calendar year stays its tenth period. In time order.
 */
export function numberPeriods(periods: readonly PostingPeriod[]): ReportPeriod[] {
  const byYear = Map.groupBy(periods, (period) => yearNumber(period));
  return [...byYear]
    .flatMap(([year, ofYear]) => {
      const ordered = ofYear.toSorted(
        (a, b) =>
          Number(a.adjusting) - Number(b.adjusting) ||
          compareText(a.startsOn, b.startsOn) ||
          compareText(a.endsOn, b.endsOn),
      );
      const missing = missingBefore(ordered);
      return ordered.map(({ year: _, ...period }, index) => ({
        ...period,
        id: `${year}-${String(missing + index + 1).padStart(2, '0')}`,
      }));
    })
    .sort(
      (a, b) =>
        compareText(a.startsOn, b.startsOn) ||
        Number(a.adjusting) - Number(b.adjusting) ||
        compareText(a.id, b.id),
    );
}

/** The number in the year's name; else the calendar year that it ends in, and of a period without a year its own. */
function yearNumber({ year, startsOn }: PostingPeriod): string {
  if (year === undefined) return startsOn.slice(0, 4);
  return /\d{4}/.exec(year.name)?.[0] ?? year.endsOn.slice(0, 4);
}

/** How many periods of a year lie before the first one that the books have. */
function missingBefore(ordered: readonly PostingPeriod[]): number {
  const [first] = ordered;
  if (!first) return 0;
  const yearStart = first.year?.startsOn ?? `${first.startsOn.slice(0, 4)}-01-01`;
  const lengths = ordered
    .filter(({ adjusting }) => !adjusting)
    .map(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) + 1)
    .sort((a, b) => a - b);
  const typical = lengths[lengths.length >> 1];
  return typical === undefined ? 0 : Math.round(daysBetween(yearStart, first.startsOn) / typical);
}
