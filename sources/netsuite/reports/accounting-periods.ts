import { numberPeriods, type PostingPeriod } from '../../../kit/report/number-periods.ts';
import type { ReportPeriod } from '../../../kit/report/period.ts';
import type { Row } from '../query.ts';
import { type SuiteQl, suiteql } from '../suiteql.ts';

/** All accounting periods, each with further columns. */
export function periodRows(more: SuiteQl): SuiteQl {
  return suiteql`SELECT ap.id, ap.periodname, TO_CHAR(ap.startdate, 'YYYY-MM-DD') AS startson, TO_CHAR(ap.enddate, 'YYYY-MM-DD') AS endson,
          ap.parent, ap.isyear, ap.isquarter, ap.isadjust, ap.closed,
          TO_CHAR(ap.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS version, ${more}
        FROM accountingperiod ap WHERE ap.isinactive = 'F' ORDER BY ap.startdate, ap.id`;
}

/** Rows of accounting periods as posting periods in time order, with their status; quarters and years only tell which fiscal year one is in. */
export function periodsOf(rows: readonly Row[]): ReportPeriod[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const years = rows.filter(({ isyear }) => isyear === 'T');
  return numberPeriods(
    rows
      .filter(({ isyear, isquarter }) => isyear !== 'T' && isquarter !== 'T')
      .map((row) => postingPeriod(row, yearAbove(row, byId) ?? years.find((year) => contains(year, row)))),
  );
}

function postingPeriod(row: Row, year: Row | undefined): PostingPeriod {
  return {
    sourceId: row.id ?? '',
    name: row.periodname ?? '',
    startsOn: row.startson ?? '',
    endsOn: row.endson ?? '',
    status: row.closed === 'T' ? 'CLOSED' : 'OPEN',
    version: `${row.closed} ${row.version}`,
    adjusting: row.isadjust === 'T',
    year: year && { name: year.periodname ?? '', startsOn: year.startson ?? '', endsOn: year.endson ?? '' },
  };
}

/** The year that a period lies below, by its parents. */
function yearAbove(row: Row, byId: ReadonlyMap<string | undefined, Row>): Row | undefined {
  let above = row;
  for (let depth = 0; depth < 4; depth++) {
    const parent = above.parent === undefined ? undefined : byId.get(above.parent);
    if (!parent || parent.isyear === 'T') return parent;
    above = parent;
  }
  return undefined;
}

/** Whether a year holds a period that names no parent. */
function contains(year: Row, { startson = '' }: Row): boolean {
  return (year.startson ?? '') <= startson && startson <= (year.endson ?? '');
}
