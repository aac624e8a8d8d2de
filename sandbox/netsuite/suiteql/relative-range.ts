import { ASSUMED } from '../assumed.ts';
import { addMonths, DAY, startOfDay } from '../calendar.ts';
import { type CalendarUnit, shiftBy, startOfUnit } from './calendar-unit.ts';

interface Range {
  readonly start: number;
  /** The last day of the range, at midnight. */
  readonly end: number;
}
type RangeRule = (today: number) => Range;

function day(shift: (today: number) => number): RangeRule {
  return (today) => ({ start: shift(today), end: shift(today) });
}

function span(start: (today: number) => number, end: (today: number) => number): RangeRule {
  return (today) => ({ start: start(today), end: end(today) });
}

/** The whole unit that lies `count` units, or `months` months, from today's. */
function whole(unit: CalendarUnit, count: number): RangeRule {
  return (today) => {
    const start = shiftBy(unit, startOfUnit(unit, today), count);
    return { start, end: shiftBy(unit, start, 1) - DAY };
  };
}

/** From the start of that unit to the day in it that today is in this one. */
function toDate(unit: CalendarUnit, count: number): RangeRule {
  return (today) => ({
    start: shiftBy(unit, startOfUnit(unit, today), count),
    end: shiftBy(unit, today, count),
  });
}

/** Months of a unit that come before today's month, all of it so many months ago. */
function previousMonths(unit: CalendarUnit, monthsAgo: number): RangeRule {
  return (today) => ({
    start: addMonths(startOfUnit(unit, today), -monthsAgo),
    end: addMonths(startOfUnit('month', today), -monthsAgo) - DAY,
  });
}

function previousQuarters(monthsAgo: number): RangeRule {
  return (today) => ({
    start: addMonths(startOfUnit('year', today), -monthsAgo),
    end: addMonths(startOfUnit('quarter', today), -monthsAgo) - DAY,
  });
}

function businessWeek(count: number): RangeRule {
  return (today) => {
    const monday = startOfUnit('week', today) + (1 + count * 7) * DAY;
    return { start: monday, end: monday + 4 * DAY };
  };
}

function sameWeek(monthsAgo: number): RangeRule {
  return (today) => {
    const start = startOfUnit('week', addMonths(today, -monthsAgo));
    return { start, end: start + 6 * DAY };
  };
}

function rolling(from: number, to: number): RangeRule {
  return ASSUMED.rollingRange(from, to);
}

const MONTHS_OF: Readonly<Record<string, number>> = { Q: 3, H: 6, Y: 12 };

/** Codes of one letter scheme: last, this, next, before last, three ago; each also to date. */
function family(code: string, unit: CalendarUnit): [string, RangeRule][] {
  const named: [string, number][] = [
    [`T${code}`, 0],
    [`L${code}`, -1],
    [`N${code}`, 1],
    [`${code}BL`, -2],
    [`${code}B`, -3],
    [`${code}AN`, 2],
  ];
  return named.flatMap(([name, count]): [string, RangeRule][] => [
    [name, whole(unit, count)],
    [`${name}TD`, toDate(unit, count)],
  ]);
}

