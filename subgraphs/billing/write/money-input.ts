import { decimalWithin } from '#kit/input.ts';
import { currencyDigits, type Money } from '#kit/money.ts';

const MOST = 999_999_999_999_999;

/** An amount that is more than zero, in the currency's own digits. Throws BAD_USER_INPUT that names the field. */
export function positiveMoney(path: string, { amount, currencyCode }: Money): Money {
  return { amount: positiveAmount(`${path}.amount`, amount, currencyCode), currencyCode };
}

/** The amount alone, as decimal text. */
export function positiveAmount(path: string, amount: string, currencyCode: string): string {
  return decimalWithin(
    path,
    amount,
    currencyDigits(currencyCode),
    (value) => value.gt(0) && value.lte(MOST),
    `more than zero and ${MOST} at the most`,
  );
}
