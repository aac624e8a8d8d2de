import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, plain, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
  await org.connection.sobject('Contact').create([
    { LastName: 'Berg', FirstName: 'Jo-Ann', Email: 'jo.ann@berg.example', Phone: '+81 3 5550 199' },
    {
      LastName: 'Bolten',
      FirstName: 'John',
      Email: 'john@example.com',
      Description: 'asked for bolts and nuts',
    },
    { LastName: 'Nutter', FirstName: 'Joan', Email: 'joan@berg.example' },
  ]);
});
afterAll(() => org.stop());

const find = async (sosl: string) => (await org.connection.search(sosl)).searchRecords.map(plain);
const names = async (expression: string, scope = 'ALL') =>
  (await find(`FIND {${expression}} IN ${scope} FIELDS RETURNING Contact(LastName ORDER BY LastName)`)).map(
    (record) => (record as { LastName: string }).LastName,
  );

describe('A SOSL search', () => {
  test('gives the records of each object that hold the word, in any case, with their fields', async () => {
    const { searchRecords } = await org.connection.search(
      'FIND {ÄRMEL} RETURNING Account(Name, Owner.Name), Opportunity(Name), Quote',
    );
    expect(searchRecords.map(({ attributes }) => attributes?.type)).toEqual([
      'Account',
      'Opportunity',
      'Quote',
    ]);
    expect(searchRecords.map(plain)).toMatchObject([
      { Name: 'Ärmel GmbH', Owner: { Name: 'Integration User' } },
      { Name: 'Bolts for Ärmel' },
      { Id: expect.stringMatching(/^0Q0[0-9A-Za-z]{15}$/) },
    ]);
  });

  test.each([
    ['berg', ['Berg', 'Nutter']],
    ['jo*', ['Berg', 'Bolten', 'Nutter']],
    ['jo?n', ['Bolten', 'Nutter']],
    ['john bolts', ['Bolten']],
    ['john AND bolts', ['Bolten']],
    ['john OR joan', ['Bolten', 'Nutter']],
    ['berg AND NOT joan', ['Berg']],
    ['(john OR joan) AND berg', ['Nutter']],
    ['"bolts and nuts"', ['Bolten']],
    ['"nuts and bolts"', []],
    ['jo.ann@berg.example', ['Berg']],
    ['Jo\\-Ann', ['Berg']],
    ['bolt', []],
  ])('for %s finds %j', async (expression, found) => {
    expect(await names(expression)).toEqual(found);
  });

  test('looks only into the fields it names', async () => {
    expect(await names('berg', 'NAME')).toEqual(['Berg']);
    expect(await names('berg', 'EMAIL')).toEqual(['Berg', 'Nutter']);
    expect(await names('5550', 'PHONE')).toEqual(['Berg']);
    expect(await names('5550', 'EMAIL')).toEqual([]);
    expect(await names('bolts', 'SIDEBAR')).toEqual([]);
  });

  test('filters, orders and limits each object, and all together', async () => {
    expect(
      await find(
        "FIND {jo*} RETURNING Contact(FirstName WHERE Email LIKE '%example' ORDER BY FirstName DESC LIMIT 1 OFFSET 1)",
      ),
    ).toEqual([{ FirstName: 'Jo-Ann' }]);
    expect(
      await find('FIND {bolt*} RETURNING Product2(Name), Opportunity(Name), Quote(Name) LIMIT 2'),
    ).toEqual([{ Name: 'Bolt' }, { Name: 'Bolts for Ärmel' }]);
  });

  test('finds a record as soon as it is saved and no longer once it is deleted', async () => {
    const { id } = await org.connection.sobject('Account').create({ Name: 'Zephyr Works' });
    expect(await find('FIND {zephyr} RETURNING Account')).toEqual([{ Id: id }]);
    await org.connection.sobject('Account').destroy(id as string);
    expect(await find('FIND {zephyr} RETURNING Account')).toEqual([]);
  });

  test('was a plain list of records before v37', async () => {
    const answer = await org.call('/services/data/v36.0/search?q=FIND+{nut}+RETURNING+Product2(Name)');
    expect(await answer.json()).toMatchObject([{ attributes: { type: 'Product2' }, Name: 'Nut' }]);
  });

  test('takes a price book for products and tells labels when asked', async () => {
    const [book] = (await org.connection.query('SELECT Id FROM Pricebook2 WHERE IsStandard = true')).records;
    expect(await find(`FIND {nut} RETURNING Product2(Name) WITH PricebookId = '${book?.Id}'`)).toEqual([
      { Name: 'Nut' },
    ]);
    const answer = await org.call(
      `/services/data/v66.0/search?q=${encodeURIComponent("FIND {nut} RETURNING Product2(Name) WITH METADATA = 'LABELS'")}`,
    );
    expect(await answer.json()).toMatchObject({
      searchRecords: [{ Name: 'Nut' }],
      metadata: { entityMetadata: [{ entityName: 'Product2', fieldMetadata: [{ name: 'Name' }] }] },
    });
  });

  test.each([
    ['FIND {a} RETURNING Account', 'INVALID_SEARCH', 'search term must be longer than one character: a'],
    ['FIND acme', 'MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.'],
    ['FIND {acme', 'MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.'],
    ['SELECT Id FROM Account', 'MALFORMED_SEARCH', "unexpected token: 'SELECT'"],
    ['FIND {a-b}', 'MALFORMED_SEARCH', "line 1:7 mismatched character '-' expecting '}'"],
    ['FIND {acme AND}', 'MALFORMED_SEARCH', "unexpected token: '<EOF>'"],
    ['FIND {(acme}', 'MALFORMED_SEARCH', "unexpected token: '<EOF>'"],
    ['FIND {acme} IN SOME FIELDS', 'MALFORMED_SEARCH', "unexpected token: 'SOME'"],
    ['FIND {acme} RETURNING Foo', 'INVALID_TYPE', "sObject type 'Foo' is not supported."],
    ['FIND {acme} RETURNING Account()', 'MALFORMED_SEARCH', "unexpected token: ')'"],
    ['FIND {acme} RETURNING Account(Foo)', 'INVALID_FIELD', "No such column 'Foo' on entity 'Account'."],
    [
      "FIND {acme} RETURNING Account(Id WHERE Name = 'a' AND Name = 'b' OR Name = 'c')",
      'MALFORMED_SEARCH',
      "unexpected token: 'OR'",
    ],
    [
      'FIND {acme} RETURNING Account(Id LIMIT 1',
      'MALFORMED_SEARCH',
      "expecting a right parentheses, found '<EOF>'",
    ],
    ['FIND {acme} RETURNING Account, Contact(Id OFFSET 1)', 'MALFORMED_SEARCH', 'OFFSET is only allowed'],
    [
      'FIND {acme} RETURNING CurrencyType',
      'INVALID_TYPE',
      'entity type CurrencyType does not support search',
    ],
    ["FIND {acme} WITH DIVISION = 'Global'", 'MALFORMED_SEARCH', "unexpected token: 'DIVISION'"],
  ])('is refused: %s', async (sosl, errorCode, message) => {
    const refused = await refusal(org.connection.search(sosl));
    expect(refused.errorCode).toBe(errorCode);
    expect(refused.message).toContain(message);
  });
});

