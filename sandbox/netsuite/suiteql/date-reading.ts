import { parseAnyDate, secondsOf } from '../calendar.ts';
import { DAYS, type MaskPart, MONTHS, parseMask } from './date-mask.ts';

/** TO_DATE: reads text by a mask; without a mask the account's format or ISO. Throws when it does not fit. */
export function readDate(text: string, mask?: string): number {
  if (mask === undefined) {
    const seconds = parseAnyDate(text);
    if (seconds === undefined) throw new Error('not a date');
    return seconds;
  }
  let at = 0;
  const now = {
    year: 1970,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    pm: undefined as boolean | undefined,
    secondOfDay: undefined as number | undefined,
    dayOfYear: undefined as number | undefined,
  };
  const digits = (width: number): number => {
    const match = /^\d+/.exec(text.slice(at, at + width));
    if (!match) throw new Error('not a date');
    at += match[0].length;
    return Number(match[0]);
  };
  const word = (names: readonly string[]): number => {
    const rest = text.slice(at).toLowerCase();
    for (const whole of [true, false]) {
      const index = names.findIndex((candidate) =>
        rest.startsWith(whole ? candidate.toLowerCase() : candidate.slice(0, 3).toLowerCase()),
      );
      if (index >= 0) {
        at += whole ? (names[index] as string).length : 3;
        return index + 1;
      }
    }
    throw new Error('not a date');
  };
  const parts = expandShortMasks(parseMask(mask));
  for (const part of parts) {
    if (at >= text.length) break;
    if ('literal' in part) {
      if (
        part.literal === ' '
          ? /\s/.test(text[at] ?? '')
          : /[^A-Za-z0-9]/.test(text[at] ?? '') || text.startsWith(part.literal, at)
      )
        at += part.literal === ' ' ? 1 : part.literal.length;
      else throw new Error('not a date');
      continue;
    }
    switch (part.element.toUpperCase()) {
      case 'YYYY':
      case 'SYYYY':
      case 'RRRR':
      case 'IYYY':
        now.year = digits(4);
        break;
      case 'YY':
      case 'RR': {
        const two = digits(2);
        now.year = two < 50 ? 2000 + two : 1900 + two;
        break;
      }
      case 'MM':
        now.month = digits(2);
        break;
      case 'MON':
      case 'MONTH':
        now.month = word(MONTHS);
        break;
      case 'DD':
        now.day = digits(2);
        break;
      case 'DDD':
        now.dayOfYear = digits(3);
        break;
      case 'DAY':
      case 'DY':
        word(DAYS);
        break;
      case 'HH24':
      case 'HH':
      case 'HH12':
        now.hour = digits(2);
        break;
      case 'MI':
        now.minute = digits(2);
        break;
      case 'SS':
        now.second = digits(2);
        break;
      case 'SSSSS':
        now.secondOfDay = digits(5);
        break;
      case 'FF':
      case 'FF1':
      case 'FF2':
      case 'FF3':
      case 'FF4':
      case 'FF5':
      case 'FF6':
      case 'FF7':
      case 'FF8':
      case 'FF9':
        digits(9);
        break;
      case 'FX':
        break;
      case 'TZH':
      case 'TZM':
        if (/[+-]/.test(text[at] ?? '')) at++;
        digits(2);
        break;
      case 'A.M.':
      case 'P.M.':
        now.pm = text[at]?.toUpperCase() === 'P';
        at += 4;
        break;
      case 'AM':
      case 'PM':
        now.pm = text.slice(at, at + 2).toUpperCase() === 'PM';
        at += 2;
        break;
      case 'FM':
        break;
      default:
        throw new Error('date format not recognized');
    }
  }
  if (text.slice(at).trim() !== '') throw new Error('not a date');
  const date = secondsOf(now.year, now.month, now.day);
  const check = new Date(date * 1000);
  if (check.getUTCMonth() + 1 !== now.month || check.getUTCDate() !== now.day) throw new Error('not a date');
  if (now.hour > 23 || now.minute > 59 || now.second > 59) throw new Error('not a date');
  const hour = now.pm === undefined ? now.hour : (now.hour % 12) + (now.pm ? 12 : 0);
  const start = now.dayOfYear === undefined ? date : secondsOf(now.year, 1, now.dayOfYear);
  return start + (now.secondOfDay ?? hour * 3600 + now.minute * 60 + now.second);
}

/** DS and TS name whole formats; spelled out they can be read like any other. */
function expandShortMasks(parts: readonly MaskPart[]): readonly MaskPart[] {
  return parts.flatMap((part) => {
    if ('element' in part && part.element === 'DS') return parseMask('MM/DD/YYYY');
    if ('element' in part && part.element === 'TS') return parseMask('HH:MI:SS AM');
    return [part];
  });
}
