import { Decimal } from '#kit/money.ts';
import type { Amounts } from '../rounding.ts';
import { valueAt } from './time-value.ts';

export interface InterestLine {
  readonly date: string | null;
  readonly period: number | null;
  readonly opening: string;
  readonly interest: string;
  readonly payment: string;
  readonly closing: string;
}

export interface ScheduledPayment {
  readonly date?: string | undefined;
  readonly period?: number | undefined;
  readonly amount: Decimal;
  /** Periods since the line before, the first one's since the transfer. */
  readonly elapsed: Decimal;
  /** Where it is not that of the opening balance: for what was paid before the transfer. */
  readonly interest?: Decimal;
}

/**
 * A receivable from payment to payment, as it is booked: interest on the opening balance as that is shown, rounded. The last
 * interest closes the balance, and so takes what rounding left.
 */
export function interestSchedule(
  amounts: Amounts,
  receivable: Decimal,
  payments: readonly ScheduledPayment[],
  perPeriod: Decimal,
): InterestLine[] {
  let opening = receivable;
  return payments.map((one, index) => {
    const isLast = index === payments.length - 1;
    const accrued = amounts.round(one.interest ?? valueAt(opening, one.elapsed, perPeriod).minus(opening));
    const interest = isLast ? one.amount.minus(opening) : accrued;
    const closing = isLast ? new Decimal(0) : opening.plus(interest).minus(amounts.round(one.amount));
    const line = {
      date: one.date ?? null,
      period: one.period ?? null,
      opening: amounts.text(opening),
      interest: amounts.text(interest),
      payment: amounts.text(one.amount),
      closing: amounts.text(closing),
    };
    opening = closing;
    return line;
  });
}
