import type { Complete } from '#kit/complete.ts';
import { type Money, money, sum } from '#kit/money.ts';
import { revenueMetrics } from '#kit/report/metrics/revenue.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';
import { salesWithoutPlans } from '#sources/netsuite/reports/plans-pending.ts';
import { recognizedAndPlanned } from '#sources/netsuite/reports/revenue.ts';
import type { Context } from '../context.ts';
import type {
  QueryResolvers,
  RevenueReport,
  RevenueReportResolvers,
  RevenueRow,
  RevenueRowResolvers,
} from '../generated/resolvers.ts';
import { completeness, metricsNamed, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { inReportCurrency } from './in-report-currency.ts';
import { bucketsOf, type ReportRequest, reportRequest } from './report-request.ts';
import { revenueChecks } from './revenue-checks.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';
import { moneyColumn, tallies } from './tally.ts';

export interface RevenueRowRecord extends RowRecord {
  readonly recognized: Money;
  readonly planned: Money;
}

export interface RevenueReportRecord extends ReportFrame {
  readonly request: ReportRequest;
  readonly rows: readonly RevenueRowRecord[];
  /** What was posted, in the documents' currency too, for the checks. */
  readonly posted: readonly Fact[];
}

/** What is planned for a closed period may still be recognized later, so it is asked each time, beside what is not kept. */
export const revenueQuery: NonNullable<QueryResolvers['revenue']> = async (_, args, context) => {
  const request = await reportRequest(args, context, 'the end');
  const { dimensions, basis } = request;
  const buckets = bucketsOf(request, request.periods);
  let planned: readonly Fact[] = [];
  const { facts: posted, readAt } = await context.kept.facts(
    () => ['revenue', dimensions, basis],
    buckets,
    context.observedAt,
    async (missing) => {
      const read = await recognizedAndPlanned(context.netsuite, { buckets, dimensions, basis }, missing);
      planned = read.planned;
      return read.posted;
    },
    'always',
  );
  const converted = await inReportCurrency([...posted, ...planned], request, context, 'AVERAGE');
  const facts = converted.facts.map(withRecognized);
  const rows = tallies(facts, request, ['recognized', 'planned']);
  const columns = { recognized: moneyColumn(rows, 'recognized'), planned: moneyColumn(rows, 'planned') };
  return {
    ...reportFrame(request, context, {
      readAt,
      conversion: converted.conversion,
      metrics: metricsNamed(revenueMetrics, ['recognized', 'planned']),
    }),
    request,
    posted,
    rows: rows.map((row, index) => ({
      ...rowRecord(row, request),
      recognized: columns.recognized[index] as Money,
      planned: columns.planned[index] as Money,
    })),
  };
};

function withRecognized(fact: Fact): Fact {
  const { direct = '0', byplans = '0', planned = '0' } = fact.amounts;
  return { ...fact, amounts: { recognized: sum([direct, byplans]).toFixed(), planned } };
}

export const revenueReportResolvers: Complete<RevenueReportResolvers, RevenueReport, RevenueReportRecord> = {
  rows: ({ rows }) => rows,
  total: ({ rows }) =>
    [...Map.groupBy(rows, ({ recognized }) => recognized.currencyCode)].map(([currencyCode, group]) => ({
      recognized: money(sum(group.map(({ recognized }) => recognized.amount)), currencyCode),
      planned: money(sum(group.map(({ planned }) => planned.amount)), currencyCode),
    })),
  completeness: async ({ conversion }, _args, { netsuite }: Context) =>
    completeness([ratesGap(conversion), await salesWithoutPlans(netsuite)]),
  identityChecks: ({ posted }) => revenueChecks(posted),
};

export const revenueRowResolvers: Complete<RevenueRowResolvers, RevenueRow, RevenueRowRecord> = rowResolvers;
