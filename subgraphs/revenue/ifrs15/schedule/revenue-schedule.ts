import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import { addDays, daysBetween } from '#kit/time.ts';
import { addMonths } from '../dates.ts';
import { Amounts, fractionText, total } from '../rounding.ts';
import { amount, count, date, fraction, months, read, rounding } from '../values.ts';
import { accountingPeriod } from './accounting-calendar.ts';
import { straightLineShares } from './straight-line.ts';
import { type Stretch, Timeline } from './timeline.ts';

/** A hundred years. */
const LONGEST_TERM_DAYS = 36525;

export const scheduleFields = {
  method: z
    .enum([
      'POINT_IN_TIME',
      'STRAIGHT_LINE_EVEN_PERIODS',
      'STRAIGHT_LINE_PRORATE_FIRST_LAST',
      'STRAIGHT_LINE_EXACT_DAYS',
      'STRAIGHT_LINE_PERIOD_RATE',
      'CUSTOM',
    ])
    .describe(
      'NetSuite’s: all in the period of startDate · the same in each period touched, parts of a month too · first and last by days, the rest the same · by days · whole periods the same, partial first and last make one period together · customLines',
    ),
  amount: amount.describe('to recognize'),
  startDate: date.describe('the first day of the term'),
  endDate: date.optional().describe('its last day; or give termMonths or termDays'),
  termMonths: months
    .min(1)
    .optional()
    .describe('by even periods it counts periods, from the one of startDate'),
  termDays: count.min(1).max(LONGEST_TERM_DAYS, `must be ${LONGEST_TERM_DAYS} or less`).optional(),
  periods: z
    .array(accountingPeriod)
    .optional()
    .describe(
      'accounting periods without quarters and years, as accountingCalendar gives them; not given: calendar months without end, ids YYYY-MM',
    ),
  periodOffset: months.default(0).describe('posts each amount so many periods later'),
  startOffset: months
    .default(0)
    .describe('begins the term so many periods later; an endDate stays where it is, a term keeps its length'),
  initialAmount: amount.optional().describe('recognized in the first period beside its share of the rest'),
  initialRate: fraction.optional().describe('the same, as a part of amount'),
  customLines: z
    .array(z.strictObject({ periodOffset: months, share: fraction }))
    .optional()
    .describe('for CUSTOM: what part of amount so many periods after the first one'),
  partialPeriods: z
    .enum(['TOGETHER', 'EACH'])
    .default('TOGETHER')
    .describe(
      'by period-rate: a partial first and last period make one together, divided by their days, as NetSuite’s help has it · each counts the part of its own period that its days are',
    ),
  roundingPeriod: z
    .enum(['LAST', 'NEXT_TO_LAST'])
    .default('LAST')
    .describe('which period has what rounding leaves; amortization of expenses in NetSuite: NEXT_TO_LAST'),
  ...rounding,
};

export const makeRevenueScheduleInput = z.strictObject(scheduleFields);

type Facts = z.output<typeof makeRevenueScheduleInput>;

export interface ScheduleLine {
  readonly periodId: string;
  /** Of the accounting period. */
  readonly startDate: string;
  readonly endDate: string;
  readonly amount: string;
  readonly cumulativeAmount: string;
  /** Deferred after the period. */
  readonly remaining: string;
  /** Of the whole amount. */
  readonly share: string;
}

export interface RevenueSchedule {
  readonly lines: readonly ScheduleLine[];
  /** On lines. */
  readonly scheduled: string;
  /** What falls where no accounting period is defined; zero when missingPeriods is empty. */
  readonly unscheduled: string;
  readonly missingPeriods: readonly {
    readonly startDate: string;
    readonly endDate: string;
    readonly amount: string;
  }[];
}

/**
 * Step 5: the schedule of an amount over accounting periods, by NetSuite's four straight-line methods, at a point in time
 * or by lines of its own. It adds up to the amount; what rounding leaves is in the last period. Periods that are needed
 * and not defined are reported with what falls into them.
 */
