import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
  const idOf = async (soql: string) => (await org.connection.query(soql)).records[0]?.Id as string;
  const account = await idOf("SELECT Id FROM Account WHERE External_Id__c = 'ACC-1'");
  const order = await idOf("SELECT Id FROM Order WHERE External_Id__c = 'O-1'");
  const contact = await org.connection
    .sobject('Contact')
    .create({ LastName: 'Snelling', AccountId: account });
  await org.connection
    .sobject('Task')
    .create([
      { Subject: 'call', WhatId: account, WhoId: contact.id as string },
      { Subject: 'ship', WhatId: order },
      { Subject: 'rest' },
    ]);
});
afterAll(() => org.stop());

const ask = (soql: string) => records(org.connection, soql);

describe('A reference that can be of several types', () => {
  test('shows the name and type of whatever it refers to', async () => {
    const result = await org.connection.query(
      'SELECT Subject, What.Name, What.Type, Who.LastName FROM Task ORDER BY Subject',
    );
    expect(result.records).toMatchObject([
      {
        Subject: 'call',
        What: {
          attributes: { type: 'Name', url: expect.stringMatching(/\/sobjects\/Account\/001/) },
          Name: 'Ärmel GmbH',
          Type: 'Account',
        },
        Who: { LastName: 'Snelling' },
      },
      { Subject: 'rest', What: null, Who: null },
      { Subject: 'ship', What: { Name: '00000100', Type: 'Order' }, Who: null },
    ]);
  });

  test('is filtered, sorted and grouped by name and type', async () => {
    expect(await ask("SELECT Subject FROM Task WHERE What.Type IN ('Account', 'Opportunity')")).toEqual([
      { Subject: 'call' },
    ]);
    expect(
      await ask("SELECT Subject FROM Task WHERE What.Name LIKE 'ärmel%' AND Who.Type = 'Contact'"),
    ).toEqual([{ Subject: 'call' }]);
    expect(
      await ask('SELECT What.Type type, COUNT(Id) n FROM Task GROUP BY What.Type ORDER BY What.Type'),
    ).toEqual([
      { type: null, n: 1 },
      { type: 'Account', n: 1 },
      { type: 'Order', n: 1 },
    ]);
    expect(
      await ask(
        "SELECT Subject FROM Task WHERE WhatId IN (SELECT Id FROM Account WHERE BillingCountry = 'Germany')",
      ),
    ).toEqual([{ Subject: 'call' }]);
  });

  test('gives each type its own fields with TYPEOF', async () => {
    expect(
      await ask(
        'SELECT Subject, TYPEOF What WHEN Account THEN BillingCountry WHEN Order THEN PoNumber ELSE Name END FROM Task WHERE WhatId != null ORDER BY Subject',
      ),
    ).toEqual([
      { Subject: 'call', What: { BillingCountry: 'Germany' } },
      { Subject: 'ship', What: { PoNumber: 'PO-77' } },
    ]);
  });

  test('leads no further and has no fields of one type alone', async () => {
    expect(await refusal(org.connection.query('SELECT What.Owner.Name FROM Task'))).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: expect.stringContaining("Didn't understand relationship 'Owner' in field path."),
    });
    expect(await refusal(org.connection.query('SELECT What.PoNumber FROM Task'))).toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: expect.stringContaining("No such column 'PoNumber' on entity 'Name'."),
    });
  });
});

test('USING SCOPE mine finds the asker’s own records', async () => {
  expect(await ask('SELECT Subject FROM Task USING SCOPE mine WHERE WhatId = null')).toEqual([
    { Subject: 'rest' },
  ]);
  expect(await ask('SELECT Name FROM Opportunity USING SCOPE mine')).toEqual([]);
});

test('Child lists hold child lists since v58, four levels of them', async () => {
  const soql =
    "SELECT Name, (SELECT External_Id__c, (SELECT Quantity FROM OrderItems ORDER BY Quantity) FROM Orders) FROM Account WHERE External_Id__c = 'ACC-1'";
  expect(await ask(soql)).toEqual([
    {
      Name: 'Ärmel GmbH',
      Orders: {
        totalSize: 1,
        done: true,
        records: [
          {
            External_Id__c: 'O-1',
            OrderItems: { totalSize: 2, done: true, records: [{ Quantity: 4 }, { Quantity: 10 }] },
          },
        ],
      },
    },
  ]);
  const before = await org.call(`/services/data/v57.0/query?q=${encodeURIComponent(soql)}`);
  expect([before.status, await before.json()]).toMatchObject([
    400,
    [
      {
        errorCode: 'MALFORMED_QUERY',
        message: expect.stringContaining(
          'SOQL statements cannot query aggregate relationships more than 1 level away from the root entity object.',
        ),
      },
    ],
  ]);
});
