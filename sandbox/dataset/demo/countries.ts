import type { Currency } from './money.ts';
import type { Region } from './sales-team.ts';
import type { SubsidiaryId } from './subsidiaries.ts';

export interface Country {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly currency: Currency;
  readonly subsidiary: SubsidiaryId;
  readonly region: Region;
  /** What a company there adds to its name in its legal form. */
  readonly legalForm: string;
  /** Sales tax in percent on invoices to companies; other member states' companies account for it themselves. */
  readonly businessTax: number;
  /** Sales tax in percent on what is bought in the web shop, where every buyer is charged his country's own. */
  readonly shopTax: number;
  /** Share of customers. */
  readonly weight: number;
}

export const COUNTRIES: readonly Country[] = [
  country('United States', 'US', 'USD', '1', 'Americas', 'Inc.', 0, 0, 44),
  country('Canada', 'CA', 'USD', '1', 'Americas', 'Ltd.', 0, 0, 8),
  country('Germany', 'DE', 'EUR', 'EMEA', 'Europe', 'GmbH', 19, 19, 17),
  country('France', 'FR', 'EUR', 'EMEA', 'Europe', 'SAS', 0, 20, 6),
  country('Netherlands', 'NL', 'EUR', 'EMEA', 'Europe', 'B.V.', 0, 21, 5),
  country('Austria', 'AT', 'EUR', 'EMEA', 'Europe', 'GmbH', 0, 20, 3),
  country('United Kingdom', 'GB', 'USD', 'EMEA', 'Europe', 'Ltd', 0, 0, 4),
  country('Japan', 'JP', 'JPY', '1', 'Japan', 'K.K.', 0, 0, 13),
];

function country(
  name: string,
  code: string,
  currency: Currency,
  subsidiary: SubsidiaryId,
  region: Region,
  legalForm: string,
  businessTax: number,
  shopTax: number,
  weight: number,
): Country {
  return { name, code, currency, subsidiary, region, legalForm, businessTax, shopTax, weight };
}
