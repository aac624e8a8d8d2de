import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterAll(() => org.stop());

const ask = (soql: string) => records(org.connection, soql);

describe('A query', () => {
  test('gives fields by their canonical names, with attributes, parents and child lists', async () => {
    const result = await org.connection.query(
      "select id, ordernumber, account.name, partner__r.Name, (select quantity, Product2.name from orderitems order by quantity desc) from order where external_id__c = 'o-1'",
    );
    const [order] = result.records;
    const id = order?.Id as string;
    expect(id).toMatch(/^801[0-9A-Za-z]{15}$/);
    expect(order).toMatchObject({
      attributes: { type: 'Order', url: `/services/data/v66.0/sobjects/Order/${id}` },
      OrderNumber: '00000100',
      Account: { attributes: { type: 'Account' }, Name: 'Ärmel GmbH' },
      Partner__r: { Name: 'Corner Resale' },
      OrderItems: {
        totalSize: 2,
        done: true,
        records: [
          { attributes: { type: 'OrderItem' }, Quantity: 10, Product2: { Name: 'Bolt' } },
          { Quantity: 4, Product2: { Name: 'Nut' } },
        ],
      },
    });
  });

  test('gives null for a parent that is not there and for an empty child list', async () => {
    expect(
      await ask("SELECT Account.Name, (SELECT Id FROM Orders) FROM Opportunity WHERE Name = 'No account'"),
    ).toEqual([{ Account: null, Orders: null }]);
  });

  test('shows the profile and the role of a user, who may have none', async () => {
    expect(
      await ask('SELECT Owner.Profile.Name, Owner.UserRole.Name FROM Opportunity ORDER BY Id LIMIT 1'),
    ).toEqual([{ Owner: { Profile: { Name: 'System Administrator' }, UserRole: null } }]);
    expect(await ask('SELECT Id FROM User WHERE UserRoleId != null')).toEqual([]);
  });

  test.each([
    ["Name = 'ärmel GMBH'", ['ACC-1']],
    ["Name LIKE 'Ä%' OR Name LIKE '_erg%'", ['ACC-1', 'ACC-2']],
    ["Type != 'Customer'", ['ACC-1', 'ACC-3']],
    ['AnnualRevenue = null', ['ACC-2']],
    ['AnnualRevenue >= 1000.1', ['ACC-1']],
    ['AnnualRevenue > 1000.099', ['ACC-1']],
    ['AnnualRevenue = 1000.099', []],
    ['AnnualRevenue != 1000.1', ['ACC-2', 'ACC-3']],
    ['NOT (NumberOfEmployees > 10)', ['ACC-2', 'ACC-3']],
    ["External_Id__c IN ('ACC-3', 'acc-1', 'nobody')", ['ACC-1', 'ACC-3']],
    ["External_Id__c NOT IN ('ACC-3')", ['ACC-1', 'ACC-2']],
    ["Parent.Name = 'Berg KK' AND IsDeleted = false", ['ACC-1']],
    ["(Name = 'Berg KK' OR BillingCountry = 'France') AND NumberOfEmployees = 7", ['ACC-2']],
    ['Id IN (SELECT AccountId FROM Order WHERE TotalAmount > 29)', ['ACC-1', 'ACC-2']],
    ["Id NOT IN (SELECT AccountId FROM Order WHERE CurrencyIsoCode = 'USD')", ['ACC-2', 'ACC-3']],
    ["Name = 'O\\'Brien'", []],
    ['CreatedDate = TODAY', ['ACC-1', 'ACC-2', 'ACC-3']],
    ['CreatedDate = 2024-05-15T00:00:00Z', ['ACC-1', 'ACC-2', 'ACC-3']],
    ['CreatedDate > 2024-05-15T02:00:00+01:00', []],
  ])('finds accounts WHERE %s', async (condition, keys) => {
    const found = await ask(`SELECT External_Id__c FROM Account WHERE ${condition} ORDER BY External_Id__c`);
    expect(found).toEqual(keys.map((key) => ({ External_Id__c: key })));
  });

  test.each([
    ['TODAY', []],
    ['YESTERDAY', ['O-2']],
    ['THIS_MONTH', ['O-2']],
    ['LAST_N_DAYS:1', ['O-2']],
    ['LAST_N_MONTHS:2', ['O-1']],
    ['N_MONTHS_AGO:2', ['O-1']],
    ['LAST_QUARTER', ['O-1']],
    ['THIS_FISCAL_YEAR', ['O-1', 'O-2']],
    ['2024-03-10', ['O-1']],
  ])('knows which orders start on %s', async (literal, keys) => {
    const found = await ask(
      `SELECT External_Id__c FROM Order WHERE EffectiveDate = ${literal} ORDER BY EffectiveDate`,
    );
    expect(found).toEqual(keys.map((key) => ({ External_Id__c: key })));
  });

  test('sorts nulls first and text without regard to case, unless told otherwise', async () => {
    const keys = async (order: string) =>
      (await ask(`SELECT External_Id__c FROM Account ORDER BY ${order}`)).map(
        (row) => (row as { External_Id__c: string }).External_Id__c,
      );
    expect(await keys('AnnualRevenue')).toEqual(['ACC-2', 'ACC-3', 'ACC-1']);
    expect(await keys('AnnualRevenue DESC')).toEqual(['ACC-2', 'ACC-1', 'ACC-3']);
    expect(await keys('AnnualRevenue DESC NULLS LAST')).toEqual(['ACC-1', 'ACC-3', 'ACC-2']);
    expect(await keys('Name LIMIT 2 OFFSET 1')).toEqual(['ACC-3', 'ACC-1']);
  });

  test('counts and sums exactly, by group', async () => {
    expect(await org.connection.query('SELECT COUNT() FROM OrderItem')).toEqual({
      totalSize: 3,
      done: true,
      records: [],
    });
    expect(
      await ask(
        'SELECT Product2.Name product, COUNT(Id), SUM(Quantity) pieces, AVG(Quantity), MAX(UnitPrice) FROM OrderItem GROUP BY Product2.Name ORDER BY COUNT(Id) DESC',
      ),
    ).toEqual([
      { product: 'Bolt', expr0: 2, pieces: 11, expr1: 5.5, expr2: 300 },
      { product: 'Nut', expr0: 1, pieces: 4, expr1: 4, expr2: 1.25 },
    ]);
    expect(
      await ask('SELECT StageName FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 27.5'),
    ).toEqual([{ StageName: 'Prospecting' }]);
  });

  test('adds subtotals with ROLLUP and all combinations with CUBE', async () => {
    expect(
      await ask(
        'SELECT CurrencyIsoCode, CALENDAR_MONTH(EffectiveDate) month, GROUPING(CurrencyIsoCode) g, COUNT(Id) n FROM Order GROUP BY ROLLUP(CurrencyIsoCode, CALENDAR_MONTH(EffectiveDate)) ORDER BY GROUPING(CurrencyIsoCode), CurrencyIsoCode, CALENDAR_MONTH(EffectiveDate) NULLS LAST',
      ),
    ).toEqual([
      { CurrencyIsoCode: 'JPY', month: 5, g: 0, n: 1 },
      { CurrencyIsoCode: 'JPY', month: null, g: 0, n: 1 },
      { CurrencyIsoCode: 'USD', month: 3, g: 0, n: 1 },
      { CurrencyIsoCode: 'USD', month: null, g: 0, n: 1 },
      { CurrencyIsoCode: null, month: null, g: 1, n: 2 },
    ]);
    const cube = await ask(
      'SELECT CurrencyIsoCode, Status, COUNT(Id) FROM Order GROUP BY CUBE(CurrencyIsoCode, Status)',
    );
    expect(cube).toHaveLength(7);
  });

  test('tells polymorphic owners apart with TYPEOF and formats for the user', async () => {
    expect(
      await ask(
        "SELECT TYPEOF Owner WHEN User THEN Username WHEN Group THEN Name END, FORMAT(TotalAmount), toLabel(Status) FROM Order WHERE External_Id__c = 'O-1'",
      ),
    ).toEqual([
      { Owner: { Username: 'integration@small.example.com' }, TotalAmount: 'USD 30.00', Status: 'Activated' },
    ]);
  });

  test('converts money by the rate of its currency', async () => {
    const [yen] = (await records(org.connection, "SELECT Id FROM CurrencyType WHERE IsoCode = 'JPY'")) as {
      Id: string;
    }[];
    await org.connection.sobject('CurrencyType').update({ Id: yen?.Id as string, ConversionRate: 150 });
    expect(
      await ask(
        "SELECT TotalAmount, convertCurrency(TotalAmount) usd FROM Order WHERE External_Id__c = 'O-2'",
      ),
    ).toEqual([{ TotalAmount: 300, usd: 2 }]);
    expect(await ask('SELECT SUM(TotalAmount) total FROM Order')).toEqual([{ total: 32 }]);
    expect(
      await ask(
        'SELECT CurrencyIsoCode c, SUM(TotalAmount) total FROM Order GROUP BY CurrencyIsoCode ORDER BY CurrencyIsoCode',
      ),
    ).toEqual([
      { c: 'JPY', total: 300 },
      { c: 'USD', total: 30 },
    ]);
    expect(await ask('SELECT External_Id__c FROM Order WHERE TotalAmount < USD2.5')).toEqual([
      { External_Id__c: 'O-2' },
    ]);
  });

  test('matches values of multi-select picklists', async () => {
    const [user] = (await ask("SELECT Id FROM User WHERE External_Id__c = 'USR-1'")) as { Id: string }[];
    await org.connection.sobject('User').update({ Id: user?.Id as string, Product_Families__c: 'GTX;MG' });
    const count = async (condition: string) =>
      (await org.connection.query(`SELECT Id FROM User WHERE ${condition}`)).totalSize;
    expect(await count("Product_Families__c INCLUDES ('GTX;MG', 'GTK')")).toBe(1);
    expect(await count("Product_Families__c INCLUDES ('GTX;GTK')")).toBe(0);
    expect(await count("Product_Families__c EXCLUDES ('MG')")).toBe(1);
  });

  test('takes all fields with FIELDS(ALL), addresses included', async () => {
    const [account] = (await ask(
      "SELECT FIELDS(ALL) FROM Account WHERE External_Id__c = 'ACC-1' LIMIT 1",
    )) as Record<string, unknown>[];
    expect(account).toMatchObject({
      Name: 'Ärmel GmbH',
      BillingAddress: { country: 'Germany', city: null },
      ShippingAddress: null,
    });
    expect(await ask("SELECT FIELDS(CUSTOM) FROM Account WHERE External_Id__c = 'ACC-1' LIMIT 1")).toEqual([
      { External_Id__c: 'ACC-1', NetSuite_Id__c: null, Partner_Level__c: null },
    ]);
  });

  test('gives parts of a grouped date', async () => {
    expect(
      await ask(
        'SELECT EffectiveDate, CALENDAR_MONTH(EffectiveDate) m FROM Order GROUP BY EffectiveDate ORDER BY EffectiveDate',
      ),
    ).toEqual([
      { EffectiveDate: '2024-03-10', m: 3 },
      { EffectiveDate: '2024-05-14', m: 5 },
    ]);
  });

  test('names objects and parents by aliases', async () => {
    expect(
      await ask(
        "SELECT o.External_Id__c, a.Name, (SELECT OrderItem.Quantity FROM o.OrderItems ORDER BY Quantity LIMIT 1) FROM Order o, o.Account a, a.Parent p WHERE p.Name = 'Berg KK'",
      ),
    ).toEqual([
      {
        External_Id__c: 'O-1',
        Account: { Name: 'Ärmel GmbH' },
        OrderItems: { totalSize: 1, done: true, records: [{ Quantity: 4 }] },
      },
    ]);
  });

  test('formats aggregates for the user', async () => {
    expect(
      await ask(
        "SELECT FORMAT(MIN(EffectiveDate)) first, FORMAT(SUM(TotalAmount)) FROM Order WHERE CurrencyIsoCode = 'USD'",
      ),
    ).toEqual([{ first: '3/10/2024', expr0: 'USD 30.00' }]);
  });

  test('is answered also under a path that begins with two slashes', async () => {
    const answer = await org.call('//services/data/v66.0/query?q=SELECT+COUNT()+FROM+OrderItem');
    expect([answer.status, await answer.json()]).toEqual([200, { totalSize: 3, done: true, records: [] }]);
  });

  test('accepts locking clauses and tells about its columns', async () => {
    expect((await org.connection.query('SELECT Id FROM Account LIMIT 1 FOR UPDATE')).totalSize).toBe(1);
    expect((await org.connection.query('SELECT Id FROM Account LIMIT 1 FOR VIEW')).totalSize).toBe(1);
    const columns = await (
      await org.call('/services/data/v66.0/query?columns=true&q=SELECT+Id,Account.Name+FROM+Order')
    ).json();
    expect(columns).toMatchObject({
      entityName: 'Order',
      idSelected: true,
      keyPrefix: '801',
      columnMetadata: [
        { columnName: 'Id' },
        { columnName: 'Account', joinColumns: [{ columnName: 'Name' }] },
      ],
    });
    const shown = async (soql: string) => {
      const answer = await org.call(`/services/data/v66.0/query?columns=true&q=${encodeURIComponent(soql)}`);
      const { columnMetadata } = (await answer.json()) as {
        columnMetadata: { columnName: string; displayName: string; aggregate: boolean }[];
      };
      return columnMetadata.map(({ columnName, displayName, aggregate }) => [
        columnName,
        displayName,
        aggregate,
      ]);
    };
    expect(
      await shown('SELECT Status s, COUNT(Id), SUM(TotalAmount) total FROM Order GROUP BY Status'),
    ).toEqual([
      ['s', 's', false],
      ['expr0', 'COUNT(Id)', true],
      ['total', 'SUM(TotalAmount)', true],
    ]);
    expect(await shown('SELECT toLabel(Status), FIELDS(CUSTOM) FROM Contract LIMIT 1')).toEqual([
      ['Status', 'Status', false],
      ['External_Id__c', 'External_Id__c', false],
    ]);
  });
});
