/** An accounting period, or a row above periods, as a company keeps its calendar. */
export interface FiscalPeriod {
  readonly externalId: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly kind: 'year' | 'quarter' | 'period' | 'adjustment';
  readonly parent?: string;
  /** Of periods: the fiscal year and the place in it. */
  readonly id?: string;
}

const YEARS = [2024, 2025, 2026, 2027];

/** Fiscal years from April to March, named after the year that they end in, each with a period for adjustments behind its last. */
export function yearsFromApril(): FiscalPeriod[] {
  return YEARS.flatMap((year) => {
    const months = Array.from({ length: 12 }, (_, index) => ({
      startsOn: day(year - 1, 3 + index, 1),
      endsOn: day(year - 1, 4 + index, 0),
    }));
    return [
      ...yearOf(year, months),
      {
        externalId: `FY${year}-ADJ`,
        name: `Adjustments FY ${year}`,
        startsOn: months[11]?.endsOn ?? '',
        endsOn: months[11]?.endsOn ?? '',
        kind: 'adjustment' as const,
        parent: `FY${year}-Q4`,
        id: `${year}-13`,
      },
    ];
  });
}

/** Fiscal years of 52 weeks from the Monday nearest the first of January, each quarter of four, four and five weeks. */
export function weeksOf445(): FiscalPeriod[] {
  const week = 7 * 86_400_000;
  let start = Date.UTC(2023, 0, 2);
  return [2023, ...YEARS].flatMap((year) => {
    const periods = [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5].map((weeks) => {
      const startsOn = new Date(start).toISOString().slice(0, 10);
      start += weeks * week;
      return { startsOn, endsOn: new Date(start - 86_400_000).toISOString().slice(0, 10) };
    });
    return yearOf(year, periods);
  });
}

/** A year, its quarters and its twelve periods, each under the one above it. */
function yearOf(year: number, periods: readonly { startsOn: string; endsOn: string }[]): FiscalPeriod[] {
  const bounds = (from: number, to: number) => ({
    startsOn: periods[from]?.startsOn ?? '',
    endsOn: periods[to]?.endsOn ?? '',
  });
  const fiscalYear = `FY${year}`;
  return [
    { externalId: fiscalYear, name: `FY ${year}`, ...bounds(0, 11), kind: 'year' },
    ...[0, 1, 2, 3].map((quarter) => ({
      externalId: `${fiscalYear}-Q${quarter + 1}`,
      name: `Q${quarter + 1} FY ${year}`,
      ...bounds(quarter * 3, quarter * 3 + 2),
      kind: 'quarter' as const,
      parent: fiscalYear,
    })),
    ...periods.map((period, index) => {
      const place = String(index + 1).padStart(2, '0');
      return {
        externalId: `${fiscalYear}-P${place}`,
        name: `P${place} FY ${year}`,
        ...period,
        kind: 'period' as const,
        parent: `${fiscalYear}-Q${Math.floor(index / 3) + 1}`,
        id: `${year}-${place}`,
      };
    }),
  ];
}

function day(year: number, month: number, of: number): string {
  return new Date(Date.UTC(year, month, of)).toISOString().slice(0, 10);
}
