import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import type { Decimal } from '#kit/money.ts';
import { addMonths } from '../dates.ts';
import { Amounts } from '../rounding.ts';
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
    .describe(
      'whole months the same; a first one that is not whole has its part of that, the last what is left (UTC)',
    ),
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
  const months = monthsOf(start, end);
  const exact = facts.firstAndLastMonthProrated
    ? evenly(facts.amount, months)
    : months.map(({ held }) => facts.amount.times(held).dividedBy(end - start));
  let remaining = amounts.round(facts.amount);
  return {
    lines: months.map(({ month }, index) => {
      const value = index === months.length - 1 ? remaining : amounts.round(exact[index] as Decimal);
      remaining = remaining.minus(value);
      return { month, amount: amounts.text(value), remaining: amounts.text(remaining) };
    }),
  };
}

interface Month {
  readonly month: string;
  /** Milliseconds of the service in it, and all that it has. */
  readonly held: number;
  readonly length: number;
}

function monthsOf(start: number, end: number): Month[] {
  const months: Month[] = [];
  for (let at = start; at < end; ) {
    const month = new Date(at).toISOString().slice(0, 7);
    const first = Date.parse(`${month}-01T00:00:00Z`);
    const next = Date.parse(`${addMonths(`${month}-01`, 1)}T00:00:00Z`);
    months.push({ month, held: Math.min(end, next) - at, length: next - first });
    at = next;
  }
  return months;
}

/** Each whole month the same; a partial first and a partial last one make up one together. */
function evenly(amount: Decimal, months: readonly Month[]): Decimal[] {
  const partial = [months[0], months.at(-1)].filter((one) => one && one.held < one.length);
  const count = months.length > 1 && partial.length === 2 ? months.length - 1 : months.length;
  const each = amount.dividedBy(count);
  return months.map(({ held, length }) => each.times(held).dividedBy(length));
}
