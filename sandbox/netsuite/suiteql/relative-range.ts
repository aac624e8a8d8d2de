import { addMonths, DAY, secondsOf, startOfDay } from '../calendar.ts';

/** Units of NetSuite's date-range codes, by the letters that name them. */
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  D: 'day',
  W: 'week',
  M: 'month',
  FQ: 'quarter',
  Q: 'quarter',
  FY: 'year',
  Y: 'year',
};
const AGO_OR_AHEAD: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  D: 'day',
  W: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

function startOf(unit: string, today: number): number {
  const date = new Date(today * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  if (unit === 'week') return today - date.getUTCDay() * DAY;
  if (unit === 'month') return secondsOf(year, month, 1);
  if (unit === 'quarter') return secondsOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
  if (unit === 'year') return secondsOf(year, 1, 1);
  return today;
}

function shift(unit: string, from: number, count: number): number {
  if (unit === 'day') return from + count * DAY;
  if (unit === 'week') return from + count * 7 * DAY;
  return addMonths(from, count * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12));
}

/**
 * BUILTIN.RELATIVE_RANGES: the first or the last day of a range such as TM (this month), LFQ (last fiscal quarter),
 * TYTD (this year to date), DAGO30 (30 days ago), MAN2 … ; also THIS_MONTH and its like. Throws on an unknown code.
 */
export function relativeRange(code: string, edge: string, now: number): number {
  const today = startOfDay(now);
  const upper = code.toUpperCase();
  const end = edge.toUpperCase() === 'END';
  const spelled = /^(THIS|LAST|NEXT)_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)(_TO_DATE)?$/.exec(upper);
  const short = /^([TLN])(D|W|M|FQ|FY|Q|Y)(TD)?$/.exec(upper);
  if (upper === 'TODAY' || upper === 'YESTERDAY' || upper === 'TOMORROW')
    return today + (upper === 'TODAY' ? 0 : upper === 'TOMORROW' ? DAY : -DAY);
  const named = spelled
    ? { which: spelled[1]?.[0], unit: spelled[2]?.toLowerCase(), toDate: spelled[3] !== undefined }
    : short && { which: short[1], unit: UNITS[short[2] as string], toDate: short[3] !== undefined };
  if (named?.unit) {
    const start = shift(
      named.unit,
      startOf(named.unit, today),
      named.which === 'T' ? 0 : named.which === 'L' ? -1 : 1,
    );
    if (!end) return start;
    if (named.toDate) return named.which === 'T' ? today : shift(named.unit, today, -1);
    return shift(named.unit, start, 1) - DAY;
  }
  const moved = /^(D|W|M|Q|Y)(AGO|AHEAD|FN|AN)(\d+)$/.exec(upper);
  if (moved) {
    const unit = AGO_OR_AHEAD[moved[1] as string] as string;
    return shift(unit, today, Number(moved[3]) * (moved[2] === 'AGO' ? -1 : 1));
  }
  throw new Error(`unknown range ${code}`);
}
