import { dropPlaces, inexactToText, parseDecimal, powerOfTen } from '../decimal.ts';

/** TO_CHAR of a number given as decimal text: 0 9 . , $ FM MI PR S D G L; `####` when it does not fit, as Oracle. */
export function formatNumber(text: string, mask: string): string {
  let pattern = mask.toUpperCase();
  const fill = !pattern.startsWith('FM');
  if (!fill) pattern = pattern.slice(2);
  const minus = pattern.endsWith('MI');
  const angled = pattern.endsWith('PR');
  const signed = pattern.startsWith('S') ? 'front' : pattern.endsWith('S') ? 'back' : undefined;
  pattern = pattern
    .replace(/(MI|PR)$/, '')
    .replace(/^S|S$/g, '')
    .replaceAll('G', ',')
    .replaceAll('D', '.');
  const dollar = /[$L]/.test(pattern);
  pattern = pattern.replace(/[$L]/g, '');
  if (!/^[09,]*(\.[09]*)?$/.test(pattern)) throw new Error('invalid number format model');
  const [whole = '', fraction = ''] = pattern.split('.');
  const parsed = parseDecimal(text);
  if (!parsed) throw new Error('invalid number');
  const value = dropPlaces(parsed.digits, parsed.scale - fraction.length);
  const negative = value < 0n;
  const unit = powerOfTen(fraction.length);
  const magnitude = negative ? -value : value;
  const slots = whole.replaceAll(',', '');
  let digits = (magnitude / unit).toString();
  if (digits.length > slots.length) {
    if (digits !== '0' || slots.length > 0) return '#'.repeat(mask.length + 1);
    digits = '';
  }
  const firstZero = slots.indexOf('0');
  const minimum = firstZero < 0 ? (fraction === '' ? 1 : 0) : slots.length - firstZero;
  if (digits === '0' && minimum === 0) digits = '';
  digits = digits.padStart(minimum, '0');
  let integer = '';
  for (let at = whole.length - 1, left = digits.length - 1; at >= 0; at--) {
    if (whole[at] === ',') integer = left >= 0 ? `,${integer}` : fill ? ` ${integer}` : integer;
    else {
      integer = (left >= 0 ? (digits[left] as string) : fill ? ' ' : '') + integer;
      left--;
    }
  }
  let decimals = fraction === '' ? '' : (magnitude % unit).toString().padStart(fraction.length, '0');
  if (!fill) {
    const kept = fraction.lastIndexOf('0') + 1;
    while (decimals.length > kept && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
  }
  const body = integer.trimStart() + (pattern.includes('.') ? `.${decimals}` : '');
  const money = dollar ? `$${body}` : body;
  const padding = fill ? ' '.repeat(integer.length - integer.trimStart().length) : '';
  if (minus) return `${padding}${money}${negative ? '-' : fill ? ' ' : ''}`;
  if (angled)
    return negative ? `${padding}<${money}>` : `${padding}${fill ? ' ' : ''}${money}${fill ? ' ' : ''}`;
  if (signed === 'back') return `${padding}${money}${negative ? '-' : '+'}`;
  return `${padding}${negative ? '-' : signed === 'front' ? '+' : fill ? ' ' : ''}${money}`;
}

/** TO_NUMBER: text, or text in a mask with separators and a currency sign, as plain decimal text. */
export function readNumber(text: string, mask?: string): string {
  const plain = mask === undefined ? text.trim() : text.replace(/[,$<>\s]/g, '').replace(/^(.*)-$/, '-$1');
  if (!parseDecimal(plain)) throw new Error('invalid number');
  return plain;
}

/** A bound JSON number as decimal text. */
export function numberText(value: number): string {
  return inexactToText(value);
}
