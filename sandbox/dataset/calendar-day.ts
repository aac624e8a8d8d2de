/** Calendar days as whole numbers (days since 1970-01-01), so that dates can be added and compared without time zones. */

const DAY_MS = 86_400_000;
const texts = new Map<number, string>();

/** The day of a `YYYY-MM-DD` text; undefined when it is not a date of the calendar. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  return time / DAY_MS;
}

export function formatDay(day: number): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

/** Months counted from year 0, so that they can be added. */
export function monthOf(day: number): number {
  const text = formatDay(day);
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** `YYYY-MM` */
export function formatMonth(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}

export function lastDayOf(month: number): number {
  return firstDayOf(month + 1) - 1;
}

/** The same day of the month `months` later, or that month's last day where it has no such day. */
export function addMonths(day: number, months: number): number {
  const month = monthOf(day);
  const dayOfMonth = day - firstDayOf(month);
  return Math.min(firstDayOf(month + months) + dayOfMonth, lastDayOf(month + months));
}
