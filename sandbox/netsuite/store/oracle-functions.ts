/** Functions of Oracle's that are a little algorithm each. */

const SOUNDEX_CODES = ['BFPV', 'CGJKQSXZ', 'DT', 'L', 'MN', 'R'];

function soundexCode(letter: string): string {
  return String(SOUNDEX_CODES.findIndex((letters) => letters.includes(letter)) + 1);
}

/** SOUNDEX: the first letter and three digits of how a word sounds; null where it has no letter. */
export function soundex(text: string): string | null {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '');
  if (letters === '') return null;
  let code = letters[0] as string;
  let last = soundexCode(code);
  for (const letter of letters.slice(1)) {
    const digit = soundexCode(letter);
    if (digit !== '0' && digit !== last) code += digit;
    if (!'HW'.includes(letter)) last = digit;
  }
  return code.slice(0, 4).padEnd(4, '0');
}

/** ORA_HASH: a number from 0 to `most` that is the same for the same text and seed. */
export function hash(text: string, most: number, seed: number): number {
  let value = (2_166_136_261 ^ seed) >>> 0;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 16_777_619) >>> 0;
  return value % (most + 1);
}

/** WIDTH_BUCKET: which of `count` equal parts from `low` to `high` a value lies in; 0 below, `count` + 1 above. */
export function widthBucket(value: number, low: number, high: number, count: number): number {
  if (!(count >= 1) || low === high) throw new Error('invalid bucket count');
  const place = (value - low) / (high - low);
  if (place < 0) return 0;
  return place >= 1 ? Math.trunc(count) + 1 : Math.floor(place * Math.trunc(count)) + 1;
}

/** To the nearest whole number, to the even one where two are as near. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
