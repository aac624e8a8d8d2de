import { CURRENCIES, type Currency } from './money.ts';
import { TableBuilder } from './table-builder.ts';

/** `1` is the root subsidiary that every account has; the other one is a row of its own. */
export type SubsidiaryId = '1' | 'EMEA';

export const BASE_CURRENCY: Readonly<Record<SubsidiaryId, Currency>> = { '1': 'USD', EMEA: 'EUR' };

/** The subsidiary beside the root, and the currencies in use with their digits. */
export function subsidiaryTables(): { subsidiary: TableBuilder; currency: TableBuilder } {
  const subsidiary = new TableBuilder(['externalId', 'name', 'parent', 'currency', 'country']);
  subsidiary.add(['EMEA', 'Tarnwell Instruments Europe GmbH', '1', BASE_CURRENCY.EMEA, 'DE']);
  const currency = new TableBuilder(['externalId', 'name', 'symbol', 'currencyPrecision']);
  for (const { code, name, digits } of CURRENCIES) currency.add([code, name, code, String(digits)]);
  return { subsidiary, currency };
}
