import { Decimal } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import type { RecognitionMethod } from '../generated/resolvers.ts';
import { makeRevenueSchedule } from '../ifrs15/schedule/revenue-schedule.ts';
import type { PreviewFacts, PreviewLine } from './facts.ts';
import { type PreviewWarning, warning } from './warnings.ts';

/** When a line's revenue is recognized; amounts are decimal text. */
export interface LineSchedule {
  readonly method: RecognitionMethod;
  readonly ruleName: string | null;
  /** Null at a point in time. */
  readonly termMonths: number | null;
  readonly lines: readonly { readonly period: ReportPeriod; readonly amount: string }[];
  /** What falls where the books have no period. */
  readonly unscheduled: string;
}

/** A line's schedule by its item's rule, over the periods of the books; at a point in time where there is no rule to follow. */
export function lineSchedule(
  line: PreviewLine,
  allocated: string,
  { items, periods, startsOn, currencyCode }: PreviewFacts,
  warnings: PreviewWarning[],
): LineSchedule {
  const rule = items.get(line.itemId ?? '')?.rule ?? null;
  const termMonths = rule?.termMonths ?? 0;
  const isUsable = rule?.method && (rule.method === 'POINT_IN_TIME' || termMonths > 0);
  if (line.itemId === null) warnings.push(warning('ITEM_UNKNOWN', line));
  else if (!isUsable) warnings.push(warning('REVREC_RULE_MISSING', line));
  const method = (isUsable && rule.method) || 'POINT_IN_TIME';
  const isOverTime = method !== 'POINT_IN_TIME';
  const { lines, unscheduled, missingPeriods } = makeRevenueSchedule({
    method,
    amount: allocated,
    startDate: startsOn,
    ...(isOverTime ? { termMonths } : {}),
    periods: periods.map(({ id, startsOn: startDate, endsOn: endDate }) => ({ id, startDate, endDate })),
    currencyCode,
  });
  if (missingPeriods.some((missing) => !new Decimal(missing.amount).isZero()))
    warnings.push(
      warning(
        'PERIODS_NOT_DEFINED',
        line,
        missingPeriods.map((missing) => missing.startDate),
      ),
    );
  return {
    method,
    ruleName: rule?.name ?? null,
    termMonths: isOverTime ? termMonths : null,
    lines: lines.map(({ periodId, amount }) => ({
      period: periods.find((period) => period.id === periodId) as ReportPeriod,
      amount,
    })),
    unscheduled,
  };
}
