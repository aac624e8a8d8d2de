import type { ReportPeriod } from '#kit/report/period.ts';
import type { RateType } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';
import type { Context } from '../context.ts';
import type { Conversion } from './frame.ts';
import { ReportRates } from './report-rates.ts';
import type { ReportRequest } from './report-request.ts';

/** Facts in the currency that a report is asked for; the rates are read where they are needed. */
export async function inReportCurrency(
  facts: readonly Fact[],
  { currency, calendar }: ReportRequest,
  { load }: Context,
  type: RateType,
): Promise<{ readonly facts: readonly Fact[]; readonly conversion: Conversion | null }> {
  if (currency !== 'CONSOLIDATED') return { facts, conversion: null };
  const rates = new ReportRates(await load.rates(), calendar);
  const periods = new Map(calendar.map((period) => [period.id, period]));
  const converted = facts.map((fact) => consolidated(fact, periods.get(fact.bucket), rates, type));
  return { facts: converted, conversion: rates.conversion([type]) };
}

/** By the rate of the fact's period; what is of no subsidiary stays as it is. */
function consolidated(
  fact: Fact,
  period: ReportPeriod | undefined,
  rates: ReportRates,
  type: RateType,
): Fact {
  if (fact.subsidiary === null || !period) return fact;
  const rate = rates.find(fact.subsidiary, period, type);
  return {
    ...fact,
    currencyCode: rates.currencyCode,
    amounts: Object.fromEntries(
      Object.entries(fact.amounts).map(([measure, amount]) => [measure, rate.times(amount).toFixed()]),
    ),
  };
}
