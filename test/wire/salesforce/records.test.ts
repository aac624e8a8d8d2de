import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, plain, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterEach(() => org.reset());
afterAll(() => org.stop());

async function idOf(type: string, key: string): Promise<string> {
  const [row] = (await records(org.connection, `SELECT Id FROM ${type} WHERE External_Id__c = '${key}'`)) as {
    Id: string;
  }[];
  return row?.Id as string;
}

async function one(soql: string): Promise<unknown> {
  return (await records(org.connection, soql))[0];
}

describe('A record', () => {
  test('is created, read, changed and deleted', async () => {
    const accounts = org.connection.sobject('Account');
    const created = await accounts.create({ Name: 'New', AnnualRevenue: 12.5, External_Id__c: 'ACC-9' });
    expect(created).toEqual({ id: expect.stringMatching(/^001[0-9A-Za-z]{15}$/), success: true, errors: [] });
    const id = created.id as string;
    expect(await accounts.retrieve(id.slice(0, 15))).toMatchObject({
      Id: id,
      Name: 'New',
      AnnualRevenue: 12.5,
      CurrencyIsoCode: 'USD',
    });
    expect(plain(await accounts.retrieve(id, { fields: ['Name'] }))).toMatchObject({ Name: 'New' });
    expect(await accounts.update({ Id: id, Name: 'Newer' })).toMatchObject({ success: true });
    expect(await one(`SELECT Name FROM Account WHERE Id = '${id}'`)).toEqual({ Name: 'Newer' });
    expect(await accounts.destroy(id)).toMatchObject({ success: true });
    expect((await refusal(accounts.retrieve(id))).errorCode).toBe('ENTITY_IS_DELETED');
    expect((await refusal(accounts.destroy(id))).errorCode).toBe('ENTITY_IS_DELETED');
    expect((await org.connection.query(`SELECT Id FROM Account WHERE Id = '${id}'`)).totalSize).toBe(0);
    const all = await org.connection.query(`SELECT IsDeleted FROM Account WHERE Id = '${id}'`, {
      scanAll: true,
    });
    expect(plain(all.records)).toEqual([{ IsDeleted: true }]);
  });

  test('gets a later stamp with each change', async () => {
    const id = await idOf('Account', 'ACC-1');
    const stamps: string[] = [];
    for (let i = 0; i < 5; i++) {
      await org.connection.sobject('Account').update({ Id: id, Site: `site ${i}` });
      const { SystemModstamp } = (await one(`SELECT SystemModstamp FROM Account WHERE Id = '${id}'`)) as {
        SystemModstamp: string;
      };
      stamps.push(SystemModstamp);
    }
    expect(stamps[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
    expect(stamps).toEqual([...new Set(stamps)].sort());
  });

  test('was created at the start of its own day when loaded', async () => {
    const created = async (type: string, key: string) =>
      (
        (await one(`SELECT CreatedDate FROM ${type} WHERE External_Id__c = '${key}'`)) as {
          CreatedDate: string;
        }
      ).CreatedDate;
    expect(await created('Order', 'O-1')).toBe('2024-03-10T00:00:00.000+0000');
    expect(await created('Opportunity', 'OPP-2')).toBe('2024-06-30T00:00:00.000+0000');
    expect(await created('Quote', 'Q-1')).toBe('2024-03-10T00:00:00.000+0000');
    expect(await created('Account', 'ACC-1')).toBe('2024-05-15T00:00:00.000+0000');
  });

  test.each([
    ['Account', {}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]'],
    [
      'Account',
      { Name: 'x'.repeat(256) },
      'STRING_TOO_LONG',
      `Account Name: data value too large: ${'x'.repeat(256)} (max length=255)`,
    ],
    ['Account', { Name: 'x', Foo: 1 }, 'INVALID_FIELD', "No such column 'Foo' on sobject of type Account"],
    [
      'Account',
      { Name: 'x', CreatedDate: '2020-01-01T00:00:00Z' },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    ],
    [
      'Account',
      { Name: 'x', ParentId: '003Hs0000000001' },
      'MALFORMED_ID',
      'Parent ID: id value of incorrect type: 003Hs0000000001',
    ],
    [
      'Account',
      { Name: 'x', ParentId: '001Hs0000000zzz' },
      'INVALID_CROSS_REFERENCE_KEY',
      'invalid cross reference id',
    ],
    [
      'Account',
      { Name: 'x', NumberOfEmployees: 'many' },
      'JSON_PARSER_ERROR',
      'Cannot deserialize instance of int from VALUE_STRING value many or request may be missing a required field',
    ],
    [
      'Account',
      { Name: 'x', CurrencyIsoCode: 'XYZ' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Currency ISO Code: bad value for restricted picklist field: XYZ',
    ],
    [
      'Account',
      { Name: 'x', CurrencyIsoCode: 'GBP' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Currency ISO Code: bad value for restricted picklist field: GBP',
    ],
    [
      'Contact',
      { LastName: 'x', Email: 'nobody' },
      'INVALID_EMAIL_ADDRESS',
      'Email: invalid email address: nobody',
    ],
    [
      'Organization',
      { Name: 'x' },
      'INVALID_TYPE_FOR_OPERATION',
      'entity type cannot be inserted: Organization',
    ],
  ])('is refused: %s %j', async (type, body, errorCode, message) => {
    expect(await refusal(org.connection.sobject(type).create(body as never))).toEqual({ errorCode, message });
  });

  test('keeps external ids unique, ignoring case, among the records not deleted', async () => {
    const first = await idOf('Account', 'ACC-1');
    const again = () => org.connection.sobject('Account').create({ Name: 'again', External_Id__c: 'acc-3' });
    expect(
      await refusal(org.connection.sobject('Account').create({ Name: 'again', External_Id__c: 'acc-1' })),
    ).toEqual({
      errorCode: 'DUPLICATE_VALUE',
      message: `duplicate value found: External_Id__c duplicates value on record with id: ${first}`,
    });
    await org.connection.sobject('Account').destroy(await idOf('Account', 'ACC-3'));
    expect((await again()).success).toBe(true);
  });

  test('is upserted by its external id', async () => {
    const accounts = org.connection.sobject('Account');
    const created = await accounts.upsert({ External_Id__c: 'ACC-9', Name: 'Nine' }, 'External_Id__c');
    expect(created).toMatchObject({ success: true, created: true });
    expect(await accounts.upsert({ External_Id__c: 'ACC-9', Name: 'Nine!' }, 'External_Id__c')).toEqual({
      id: created.id,
      success: true,
      errors: [],
      created: false,
    });
    const response = await org.call('/services/data/v66.0/sobjects/Account/External_Id__c/ACC-9');
    expect(await response.json()).toMatchObject({ Id: created.id, Name: 'Nine!' });
    expect((await org.call('/services/data/v66.0/sobjects/Account/External_Id__c/none')).status).toBe(404);
  });

  test('found twice by an external id that need not be unique is a choice of records', async () => {
    const ids = [await idOf('Account', 'ACC-1'), await idOf('Account', 'ACC-2')];
    for (const Id of ids) await org.connection.sobject('Account').update({ Id, NetSuite_Id__c: '77' });
    const response = await org.call('/services/data/v66.0/sobjects/Account/NetSuite_Id__c/77', {
      method: 'PATCH',
      body: JSON.stringify({ Name: 'which' }),
    });
    expect([response.status, await response.json()]).toEqual([
      300,
      ids.map((id) => `/services/data/v66.0/sobjects/Account/${id}`),
    ]);
  });

  test('may name its parents by external id', async () => {
    const { id } = await org.connection.requestPost<{ id: string }>('/sobjects/Order', {
      Account: { External_Id__c: 'ACC-1' },
      Partner__r: { External_Id__c: 'ACC-3' },
      EffectiveDate: '2024-05-15',
      Status: 'Draft',
    });
    expect(
      await one(
        `SELECT Account.Name, Partner__r.Name, OrderNumber, StatusCode FROM Order WHERE Id = '${id}'`,
      ),
    ).toEqual({
      Account: { Name: 'Ärmel GmbH' },
      Partner__r: { Name: 'Corner Resale' },
      OrderNumber: '00000102',
      StatusCode: 'Draft',
    });
  });

  test('is not overwritten when it changed after the given time', async () => {
    const id = await idOf('Account', 'ACC-1');
    const write = (date: Date) =>
      org.call(`/services/data/v66.0/sobjects/Account/${id}`, {
        method: 'PATCH',
        headers: { 'If-Unmodified-Since': date.toUTCString() },
        body: JSON.stringify({ Site: 'here' }),
      });
    expect((await write(new Date(Date.now() - 3_600_000))).status).toBe(412);
    expect((await write(new Date(Date.now() + 3_600_000))).status).toBe(204);
  });
});

describe('Quotes and orders', () => {
  test('have totals from their lines, by quantity, price and discount', async () => {
    expect(
      await one(
        "SELECT Subtotal, TotalPrice, GrandTotal, Discount, LineItemCount, AccountId FROM Quote WHERE External_Id__c = 'Q-1'",
      ),
    ).toEqual({
      Subtotal: 30,
      TotalPrice: 27.5,
      GrandTotal: 27.5,
      Discount: 8.33,
      LineItemCount: 2,
      AccountId: await idOf('Account', 'ACC-1'),
    });
    expect(
      await one(
        "SELECT TotalAmount, Status, StatusCode, ActivatedDate FROM Order WHERE External_Id__c = 'O-1'",
      ),
    ).toEqual({
      TotalAmount: 30,
      Status: 'Activated',
      StatusCode: 'Activated',
      ActivatedDate: '2024-03-10T00:00:00.000+0000',
    });
    expect(
      await one(
        "SELECT ListPrice, UnitPrice, TotalPrice, OrderItemNumber FROM OrderItem WHERE External_Id__c = 'O-1-1'",
      ),
    ).toEqual({
      ListPrice: 2.75,
      UnitPrice: 2.5,
      TotalPrice: 25,
      OrderItemNumber: '0000000001',
    });
  });

  test('take a new line into their total', async () => {
    const quote = await idOf('Quote', 'Q-1');
    const [entry] = (await records(
      org.connection,
      "SELECT Id FROM PricebookEntry WHERE Product2.External_Id__c = 'NUT'",
    )) as { Id: string }[];
    await org.connection
      .sobject('QuoteLineItem')
      .create({ QuoteId: quote, PricebookEntryId: entry?.Id as string, Quantity: 2, UnitPrice: 1 } as never);
    expect(await one(`SELECT GrandTotal, LineItemCount FROM Quote WHERE Id = '${quote}'`)).toEqual({
      GrandTotal: 29.5,
      LineItemCount: 3,
    });
  });

  test('are activated only with a line, and then keep their lines', async () => {
    const orders = org.connection.sobject('Order');
    const empty = await org.connection.requestPost<{ id: string }>('/sobjects/Order', {
      Account: { External_Id__c: 'ACC-1' },
      EffectiveDate: '2024-05-15',
      Status: 'Draft',
    });
    expect(await refusal(orders.update({ Id: empty.id, Status: 'Activated' }))).toEqual({
      errorCode: 'FAILED_ACTIVATION',
      message: 'An order must have at least one product.',
    });
    const draft = await idOf('Order', 'O-2');
    await orders.update({ Id: draft, Status: 'Activated' });
    expect(await one(`SELECT StatusCode FROM Order WHERE Id = '${draft}'`)).toEqual({
      StatusCode: 'Activated',
    });
    const line = await idOf('OrderItem', 'O-2-1');
    expect(
      (await refusal(org.connection.sobject('OrderItem').update({ Id: line, Quantity: 5 }))).message,
    ).toBe("You can't change Quantity of products on an activated order.");
    expect((await refusal(orders.destroy(draft))).errorCode).toBe('DELETE_FAILED');
  });

  test('refuse a price of another currency', async () => {
    const order = await idOf('Order', 'O-2');
    const [entry] = (await records(
      org.connection,
      "SELECT Id FROM PricebookEntry WHERE Product2.External_Id__c = 'NUT'",
    )) as { Id: string }[];
    const refused = await refusal(
      org.connection.sobject('OrderItem').create({
        OrderId: order,
        PricebookEntryId: entry?.Id as string,
        Quantity: 2,
        UnitPrice: 1,
      } as never),
    );
    expect(refused.message).toContain(
      'The pricebook entry currency code does not match the order currency code',
    );
  });

  test('go with the opportunity that is deleted', async () => {
    await org.connection.sobject('Opportunity').destroy(await idOf('Opportunity', 'OPP-1'));
    expect((await org.connection.query('SELECT Id FROM Quote')).totalSize).toBe(0);
    expect((await org.connection.query('SELECT Id FROM QuoteLineItem')).totalSize).toBe(0);
    expect(await one("SELECT OpportunityId, QuoteId FROM Order WHERE External_Id__c = 'O-1'")).toEqual({
      OpportunityId: null,
      QuoteId: null,
    });
    expect((await org.connection.query('SELECT Id FROM Quote', { scanAll: true })).totalSize).toBe(1);
  });
});

describe('Money', () => {
  test('keeps digits that a double would lose', async () => {
    const text = '12345678901234567.89';
    const created = await org.call('/services/data/v66.0/sobjects/Account', {
      method: 'POST',
      body: `{"Name":"Rich","AnnualRevenue":${text}}`,
    });
    const { id } = (await created.json()) as { id: string };
    const read = await (await org.call(`/services/data/v66.0/sobjects/Account/${id}`)).text();
    expect(read).toContain(`"AnnualRevenue":${text},`);
    await org.call('/services/data/v66.0/sobjects/Account', {
      method: 'POST',
      body: `{"Name":"Rich","AnnualRevenue":${text}}`,
    });
    const sum = await (
      await org.call("/services/data/v66.0/query?q=SELECT+SUM(AnnualRevenue)s+FROM+Account+WHERE+Name='Rich'")
    ).text();
    expect(sum).toContain('"s":24691357802469135.78}');
    const composite = await (
      await org.call('/services/data/v66.0/composite', {
        method: 'POST',
        body: `{"compositeRequest":[{"method":"PATCH","url":"/services/data/v66.0/sobjects/Account/${id}","referenceId":"a","body":{"AnnualRevenue":-76543210987654321.09}},{"method":"GET","url":"/services/data/v66.0/sobjects/Account/${id}?fields=AnnualRevenue","referenceId":"b"}]}`,
      })
    ).text();
    expect(composite).toContain('"AnnualRevenue":-76543210987654321.09}');
  });

  test('that adds up to more than nineteen digits is refused, not answered wrongly', async () => {
    for (const Name of ['a', 'b'])
      await org.connection
        .sobject('Account')
        .create({ Name, AnnualRevenue: '76543210987654321.09' as never });
    expect(await refusal(org.connection.query('SELECT SUM(AnnualRevenue) FROM Account'))).toMatchObject({
      errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
    });
  });

  test('adds cents without error', async () => {
    const body = {
      records: Array.from({ length: 100 }, (_, i) => ({
        attributes: { type: 'Account' },
        Name: `cent ${i}`,
        AnnualRevenue: 0.1,
      })),
    };
    await org.connection.requestPost('/composite/sobjects', body);
    const text = await (
      await org.call(
        "/services/data/v66.0/query?q=SELECT+SUM(AnnualRevenue)s,AVG(AnnualRevenue)a+FROM+Account+WHERE+Name+LIKE+'cent%25'",
      )
    ).text();
    expect(text).toContain('"s":10.0,"a":0.1}');
  });
});
