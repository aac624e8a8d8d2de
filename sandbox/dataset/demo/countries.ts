import type { Currency } from './money.ts';
import type { Region } from './sales-team.ts';
import type { SubsidiaryId } from './subsidiaries.ts';

export interface Country {
  readonly name: string;
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
  country('United States', 'USD', '1', 'Americas', 'Inc.', 0, 0, 44),
  country('Canada', 'USD', '1', 'Americas', 'Ltd.', 0, 0, 8),
  country('Germany', 'EUR', 'EMEA', 'Europe', 'GmbH', 19, 19, 17),
  country('France', 'EUR', 'EMEA', 'Europe', 'SAS', 0, 20, 6),
  country('Netherlands', 'EUR', 'EMEA', 'Europe', 'B.V.', 0, 21, 5),
  country('Austria', 'EUR', 'EMEA', 'Europe', 'GmbH', 0, 20, 3),
  country('United Kingdom', 'USD', 'EMEA', 'Europe', 'Ltd', 0, 0, 4),
  country('Japan', 'JPY', '1', 'Japan', 'K.K.', 0, 0, 13),
];

function country(
  name: string,
  currency: Currency,
  subsidiary: SubsidiaryId,
  region: Region,
  legalForm: string,
  businessTax: number,
  shopTax: number,
  weight: number,
): Country {
  return { name, currency, subsidiary, region, legalForm, businessTax, shopTax, weight };
}
