import { text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** A price that partners pay, from so many pieces on and between two days; amounts and quantities are decimal texts. */
export interface PartnerPriceRecord {
  readonly productId: string;
  /** The account whose price it is; null: everybody's of the level. */
  readonly partnerId: string | null;
  readonly level: string | null;
  readonly minimumQuantity: string;
  readonly unitPrice: string;
  readonly validFrom: string;
  /** The last day; null: no end is known yet. */
  readonly validTo: string | null;
}

/** What one partner pays for products in a currency: its own prices and its level's, of whatever time. */
export async function partnerPrices(
  access: SalesforceAccess,
  partner: { readonly accountId: string; readonly level: string | null },
  productIds: readonly string[],
  currencyCode: string,
): Promise<PartnerPriceRecord[]> {
  if (productIds.length === 0) return [];
  const { accountId, level } = partner;
  const whose =
    level === null
      ? soql`Partner__c = ${accountId}`
      : soql`Partner__c = ${accountId} OR (Partner__c = null AND Partner_Level__c = ${level})`;
  const conditions = where([
    soql`Product__c IN ${productIds}`,
    soql`CurrencyIsoCode = ${currencyCode}`,
    whose,
    tenancy(access, 'Partner_Price__c'),
  ]);
  const rows = await access.queries.rows(
    soql`SELECT Product__c, Partner__c, Partner_Level__c, Minimum_Quantity__c, Unit_Price__c, Valid_From__c, Valid_To__c
      FROM Partner_Price__c ${conditions} ORDER BY Id`,
  );
  return rows.map((row) => ({
    productId: text(row, 'Product__c') ?? '',
    partnerId: text(row, 'Partner__c'),
    level: text(row, 'Partner_Level__c'),
    minimumQuantity: text(row, 'Minimum_Quantity__c') ?? '0',
    unitPrice: text(row, 'Unit_Price__c') ?? '0',
    validFrom: text(row, 'Valid_From__c') ?? '',
    validTo: text(row, 'Valid_To__c'),
  }));
}