export function makeRevenueSchedule(input: z.input<typeof makeRevenueScheduleInput>): RevenueSchedule {
  const facts = read(makeRevenueScheduleInput, input);
  const amounts = new Amounts(facts);
  let cumulative = new Decimal(0);
  const lines: ScheduleLine[] = [];
  const missingPeriods: { startDate: string; endDate: string; amount: string }[] = [];
  const whole = amounts.round(facts.amount);
  for (const { stretch, value } of scheduleParts(facts, amounts)) {
    if (stretch.id === null) {
      const { startDate, endDate } = stretch;
      missingPeriods.push({ startDate, endDate, amount: amounts.text(value) });
      continue;
    }
    cumulative = cumulative.plus(value);
    lines.push({
      periodId: stretch.id,
      startDate: stretch.startDate,
      endDate: stretch.endDate,
      amount: amounts.text(value),
      cumulativeAmount: amounts.text(cumulative),
      remaining: amounts.text(whole.minus(cumulative)),
      share: fractionText(whole.isZero() ? new Decimal(0) : value.dividedBy(whole)),
    });
  }
  return {
    lines,
    scheduled: amounts.text(cumulative),
    unscheduled: amounts.text(whole.minus(cumulative)),
    missingPeriods,
  };
}

/** The amount of each accounting period, missing ones included, in order of time. */
export function scheduleParts(facts: Facts, amounts: Amounts): { stretch: Stretch; value: Decimal }[] {
  const timeline = new Timeline(facts.periods);
  const start = timeline.later(facts.startDate, facts.startOffset);
  const { stretches, shares } = termOf(facts, timeline, start);
  const whole = amounts.round(facts.amount);
  const initial = initialOf(facts, amounts);
  const rest = whole.minus(initial);
  const values = shares.map((share) => amounts.round(rest.times(share)));
  const keeper = Math.max(0, values.length - (facts.roundingPeriod === 'LAST' ? 1 : 2));
  values[keeper] = rest.minus(total(values.filter((_, index) => index !== keeper)));
  values[0] = (values[0] as Decimal).plus(initial);
  const first = stretches[0] as Stretch;
  const posted = timeline.counting(first.startDate, stretches.length + facts.periodOffset);
  return values.map((value, index) => ({ stretch: posted[index + facts.periodOffset] as Stretch, value }));
}

function initialOf(facts: Facts, amounts: Amounts): Decimal {
  if (facts.initialAmount !== undefined && facts.initialRate !== undefined)
    throw badInput('initialAmount, initialRate: give one of the two at the most');
  const initial = amounts.round(facts.initialAmount ?? facts.amount.times(facts.initialRate ?? 0));
  if (initial.abs().gt(facts.amount.abs())) throw badInput('initialAmount: must not be more than amount');
  return initial;
}

function termOf(
  facts: Facts,
  timeline: Timeline,
  start: string,
): { stretches: Stretch[]; shares: Decimal[] } {
  const { method, endDate, termMonths, termDays } = facts;
  if (method === 'POINT_IN_TIME') return { stretches: [timeline.at(start)], shares: [new Decimal(1)] };
  if (method === 'CUSTOM') return customTerm(facts, timeline, start);
  if ([endDate, termMonths, termDays].filter((one) => one !== undefined).length !== 1)
    throw badInput('endDate, termMonths, termDays: give one of the three');
  if (method === 'STRAIGHT_LINE_EVEN_PERIODS' && termMonths !== undefined) {
    const stretches = timeline.counting(start, termMonths);
    return { stretches, shares: stretches.map(() => new Decimal(1).dividedBy(termMonths)) };
  }
  const end =
    endDate ??
    (termMonths === undefined
      ? addDays(start, (termDays as number) - 1)
      : addDays(addMonths(start, termMonths), -1));
  if (end < start) throw badInput('endDate: must not be before the first day of the term');
  if (daysBetween(start, end) > LONGEST_TERM_DAYS)
    throw badInput('endDate: must be within a hundred years of the first day of the term');
  const stretches = timeline.covering(start, end);
  return { stretches, shares: straightLineShares(method, stretches, start, end, facts.partialPeriods) };
}

function customTerm(
  { customLines = [] }: Facts,
  timeline: Timeline,
  start: string,
): { stretches: Stretch[]; shares: Decimal[] } {
  const whole = total(customLines.map((line) => line.share));
  // thirds and the like cannot be written out
  if (whole.minus(1).abs().gt('0.0001')) throw badInput('customLines: the shares must add up to 1');
  const last = Math.max(...customLines.map((line) => line.periodOffset));
  const stretches = timeline.counting(start, last + 1);
  const shares = stretches.map((_, index) =>
    total(customLines.filter((line) => line.periodOffset === index).map((line) => line.share)).dividedBy(
      whole,
    ),
  );
  return { stretches, shares };
}
