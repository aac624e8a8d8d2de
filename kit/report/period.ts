import { badInput } from '../errors.ts';
import { isLocalDate } from '../time.ts';

/** Whether an accounting period still takes postings. */
export type PeriodStatus = 'OPEN' | 'CLOSED';

/** An accounting period as reports name it. Quarters and years are none. */
export interface ReportPeriod {
  /** `YYYY-MM`: the fiscal year and the period's place in it; the calendar month where the two agree. */
  readonly id: string;
  /** What the books call it. */
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly status: PeriodStatus;
  /** The books' own key of it. */
  readonly sourceId: string;
  /** Changes with every change of the period, so also when it is closed or reopened. */
  readonly version: string;
  /** For closing entries; shares its days with regular periods. */
  readonly adjusting: boolean;
}

/** The periods that divide time: each day is in one of them. What goes by days and not by postings is told by these. */
export function regularPeriods(periods: readonly ReportPeriod[]): ReportPeriod[] {
  return periods.filter(({ adjusting }) => !adjusting);
}

const PERIOD = /^\d{4}-\d{2}$/;

/**
 * The periods from one to another, both included, in time order. Each bound is a period (`2026-03`) or a day within one; a range
 * may begin before the books do and end after them: it has the periods that they have, none where it ends before they begin.
 * Throws BAD_USER_INPUT for what is neither, for other periods that the books do not have and for a range that ends before it
 * begins.
 */
export function periodsBetween(
  periods: readonly ReportPeriod[],
  from: string | null | undefined,
  to: string | null | undefined,
  standard: { readonly from: ReportPeriod; readonly to: ReportPeriod },
): ReportPeriod[] {
  const begin = from == null ? periods.indexOf(standard.from) : placeOf(periods, 'from', from);
  const end = to == null ? periods.indexOf(standard.to) : placeOf(periods, 'to', to);
  if (begin === periods.length) throw badInput(`from: there is no accounting period ${from}`);
  if (to == null && end < begin)
    throw badInput(`from: must not come after ${standard.to.id}, where a range ends that names no end`);
  if (isBackwards(from, to) || (end < begin && end >= 0)) throw badInput('to: must not come before from');
  return periods.slice(Math.max(begin, 0), end + 1);
}

/** Where the period of a bound stands among those of the books: -1 before all of them, their number after all. */
function placeOf(periods: readonly ReportPeriod[], argument: string, text: string): number {
  const side = sideOf(periods, text);
  if (side !== 'within') return side === 'before' ? -1 : periods.length;
  return periods.indexOf(periodNamed(periods, argument, text));
}

/** Whether a period or a day lies before all periods of the books, after all of them, or neither. */
export function sideOf(periods: readonly ReportPeriod[], text: string): 'before' | 'within' | 'after' {
  const isPeriod = PERIOD.test(text);
  if (periods.every(({ id, startsOn }) => text < (isPeriod ? id : startsOn))) return 'before';
  return periods.every(({ id, endsOn }) => text > (isPeriod ? id : endsOn)) ? 'after' : 'within';
}

/** Of bounds that are both periods or both days. */
function isBackwards(from: string | null | undefined, to: string | null | undefined): boolean {
  return from != null && to != null && from.length === to.length && to < from;
}

/** Checks what can be told of the bounds of a range before the books' periods are read. Throws BAD_USER_INPUT. */
export function requirePeriodForm({
  from,
  to,
}: {
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}): void {
  if (from != null) checkForm('from', from);
  if (to != null) checkForm('to', to);
}

function checkForm(argument: string, text: string): void {
  if (!PERIOD.test(text) && !isLocalDate(text))
    throw badInput(`${argument}: expected an accounting period YYYY-MM, or a day within one`);
}

/** The period that an argument names. Throws BAD_USER_INPUT. */
export function periodNamed(periods: readonly ReportPeriod[], argument: string, text: string): ReportPeriod {
  checkForm(argument, text);
  const found = PERIOD.test(text) ? periods.find(({ id }) => id === text) : periodOn(periods, text);
  if (!found) throw badInput(`${argument}: there is no accounting period ${text}`);
  return found;
}

/** The period of a day; where an adjustment period shares the day, the regular one. */
export function periodOn(periods: readonly ReportPeriod[], day: string): ReportPeriod | undefined {
  return periods.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
}
