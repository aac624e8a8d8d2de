import type { Complete } from '#kit/complete.ts';
import { badInput } from '#kit/errors.ts';
import { Decimal, type Money, money, sum } from '#kit/money.ts';
import type { ReportCurrency } from '#kit/report/dimensions.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { obligationMetrics } from '#kit/report/metrics/revenue.ts';
import { periodOn, sideOf } from '#kit/report/period.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';
import { remainingObligations } from '#sources/netsuite/reports/remaining-obligations.ts';
import type {
  QueryResolvers,
  RemainingObligationsReport,
  RemainingObligationsReportResolvers,
  RemainingObligationsRow,
  RemainingObligationsRowResolvers,
} from '../generated/resolvers.ts';
import { completeness, type ReportFrame, ratesGap, reportFrame } from './frame.ts';
import { inReportCurrency } from './in-report-currency.ts';
import { reportRequest } from './report-request.ts';
import { type RowRecord, rowRecord, rowResolvers } from './row.ts';
import { moneyColumn, sumOf, tallies } from './tally.ts';
import { totalsOf } from './totals-of.ts';

interface Obligations {
  readonly remaining: Money;
  readonly withinTwelveMonths: Money;
  readonly deferred: Money;
  readonly backlog: Money;
}

export interface RemainingObligationsRowRecord extends RowRecord, Obligations {}

export interface RemainingObligationsReportRecord extends ReportFrame {
  readonly rows: readonly RemainingObligationsRowRecord[];
  /** With what is held against the ledger, in the documents' currencies. */
  readonly facts: readonly Fact[];
}

/** Over how many months a part of the obligations counts by itself. */
const NEAR_MONTHS = 12;

export const remainingObligationsQuery: NonNullable<
  QueryResolvers['remainingPerformanceObligations']
> = async (_, { asOf, groupBy, currency }, context) => {
  if (groupBy.includes('PERIOD'))
    throw badInput('groupBy: the figures of a day are not told apart by PERIOD');
  const whole = await reportRequest({ groupBy, currency }, context, 'the end');
  const day = asOf ?? context.today;
  const period = periodOn(whole.calendar, day);
  const isBefore = sideOf(whole.calendar, day) === 'before';
  if (!period && !isBefore) throw badInput(`asOf: ${day} lies in no accounting period`);
  const request = { ...whole, periods: period ? [period] : [] };
  const { dimensions, basis } = request;
  const buckets = period ? [{ key: period.id, periods: whole.calendar }] : [];
  const { facts, readAt } = await context.kept.facts(
    { report: 'obligations', by: [dimensions, basis, day], stand: 'while nothing changes' },
    buckets,
    { state: request.state, now: context.observedAt },
    ([missing]) =>
      missing
        ? remainingObligations(context.netsuite, { buckets: [missing], dimensions, basis }, day)
        : Promise.resolve([]),
  );
  const converted = await inReportCurrency(facts, request, context, 'CURRENT');
  const rows = tallies(converted.facts.map(withParts), { ...request, byPeriod: false }, [
    'deferred',
    'backlog',
    'near',
  ]);
  const columns = {
    deferred: moneyColumn(rows, 'deferred'),
    backlog: moneyColumn(rows, 'backlog'),
    near: moneyColumn(rows, 'near'),
  };
  return {
    ...reportFrame(request, context, {
      readAt,
      conversion: converted.conversion,
      metrics: metricsOf(obligationMetrics),
    }),
    asOf: day,
    facts,
    rows: rows.map((row, index) => {
      const [deferred, backlog] = [columns.deferred[index] as Money, columns.backlog[index] as Money];
      return {
        ...rowRecord(row, request),
        deferred,
        backlog,
        remaining: money(sum([deferred.amount, backlog.amount]), row.currencyCode),
        withinTwelveMonths: columns.near[index] as Money,
      };
    }),
  };
};

function withParts(fact: Fact): Fact {
  const { soon = '0', late = '0', waiting = '0', backlog = '0' } = fact.amounts;
  const months = Number(fact.dimensions.term ?? 0);
  const nearBacklog =
    months <= NEAR_MONTHS ? new Decimal(backlog) : new Decimal(backlog).times(NEAR_MONTHS).dividedBy(months);
  return {
    ...fact,
    amounts: {
      deferred: sum([soon, late, waiting]).toFixed(),
      backlog,
      near: nearBacklog.plus(soon).toFixed(),
    },
  };
}

/**
 * That what is deferred is what the ledger holds, but for what journals entered by hand put there: in the documents' currencies,
 * also where the report is in others.
 */
function checks(facts: readonly Fact[], currency: ReportCurrency): IdentityCheck[] {
  const [own, deferred] =
    currency === 'TRANSACTION'
      ? [facts, ['soon', 'late', 'waiting']]
      : [facts.filter(({ subsidiary }) => subsidiary === null), ['deferred']];
  return [...Map.groupBy(own, ({ currencyCode }) => currencyCode)].map(([currencyCode, group]) =>
    identityCheck(
      {
        name: 'deferredEqualsGeneralLedger',
        description:
          'What is billed and not recognized is the balance of the accounts of deferred revenue, without journals entered by hand.',
      },
      currencyCode,
      sum(deferred.map((name) => sumOf(group, name))),
      sumOf(group, 'ledger').minus(sumOf(group, 'byhand')),
    ),
  );
}

export const remainingObligationsReportResolvers: Complete<
  RemainingObligationsReportResolvers,
  RemainingObligationsReport,
  RemainingObligationsReportRecord
> = {
  rows: ({ rows }) => rows,
  total: ({ rows }) => totalsOf(rows, ['remaining', 'withinTwelveMonths', 'deferred', 'backlog']),
  completeness: ({ conversion }) => completeness([ratesGap(conversion)]),
  identityChecks: ({ facts, currency }) => checks(facts, currency),
};

export const remainingObligationsRowResolvers: Complete<
  RemainingObligationsRowResolvers,
  RemainingObligationsRow,
  RemainingObligationsRowRecord
> = rowResolvers;
