import { Decimal } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';
import type { ConsolidatedRates, RateType } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';

/** Facts in the top subsidiary's currency, and by which rates. */
export interface Consolidated {
  readonly facts: readonly Fact[];
  /** The end of the latest period whose rates were used; null where none was needed. */
  readonly ratesAsOf: string | null;
  /** How many rates of a subsidiary and period are missing; amounts without any earlier rate are left out. */
  readonly missing: number;
}

/** Amounts of subsidiaries by the rate of each one's period; facts of no subsidiary stay as they are. */
export function consolidate(
  facts: readonly Fact[],
  rates: ConsolidatedRates,
  type: RateType,
  calendar: readonly ReportPeriod[],
): Consolidated {
  const periods = new Map(calendar.map((period) => [period.id, period]));
  const missing = new Set<string>();
  let ratesAsOf: string | null = null;
  const converted = facts.map((fact): Fact => {
    const period = periods.get(fact.bucket);
    if (fact.subsidiary === null || !period) return fact;
    const found = rates.find(fact.subsidiary, period, type, calendar);
    if (!found || (found.of && found.of !== period)) missing.add(`${period.id} ${fact.subsidiary}`);
    if (found?.of && (ratesAsOf === null || found.of.endsOn > ratesAsOf)) ratesAsOf = found.of.endsOn;
    const rate = found?.rate ?? new Decimal(0);
    return {
      ...fact,
      currencyCode: rates.currencyCode,
      amounts: Object.fromEntries(
        Object.entries(fact.amounts).map(([measure, amount]) => [measure, rate.times(amount).toFixed()]),
      ),
    };
  });
  return { facts: converted, ratesAsOf, missing: missing.size };
}
