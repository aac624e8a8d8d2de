import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { addDays } from '../dates.ts';
import { Amounts, total } from '../rounding.ts';
import { amount, read, rounding } from '../values.ts';

const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-06-15T12:00:00Z' })
  .meta({ title: 'instant' });

export const scheduleByExactTimeInput = z.strictObject({
  amount,
  startAt: instant,
  endAt: instant.describe('the service ends at this instant'),
  firstAndLastMonthProrated: z
    .boolean()
    .default(false)
    .describe('whole months the same, the first and the last by their part of a month (UTC)'),
  ...rounding,
});

export interface ExactTimeSchedule {
  readonly lines: readonly { readonly month: string; readonly amount: string; readonly remaining: string }[];
}

/** Step 5: an amount over calendar months (UTC) by the exact time that the service lasts in each, as Stripe amortizes by default. */
export function scheduleByExactTime(input: z.input<typeof scheduleByExactTimeInput>): ExactTimeSchedule {
  const facts = read(scheduleByExactTimeInput, input);
  const amounts = new Amounts(facts);
  const [start, end] = [Date.parse(facts.startAt), Date.parse(facts.endAt)];
  if (end <= start) throw badInput('endAt: must be after startAt');
  const months: { month: string; weight: Decimal }[] = [];
  for (let at = start; at < end; ) {
    const day = new Date(at).toISOString().slice(0, 10);
    const first = Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`);
    const next = Date.parse(`${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01T00:00:00Z`);
    const held = new Decimal(Math.min(end, next) - at);
    months.push({
      month: day.slice(0, 7),
      weight: facts.firstAndLastMonthProrated ? held.dividedBy(next - first) : held,
    });
    at = next;
  }
  const weight = total(months.map((one) => one.weight));
  let remaining = amounts.round(facts.amount);
  return {
    lines: months.map((one, index) => {
      const share = amounts.round(facts.amount.times(one.weight).dividedBy(weight));
      const value = index === months.length - 1 ? remaining : share;
      remaining = remaining.minus(value);
      return { month: one.month, amount: amounts.text(value), remaining: amounts.text(remaining) };
    }),
  };
}
