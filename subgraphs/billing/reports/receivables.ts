import type { Complete } from '#kit/complete.ts';
import { type Decimal, money, sum } from '#kit/money.ts';
import { metricsOf } from '#kit/report/metric.ts';
import { receivablesMetrics } from '#kit/report/metrics/cash.ts';
import { refuseTooManyRows } from '#kit/report/row-limit.ts';
import type { ReceivablesRow as SourceRow } from '#sources/netsuite/reports/receivables.ts';
import { receivables } from '#sources/netsuite/reports/receivables.ts';
import type { Context } from '../context.ts';
import { type CustomerRecord, customerOf } from '../customer/customer.ts';
import type {
  QueryResolvers,
  ReceivablesDimension,
  ReceivablesReport,
  ReceivablesReportResolvers,
  ReceivablesRow,
} from '../generated/resolvers.ts';
import { receivablesChecks } from './receivables-checks.ts';
import { isClosedUntil } from './report-day.ts';

/** A row of the report: all but the customer as the graph shows it. */
export interface ReceivablesRowRecord extends Omit<ReceivablesRow, 'customer'> {
  readonly customer: CustomerRecord | null;
}

export interface ReceivablesReportRecord {
  /** By subsidiary whatever the report is grouped by. */
  readonly facts: readonly SourceRow[];
  readonly groupBy: ReadonlySet<ReceivablesDimension>;
  readonly asOf: string;
  readonly observedAt: string;
}

export const receivablesQuery: NonNullable<QueryResolvers['receivables']> = async (_query, args, context) => {
  const asOf = args.asOf ?? context.today;
  const groupBy = new Set(args.groupBy);
  const grouping = { byCustomer: groupBy.has('CUSTOMER'), bySalesRep: groupBy.has('SALES_REP') };
  const { figures: facts, readAt } = await context.keptFigures(['receivables', asOf, grouping], asOf, () =>
    receivables(context.netsuite, asOf, grouping),
  );
  refuseTooManyRows(facts.length);
  return { facts, groupBy, asOf, observedAt: readAt };
};

export const receivablesReportResolvers: Complete<
  ReceivablesReportResolvers,
  ReceivablesReport,
  ReceivablesReportRecord
> = {
  rows: ({ facts, groupBy }, _args, context) => receivablesRows(facts, groupBy, context),
  total: ({ facts }, _args, context) => receivablesRows(facts, new Set(), context),
  preliminary: async ({ asOf }, _args, context) =>
    !isClosedUntil((await context.load.calendar()).periods, asOf),
  metrics: () => metricsOf(receivablesMetrics),
  identityChecks: ({ facts, asOf }, _args, context) => receivablesChecks(facts, asOf, context),
};

function receivablesRows(
  facts: readonly SourceRow[],
  groupBy: ReadonlySet<ReceivablesDimension>,
  context: Context,
): ReceivablesRowRecord[] {
  const key = (fact: SourceRow): string =>
    JSON.stringify([
      fact.currencyCode,
      groupBy.has('CUSTOMER') && fact.customerId,
      groupBy.has('SUBSIDIARY') && fact.subsidiaryName,
      groupBy.has('SALES_REP') && fact.salesRepName,
    ]);
  return [...Map.groupBy(facts, key).values()].map((group) => {
    const [first] = group as [SourceRow];
    return {
      customer:
        groupBy.has('CUSTOMER') && first.customerId !== null
          ? customerOf(context, { system: 'netsuite', id: first.customerId })
          : null,
      subsidiary: groupBy.has('SUBSIDIARY')
        ? { name: first.subsidiaryName, currencyCode: first.subsidiaryCurrency }
        : null,
      salesRep: groupBy.has('SALES_REP') && first.salesRepName !== null ? { name: first.salesRepName } : null,
      ...amountsOf(group, first.currencyCode),
    };
  });
}

function amountsOf(facts: readonly SourceRow[], currencyCode: string) {
  const total = (amount: (fact: SourceRow) => string): Decimal => sum(facts.map(amount));
  const open = total((fact) => fact.open);
  const credits = total((fact) => fact.credits);
  const unapplied = credits.plus(total((fact) => fact.payments));
  const bucket = (index: 0 | 1 | 2 | 3 | 4) =>
    money(
      total((fact) => fact.buckets[index]),
      currencyCode,
    );
  return {
    currencyCode,
    current: bucket(0),
    days1To30: bucket(1),
    days31To60: bucket(2),
    days61To90: bucket(3),
    over90: bucket(4),
    open: money(open, currencyCode),
    unapplied: money(unapplied, currencyCode),
    credits: money(credits, currencyCode),
    deposits: money(
      total((fact) => fact.deposits),
      currencyCode,
    ),
    balance: money(open.minus(unapplied), currencyCode),
  };
}
