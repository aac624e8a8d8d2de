/** Amounts are whole numbers of the currency's smallest unit (cents, yen) until they are written. */

export type Currency = 'USD' | 'EUR' | 'JPY';

export const CURRENCIES: readonly { code: Currency; name: string; symbol: string; digits: number }[] = [
  { code: 'USD', name: 'US Dollar', symbol: '$', digits: 2 },
  { code: 'EUR', name: 'Euro', symbol: '€', digits: 2 },
  { code: 'JPY', name: 'Japanese Yen', symbol: '¥', digits: 0 },
];

const DIGITS = Object.fromEntries(CURRENCIES.map(({ code, digits }) => [code, digits])) as Record<
  Currency,
  number
>;

/** `123450` in USD is `1234.50`, in JPY `123450`. */
export function formatAmount(minorUnits: number, currency: Currency): string {
  const digits = DIGITS[currency];
  if (digits === 0) return String(minorUnits);
  const text = String(minorUnits).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** An amount of the currency's main unit in its smallest: 12 USD is 1200, 12 JPY is 12. */
export function minorUnits(mainUnits: number, currency: Currency): number {
  return Math.round(mainUnits * 10 ** DIGITS[currency]);
}

/** Share of an amount in percent, half a unit rounded up. */
export function percentOf(amount: number, percent: number): number {
  return Math.floor((amount * percent * 10 + 500) / 1000);
}
