import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
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
      'first and last month by their time, those between the same, rounded down, and the last of them what rounding leaves',
    ),
  ...rounding,
});

export interface ExactTimeSchedule {
  readonly lines: readonly { readonly month: string; readonly amount: string; readonly remaining: string }[];
}

/** Step 5: an amount over calendar months (UTC) by the exact time that the service lasts in each, as Stripe amortizes by default, or evenly between the first and the last of them. */
export function scheduleByExactTime(input: z.input<typeof scheduleByExactTimeInput>): ExactTimeSchedule {
  const facts = read(scheduleByExactTimeInput, input);
  const amounts = new Amounts(facts);
  const [start, end] = [Date.parse(facts.startAt), Date.parse(facts.endAt)];
  if (end <= start) throw badInput('endAt: must be after startAt');
  const months = monthsOf(start, end);
  const byTime = months.map(({ held }) => facts.amount.times(held).dividedBy(end - start));
  const values = facts.firstAndLastMonthProrated ? evenBetween(facts.amount, byTime, amounts) : byTime;
  let remaining = amounts.round(facts.amount);
  return {
    lines: months.map(({ month }, index) => {
      const value = index === months.length - 1 ? remaining : amounts.round(values[index] as Decimal);
      remaining = remaining.minus(value);
      return { month, amount: amounts.text(value), remaining: amounts.text(remaining) };
    }),
  };
}

interface Month {
  readonly month: string;
  /** Milliseconds of the service in it. */
  readonly held: number;
}

function monthsOf(start: number, end: number): Month[] {
  const months: Month[] = [];
  for (let at = start; at < end; ) {
    const month = new Date(at).toISOString().slice(0, 7);
    const next = Date.parse(`${addMonths(`${month}-01`, 1)}T00:00:00Z`);
    months.push({ month, held: Math.min(end, next) - at });
    at = next;
  }
  return months;
}

/** Months between the first and the last share what these leave, rounded down; the last of them has the rest. */
function evenBetween(amount: Decimal, byTime: readonly Decimal[], amounts: Amounts): Decimal[] {
  const [first, last] = [byTime[0], byTime.at(-1)].map((value) => amounts.round(value as Decimal));
  const count = byTime.length - 2;
  if (count < 1 || !first || !last) return [...byTime];
  const between = amounts.round(amount).minus(first).minus(last);
  const each = between.dividedBy(count).toDecimalPlaces(amounts.digits, Decimal.ROUND_DOWN);
  return [first, ...Array<Decimal>(count - 1).fill(each), between.minus(each.times(count - 1)), last];
}
