import { describe, expect, test } from 'vitest';
import { startSalesforceSandbox } from '../../../sandbox/salesforce/service.ts';
import { connected, records } from './sandbox.ts';
import { smallCompany, table } from './small-company.ts';

const start = (changes: Parameters<typeof smallCompany>[0]) =>
  startSalesforceSandbox({ port: 0, dataSet: smallCompany(changes), today: '2024-05-15' });

describe('A data set is refused, by file, row and column', () => {
  test.each([
    ['an unknown file', { Invoice: table('Name') }, 'salesforce/Invoice.csv: unknown object Invoice'],
    [
      'an unknown column',
      { Product2: table('Name,Colour', 'Bolt,red') },
      'salesforce/Product2.csv: unknown column Colour',
    ],
    [
      'a column that only Salesforce writes',
      { Quote: table('Name,TotalPrice', 'Q,1') },
      'salesforce/Quote.csv: unknown column TotalPrice',
    ],
    [
      'a parent that is not there',
      {
        Opportunity: table(
          'External_Id__c,Name,StageName,CloseDate,Account.External_Id__c',
          'OPP-1,a,Closed Won,2024-03-10,ACC-1',
          'OPP-2,b,Closed Won,2024-03-10,ACC-99',
        ),
      },
      'salesforce/Opportunity.csv, row 2, column Account.External_Id__c: no Account has External_Id__c "ACC-99"',
    ],
    [
      'a bad value',
      { User: table('External_Id__c,Name,IsActive', 'USR-1,Anna,perhaps') },
      'salesforce/User.csv, row 1, column IsActive: JSON_PARSER_ERROR',
    ],
    [
      'a missing value',
      { Product2: table('External_Id__c,Name', 'BOLT,Bolt', 'NUT,') },
      'salesforce/Product2.csv, row 2: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]',
    ],
    [
      'a key that is there twice',
      { User: table('External_Id__c,Name', 'USR-1,Anna', 'usr-1,Ben') },
      'salesforce/User.csv, row 2, column External_Id__c: "usr-1" is there twice',
    ],
    [
      'a product without a price',
      { OrderItem: table('Order.External_Id__c,Product2.External_Id__c,Quantity,UnitPrice', 'O-2,NUT,1,1') },
      'salesforce/OrderItem.csv, row 1: the product has no price in JPY in the price book of its Order',
    ],
    [
      'an activated order without lines',
      { OrderItem: undefined },
      'salesforce/Order.csv, row 1, column Status: FAILED_ACTIVATION: An order must have at least one product.',
    ],
  ])('with %s', async (_what, changes, message) => {
    await expect(start(changes)).rejects.toThrow(message);
  });
});

test('A data set may have stages of its own, which are open', async () => {
  const deals = table('External_Id__c,Name,StageName,CloseDate', 'D-1,Deal,Engaging,2024-06-30');
  const org = await connected(
    smallCompany({
      Opportunity: deals,
      Quote: undefined,
      QuoteLineItem: undefined,
      Order: undefined,
      OrderItem: undefined,
    }),
  );
  try {
    expect(await records(org.connection, 'SELECT StageName, Probability, IsClosed FROM Opportunity')).toEqual(
      [{ StageName: 'Engaging', Probability: 0, IsClosed: false }],
    );
  } finally {
    await org.stop();
  }
});
