import { MalformedQuery } from './malformed.ts';
import type { Literal } from './syntax.ts';

/** A span of days, the first included and the last excluded, both `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
const UNITS: readonly Unit[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const COUNTED_LIMIT = 9_999;

/** What a date literal means, as a function of the business date; fiscal years are calendar years. */
export function periodOf(literal: Extract<Literal, { kind: 'period' }>): (today: string) => Period {
  const { name, text, count, at } = literal;
  const plain = name.replace('FISCAL_', '');
  const period = count === undefined ? fixedPeriod(plain) : countedPeriod(plain, count);
  const fiscal = name.includes('FISCAL_');
  if (!period || (fiscal && !plain.includes('QUARTER') && !plain.includes('YEAR')))
    throw new MalformedQuery(`unexpected token: '${text}'`, at);
  return period;
}

function fixedPeriod(name: string): ((today: string) => Period) | undefined {
  if (name === 'TODAY') return (today) => units('DAY', today, 0, 1);
  if (name === 'YESTERDAY') return (today) => units('DAY', today, -1, 0);
  if (name === 'TOMORROW') return (today) => units('DAY', today, 1, 2);
  if (name === 'LAST_90_DAYS') return (today) => units('DAY', today, -90, 1);
  if (name === 'NEXT_90_DAYS') return (today) => units('DAY', today, 1, 91);
  for (const unit of UNITS) {
    if (unit === 'DAY') continue;
    if (name === `LAST_${unit}`) return (today) => units(unit, today, -1, 0);
    if (name === `THIS_${unit}`) return (today) => units(unit, today, 0, 1);
    if (name === `NEXT_${unit}`) return (today) => units(unit, today, 1, 2);
  }
  return undefined;
}

function countedPeriod(name: string, count: number): ((today: string) => Period) | undefined {
  if (count > COUNTED_LIMIT) return undefined;
  for (const unit of UNITS) {
    // LAST_N_DAYS reaches to the present day; the larger units stop before the current one.
    if (name === `LAST_N_${unit}S`) return (today) => units(unit, today, -count, unit === 'DAY' ? 1 : 0);
    if (name === `NEXT_N_${unit}S`) return (today) => units(unit, today, 1, count + 1);
    if (name === `N_${unit}S_AGO`) return (today) => units(unit, today, -count, 1 - count);
  }
  return undefined;
}

/** From the start of the unit `first` units from today's to the start of the one `end` units from it. */
function units(unit: Unit, today: string, first: number, end: number): Period {
  return { from: unitStart(unit, today, first), to: unitStart(unit, today, end) };
}

function unitStart(unit: Unit, today: string, shift: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  const year = day.getUTCFullYear();
  const month = day.getUTCMonth();
  switch (unit) {
    case 'DAY':
      return dayText(year, month, day.getUTCDate() + shift);
    case 'WEEK':
      return dayText(year, month, day.getUTCDate() - day.getUTCDay() + 7 * shift);
    case 'MONTH':
      return dayText(year, month + shift, 1);
    case 'QUARTER':
      return dayText(year, month - (month % 3) + 3 * shift, 1);
    case 'YEAR':
      return dayText(year + shift, 0, 1);
  }
}

function dayText(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}
