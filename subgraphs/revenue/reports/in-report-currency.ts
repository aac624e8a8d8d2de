import type { RateType } from '#sources/netsuite/reports/consolidated-rates.ts';
import type { Fact } from '#sources/netsuite/reports/fact-query.ts';
import type { Context } from '../context.ts';
import { consolidate } from './consolidate.ts';
import type { Conversion } from './frame.ts';
import type { ReportRequest } from './report-request.ts';

/** Facts in the currency that a report is asked for; the rates are read where they are needed. */
export async function inReportCurrency(
  facts: readonly Fact[],
  { currency, calendar }: ReportRequest,
  { load }: Context,
  type: RateType,
): Promise<{ readonly facts: readonly Fact[]; readonly conversion: Conversion | null }> {
  if (currency !== 'CONSOLIDATED') return { facts, conversion: null };
  const rates = await load.rates();
  const { facts: converted, ratesAsOf, missing } = consolidate(facts, rates, type, calendar);
  return {
    facts: converted,
    conversion: { currencyCode: rates.currencyCode, rateTypes: [type], ratesAsOf, missing },
  };
}
