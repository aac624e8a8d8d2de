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

/** ISO 4217 minor units other than 2. Intl is no help: it knows how people write amounts, not what a currency's unit is. */
const digitsByCurrency = new Map<string, number>(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([digits, codes]) => codes.split(' ').map((code): [string, number] => [code, Number(digits)])),
);

/** Minor-unit digits of an ISO 4217 currency: USD 2, JPY 0, KWD 3; 2 for a code that ISO does not know. */
export function currencyDigits(currencyCode: string): number {
  return digitsByCurrency.get(currencyCode) ?? 2;
}

/** An amount from a source's decimal text (or an exact Decimal), rounded half up to the currency's digits. */
export function money(amount: string | Decimal, currencyCode: string): Money {
  const exact = typeof amount === 'string' ? new Decimal(amount) : amount;
  const text = exact.toFixed(currencyDigits(currencyCode));
  return { amount: /^-0(\.0+)?$/.test(text) ? text.slice(1) : text, currencyCode };
}

/** The price of one: at least the currency's digits, and whatever digits the source has beyond them. */
export function unitPrice(amount: string | Decimal, currencyCode: string): Money {
  const exact = new Decimal(amount);
  const digits = Math.max(currencyDigits(currencyCode), exact.decimalPlaces());
  return { amount: exact.toFixed(digits), currencyCode };
}

/** Sum of decimal texts and exact Decimals, exact; zero of none. */
export function sum(amounts: Iterable<string | Decimal>): Decimal {
  let total = new Decimal(0);
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

/** A quantity, percentage or rate as a plain decimal string without trailing zeros: `'12.5'`. */
export function decimalText(value: string): string {
  return new Decimal(value).toFixed();
}
