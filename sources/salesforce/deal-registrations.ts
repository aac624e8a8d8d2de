import { text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { SoqlDate, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** A deal that a partner registered; amounts and percentages are decimal texts. */
export interface DealRegistrationRecord {
  readonly id: string;
  readonly partnerId: string;
  readonly isApproved: boolean;
  readonly endCustomer: string;
  /** ISO 3166-1 alpha-2; null: any country. */
  readonly endCustomerCountry: string | null;
  /** Null: any product. */
  readonly productId: string | null;
  readonly currencyCode: string;
  readonly specialPrice: string | null;
  /** Percent off the listed price. */
  readonly additionalDiscount: string | null;
  readonly validTo: string | null;
}

/** A partner's own registration by its number or its shared key; null: it registered none of that number. */
export async function dealRegistration(
  access: SalesforceAccess,
  partnerAccountId: string,
  number: string,
): Promise<DealRegistrationRecord | null> {
  const conditions = where([
    soql`Partner__c = ${partnerAccountId}`,
    soql`Name = ${number} OR ${access.fields.key} = ${number}`,
    soql`Status__c IN ${['Submitted', 'Approved']}`,
    tenancy(access, 'Deal_Registration__c'),
  ]);
  const [row] = await access.queries.rows(
    soql`SELECT Id, Partner__c, Status__c, End_Customer__c, End_Customer_Country__c, Product__c, CurrencyIsoCode,
        Special_Price__c, Additional_Discount__c, Valid_To__c
      FROM Deal_Registration__c ${conditions}
      ORDER BY Id LIMIT 1`,
  );
  if (!row) return null;
  return {
    id: text(row, 'Id') ?? '',
    partnerId: text(row, 'Partner__c') ?? '',
    isApproved: text(row, 'Status__c') === 'Approved',
    endCustomer: text(row, 'End_Customer__c') ?? '',
    endCustomerCountry: text(row, 'End_Customer_Country__c'),
    productId: text(row, 'Product__c'),
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    specialPrice: text(row, 'Special_Price__c'),
    additionalDiscount: text(row, 'Additional_Discount__c'),
    validTo: text(row, 'Valid_To__c'),
  };
}

/** Which of these registrations are approved and hold on the day. At most 1,000 ids. Throws SourceError. */
export async function approvedDealRegistrations(
  { queries }: Pick<SalesforceAccess, 'queries'>,
  ids: readonly string[],
  today: string,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await queries.rows(
    soql`SELECT Id FROM Deal_Registration__c WHERE Id IN ${ids} AND Status__c = 'Approved'
      AND (Valid_To__c = null OR Valid_To__c >= ${new SoqlDate(today)}) ORDER BY Id`,
  );
  return new Set(rows.map((row) => text(row, 'Id') ?? ''));
}
