/** Exact decimals as scaled integers: 12.5 at scale 2 is 1250n. */

/** A decimal number's sign, digits and the position of its point, exponent applied; undefined if the text is no number. */
function split(text: string): { negative: boolean; whole: string; fraction: string } | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (!match || (!match[2] && !match[3])) return undefined;
  let whole = match[2] ?? '';
  let fraction = match[3] ?? '';
  const exponent = Number(match[4] ?? 0);
  if (exponent > 0) {
    fraction = fraction.padEnd(exponent, '0');
    whole += fraction.slice(0, exponent);
    fraction = fraction.slice(exponent);
  } else if (exponent < 0) {
    whole = whole.padStart(-exponent, '0');
    fraction = whole.slice(whole.length + exponent) + fraction;
    whole = whole.slice(0, whole.length + exponent);
  }
  return { negative: match[1] === '-', whole, fraction };
}

/** Reads a decimal at a scale, rounding half away from zero; undefined if the text is no number. */
export function parseScaled(text: string, scale: number): bigint | undefined {
  const number = split(text);
  if (!number) return undefined;
  const kept = number.fraction.slice(0, scale).padEnd(scale, '0');
  let value = BigInt(number.whole + kept || '0');
  if ((number.fraction[scale] ?? '0') >= '5') value += 1n;
  return number.negative ? -value : value;
}

/** Whether the number has more digits after the point than the scale keeps. */
export function exceedsScale(text: string, scale: number): boolean {
  const fraction = split(text)?.fraction ?? '';
  for (let i = scale; i < fraction.length; i++) if (fraction[i] !== '0') return true;
  return false;
}

/** The text of a scaled integer without superfluous zeros, always with one digit after the point: `550.0`, `0.35`. */
export function formatScaled(scaled: string, scale: number): string {
  if (scale === 0) return `${scaled}.0`;
  const negative = scaled.startsWith('-');
  const digits = (negative ? scaled.slice(1) : scaled).padStart(scale + 1, '0');
  const cut = digits.length - scale;
  let end = digits.length;
  while (end > cut + 1 && digits.charCodeAt(end - 1) === 48) end--;
  return `${negative ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut, end)}`;
}

/** Quotient rounded half away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * a + b) / (2n * b);
  return negative ? -quotient : quotient;
}