const RULES: ReadonlyMap<string, RangeRule> = new Map<string, RangeRule>([
  ...family('W', 'week'),
  ...family('M', 'month'),
  ...family('FQ', 'quarter'),
  ...family('Q', 'quarter'),
  ...family('FH', 'half'),
  ...family('FY', 'year'),
  ...family('Y', 'year'),
  ...family('D', 'day'),
  ['TODAY', day((today) => today)],
  ['YESTERDAY', day((today) => today - DAY)],
  ['TOMORROW', day((today) => today + DAY)],
  [
    'TODAYTTM',
    span(
      (today) => today,
      (today) => addMonths(startOfUnit('month', today), 1) - DAY,
    ),
  ],
  [
    'TWN3W',
    span(
      (today) => startOfUnit('week', today),
      (today) => startOfUnit('week', today) + 27 * DAY,
    ),
  ],
  [
    'N4W',
    span(
      (today) => startOfUnit('week', today) + 7 * DAY,
      (today) => startOfUnit('week', today) + 34 * DAY,
    ),
  ],
  ['TBW', businessWeek(0)],
  ['LBW', businessWeek(-1)],
  ['NBW', businessWeek(1)],
  ['LFHLFY', whole('half', -3)],
  ['LFQLFY', whole('quarter', -5)],
  ['LFQFYBL', whole('quarter', -9)],
  ['LMLFQ', whole('month', -4)],
  ['LMLFY', whole('month', -13)],
  ['LMFQBL', whole('month', -7)],
  ['LMFYBL', whole('month', -25)],
  ['SFHLFY', whole('half', -2)],
  ['SFHLFYTD', toDate('half', -2)],
  ['SFQLFY', whole('quarter', -4)],
  ['SFQLFYTD', toDate('quarter', -4)],
  ['SFQFYBL', whole('quarter', -8)],
  ['SMLFQ', whole('month', -3)],
  ['SMLFQTD', toDate('month', -3)],
  ['SMLFY', whole('month', -12)],
  ['SMLFYTD', toDate('month', -12)],
  ['SMFQBL', whole('month', -6)],
  ['SMFYBL', whole('month', -24)],
  ['SWLFY', sameWeek(12)],
  ['SWFYBL', sameWeek(24)],
  ['SDLW', day((today) => today - 7 * DAY)],
  ['SDWBL', day((today) => today - 14 * DAY)],
  ['SDLM', day((today) => addMonths(today, -1))],
  ['SDMBL', day((today) => addMonths(today, -2))],
  ['SDLFQ', day((today) => addMonths(today, -3))],
  ['SDFQBL', day((today) => addMonths(today, -6))],
  ['SDLFY', day((today) => addMonths(today, -12))],
  ['SDFYBL', day((today) => addMonths(today, -24))],
  ['PQTFY', previousQuarters(0)],
  ['PQLFY', previousQuarters(12)],
  ['PMTFQ', previousMonths('quarter', 0)],
  ['PMTFH', previousMonths('half', 0)],
  ['PMTFY', previousMonths('year', 0)],
  ['PMLFQ', previousMonths('quarter', 3)],
  ['PMLFH', previousMonths('half', 6)],
  ['PMLFY', previousMonths('year', 12)],
  ['PMSFQLFY', previousMonths('quarter', 12)],
  ['PMSFHLFY', previousMonths('half', 12)],
  ['OD', day((today) => today - DAY)],
  [
    'OW',
    span(
      (today) => today - 7 * DAY,
      (today) => today - DAY,
    ),
  ],
  [
    'NOW',
    span(
      (today) => today + DAY,
      (today) => today + 7 * DAY,
    ),
  ],
  ['OM', rolling(-1, 0)],
  ['NOM', rolling(0, 1)],
  ...Object.entries(MONTHS_OF).flatMap(([letter, months]): [string, RangeRule][] => [
    [`O${letter}`, rolling(-months, 0)],
    [`NO${letter}`, rolling(0, months)],
    [`LR${letter}`, rolling(-months, 0)],
    [`PR${letter}`, rolling(-2 * months, -months)],
    [`TR${letter}`, rolling(0, months)],
  ]),
  ['OYBL', rolling(-24, -12)],
]);

const SPELLED = /^(THIS|LAST|NEXT)_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|HALF|YEAR)(_TO_DATE)?$/;
const MOVED = /^(D|W|M|Q|Y)(AGO|FN)(\d{1,4})$/;
const MOVED_UNITS: Readonly<Record<string, CalendarUnit>> = {
  D: 'day',
  W: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

function ruleOf(code: string): RangeRule | undefined {
  const known = RULES.get(code);
  if (known) return known;
  const spelled = SPELLED.exec(code);
  if (spelled) {
    const unit = (spelled[2] as string).toLowerCase() as CalendarUnit;
    const count = spelled[1] === 'THIS' ? 0 : spelled[1] === 'LAST' ? -1 : 1;
    return spelled[3] ? toDate(unit, count) : whole(unit, count);
  }
  const moved = MOVED.exec(code);
  if (!moved) return undefined;
  const unit = MOVED_UNITS[moved[1] as string] as CalendarUnit;
  return day((today) => shiftBy(unit, today, Number(moved[3]) * (moved[2] === 'AGO' ? -1 : 1)));
}

/**
 * BUILTIN.RELATIVE_RANGES: the first or the last day of a range such as TM (this month), LFQ (last fiscal quarter),
 * TYTD (this year to date), DAGO30 (30 days ago); also THIS_MONTH and its like. Throws on an unknown code.
 */
export function relativeRange(code: string, edge: string, now: number): number {
  const rule = ruleOf(code.toUpperCase());
  if (!rule) throw new Error(`unknown range ${code}`);
  const range = rule(startOfDay(now));
  return edge.toUpperCase() === 'END' ? range.end : range.start;
}
