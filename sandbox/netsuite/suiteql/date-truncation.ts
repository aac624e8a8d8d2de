import { addMonths, DAY, secondsOf, startOfDay } from '../calendar.ts';

/** TRUNC: the start of the unit that a date lies in. */
export function truncateDate(seconds: number, unit: string): number {
  const date = new Date(seconds * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const day = startOfDay(seconds);
  switch (unit.toUpperCase()) {
    case 'YYYY':
    case 'YEAR':
    case 'YY':
    case 'Y':
    case 'RRRR':
      return secondsOf(year, 1, 1);
    case 'Q':
      return secondsOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
    case 'MM':
    case 'MONTH':
    case 'MON':
    case 'RM':
      return secondsOf(year, month, 1);
    case 'IW':
      return day - ((date.getUTCDay() + 6) % 7) * 86_400;
    case 'WW':
      return day - (((day - secondsOf(year, 1, 1)) / 86_400) % 7) * 86_400;
    case 'W':
      return day - ((date.getUTCDate() - 1) % 7) * 86_400;
    case 'D':
    case 'DAY':
    case 'DY':
      return day - date.getUTCDay() * 86_400;
    case 'DD':
    case 'DDD':
    case 'J':
      return day;
    case 'HH':
    case 'HH24':
    case 'HH12':
      return Math.floor(seconds / 3600) * 3600;
    case 'MI':
      return Math.floor(seconds / 60) * 60;
    default:
      throw new Error('date format not recognized');
  }
}

const DAYS_OF_UNIT: Readonly<Record<string, number>> = { IW: 7, WW: 7, W: 7, D: 7, DAY: 7, DY: 7 };

/** ROUND: the start of the unit nearest to a date: years go up on July 1, quarters and months on a 16th. */
export function roundDate(seconds: number, unit: string): number {
  const start = truncateDate(seconds, unit);
  const date = new Date(seconds * 1000);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  const name = unit.toUpperCase();
  const wholeMonths = /^(Y|YY|YYYY|YEAR|RRRR)$/.test(name)
    ? 12
    : name === 'Q'
      ? 3
      : /^(MM|MON|MONTH|RM)$/.test(name)
        ? 1
        : 0;
  if (wholeMonths > 0) {
    const into = month % wholeMonths;
    const up =
      wholeMonths === 12
        ? month >= 6
        : wholeMonths === 3
          ? into === 2 || (into === 1 && day >= 16)
          : day >= 16;
    return up ? addMonths(start, wholeMonths) : start;
  }
  const length = name.startsWith('HH') ? 3600 : name === 'MI' ? 60 : (DAYS_OF_UNIT[name] ?? 1) * DAY;
  return seconds - start >= length / 2 ? start + length : start;
}
