const SMALL = (
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen ' +
  'Eighteen Nineteen'
).split(' ');
const TENS = 'Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety'.split(' ');

function belowHundred(number: number): string {
  if (number < 20) return SMALL[number] as string;
  const ones = number % 10;
  return `${TENS[Math.floor(number / 10) - 2]}${ones === 0 ? '' : `-${SMALL[ones]}`}`;
}

/** A year spelled out as Oracle does: Twenty Twenty-Four, Two Thousand Five, Nineteen Hundred. */
export function yearInWords(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  if (century % 10 === 0 && rest < 10)
    return `${SMALL[century / 10]} Thousand${rest === 0 ? '' : ` ${SMALL[rest]}`}`;
  return `${belowHundred(century)} ${rest === 0 ? 'Hundred' : belowHundred(rest)}`;
}
