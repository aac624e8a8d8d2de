import type { Complete } from '#kit/complete.ts';
import { type Money, sum } from '#kit/money.ts';
import { revenueMetrics } from '#kit/report/metrics/revenue.ts';
import type { Fact, FactScope } from '#sources/netsuite/reports/fact-query.ts';
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
import { postedFacts, type ReadFacts, together } from './kept-facts.ts';
import { bucketsOf, type ReportRequest, reportRequest } from './report-request.ts';
import { revenueChecks } from './revenue-checks.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';
import { moneyColumn, tallies } from './tally.ts';
import { totalsOf } from './totals-of.ts';

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

/** What is planned for a closed period may still be recognized later: unlike what is posted, it stands while nothing changes. */
export const revenueQuery: NonNullable<QueryResolvers['revenue']> = async (_, args, context) => {
  const request = await reportRequest(args, context, 'the end');
  const { dimensions, basis } = request;
  const buckets = bucketsOf(request, request.periods);
  const { posted, planned } = await readRevenue({ buckets, dimensions, basis }, request, context);
  const { facts: all, readAt } = together([posted, planned]);
  const converted = await inReportCurrency(all, request, context, 'AVERAGE');
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
    posted: posted.facts,
    rows: rows.map((row, index) => ({
      ...rowRecord(row, request),
      recognized: columns.recognized[index] as Money,
      planned: columns.planned[index] as Money,
    })),
  };
};

/** Both from what is kept; all that is not, in one request. */
async function readRevenue(
  scope: FactScope,
  { state, masterData }: ReportRequest,
  { kept, netsuite, observedAt }: Context,
): Promise<{ posted: ReadFacts; planned: ReadFacts }> {
  const by = [scope.dimensions, scope.basis];
  const names = {
    posted: postedFacts('posted', by, masterData),
    planned: { report: 'planned', by, stand: 'while nothing changes' },
  } as const;
  const [posted, planned] = await Promise.all([
    kept.find(names.posted, scope.buckets, state),
    kept.find(names.planned, scope.buckets, state),
  ]);
  if (posted.missing.length + planned.missing.length === 0)
    return { posted: together(posted.kept), planned: together(planned.kept) };
  const read = await recognizedAndPlanned(netsuite, scope, {
    posted: posted.missing,
    planned: planned.missing,
  });
  const fresh = {
    posted: { facts: read.posted, readAt: observedAt },
    planned: { facts: read.planned, readAt: observedAt },
  };
  await kept.keep(names.posted, posted.missing, state, fresh.posted);
  await kept.keep(names.planned, planned.missing, state, fresh.planned);
  return {
    posted: together([...posted.kept, fresh.posted]),
    planned: together([...planned.kept, fresh.planned]),
  };
}

function withRecognized(fact: Fact): Fact {
  const { direct = '0', byplans = '0', planned = '0' } = fact.amounts;
  return { ...fact, amounts: { recognized: sum([direct, byplans]).toFixed(), planned } };
}

export const revenueReportResolvers: Complete<RevenueReportResolvers, RevenueReport, RevenueReportRecord> = {
  rows: ({ rows }) => rows,
  total: ({ rows }) => totalsOf(rows, ['recognized', 'planned']),
  completeness: async ({ conversion }, _args, { netsuite }: Context) =>
    completeness([ratesGap(conversion), await salesWithoutPlans(netsuite)]),
  identityChecks: ({ posted }) => revenueChecks(posted),
};

export const revenueRowResolvers: Complete<RevenueRowResolvers, RevenueRow, RevenueRowRecord> = rowResolvers;
