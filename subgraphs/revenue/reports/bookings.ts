import type { Complete } from '#kit/complete.ts';
import type { Money } from '#kit/money.ts';
import { revenueMetrics } from '#kit/report/metrics/revenue.ts';
import { regularPeriods } from '#kit/report/period.ts';
import { bookings } from '#sources/netsuite/reports/bookings.ts';
import type {
  BookingsReport,
  BookingsReportResolvers,
  BookingsRow,
  BookingsRowResolvers,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { bookingsChecks } from './bookings-checks.ts';
import { completeness, metricsNamed, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { inReportCurrency } from './in-report-currency.ts';
import { bucketsOf, type ReportRequest, reportRequest } from './report-request.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';
import { moneyColumn, tallies } from './tally.ts';
import { totalsOf } from './totals-of.ts';

export interface BookingsRowRecord extends RowRecord {
  readonly amount: Money;
}

export interface BookingsReportRecord extends ReportFrame {
  readonly request: ReportRequest;
  readonly rows: readonly BookingsRowRecord[];
}

/**
 * Orders are posted to no period: they count in the regular one of their date, and one of a closed period may change, so
 * they stand while nothing changes.
 */
export const bookingsQuery: NonNullable<QueryResolvers['bookings']> = async (_, args, context) => {
  const request = await reportRequest(args, context, 'today');
  const { dimensions, basis } = request;
  const buckets = bucketsOf(request, regularPeriods(request.periods));
  const { facts, readAt } = await context.kept.facts(
    { report: 'bookings', by: [dimensions, basis], stand: 'while nothing changes' },
    buckets,
    { state: request.state, now: context.observedAt },
    (missing) => bookings(context.netsuite, { buckets: missing, dimensions, basis }),
  );
  const converted = await inReportCurrency(facts, request, context, 'AVERAGE');
  const rows = tallies(converted.facts, request, ['booked']);
  const amounts = moneyColumn(rows, 'booked');
  return {
    ...reportFrame(request, context, {
      readAt,
      conversion: converted.conversion,
      metrics: metricsNamed(revenueMetrics, ['booked']),
    }),
    request,
    rows: rows.map((row, index) => ({ ...rowRecord(row, request), amount: amounts[index] as Money })),
  };
};

export const bookingsReportResolvers: Complete<
  BookingsReportResolvers,
  BookingsReport,
  BookingsReportRecord
> = {
  rows: ({ rows }) => rows,
  total: ({ rows }) => totalsOf(rows, ['amount']).map(({ amount }) => amount),
  completeness: ({ conversion }) => completeness([ratesGap(conversion)]),
  identityChecks: ({ request }, _args, context) => bookingsChecks(request, context),
};

export const bookingsRowResolvers: Complete<BookingsRowResolvers, BookingsRow, BookingsRowRecord> =
  rowResolvers;
