import { clientError } from '../errors.ts';

/** A report of more rows is refused: whoever wants them asks for a shorter range or groups by less. */
export const MAX_REPORT_ROWS = 10_000;

/** Throws BAD_USER_INPUT for more rows than a report may have. */
export function refuseTooManyRows(count: number): void {
  if (count > MAX_REPORT_ROWS)
    throw clientError(
      'BAD_USER_INPUT',
      `A report has ${MAX_REPORT_ROWS} rows at the most, this one would have more: ask for fewer periods or group by less`,
    );
}
