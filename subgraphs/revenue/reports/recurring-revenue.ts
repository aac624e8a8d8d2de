import type { Complete } from '#kit/complete.ts';
import { Decimal } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { recurringMetrics } from '#kit/report/metrics/revenue.ts';
import { type PeriodStatus, type ReportPeriod, regularPeriods } from '#kit/report/period.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';
import { type BridgeStep, recurringRevenueBridges } from '#sources/netsuite/reports/recurring-revenue.ts';
import type {
  QueryResolvers,
  RecurringRevenueReport,
  RecurringRevenueReportResolvers,
} from '../generated/resolvers.ts';
import { BRIDGE_PARTS, type Bridge, type BridgeMoney, bridged, bridgeMoney } from './arr-bridge.ts';
import { BalanceRates } from './balance-rates.ts';
import { completeness, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { reportRequest } from './report-request.ts';
import { sumOf } from './tally.ts';

export interface RecurringRevenueRowRecord extends BridgeMoney {
  readonly period: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly periodStatus: PeriodStatus;
}

export interface RecurringRevenueReportRecord extends ReportFrame {
  readonly rows: readonly RecurringRevenueRowRecord[];
  readonly total: readonly BridgeMoney[];
}

const TOTAL = 'TOTAL';
const DAY_MS = 86_400_000;

export const recurringRevenueQuery: NonNullable<QueryResolvers['recurringRevenue']> = async (
  _,
  args,
  context,
) => {
  const request = await reportRequest({ ...args, groupBy: ['PERIOD'] }, context, 'today');
  const { basis, currency } = request;
  const [calendar, periods] = [regularPeriods(request.calendar), regularPeriods(request.periods)];
  const [first, last] = [periods[0], periods.at(-1)];
  const steps = new Map<string, BridgeStep>(
    periods.map(({ id, startsOn, endsOn }) => [id, { key: id, after: dayBefore(startsOn), until: endsOn }]),
  );
  if (first && last) steps.set(TOTAL, { key: TOTAL, after: dayBefore(first.startsOn), until: last.endsOn });
  const buckets = [...steps.keys()].map((key) => ({
    key,
    periods: key === TOTAL ? periods : periods.filter(({ id }) => id === key),
  }));
  const { facts, readAt } = await context.kept.facts(
    { report: 'recurring', by: [basis], stand: 'while nothing changes' },
    buckets,
    { state: request.state, now: context.observedAt },
    (missing) =>
      recurringRevenueBridges(
        context.netsuite,
        missing.map(({ key }) => steps.get(key) as BridgeStep),
        basis,
      ),
  );
  const rates =
    currency === 'CONSOLIDATED' ? new BalanceRates(await context.load.rates(), calendar) : undefined;
  const bridges = (
    key: string,
    from: ReportPeriod | undefined,
    to: ReportPeriod | undefined,
  ): BridgeMoney[] =>
    bridgesOf(
      facts.filter(({ bucket }) => bucket === key),
      rates && from && to
        ? { rates, opening: calendar[calendar.indexOf(from) - 1] ?? from, closing: to }
        : undefined,
    );
  const total = bridges(TOTAL, first, last);
  return {
    rows: periods.flatMap((period) =>
      bridges(period.id, period, period).map((bridge) => ({
        ...bridge,
        period: period.id,
        startsOn: period.startsOn,
        endsOn: period.endsOn,
        periodStatus: period.status,
      })),
    ),
    total,
    ...reportFrame(request, context, {
      readAt,
      conversion: rates ? { ...rates.conversion(), rateTypes: ['CURRENT'] } : null,
      metrics: metricsOf(recurringMetrics),
    }),
  };
};

/** One bridge per currency; consolidated, what moved is taken by the rate at the closing, and the opening's own change is FX. */
function bridgesOf(
  facts: readonly Fact[],
  consolidation:
    | { readonly rates: BalanceRates; readonly opening: ReportPeriod; readonly closing: ReportPeriod }
    | undefined,
): BridgeMoney[] {
  const converted = facts.map((fact) => {
    const opening =
      consolidation && fact.subsidiary !== null
        ? consolidation.rates.find(fact.subsidiary, consolidation.opening, 'CURRENT')
        : new Decimal(1);
    const closing =
      consolidation && fact.subsidiary !== null
        ? consolidation.rates.find(fact.subsidiary, consolidation.closing, 'CURRENT')
        : new Decimal(1);
    const amount = (name: string): Decimal => sumOf([fact], name);
    const parts = Object.fromEntries(
      BRIDGE_PARTS.map((name) => [
        name,
        name === 'fx' ? amount('opening').times(closing.minus(opening)) : amount(name).times(closing),
      ]),
    );
    return {
      currencyCode: consolidation?.rates.currencyCode ?? fact.currencyCode,
      bridge: {
        ...parts,
        opening: amount('opening').times(opening),
        closing: amount('closing').times(closing),
      } as Bridge,
    };
  });
  return [...Map.groupBy(converted, ({ currencyCode }) => currencyCode)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currencyCode, group]) => {
      const names = Object.keys(group[0]?.bridge ?? {}) as (keyof Bridge)[];
      const sums = Object.fromEntries(
        names.map((name) => [
          name,
          group.reduce((sum, { bridge }) => sum.plus(bridge[name]), new Decimal(0)),
        ]),
      ) as Bridge;
      return bridgeMoney(sums, currencyCode);
    });
}

/** That the movements of all periods lead from the opening to the closing, and each period from the one before. */
function checks({ rows, total }: RecurringRevenueReportRecord): IdentityCheck[] {
  return total.flatMap((bridge) => {
    const { currencyCode } = bridge.closing;
    const own = rows.filter((row) => row.closing.currencyCode === currencyCode);
    const throughPeriods = own.reduce(
      (sum, row) => sum.plus(bridged(row)).minus(row.opening.amount),
      new Decimal(bridge.opening.amount),
    );
    return [
      identityCheck(
        { name: 'bridgeCloses', description: 'The opening and all movements come to the closing.' },
        currencyCode,
        bridged(bridge),
        new Decimal(bridge.closing.amount),
      ),
      identityCheck(
        {
          name: 'periodsLeadToClosing',
          description:
            'The opening and the movements of every period, each reckoned by itself, come to the closing.',
        },
        currencyCode,
        throughPeriods,
        new Decimal(bridge.closing.amount),
      ),
    ];
  });
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}

export const recurringRevenueReportResolvers: Complete<
  RecurringRevenueReportResolvers,
  RecurringRevenueReport,
  RecurringRevenueReportRecord
> = {
  rows: ({ rows }) => rows,
  total: ({ total }) => total,
  completeness: ({ conversion }) => completeness([ratesGap(conversion)]),
  identityChecks: (report) => checks(report),
};
