import { text } from './field.ts';
import { owner, type SObject, sObject } from './sobject.ts';

/** Custom tables that published clients' own test suites work on; empty as loaded. */
export const clientTestTables: readonly SObject[] = [
  sObject(
    'UpsertTable__c',
    'a00',
    [
      text('Name', 80, { nameField: true, indexed: true }),
      text('ExtId__c', 50, { label: 'ExtId', externalId: true }),
      owner(),
    ],
    { plural: 'UpsertTable' },
  ),
  sObject(
    'BigTable__c',
    'a01',
    [
      text('Name', 80, {
        label: '#',
        nameField: true,
        readOnly: true,
        autoNumber: { prefix: '', digits: 8, first: 1 },
      }),
      owner(),
    ],
    { plural: 'BigTable' },
  ),
];
