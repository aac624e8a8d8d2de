import { DAY } from '../calendar.ts';
import { unsupportedSearch } from '../errors.ts';

/** Seconds in a unit; years and months have no fixed length and count as months. */
const SECONDS: Readonly<Record<string, number>> = { day: DAY, hour: 3600, minute: 60, second: 1 };
const MONTHS: Readonly<Record<string, number>> = { year: 12, month: 1 };
const FINER = ['day', 'hour', 'minute', 'second'];

/** The months or the seconds that an interval literal stands for; throws NetSuite's refusal when it is none. */
export function intervalOf(
  value: string,
  unit: string,
  to: string | undefined,
): { months: number; seconds: number } {
  const sign = value.trim().startsWith('-') ? -1 : 1;
  const numbers = value.trim().replace(/^[+-]/, '').split(/[-: ]/).map(Number);
  if (numbers.some((number) => Number.isNaN(number))) throw unsupportedSearch();
  const months = MONTHS[unit];
  if (months !== undefined) {
    const most = to === 'month' && unit === 'year' ? 2 : to === undefined ? 1 : 0;
    if (numbers.length !== most) throw unsupportedSearch();
    return { months: sign * ((numbers[0] as number) * months + (numbers[1] ?? 0)), seconds: 0 };
  }
  const first = FINER.indexOf(unit);
  const last = to === undefined ? first : FINER.indexOf(to);
  if (first < 0 || last < first || numbers.length !== last - first + 1) throw unsupportedSearch();
  const seconds = numbers.reduce(
    (sum, number, index) => sum + number * (SECONDS[FINER[first + index] as string] as number),
    0,
  );
  return { months: 0, seconds: sign * Math.round(seconds) };
}
