import type { DataSet, Table } from '../../../sandbox/dataset/dataset.ts';

/** A company small enough to know by heart: 3 accounts, 2 products in 2 currencies, 2 deals, 2 orders. */
export function smallCompany(changes: Record<string, Table | undefined> = {}): DataSet {
  const tables: Record<string, Table | undefined> = { ...TABLES, ...changes };
  const salesforce = new Map<string, Table>();
  for (const [name, content] of Object.entries(tables)) if (content) salesforce.set(name, content);
  return { name: 'small', today: '2024-05-15', salesforce, netsuite: new Map() };
}

/** A table from lines of CSV without quotes. */
export function table(...lines: string[]): Table {
  const [columns = [], ...rows] = lines.map((line) => line.split(','));
  return { columns, rows };
}

const TABLES: Record<string, Table> = {
  // Lines come before their orders and children before parents: the order of files does not matter.
  OrderItem: table(
    'External_Id__c,Order.External_Id__c,Product2.External_Id__c,Quantity,UnitPrice',
    'O-1-1,O-1,BOLT,10,2.50',
    'O-1-2,O-1,NUT,4,1.25',
    'O-2-1,O-2,BOLT,1,300',
  ),
  Order: table(
    'External_Id__c,Account.External_Id__c,Quote.External_Id__c,Opportunity.External_Id__c,Status,EffectiveDate,CurrencyIsoCode,PoNumber,Channel__c,Partner__r.External_Id__c',
    'O-1,ACC-1,Q-1,OPP-1,Activated,2024-03-10,USD,PO-77,RESELLER,ACC-3',
    'O-2,ACC-2,,,Draft,2024-05-14,JPY,,DIRECT,',
  ),
  QuoteLineItem: table(
    'External_Id__c,Quote.External_Id__c,Product2.External_Id__c,Quantity,UnitPrice,Discount',
    'Q-1-1,Q-1,BOLT,10,2.50,10',
    'Q-1-2,Q-1,NUT,4,1.25,',
  ),
  Quote: table(
    'External_Id__c,Name,Opportunity.External_Id__c,Status,ExpirationDate,CurrencyIsoCode',
    'Q-1,Bolts for Ärmel,OPP-1,Accepted,2024-04-01,USD',
  ),
  Opportunity: table(
    'External_Id__c,Name,Account.External_Id__c,Owner.External_Id__c,StageName,CloseDate,Amount,CurrencyIsoCode',
    'OPP-1,Bolts for Ärmel,ACC-1,USR-1,Closed Won,2024-03-10,27.5,USD',
    'OPP-2,No account,,USR-1,Prospecting,2024-06-30,100,USD',
  ),
  Account: table(
    'External_Id__c,Name,Type,AnnualRevenue,NumberOfEmployees,BillingCountry,Parent.External_Id__c',
    'ACC-1,Ärmel GmbH,Customer - Direct,1000.10,12,Germany,ACC-2',
    'ACC-2,Berg KK,Customer,,7,Japan,',
    'ACC-3,Corner Resale,Channel Partner / Reseller,0,,France,',
  ),
  PricebookEntry: table(
    'Pricebook2.Name,Product2.External_Id__c,UnitPrice,CurrencyIsoCode,IsActive',
    'Standard Price Book,BOLT,2.75,USD,true',
    'Standard Price Book,NUT,1.25,USD,true',
    'Standard Price Book,BOLT,300,JPY,true',
  ),
  Product2: table(
    'External_Id__c,Name,ProductCode,Family,IsActive',
    'BOLT,Bolt,BOLT,Hardware,true',
    'NUT,Nut,NUT,Hardware,true',
  ),
  User: table('External_Id__c,Name,Region__c', 'USR-1,Anna Snelling,Central'),
};
