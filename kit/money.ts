import { Decimal as DecimalBase } from 'decimal.js';

/** Exact decimals: 60 significant digits, far past any sum of ledger amounts, never exponent notation. */
export const Decimal = DecimalBase.clone({
  precision: 60,
  toExpNeg: -60,
  toExpPos: 60,
  rounding: DecimalBase.ROUND_HALF_UP,
});
export type Decimal = InstanceType<typeof Decimal>;

/** An exact amount as a decimal string in the currency's own digits: `{ amount: '1054.00', currencyCode: 'USD' }`. */
export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

const digitsByCurrency = new Map<string, number>();

/** Minor-unit digits of an ISO 4217 currency: USD 2, JPY 0, KWD 3; 2 for a code that ISO does not know. */
export function currencyDigits(currencyCode: string): number {
  let digits = digitsByCurrency.get(currencyCode);
  if (digits === undefined) {
    digits = isoDigits(currencyCode);
    digitsByCurrency.set(currencyCode, digits);
  }
  return digits;
}

function isoDigits(currencyCode: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** An amount from a source's decimal text (or an exact Decimal), rounded half up to the currency's digits. */
export function money(amount: string | Decimal, currencyCode: string): Money {
  const exact = typeof amount === 'string' ? new Decimal(amount) : amount;
  const text = exact.toFixed(currencyDigits(currencyCode));
  return { amount: /^-0(\.0+)?$/.test(text) ? text.slice(1) : text, currencyCode };
}

/** Sum of decimal texts, exact. */
export function sum(amounts: Iterable<string>): Decimal {
  let total = new Decimal(0);
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** One Money per currency, in the order in which currencies first appear: amounts are never added across currencies. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, Decimal>();
  for (const { amount, currencyCode } of amounts) {
    totals.set(currencyCode, (totals.get(currencyCode) ?? new Decimal(0)).plus(amount));
  }
  return [...totals].map(([currencyCode, total]) => money(total, currencyCode));
}

/** A quantity, percentage or rate as a plain decimal string without trailing zeros: `'12.5'`. */
export function decimalText(value: string): string {
  return new Decimal(value).toFixed();
}
