/**
 * Exact decimals as scaled integers: 12.34 at scale 4 is 123400. A figure is a number while it is a safe integer,
 * a bigint beyond; products go through bigint, so that no money ever passes through a binary fraction.
 */

export type Scaled = number | bigint;

/** Decimal places kept per kind of column. */
export const MONEY_SCALE = 4;
export const QUANTITY_SCALE = 5;
export const RATE_SCALE = 8;
export const EXCHANGE_RATE_SCALE = 10;

const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** Splits decimal text (`-12.50`, `1e3` too) into digits and scale; undefined when it is no number. */
export function parseDecimal(text: string): { digits: bigint; scale: number } | undefined {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/.exec(text);
  if (!match || `${match[2]}${match[3] ?? ''}` === '') return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  let digits = BigInt(`${match[2]}${fraction}`);
  let scale = fraction.length - Number(match[4] ?? 0);
  if (scale < 0) {
    digits *= powerOfTen(-scale);
    scale = 0;
  }
  return { digits: match[1] === '-' ? -digits : digits, scale };
}

/** Divides by 10^places and rounds half away from zero, as Oracle's ROUND does. */
export function dropPlaces(value: bigint, places: number): bigint {
  if (places <= 0) return value * powerOfTen(-places);
  const unit = powerOfTen(places);
  const half = unit / 2n;
  return value < 0n ? -((-value + half) / unit) : (value + half) / unit;
}

/** Decimal text as a scaled integer, rounded where it has more places; undefined when it is no number. */
export function scaledFromText(text: string, scale: number): number | undefined {
  const parsed = parseDecimal(text);
  return parsed && Number(dropPlaces(parsed.digits, parsed.scale - scale));
}

/** Product of two scaled integers at the wanted scale, rounded half away from zero. */
export function multiply(a: number, scaleA: number, b: number, scaleB: number, scale: number): number {
  return Number(dropPlaces(BigInt(a) * BigInt(b), scaleA + scaleB - scale));
}

/** Quotient at the wanted scale, rounded half away from zero; the divisor may not be zero. */
export function divide(a: number, scaleA: number, b: number, scaleB: number, scale: number): number {
  const numerator = BigInt(a) * powerOfTen(scale + scaleB + 1);
  return Number(dropPlaces(numerator / (BigInt(b) * powerOfTen(scaleA)), 1));
}

/** Rounds money (at the money scale) to a currency's own digits. */
export function roundMoney(amount: number, digits: number): number {
  const unit = 10 ** (MONEY_SCALE - digits);
  return Number(dropPlaces(BigInt(amount), MONEY_SCALE - digits)) * unit;
}

/** Text without trailing zeros: 1054, 1054.5, -0.25. */
export function scaledToText(value: Scaled, scale: number): string {
  if (scale === 0) return value.toString();
  const whole = BigInt(value);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(-scale).replace(/0+$/, '');
  const integer = digits.slice(0, -scale);
  return `${whole < 0n ? '-' : ''}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A quotient or other inexact figure as text: 15 significant digits, never an exponent. */
export function inexactToText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value === 0 ? '0' : BigInt(value).toString();
  const parsed = parseDecimal(value.toPrecision(15));
  return parsed ? scaledToText(parsed.digits, parsed.scale) : String(value);
}
