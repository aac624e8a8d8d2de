import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import type { Row } from '../store/store.ts';
import type { RuleContext, Rules } from './rules.ts';

const { saves } = ASSUMED;

export const currencyTypeRules: Rules = {
  creating(context, row) {
    row.IsCorporate = 0n;
    if (context.decimalPlaces(row.IsoCode as string) !== undefined)
      refuse('DUPLICATE_VALUE', saves.currencyKnown(String(row.IsoCode)), ['IsoCode']);
  },
  updating(_context, row, before, changes) {
    if (before.IsCorporate !== 1n) return;
    if (changes.has('ConversionRate') && row.ConversionRate !== before.ConversionRate)
      refuse('INVALID_CURRENCY_CORP_RATE', saves.corporateRate, ['ConversionRate']);
    if (row.IsActive !== 1n) refuse('CANT_DISABLE_CORP_CURRENCY', saves.corporateActive, ['IsActive']);
  },
  validating: requireRate,
};

/** A dated rate holds until the next one of its currency starts. */
export const datedRateRules: Rules = {
  creating(_context, row) {
    row.NextStartDate = row.NextStartDate ?? null;
  },
  validating: requireRate,
  saved(context, row) {
    const rates = context
      .referring('DatedConversionRate', 'IsoCode', row.IsoCode as string)
      .sort((a, b) => (String(a.StartDate) < String(b.StartDate) ? -1 : 1));
    rates.forEach((rate, i) => {
      const next = rates[i + 1]?.StartDate ?? '9999-12-31';
      if (rate.NextStartDate !== next)
        context.update('DatedConversionRate', rate.Id as string, { NextStartDate: next });
    });
  },
};

function requireRate(_context: RuleContext, row: Row): void {
  if (typeof row.ConversionRate === 'bigint' && row.ConversionRate <= 0n)
    refuse('INVALID_CURRENCY_CONV_RATE', saves.conversionRate, ['ConversionRate']);
}
