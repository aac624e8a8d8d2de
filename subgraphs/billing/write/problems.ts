import type { Problem } from '#engine/operation.ts';
import { decimalText, money } from '#kit/money.ts';

/** The problems that only the books have; the common ones are the engine's. */

export function quantityTooLargeProblem(path: readonly string[], left: string): Problem {
  const text = decimalText(left);
  const message = text === '0' ? 'Nothing of this line is left.' : `Only ${text} of this line is left.`;
  return { type: 'QuantityTooLargeProblem', message, path, detail: { left: text } };
}

export function amountTooLargeProblem(
  path: readonly string[],
  message: string,
  left: string,
  currencyCode: string,
): Problem {
  const { amount } = money(left, currencyCode);
  return { type: 'AmountTooLargeProblem', message, path, detail: { left: { amount, currencyCode } } };
}

export function currencyMismatchProblem(
  path: readonly string[],
  message: string,
  expectedCurrencyCode: string,
): Problem {
  return { type: 'CurrencyMismatchProblem', message, path, detail: { expectedCurrencyCode } };
}
