import { Decimal, money } from '#kit/money.ts';
import type { RevenueMeasure, RevenueRow } from '#sources/netsuite/revenue.ts';
import type { RevenueSummary } from './generated/resolvers.ts';

/** Recognized, planned and deferred revenue, one summary per currency. */
export function revenueSummaries(rows: readonly RevenueRow[]): RevenueSummary[] {
  return [...Map.groupBy(rows, ({ currencyCode }) => currencyCode)].map(([currencyCode, own]) => {
    const amount = (measure: RevenueMeasure): Decimal =>
      new Decimal(own.find((row) => row.measure === measure)?.amount ?? '0');
    return {
      recognized: money(amount('recognized'), currencyCode),
      planned: money(amount('planned'), currencyCode),
      // Earned before it was billed is a contract asset, not a negative liability.
      deferred: money(Decimal.max(amount('deferred'), 0), currencyCode),
    };
  });
}
