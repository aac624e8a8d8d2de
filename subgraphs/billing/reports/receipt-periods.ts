import { badInput } from '#kit/errors.ts';
import { periodNamed, type ReportPeriod, sideOf } from '#kit/report/period.ts';
import { addDays, daysBetween, isLocalDate } from '#kit/time.ts';
import type { ReceiptsInterval } from '#sources/netsuite/reports/cash-receipts.ts';

/** Days, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The days that arguments name by days or by accounting periods; a period before the books begin is the day before that, the
 * end of one after them is theirs. Throws BAD_USER_INPUT for what is neither, and for days that end before they begin.
 */
export function receiptDays(
  periods: readonly ReportPeriod[],
  from: string | null | undefined,
  to: string | null | undefined,
  today: string,
): Days {
  const dayOf = (argument: string, text: string, side: 'startsOn' | 'endsOn'): string => {
    if (isLocalDate(text)) return text;
    const [first, last] = [periods[0], periods.at(-1)];
    if (first && sideOf(periods, text) === 'before') return addDays(first.startsOn, -1);
    if (last && argument === 'to' && sideOf(periods, text) === 'after') return last.endsOn;
    return periodNamed(periods, argument, text)[side];
  };
  const days = {
    from: from == null ? (periods[0]?.startsOn ?? today) : dayOf('from', from, 'startsOn'),
    to: to == null ? today : dayOf('to', to, 'endsOn'),
  };
  if (days.to < days.from) throw badInput('to: must not come before from');
  return days;
}

/** A period of receipts as the graph names it, and the days of it that the report covers. */
export interface ReceiptPeriod {
  readonly period: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The period that a source's row is of: by its first day, or by the accounting period's key. */
export function receiptPeriod(
  text: string,
  interval: ReceiptsInterval,
  days: Days,
  periods: readonly ReportPeriod[],
): ReceiptPeriod {
  const { period, startsOn, endsOn } =
    interval === 'accountingPeriod' ? accountingPeriod(text, periods, days) : calendarPeriod(text, interval);
  return {
    period,
    startsOn: startsOn < days.from ? days.from : startsOn,
    endsOn: endsOn > days.to ? days.to : endsOn,
  };
}

/** What was posted to another period than its date says is in that period's row all the same. */
function accountingPeriod(sourceId: string, periods: readonly ReportPeriod[], days: Days): ReceiptPeriod {
  const found = periods.find((period) => period.sourceId === sourceId);
  if (!found) return { period: '', startsOn: days.from, endsOn: days.to };
  return { period: found.id, startsOn: found.startsOn, endsOn: found.endsOn };
}

function calendarPeriod(first: string, interval: ReceiptsInterval): ReceiptPeriod {
  if (interval === 'day') return { period: first, startsOn: first, endsOn: first };
  if (interval === 'week') return { period: isoWeek(first), startsOn: first, endsOn: addDays(first, 6) };
  const [year, month] = first.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { period: first.slice(0, 7), startsOn: first, endsOn: last };
}

/** A week by its Monday: it belongs to the year that its Thursday is in. */
function isoWeek(monday: string): string {
  const year = addDays(monday, 3).slice(0, 4);
  const ordinal = Math.floor(daysBetween(`${year}-01-01`, addDays(monday, 3)) / 7) + 1;
  return `${year}-W${String(ordinal).padStart(2, '0')}`;
}
