import { compareText } from '#kit/compare-text.ts';
import type { Complete } from '#kit/complete.ts';
import { type Money, money, sum } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { waterfallMetrics } from '#kit/report/metrics/revenue.ts';
import type { Fact, FactScope } from '#sources/netsuite/reports/fact-query.ts';
import { waterfall } from '#sources/netsuite/reports/waterfall.ts';
import type { Context } from '../context.ts';
import type {
  QueryResolvers,
  RevenueWaterfallReport,
  RevenueWaterfallReportResolvers,
  RevenueWaterfallRow,
  RevenueWaterfallRowResolvers,
} from '../generated/resolvers.ts';
import { completeness, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { inReportCurrency } from './in-report-currency.ts';
import type { ReadFacts } from './kept-facts.ts';
import { bucketsOf, type ReportRequest, reportRequest } from './report-request.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';
import { moneyColumn, sumOf, tallies } from './tally.ts';
import { totalsOf } from './totals-of.ts';

export interface RevenueWaterfallRowRecord extends RowRecord {
  readonly recognitionPeriod: string | null;
  readonly recognized: Money;
  readonly remaining: Money;
}

export interface RevenueWaterfallReportRecord extends ReportFrame {
  readonly request: ReportRequest;
  readonly rows: readonly RevenueWaterfallRowRecord[];
}

export const revenueWaterfallQuery: NonNullable<QueryResolvers['revenueWaterfall']> = async (
  _,
  args,
  context,
) => {
  const request = await reportRequest(args, context, 'today');
  const { facts, readAt } = await readWaterfall(request, request, context);
  const converted = await inReportCurrency(facts, request, context, 'AVERAGE');
  const rows = tallies(converted.facts, request, ['recognized', 'remaining'], ['earnedin']);
  const columns = { recognized: moneyColumn(rows, 'recognized'), remaining: moneyColumn(rows, 'remaining') };
  const places = new Map(request.calendar.map(({ sourceId }, index) => [sourceId, index]));
  const placeOf = (earnedIn: string | null | undefined): number =>
    earnedIn == null ? request.calendar.length : (places.get(earnedIn) ?? request.calendar.length);
  return {
    ...reportFrame(request, context, {
      readAt,
      conversion: converted.conversion,
      metrics: metricsOf(waterfallMetrics),
    }),
    request,
    rows: rows
      .map((row, index) => ({
        place: placeOf(row.dimensions.earnedin),
        row: {
          ...rowRecord(row, request),
          recognitionPeriod: request.calendar[placeOf(row.dimensions.earnedin)]?.id ?? null,
          recognized: columns.recognized[index] as Money,
          remaining: columns.remaining[index] as Money,
        },
      }))
      .sort((a, b) => compareText(a.row.startsOn, b.row.startsOn) || a.place - b.place)
      .map(({ row }) => row),
  };
};

function readWaterfall(
  request: ReportRequest,
  { dimensions, basis }: Pick<FactScope, 'dimensions' | 'basis'>,
  { kept, netsuite, observedAt }: Context,
): Promise<ReadFacts> {
  return kept.facts(
    { report: 'waterfall', by: [dimensions, basis], stand: 'while nothing changes' },
    bucketsOf(request, request.periods),
    { state: request.state, now: observedAt },
    (missing) => waterfall(netsuite, { buckets: missing, dimensions, basis }),
  );
}

/** That what was billed is what its plans come to, in the documents' currency. */
async function checks({ request }: RevenueWaterfallReportRecord, context: Context): Promise<IdentityCheck[]> {
  const { facts } = await readWaterfall(request, { dimensions: [], basis: 'transaction' }, context);
  return [...Map.groupBy(facts, ({ currencyCode }) => currencyCode)].map(
    ([currencyCode, group]: [string, Fact[]]) =>
      identityCheck(
        {
          name: 'waterfallSumsToBilled',
          description: 'What was billed in the periods, net of tax, is what is recognized and remains of it.',
        },
        currencyCode,
        sumOf(group, 'billed'),
        sumOf(group, 'recognized').plus(sumOf(group, 'remaining')),
      ),
  );
}

export const revenueWaterfallReportResolvers: Complete<
  RevenueWaterfallReportResolvers,
  RevenueWaterfallReport,
  RevenueWaterfallReportRecord
> = {
  rows: ({ rows }) => rows,
  total: ({ rows }) =>
    totalsOf(rows, ['recognized', 'remaining']).map((total) => ({
      ...total,
      billed: money(sum([total.recognized.amount, total.remaining.amount]), total.recognized.currencyCode),
    })),
  completeness: ({ conversion }) => completeness([ratesGap(conversion)]),
  identityChecks: (report, _args, context) => checks(report, context),
};

export const revenueWaterfallRowResolvers: Complete<
  RevenueWaterfallRowResolvers,
  RevenueWaterfallRow,
  RevenueWaterfallRowRecord
> = rowResolvers;
