/** Oracle date masks, longest element first. */
const ELEMENTS = [
  'SYEAR',
  'YEAR',
  'Year',
  'year',
  'YYYY',
  'SYYYY',
  'RRRR',
  'MONTH',
  'Month',
  'month',
  'HH24',
  'HH12',
  'SSSSS',
  'DAY',
  'Day',
  'day',
  'MON',
  'Mon',
  'mon',
  'DDD',
  'YYY',
  'IYYY',
  'A.M.',
  'P.M.',
  'FF1',
  'FF2',
  'FF3',
  'FF4',
  'FF5',
  'FF6',
  'FF7',
  'FF8',
  'FF9',
  'B.C.',
  'A.D.',
  'TZR',
  'TZD',
  'TZH',
  'TZM',
  'YY',
  'RR',
  'MM',
  'DD',
  'HH',
  'MI',
  'SS',
  'DY',
  'Dy',
  'dy',
  'WW',
  'IW',
  'RM',
  'AM',
  'PM',
  'am',
  'pm',
  'FM',
  'fm',
  'CC',
  'IYY',
  'IY',
  'SCC',
  'BC',
  'AD',
  'FX',
  'DS',
  'DL',
  'TS',
  'FF',
  'Q',
  'D',
  'W',
  'J',
  'Y',
  'I',
  'X',
] as const;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export type MaskPart = { readonly element: string } | { readonly literal: string };

const compiled = new Map<string, readonly MaskPart[]>();

/** Splits a mask into elements and literals; throws when it holds a letter that is no element. */
export function parseMask(mask: string): readonly MaskPart[] {
  const known = compiled.get(mask);
  if (known) return known;
  const parts: MaskPart[] = [];
  for (let at = 0; at < mask.length; ) {
    if (mask[at] === '"') {
      const end = mask.indexOf('"', at + 1);
      if (end < 0) throw new Error('date format not recognized');
      parts.push({ literal: mask.slice(at + 1, end) });
      at = end + 1;
      continue;
    }
    const rest = mask.slice(at);
    const element =
      ELEMENTS.find((candidate) => rest.startsWith(candidate)) ??
      ELEMENTS.find((candidate) => rest.toUpperCase().startsWith(candidate));
    if (element) {
      parts.push({ element });
      at += element.length;
    } else if (/[A-Z]/i.test(rest[0] ?? '') && rest[0] !== 'T' && rest[0] !== 'Z')
      throw new Error('date format not recognized');
    else {
      parts.push({ literal: rest[0] as string });
      at++;
    }
  }
  if (compiled.size < 1000) compiled.set(mask, parts);
  return parts;
}

const STRFTIME: Readonly<Record<string, string>> = {
  YYYY: '%Y',
  MM: '%m',
  DD: '%d',
  HH24: '%H',
  MI: '%M',
  SS: '%S',
  DDD: '%j',
};

/** The same mask for SQLite's strftime, which is far faster than a function call; undefined when it cannot say it. */
export function strftimeMask(mask: string): string | undefined {
  let result = '';
  for (const part of parseMask(mask)) {
    const piece = 'literal' in part ? part.literal.replaceAll('%', '%%') : STRFTIME[part.element];
    if (piece === undefined) return undefined;
    result += piece;
  }
  return result;
}
