import { compareText } from '#kit/compare-text.ts';
import type { Complete } from '#kit/complete.ts';
import { type Decimal, money, sum } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { receiptsMetrics } from '#kit/report/metrics/cash.ts';
import { type ReportPeriod, requirePeriodForm } from '#kit/report/period.ts';
import { refuseTooManyRows } from '#kit/report/row-limit.ts';
import {
  cashReceipts,
  type ReceiptsInterval,
  type ReceiptsRow,
} from '#sources/netsuite/reports/cash-receipts.ts';
import type {
  CashReceiptsInterval,
  CashReceiptsReport,
  CashReceiptsReportResolvers,
  CashReceiptsTotal,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { type Days, receiptDays, receiptPeriod } from './receipt-periods.ts';
import { isClosedUntil } from './report-day.ts';

export interface CashReceiptsReportRecord {
  readonly facts: readonly ReceiptsRow[];
  readonly interval: ReceiptsInterval;
  readonly days: Days;
  readonly periods: readonly ReportPeriod[];
  readonly asOf: string;
  readonly observedAt: string;
}

const INTERVALS: Readonly<Record<CashReceiptsInterval, ReceiptsInterval>> = {
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  ACCOUNTING_PERIOD: 'accountingPeriod',
};

export const cashReceiptsQuery: NonNullable<QueryResolvers['cashReceipts']> = async (
  _query,
  args,
  context,
) => {
  requirePeriodForm(args);
  const { periods } = await context.load.calendar();
  const days = receiptDays(periods, args.from, args.to, context.today);
  const asOf = args.asOf ?? context.today;
  const interval = INTERVALS[args.interval];
  const range = { ...days, asOf };
  const { figures: facts, readAt } = await context.keptFigures(['receipts', range, interval], days.to, () =>
    cashReceipts(context.netsuite, range, interval),
  );
  refuseTooManyRows(facts.length);
  return { facts, interval, days, periods, asOf, observedAt: readAt };
};

export const cashReceiptsReportResolvers: Complete<
  CashReceiptsReportResolvers,
  CashReceiptsReport,
  CashReceiptsReportRecord
> = {
  rows: ({ facts, interval, days, periods }) =>
    facts
      .map((fact) => ({
        ...receiptPeriod(fact.period, interval, days, periods),
        ...receipts([fact], fact.currencyCode),
      }))
      .sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.period, b.period)),
  total: ({ facts }) => byCurrency(facts).map(([currencyCode, own]) => receipts(own, currencyCode)),
  preliminary: ({ days, periods }) => !isClosedUntil(periods, days.to),
  metrics: () => metricsOf(receiptsMetrics),
  identityChecks: ({ facts }) =>
    byCurrency(facts).flatMap(([currencyCode, own]) => receiptsChecks(own, currencyCode)),
};

function receipts(facts: readonly ReceiptsRow[], currencyCode: string): CashReceiptsTotal {
  const total = (amount: (fact: ReceiptsRow) => string): Decimal => sum(facts.map(amount));
  return {
    currencyCode,
    received: money(received(facts), currencyCode),
    applied: money(
      total((fact) => fact.applied),
      currencyCode,
    ),
    paidBack: money(
      total((fact) => fact.paidBack),
      currencyCode,
    ),
    unapplied: money(
      total((fact) => fact.unapplied),
      currencyCode,
    ),
    deposits: money(
      total((fact) => fact.deposits),
      currencyCode,
    ),
    cashSales: money(
      total((fact) => fact.cashSales),
      currencyCode,
    ),
    refunds: money(
      total((fact) => fact.refunds),
      currencyCode,
    ),
  };
}

function receiptsChecks(facts: readonly ReceiptsRow[], currencyCode: string): IdentityCheck[] {
  return [
    identityCheck(
      {
        name: 'RECEIPTS_TO_APPLICATIONS',
        description:
          'What came in is what is applied, paid back, unapplied, paid ahead and sold against cash.',
      },
      currencyCode,
      received(facts),
      sum(
        facts.flatMap((fact) => [fact.applied, fact.paidBack, fact.unapplied, fact.deposits, fact.cashSales]),
      ),
    ),
    identityCheck(
      {
        name: 'RECEIPTS_TO_LEDGER',
        description:
          'What came in is what the payments, deposits and cash sales brought to accounts of money in the general ledger.',
      },
      currencyCode,
      received(facts),
      sum(facts.map(({ ledger }) => ledger)),
    ),
  ];
}

function received(facts: readonly ReceiptsRow[]): Decimal {
  return sum(facts.flatMap((fact) => [fact.payments, fact.deposits, fact.cashSales]));
}

function byCurrency(facts: readonly ReceiptsRow[]): [string, ReceiptsRow[]][] {
  return [...Map.groupBy(facts, ({ currencyCode }) => currencyCode)].sort(([a], [b]) => compareText(a, b));
}
