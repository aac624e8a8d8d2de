import type { SalesforceAccess } from './salesforce.ts';
import { type Soql, soql } from './soql.ts';

type TenantObject =
  | 'Account'
  | 'Opportunity'
  | 'Quote'
  | 'QuoteLineItem'
  | 'Order'
  | 'OrderItem'
  | 'Deal_Registration__c'
  | 'Partner_Price__c'
  | 'Product2';

/** The condition that keeps a partner's rows apart, in the query that the source runs; undefined for everyone else. */
export function tenancy(access: SalesforceAccess, object: TenantObject): Soql | undefined {
  const { partner, fields } = access;
  if (partner === undefined) return undefined;
  switch (object) {
    case 'Account':
      return soql`${fields.key} = ${partner}`;
    case 'Opportunity':
    case 'Quote':
      return soql`Account.${fields.key} = ${partner}`;
    case 'QuoteLineItem':
      return soql`Quote.Account.${fields.key} = ${partner}`;
    case 'Order':
      return soql`Account.${fields.key} = ${partner} OR ${fields.partner}.${fields.key} = ${partner}`;
    case 'OrderItem':
      return soql`Order.Account.${fields.key} = ${partner} OR Order.${fields.partner}.${fields.key} = ${partner}`;
    case 'Deal_Registration__c':
      return soql`Partner__r.${fields.key} = ${partner}`;
    case 'Partner_Price__c':
      return soql`Partner__c = null OR Partner__r.${fields.key} = ${partner}`;
    case 'Product2':
      return undefined;
  }
}
