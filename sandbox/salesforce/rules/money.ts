import { divideRounded } from '../decimal.ts';
import type { StoredValue } from '../store/store.ts';
import type { RuleContext } from './rules.ts';

/** Money, quantities and percentages are stored in hundredths. */
export const HUNDRED = 100n;

export function amountOf(value: StoredValue | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

/** An amount in hundredths, given in hundredths of hundredths, rounded to the digits that its currency has. */
export function rounded(context: RuleContext, fine: bigint, currency: StoredValue | undefined): bigint {
  const digits = typeof currency === 'string' ? (context.decimalPlaces(currency) ?? 2) : 2;
  const unit = digits >= 2 ? 1n : 10n ** BigInt(2 - digits);
  return divideRounded(fine, HUNDRED * unit) * unit;
}
