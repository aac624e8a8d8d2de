import { date, flag, longText, lookup, money, picklist, text, url } from './field.ts';
import { currencyCode, externalKey, type SObject, sObject } from './sobject.ts';

/** What is sold and at which list price. */
export const productObjects: readonly SObject[] = [
  sObject(
    'Product2',
    '01t',
    [
      text('Name', 255, { nameField: true, required: true, indexed: true, label: 'Product Name' }),
      text('ProductCode', 255, { indexed: true }),
      longText('Description', 4000),
      flag('IsActive'),
      picklist('Family', []),
      text('StockKeepingUnit', 180),
      picklist('QuantityUnitOfMeasure', ['Each']),
      picklist('Type', ['Base', 'Bundle'], { createOnly: true }),
      url('DisplayUrl'),
      text('ExternalId', 255),
      currencyCode(),
      externalKey(),
    ],
    { plural: 'Products', viewed: true },
  ),
  sObject(
    'Pricebook2',
    '01s',
    [
      text('Name', 255, { nameField: true, required: true, indexed: true, label: 'Price Book Name' }),
      longText('Description', 255),
      flag('IsActive'),
      flag('IsStandard', { readOnly: true }),
      date('Valid_From__c'),
      date('Valid_To__c'),
      externalKey(),
    ],
    { plural: 'Price Books', viewed: true },
  ),
  sObject(
    'PricebookEntry',
    '01u',
    [
      text('Name', 255, { nameField: true, readOnly: true, label: 'Product Name' }),
      lookup('Pricebook2Id', 'Pricebook2', {
        required: true,
        createOnly: true,
        children: 'PricebookEntries',
        onDelete: 'cascade',
      }),
      lookup('Product2Id', 'Product2', {
        required: true,
        createOnly: true,
        children: 'PricebookEntries',
        onDelete: 'cascade',
      }),
      currencyCode({ createOnly: true }),
      money('UnitPrice', { required: true, label: 'List Price' }),
      flag('IsActive'),
      flag('UseStandardPrice'),
      text('ProductCode', 255, { readOnly: true }),
      externalKey(),
    ],
    { plural: 'Price Book Entries' },
  ),
];
