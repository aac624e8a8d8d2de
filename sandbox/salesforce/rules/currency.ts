import { refuse } from '../errors.ts';
import type { Rules } from './rules.ts';

export const currencyTypeRules: Rules = {
  creating(context, row) {
    row.IsCorporate = 0n;
    if (context.decimalPlaces(row.IsoCode as string) !== undefined)
      refuse('DUPLICATE_VALUE', `Currency ${row.IsoCode} already exists`, ['IsoCode']);
  },
  updating(_context, row, before, changes) {
    if (before.IsCorporate !== 1n) return;
    if (changes.has('ConversionRate') && row.ConversionRate !== before.ConversionRate)
      refuse('FIELD_INTEGRITY_EXCEPTION', 'The rate of the corporate currency is always 1', [
        'ConversionRate',
      ]);
    if (row.IsActive !== 1n)
      refuse('FIELD_INTEGRITY_EXCEPTION', 'The corporate currency is always active', ['IsActive']);
  },
};

/** A dated rate holds until the next one of its currency starts. */
export const datedRateRules: Rules = {
  creating(_context, row) {
    row.NextStartDate = row.NextStartDate ?? null;
  },
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