describe('A search by parameters', () => {
  test('works from the URL and from a body', async () => {
    const url = await org.call(
      '/services/data/v66.0/parameterizedSearch/?q=jo*&sobject=Contact&Contact.fields=id,FirstName&Contact.limit=1&Contact.orderBy=FirstName',
    );
    expect(await url.json()).toMatchObject({ searchRecords: [{ FirstName: 'Jo-Ann' }] });
    const body = await org.call('/services/data/v66.0/parameterizedSearch', {
      method: 'POST',
      body: JSON.stringify({
        q: 'jo*',
        in: 'NAME',
        fields: ['FirstName'],
        sobjects: [{ name: 'Contact', where: "LastName = 'Bolten'" }],
        overallLimit: 10,
      }),
    });
    expect(((await body.json()) as { searchRecords: unknown[] }).searchRecords.map(plain)).toEqual([
      { FirstName: 'John' },
    ]);
  });

  test('is refused without a text and in unknown fields', async () => {
    const none = await org.call('/services/data/v66.0/parameterizedSearch');
    expect([none.status, await none.json()]).toEqual([
      400,
      [{ message: 'A search string has to be specified', errorCode: 'MALFORMED_SEARCH' }],
    ]);
    const field = await org.call('/services/data/v66.0/parameterizedSearch?q=jo*&sobject=Contact&fields=Foo');
    expect(await field.json()).toMatchObject([{ errorCode: 'INVALID_FIELD' }]);
  });
});

test('The objects of a search and the columns of its lists can be asked for', async () => {
  const order = (await (await org.call('/services/data/v66.0/search/scopeOrder')).json()) as unknown[];
  expect(order).toContainEqual({ type: 'Account', url: '/services/data/v66.0/sobjects/Account/describe' });
  const layout = await org.call('/services/data/v66.0/search/layout?q=Account');
  expect(await layout.json()).toMatchObject([
    {
      label: 'Search Results',
      limitRows: 25,
      searchColumns: [{ field: 'Account.Name', name: 'Name' }, {}, {}],
    },
  ]);
});
