import { date, lookup, money, number, percent, picklist, text } from './field.ts';
import { currencyCode, externalKey, owner, type SObject, sObject } from './sobject.ts';

/** The levels of the partner program. */
export const PARTNER_LEVELS = ['Authorized', 'Silver', 'Gold'];

/** Custom objects of an org that sells through resellers: what a partner pays, and which deals are theirs. */
export const resellerSalesObjects: readonly SObject[] = [
  sObject('Partner_Price__c', 'a02', [
    text('Name', 80, {
      label: 'Partner Price',
      nameField: true,
      readOnly: true,
      autoNumber: { prefix: 'PP-', digits: 6, first: 1 },
    }),
    lookup('Partner__c', 'Account', { children: 'Partner_Prices__r' }),
    picklist('Partner_Level__c', PARTNER_LEVELS, { restricted: true }),
    lookup('Product__c', 'Product2', { required: true, children: 'Partner_Prices__r' }),
    currencyCode({ required: true }),
    number('Minimum_Quantity__c', { required: true }),
    money('Unit_Price__c', { required: true }),
    date('Valid_From__c', { required: true, indexed: true }),
    date('Valid_To__c'),
    owner(),
    externalKey(),
  ]),
  sObject('Deal_Registration__c', 'a03', [
    text('Name', 80, {
      label: 'Deal Registration',
      nameField: true,
      readOnly: true,
      autoNumber: { prefix: 'DR-', digits: 5, first: 1 },
    }),
    lookup('Partner__c', 'Account', { required: true, children: 'Deal_Registrations__r' }),
    picklist('Status__c', ['Submitted', 'Approved', 'Rejected', 'Returned'], {
      required: true,
      restricted: true,
    }),
    text('End_Customer__c', 255, { required: true }),
    text('End_Customer_Country__c', 2),
    lookup('Product__c', 'Product2', { children: 'Deal_Registrations__r' }),
    currencyCode(),
    money('Special_Price__c'),
    percent('Additional_Discount__c', { precision: 5 }),
    date('Valid_To__c'),
    owner(),
    externalKey(),
  ]),
];
