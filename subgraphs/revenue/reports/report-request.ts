import type { ReportCurrency, ReportDimension } from '#kit/report/dimensions.ts';
import { periodOn, periodsBetween, type ReportPeriod, requirePeriodForm } from '#kit/report/period.ts';
import type { CurrencyBasis, FactDimension, PeriodBucket } from '#sources/netsuite/reports/fact-query.ts';
import type { Context } from '../context.ts';

/** The arguments that all reports over periods have. */
export interface ReportArguments {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly groupBy: readonly ReportDimension[];
  readonly currency: ReportCurrency;
}

/** What is asked of a report. */
export interface ReportRequest {
  /** All posting periods of the books, in time order. */
  readonly calendar: readonly ReportPeriod[];
  /** Of the books: changes with whatever changes there; undefined while something is changing. */
  readonly state: string | undefined;
  /** Changes with whatever figures of closed periods take from customers and items; undefined while that is changing. */
  readonly masterData: string | null | undefined;
  /** Those asked for. */
  readonly periods: readonly ReportPeriod[];
  readonly byPeriod: boolean;
  readonly dimensions: readonly FactDimension[];
  readonly currency: ReportCurrency;
  readonly basis: CurrencyBasis;
}

const FACT_DIMENSIONS: Readonly<Record<Exclude<ReportDimension, 'PERIOD'>, FactDimension>> = {
  PRODUCT: 'product',
  PRODUCT_FAMILY: 'family',
  CUSTOMER: 'customer',
  CHANNEL: 'channel',
  SUBSIDIARY: 'subsidiary',
  SALES_REP: 'salesRep',
};

/** Reads the books' calendar and checks the arguments. `until`: where the range ends that names no end. Throws BAD_USER_INPUT. */
export async function reportRequest(
  { from, to, groupBy, currency }: ReportArguments,
  { load, today }: Context,
  until: 'today' | 'the end',
): Promise<ReportRequest> {
  requirePeriodForm({ from, to });
  const { periods: calendar, state, masterData } = await load.calendar();
  const dimensions = Object.entries(FACT_DIMENSIONS)
    .filter(([name]) => groupBy.some((dimension) => dimension === name))
    .map(([, dimension]) => dimension);
  const [first, last] = [calendar[0], calendar.at(-1)];
  const present = periodOn(calendar, today) ?? calendar.findLast(({ endsOn }) => endsOn < today) ?? last;
  return {
    calendar,
    state,
    // A line without a class or channel of its own has its item's and its customer's.
    masterData: dimensions.includes('family') || dimensions.includes('channel') ? masterData : null,
    periods:
      first && last && present
        ? periodsBetween(calendar, from, to, { from: first, to: until === 'today' ? present : last })
        : [],
    byPeriod: groupBy.includes('PERIOD'),
    dimensions,
    currency,
    basis: currency === 'TRANSACTION' ? 'transaction' : 'subsidiary',
  };
}

/**
 * What the source sums up as one: each period by itself where rows or rates differ by period; else what is closed, which is
 * kept, and what is open.
 */
export function bucketsOf(
  { byPeriod, currency }: Pick<ReportRequest, 'byPeriod' | 'currency'>,
  periods: readonly ReportPeriod[],
): PeriodBucket[] {
  if (byPeriod || currency === 'CONSOLIDATED')
    return periods.map((period) => ({ key: period.id, periods: [period] }));
  return [...Map.groupBy(periods, ({ status }) => status)].map(([key, group]) => ({ key, periods: group }));
}

/** Whether any of the periods may still change. */
export function isPreliminary({ periods }: Pick<ReportRequest, 'periods'>): boolean {
  return periods.some(({ status }) => status === 'OPEN');
}
