import type { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { total } from '../rounding.ts';
import type { ScheduledPayment } from './interest-schedule.ts';
import { type payment, valueAt } from './time-value.ts';

type Payment = z.output<typeof payment>;
type Transfer = Omit<Payment, 'amount'>;

/** Payments from the transfer on; what was paid before it is with its interest, an expense, in a first line. */
export function paymentsFromTransfer(
  transfer: Transfer,
  payments: readonly Payment[],
  times: readonly Decimal[],
  perPeriod: Decimal,
): ScheduledPayment[] {
  const timed = payments.map((one, index) => ({ ...one, time: times[index] as Decimal }));
  const before = timed.filter(({ time }) => time.isNegative());
  const advance: ScheduledPayment = {
    ...transfer,
    amount: total(before.map((one) => one.amount)),
    elapsed: new Decimal(0),
    interest: total(before.map(({ amount, time }) => amount.minus(valueAt(amount, time.neg(), perPeriod)))),
  };
  const later = timed
    .slice(before.length)
    .map((one, index, all) => ({ ...one, elapsed: one.time.minus(all[index - 1]?.time ?? 0) }));
  return before.length === 0 ? later : [advance, ...later];
}

/** Payments in order of time, by period with those periods in which nothing is paid. */
export function paymentsInOrder(
  payments: readonly Payment[],
  transfer: number | undefined,
): readonly Payment[] {
  const ends = payments.map((one) => one.period);
  if (transfer === undefined || ends.some((end) => end === undefined))
    return payments.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
  const last = Math.max(...(ends as number[]));
  if (last - transfer > 1200) throw badInput('payments: must lie within 1,200 periods');
  const idle = Array.from({ length: Math.max(0, last - transfer) }, (_, index) => transfer + index + 1)
    .filter((period) => !ends.includes(period))
    .map((period) => ({ period, amount: new Decimal(0) }));
  return [...payments, ...idle].sort((a, b) => (a.period as number) - (b.period as number));
}
