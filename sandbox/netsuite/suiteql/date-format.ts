import { secondsOf, startOfDay } from '../calendar.ts';
import { DAYS, MONTHS, parseMask } from './date-mask.ts';
import { yearInWords } from './year-words.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

function isoWeek(date: Date): { week: number; year: number } {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
  const year = thursday.getUTCFullYear();
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) };
}

/** TO_CHAR of a date. */
export function formatDate(seconds: number, mask: string): string {
  const date = new Date(seconds * 1000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  const dayOfYear = Math.floor((startOfDay(seconds) - secondsOf(year, 1, 1)) / 86_400) + 1;
  let fill = true;
  let text = '';
  const number = (value: number, width: number): string =>
    fill ? String(value).padStart(width, '0') : String(value);
  const name = (value: string, element: string, width: number): string => {
    const cased =
      element === element.toUpperCase()
        ? value.toUpperCase()
        : element === element.toLowerCase()
          ? value.toLowerCase()
          : value;
    return fill ? cased.padEnd(width) : cased;
  };
  for (const part of parseMask(mask)) {
    if ('literal' in part) {
      text += part.literal;
      continue;
    }
    const { element } = part;
    switch (element.toUpperCase()) {
      case 'FM':
        fill = !fill;
        break;
      case 'YYYY':
      case 'SYYYY':
      case 'RRRR':
        text += number(year, 4);
        break;
      case 'YYY':
        text += number(year % 1000, 3);
        break;
      case 'YY':
      case 'RR':
        text += number(year % 100, 2);
        break;
      case 'Y':
        text += String(year % 10);
        break;
      case 'IYYY':
        text += number(isoWeek(date).year, 4);
        break;
      case 'CC':
      case 'SCC':
        text += number(Math.ceil(year / 100), 2);
        break;
      case 'Q':
        text += String(Math.ceil(month / 3));
        break;
      case 'MM':
        text += number(month, 2);
        break;
      case 'MONTH':
        text += name(MONTHS[month - 1] as string, element, 9);
        break;
      case 'MON':
        text += name((MONTHS[month - 1] as string).slice(0, 3), element, 3);
        break;
      case 'RM':
        text += name(ROMAN[month - 1] as string, element, 4);
        break;
      case 'WW':
        text += number(Math.ceil(dayOfYear / 7), 2);
        break;
      case 'IW':
        text += number(isoWeek(date).week, 2);
        break;
      case 'W':
        text += String(Math.ceil(day / 7));
        break;
      case 'DDD':
        text += number(dayOfYear, 3);
        break;
      case 'DD':
        text += number(day, 2);
        break;
      case 'D':
        text += String(date.getUTCDay() + 1);
        break;
      case 'DAY':
        text += name(DAYS[date.getUTCDay()] as string, element, 9);
        break;
      case 'DY':
        text += name((DAYS[date.getUTCDay()] as string).slice(0, 3), element, 3);
        break;
      case 'J':
        text += String(Math.floor(seconds / 86_400) + 2_440_588);
        break;
      case 'HH24':
        text += number(hour, 2);
        break;
      case 'HH':
      case 'HH12':
        text += number(hour % 12 || 12, 2);
        break;
      case 'MI':
        text += number(minute, 2);
        break;
      case 'SS':
        text += number(second, 2);
        break;
      case 'SSSSS':
        text += number(seconds - startOfDay(seconds), 5);
        break;
      case 'FF':
        text += '000000';
        break;
      case 'FF1':
      case 'FF2':
      case 'FF3':
      case 'FF4':
      case 'FF5':
      case 'FF6':
      case 'FF7':
      case 'FF8':
      case 'FF9':
        text += '0'.repeat(Number(element[2]));
        break;
      case 'YEAR':
      case 'SYEAR':
        text += name(yearInWords(year), element.replace(/^S/i, ''), 0);
        break;
      case 'IYY':
        text += number(isoWeek(date).year % 1000, 3);
        break;
      case 'IY':
        text += number(isoWeek(date).year % 100, 2);
        break;
      case 'I':
        text += String(isoWeek(date).year % 10);
        break;
      case 'TZR':
      case 'TZD':
        text += 'GMT';
        break;
      case 'AD':
      case 'BC':
        text += name('AD', element, 2);
        break;
      case 'A.D.':
      case 'B.C.':
        text += 'A.D.';
        break;
      case 'X':
        text += '.';
        break;
      case 'FX':
        break;
      case 'TZH':
        text += '+00';
        break;
      case 'TZM':
        text += '00';
        break;
      case 'AM':
      case 'PM':
        text += name(hour < 12 ? 'AM' : 'PM', element, 2);
        break;
      case 'A.M.':
      case 'P.M.':
        text += name(hour < 12 ? 'A.M.' : 'P.M.', element, 4);
        break;
      case 'DS':
        text += `${month}/${day}/${year}`;
        break;
      case 'DL':
        text += `${DAYS[date.getUTCDay()]}, ${MONTHS[month - 1]} ${day}, ${year}`;
        break;
      case 'TS':
        text += `${hour % 12 || 12}:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
        break;
      default:
        throw new Error('date format not recognized');
    }
  }
  return text;
}
