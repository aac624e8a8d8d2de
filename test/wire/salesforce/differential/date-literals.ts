/** A date literal of SOQL and the days it stands for, the last one included. */
export interface DateLiteral {
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

/** The literals as they are on Wednesday, 2024-05-15, written down by hand from a calendar. */
export function dateLiterals(): readonly DateLiteral[] {
  return LITERALS.map(([text, first, last]) => ({ text, first, last }));
}

const LITERALS: readonly (readonly [text: string, first: string, last: string])[] = [
  ['TODAY', '2024-05-15', '2024-05-15'],
  ['YESTERDAY', '2024-05-14', '2024-05-14'],
  ['TOMORROW', '2024-05-16', '2024-05-16'],
  ['LAST_WEEK', '2024-05-05', '2024-05-11'],
  ['THIS_WEEK', '2024-05-12', '2024-05-18'],
  ['NEXT_WEEK', '2024-05-19', '2024-05-25'],
  ['LAST_MONTH', '2024-04-01', '2024-04-30'],
  ['THIS_MONTH', '2024-05-01', '2024-05-31'],
  ['NEXT_MONTH', '2024-06-01', '2024-06-30'],
  ['LAST_90_DAYS', '2024-02-15', '2024-05-15'],
  ['NEXT_90_DAYS', '2024-05-16', '2024-08-13'],
  ['LAST_N_DAYS:30', '2024-04-15', '2024-05-15'],
  ['NEXT_N_DAYS:10', '2024-05-16', '2024-05-25'],
  ['N_DAYS_AGO:20', '2024-04-25', '2024-04-25'],
  ['LAST_N_WEEKS:2', '2024-04-28', '2024-05-11'],
  ['NEXT_N_WEEKS:2', '2024-05-19', '2024-06-01'],
  ['N_WEEKS_AGO:3', '2024-04-21', '2024-04-27'],
  ['LAST_N_MONTHS:3', '2024-02-01', '2024-04-30'],
  ['NEXT_N_MONTHS:2', '2024-06-01', '2024-07-31'],
  ['N_MONTHS_AGO:2', '2024-03-01', '2024-03-31'],
  ['THIS_QUARTER', '2024-04-01', '2024-06-30'],
  ['LAST_QUARTER', '2024-01-01', '2024-03-31'],
  ['NEXT_QUARTER', '2024-07-01', '2024-09-30'],
  ['LAST_N_QUARTERS:2', '2023-10-01', '2024-03-31'],
  ['NEXT_N_QUARTERS:2', '2024-07-01', '2024-12-31'],
  ['N_QUARTERS_AGO:3', '2023-07-01', '2023-09-30'],
  ['THIS_YEAR', '2024-01-01', '2024-12-31'],
  ['LAST_YEAR', '2023-01-01', '2023-12-31'],
  ['NEXT_YEAR', '2025-01-01', '2025-12-31'],
  ['LAST_N_YEARS:2', '2022-01-01', '2023-12-31'],
  ['NEXT_N_YEARS:1', '2025-01-01', '2025-12-31'],
  ['N_YEARS_AGO:1', '2023-01-01', '2023-12-31'],
  ['THIS_FISCAL_QUARTER', '2024-04-01', '2024-06-30'],
  ['LAST_FISCAL_QUARTER', '2024-01-01', '2024-03-31'],
  ['NEXT_FISCAL_QUARTER', '2024-07-01', '2024-09-30'],
  ['LAST_N_FISCAL_QUARTERS:1', '2024-01-01', '2024-03-31'],
  ['NEXT_N_FISCAL_QUARTERS:1', '2024-07-01', '2024-09-30'],
  ['N_FISCAL_QUARTERS_AGO:1', '2024-01-01', '2024-03-31'],
  ['THIS_FISCAL_YEAR', '2024-01-01', '2024-12-31'],
  ['LAST_FISCAL_YEAR', '2023-01-01', '2023-12-31'],
  ['NEXT_FISCAL_YEAR', '2025-01-01', '2025-12-31'],
  ['LAST_N_FISCAL_YEARS:1', '2023-01-01', '2023-12-31'],
  ['NEXT_N_FISCAL_YEARS:2', '2025-01-01', '2026-12-31'],
  ['N_FISCAL_YEARS_AGO:1', '2023-01-01', '2023-12-31'],
];
