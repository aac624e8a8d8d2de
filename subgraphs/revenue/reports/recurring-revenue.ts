import type { Complete } from '#kit/complete.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { recurringMetrics } from '#kit/report/metrics/revenue.ts';
import { regularPeriods } from '#kit/report/period.ts';
import { refuseTooManyRows } from '#kit/report/row-limit.ts';
import type {
  QueryResolvers,
  RecurringRevenueReport,
  RecurringRevenueReportResolvers,
  RecurringRevenueRow,
  RecurringRevenueRowResolvers,
} from '../generated/resolvers.ts';
import type { BridgeMoney } from './arr-bridge.ts';
import { completeness, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { type RecurringBridges, recurringBridges } from './recurring-bridges.ts';
import { recurringChecks } from './recurring-checks.ts';
import { type ReportRequest, reportRequest } from './report-request.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';

export interface RecurringRevenueRowRecord extends RowRecord, BridgeMoney {}

export interface RecurringRevenueReportRecord extends ReportFrame {
  readonly request: ReportRequest;
  readonly bridges: RecurringBridges;
}

export const recurringRevenueQuery: NonNullable<QueryResolvers['recurringRevenue']> = async (
  _,
  args,
  context,
) => {
  const asked = await reportRequest(args, context, 'today');
  const request = { ...asked, periods: regularPeriods(asked.periods) };
  const bridges = await recurringBridges(request, request.dimensions, context);
  refuseTooManyRows(bridges.steps.reduce((count, { groups }) => count + groups.length, 0));
  return {
    request,
    bridges,
    ...reportFrame(asked, context, {
      readAt: bridges.readAt,
      conversion: bridges.conversion,
      metrics: metricsOf(recurringMetrics),
    }),
  };
};

export const recurringRevenueReportResolvers: Complete<
  RecurringRevenueReportResolvers,
  RecurringRevenueReport,
  RecurringRevenueReportRecord
> = {
  rows: ({ bridges, request }) =>
    bridges.steps.flatMap(({ period, groups }) =>
      groups.map(({ dimensions, bridge }) => ({ ...rowRecord({ period, dimensions }, request), ...bridge })),
    ),
  total: ({ bridges }) => bridges.total.map(({ bridge }) => bridge),
  completeness: ({ conversion }) => completeness([ratesGap(conversion)]),
  identityChecks: ({ bridges, request }, _args, context) => recurringChecks(request, bridges, context),
};

export const recurringRevenueRowResolvers: Complete<
  RecurringRevenueRowResolvers,
  RecurringRevenueRow,
  RecurringRevenueRowRecord
> = rowResolvers;
