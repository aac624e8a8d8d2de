import { Decimal, money } from '#kit/money.ts';
import type { RevenueRow } from '#sources/netsuite/revenue.ts';
import type { RevenueSummary } from './generated/resolvers.ts';

/** Recognized, planned and deferred revenue, one summary per currency. */
export function revenueSummaries(rows: readonly RevenueRow[]): RevenueSummary[] {
  return rows.map(({ currencyCode, recognized, planned, deferred }) => ({
    recognized: money(recognized, currencyCode),
    planned: money(planned, currencyCode),
    // Earned before it was billed is a contract asset, not a negative liability.
    deferred: money(Decimal.max(deferred, 0), currencyCode),
  }));
}
