import type { Complete } from '#kit/complete.ts';
import { type Decimal, money, sum } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { forecastMetrics } from '#kit/report/metrics/cash.ts';
import { addDays } from '#kit/time.ts';
import {
  cashForecast,
  type ForecastRow,
  type ForecastSource,
  forecastBasis,
} from '#sources/netsuite/reports/cash-forecast.ts';
import type { Context } from '../context.ts';
import type {
  CashForecastReport,
  CashForecastReportResolvers,
  CashForecastRow,
  CashForecastSource,
  CashForecastTotal,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { within } from './report-day.ts';

export interface CashForecastReportRecord {
  readonly facts: readonly ForecastRow[];
  readonly weeks: number;
  readonly asOf: string;
  readonly observedAt: string;
}

const SOURCES = {
  overdue: 'OVERDUE',
  open: 'OPEN',
  promised: 'PROMISED',
  scheduled: 'SCHEDULED',
} as const satisfies Partial<Record<ForecastSource, CashForecastSource>>;

export const cashForecastQuery: NonNullable<QueryResolvers['cashForecast']> = async (
  _query,
  args,
  context,
) => {
  const asOf = args.asOf ?? context.today;
  const weeks = within('weeks', args.weeks, 1, 104);
  const facts = await cashForecast(context.netsuite, asOf, weeks);
  return { facts, weeks, asOf, observedAt: context.observedAt };
};

export const cashForecastReportResolvers: Complete<
  CashForecastReportResolvers,
  CashForecastReport,
  CashForecastReportRecord
> = {
  rows: ({ facts, weeks, asOf }) => {
    const currencies = byCurrency(facts);
    return Array.from({ length: weeks }, (_, index) =>
      currencies.map(([currencyCode, own]) => weekRow(own, currencyCode, index + 1, asOf)),
    ).flat();
  },
  total: ({ facts, weeks }) =>
    byCurrency(facts).map(([currencyCode, own]) => total(own, currencyCode, weeks)),
  preliminary: () => true,
  metrics: () => metricsOf(forecastMetrics),
  identityChecks: ({ facts, asOf }, _args, context) => forecastChecks(facts, asOf, context),
};

function weekRow(
  facts: readonly ForecastRow[],
  currencyCode: string,
  week: number,
  asOf: string,
): CashForecastRow {
  const own = facts.filter((fact) => fact.week === week);
  return {
    week,
    startsOn: addDays(asOf, 7 * week - 6),
    endsOn: addDays(asOf, 7 * week),
    currencyCode,
    expected: money(amount(own), currencyCode),
    sources: Object.entries(SOURCES).flatMap(([kind, source]) => {
      const found = own.find((fact) => fact.source === kind);
      return found === undefined
        ? []
        : [{ source, amount: money(found.amount, currencyCode), documents: found.documents }];
    }),
  };
}

function total(facts: readonly ForecastRow[], currencyCode: string, weeks: number): CashForecastTotal {
  const of = (isOne: (fact: ForecastRow) => boolean) => money(amount(facts.filter(isOne)), currencyCode);
  return {
    currencyCode,
    expected: of(({ week }) => week >= 1 && week <= weeks),
    later: of(({ week }) => week > weeks),
    open: of(isInvoice),
    scheduled: of(({ source }) => source === 'scheduled'),
    unscheduled: of(({ source }) => source === 'unscheduled'),
  };
}

/** What is expected, week by week and later, against what is open and to be billed, each summed for itself. */
async function forecastChecks(
  facts: readonly ForecastRow[],
  asOf: string,
  context: Context,
): Promise<IdentityCheck[]> {
  const basis = await forecastBasis(context.netsuite, asOf);
  const currencies = [...new Set([...facts, ...basis].map(({ currencyCode }) => currencyCode))].sort();
  return currencies.flatMap((currencyCode) => {
    const own = facts.filter((fact) => fact.currencyCode === currencyCode);
    const [found] = basis.filter((one) => one.currencyCode === currencyCode);
    return [
      identityCheck(
        {
          name: 'FORECAST_TO_OPEN',
          description: 'What is expected of invoices, in all weeks and later, is what is open.',
        },
        currencyCode,
        amount(own.filter(isInvoice)),
        sum([found?.open ?? '0']),
      ),
      identityCheck(
        {
          name: 'FORECAST_TO_ORDERS',
          description:
            'What is expected of orders, in all weeks, later and on no known day, is what is to be billed of them.',
        },
        currencyCode,
        amount(own.filter((fact) => !isInvoice(fact))),
        sum([found?.unbilled ?? '0']),
      ),
    ];
  });
}

function isInvoice({ source }: ForecastRow): boolean {
  return source !== 'scheduled' && source !== 'unscheduled';
}

function amount(facts: readonly ForecastRow[]): Decimal {
  return sum(facts.map((fact) => fact.amount));
}

function byCurrency(facts: readonly ForecastRow[]): [string, ForecastRow[]][] {
  return [...Map.groupBy(facts, ({ currencyCode }) => currencyCode)];
}
