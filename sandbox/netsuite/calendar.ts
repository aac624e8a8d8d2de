/** Dates as SuiteQL knows them: seconds since 1970-01-01 in the account's time zone, which is GMT. */

export const DAY = 86_400;

export function secondsOf(year: number, month: number, day: number, secondOfDay = 0): number {
  return Date.UTC(year, month - 1, day) / 1000 + secondOfDay;
}

/** Seconds of a real calendar date, undefined when there is no such day. */
function checkedSeconds(year: number, month: number, day: number, secondOfDay = 0): number | undefined {
  const seconds = secondsOf(year, month, day);
  const date = new Date(seconds * 1000);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? seconds + secondOfDay : undefined;
}

/** Reads `YYYY-MM-DD`, optionally with `T12:30:00Z` or ` 12:30:00`, or an offset; undefined when it is neither. */
export function parseIsoDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = match;
  const offset =
    zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  return checkedSeconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hour) * 3600 + (Number(minute) - offset) * 60 + Number(second),
  );
}

/** Reads the account's date format, M/D/YYYY. */
export function parseAccountDate(text: string): number | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  return match ? checkedSeconds(Number(match[3]), Number(match[1]), Number(match[2])) : undefined;
}

export function parseAnyDate(text: string): number | undefined {
  return parseAccountDate(text) ?? parseIsoDate(text.trim());
}

/** The account's date format, M/D/YYYY. */
export function accountDate(seconds: number): string {
  const date = new Date(seconds * 1000);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}

export function isoDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

export function isoInstant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

export function startOfDay(seconds: number): number {
  return Math.floor(seconds / DAY) * DAY;
}

/** Oracle's ADD_MONTHS: the last day of a month stays the last day. */
export function addMonths(seconds: number, months: number): number {
  const date = new Date(seconds * 1000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const wasLast = date.getUTCDate() === new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate();
  const day = wasLast ? last : Math.min(date.getUTCDate(), last);
  return Date.UTC(year, month, day) / 1000 + (seconds - startOfDay(seconds));
}

export function lastDayOfMonth(seconds: number): number {
  const date = new Date(seconds * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / 1000 + (seconds - startOfDay(seconds));
}
