import { CURRENCIES, type Currency } from './money.ts';
import { TableBuilder } from './table-builder.ts';

/** `1` is the root subsidiary that every account has; the other one is a row of its own. */
export type SubsidiaryId = '1' | 'EMEA';

export const BASE_CURRENCY: Readonly<Record<SubsidiaryId, Currency>> = { '1': 'USD', EMEA: 'EUR' };

/** The root under the company's name, the subsidiary beside it, and the currencies in use with their latest rate. */
export function subsidiaryTables(rateToRoot: (currency: Currency) => string): {
  subsidiary: TableBuilder;
  currency: TableBuilder;
} {
  const subsidiary = new TableBuilder(['externalId', 'name', 'parent', 'currency', 'country']);
  subsidiary.add(['1', 'Tarnwell Instruments, Inc.', '', BASE_CURRENCY['1'], 'US']);
  subsidiary.add(['EMEA', 'Tarnwell Instruments Europe GmbH', '1', BASE_CURRENCY.EMEA, 'DE']);
  const currency = new TableBuilder(['externalId', 'name', 'symbol', 'currencyPrecision', 'exchangeRate']);
  for (const { code, name, digits } of CURRENCIES)
    currency.add([code, name, code, String(digits), rateToRoot(code)]);
  return { subsidiary, currency };
}
