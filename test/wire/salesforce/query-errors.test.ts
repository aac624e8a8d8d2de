import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterAll(() => org.stop());

const NO_COLUMN =
  "No such column 'Foo' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";

describe('A query that cannot be run', () => {
  test('for an unknown field shows the place with a caret', async () => {
    expect(await refusal(org.connection.query('SELECT Id, Foo FROM Account'))).toEqual({
      errorCode: 'INVALID_FIELD',
      message: `\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\n${NO_COLUMN}`,
    });
  });

  test('shows whole words around the place of a long query, and where a path begins', async () => {
    const fields = 'External_Id__c, BillingStreet, ShippingStreet';
    const { message } = await refusal(
      org.connection.query(
        `SELECT Id, ${fields}, NumberOfEmployees, Parent.Owner.Foo, ${fields} FROM Account`,
      ),
    );
    expect(message.split('\n').slice(0, 4)).toEqual([
      '',
      'BillingStreet, ShippingStreet, NumberOfEmployees, Parent.Owner.Foo, External_Id__c',
      '                                                  ^',
      'ERROR at Row:1:Column:78',
    ]);
  });

  test.each([
    ['SELECT Id FROM Foo', 'INVALID_TYPE', "sObject type 'Foo' is not supported."],
    [
      'SELECT Id, Foo.Name FROM Account',
      'INVALID_FIELD',
      "Didn't understand relationship 'Foo' in field path.",
    ],
    [
      'SELECT (SELECT Id FROM Foos) FROM Account',
      'INVALID_TYPE',
      "Didn't understand relationship 'Foos' in FROM part of query call.",
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
      'MALFORMED_QUERY',
      "unexpected token: 'OR'",
    ],
    ['SELECT Id FROM Account WHERE Name = ', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
    [
      "SELECT Id FROM Account WHERE Name = 'open",
      'MALFORMED_QUERY',
      "line 1:41 mismatched character '<EOF>' expecting '''",
    ],
    [
      "SELECT Id FROM Account WHERE AnnualRevenue > '5'",
      'INVALID_FIELD',
      "value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM Account WHERE Name = 5',
      'INVALID_FIELD',
      "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Order WHERE EffectiveDate > '2024-01-01'",
      'INVALID_FIELD',
      "value of filter criterion for field 'EffectiveDate' must be of type date and should not be enclosed in quotes",
    ],
    ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'],
    [
      "SELECT Id FROM Account WHERE Description LIKE 'a%'",
      'INVALID_FIELD',
      "field 'Description' can not be filtered in a query call",
    ],
    ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
    [
      'SELECT SUM(Name) FROM Account',
      'MALFORMED_QUERY',
      'field Name does not support aggregate operator SUM',
    ],
    ['SELECT Name n FROM Account', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
    ['SELECT Id, Id FROM Account', 'INVALID_FIELD', 'duplicate field selected: Id'],
    [
      'SELECT FIELDS(ALL) FROM Account',
      'MALFORMED_QUERY',
      'The SOQL FIELDS function must have a LIMIT of at most 200',
    ],
    [
      'SELECT Id FROM Account LIMIT 1 OFFSET 2001',
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Maximum SOQL offset allowed for apiName Account is 2000',
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Order)",
      'MALFORMED_QUERY',
      "Semi join sub-selects are not allowed with the 'OR' operator",
    ],
    ['SELECT Id FROM Account WHERE CreatedDate = SOMEDAY', 'MALFORMED_QUERY', "unexpected token: 'SOMEDAY'"],
    [
      'SELECT Id FROM Account WHERE Name = :name',
      'MALFORMED_QUERY',
      'Bind variables only allowed in Apex code',
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND NOT Name = 'b'",
      'MALFORMED_QUERY',
      "unexpected token: 'NOT'",
    ],
    [
      "SELECT Id FROM Account WHERE NOT Name = 'a' AND Name = 'b'",
      'MALFORMED_QUERY',
      "unexpected token: 'AND'",
    ],
    [
      "SELECT Id FROM Account WHERE (Name = 'a' AND Name = 'b' OR Name = 'c')",
      'MALFORMED_QUERY',
      "unexpected token: 'OR'",
    ],
    [
      "SELECT Id FROM Account WHERE (Name = 'a' LIMIT 1",
      'MALFORMED_QUERY',
      "expecting a right parentheses, found 'LIMIT'",
    ],
    ['SELECT Id FROM Account WHERE Id IN ()', 'MALFORMED_QUERY', "unexpected token: 'Id IN ()'"],
    ["SELECT Id FROM Account WHERE Name == 'a'", 'MALFORMED_QUERY', "unexpected token: '=='"],
    ["SELECT Id FROM Account WHERE Name ILIKE 'a'", 'MALFORMED_QUERY', "unexpected token: 'Name ILIKE'"],
    [
      "SELECT Id FROM Account WHERE Name NOT LIKE 'a'",
      'MALFORMED_QUERY',
      "unexpected token: 'Name NOT LIKE'",
    ],
    [
      'SELECT COUNT(Id) n FROM Account GROUP BY Type ORDER BY n',
      'INVALID_FIELD',
      "No such column 'n' on entity 'Account'.",
    ],
    ['SELECT Id FROM Account WHERE Name = Type', 'MALFORMED_QUERY', "unexpected token: 'Type'"],
    ['SELECT FROM Account', 'MALFORMED_QUERY', "unexpected token: 'SELECT FROM'"],
    ['SELECT * FROM Account', 'MALFORMED_QUERY', "unexpected token: 'SELECT *'"],
    ['SELECT Id, FROM Account', 'MALFORMED_QUERY', "unexpected token: 'FROM'"],
    ['SELECT Id, Name n fr$om Account', 'MALFORMED_QUERY', "line 1:20 unexpected token: '$'"],
    ['SELECT Id FROM Account USING everything', 'MALFORMED_QUERY', "unexpected token: 'everything'"],
    [
      "SELECT Id FROM Account WHERE Name LIKE null AND Type = 'a'",
      'MALFORMED_QUERY',
      "unexpected token: 'null'",
    ],
    ["SELECT Id FROM Account WHERE Name LIKE ''", 'MALFORMED_QUERY', 'invalid LIKE value: '],
    [
      "SELECT Id FROM Account WHERE Id LIKE '001%'",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid operator on id field',
    ],
    ["SELECT Id FROM Account WHERE Name = '50\\%'", 'MALFORMED_QUERY', "Illegal character sequence '\\%'"],
    [
      "SELECT Id FROM Account WHERE Name = 'C:\\Users'",
      'MALFORMED_QUERY',
      "Illegal character sequence '\\U'",
    ],
    ['SELECT Id FROM Account WHERE Id = 001xx000003DGb2', 'MALFORMED_QUERY', "unexpected token: '001'"],
    [
      'SELECT Id FROM Account WHERE SystemModstamp > 2020-52-12t12:12:00-05:00',
      'MALFORMED_QUERY',
      'Invalid datetime: 2020-52-12t12:12:00-05:00',
    ],
    [
      'SELECT Id FROM Account WHERE SystemModstamp > 2020-12-12t12:12:00-25:00',
      'MALFORMED_QUERY',
      'Invalid datetime: 2020-12-12t12:12:00-25:00',
    ],
    ['SELECT Id FROM Order WHERE EffectiveDate = 2023-02-29', 'MALFORMED_QUERY', 'Invalid date: 2023-02-29'],
    [
      'SELECT Id FROM Account WHERE CreatedDate > 2024-01-01',
      'INVALID_FIELD',
      "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM Order WHERE EffectiveDate > 2024-01-01T00:00:00Z',
      'INVALID_FIELD',
      "value of filter criterion for field 'EffectiveDate' must be of type date and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE BillingAddress = 'x'",
      'INVALID_FIELD',
      'Address fields can only be filtered using Distance expressions',
    ],
    [
      'SELECT Id FROM Account ORDER BY Description',
      'MALFORMED_QUERY',
      "field 'Description' can not be sorted in a query call",
    ],
    [
      'SELECT COUNT(Id) FROM Account GROUP BY CreatedDate',
      'MALFORMED_QUERY',
      "field 'CreatedDate' can not be grouped in a query call",
    ],
    [
      'SELECT COUNT(IsDeleted) FROM Account',
      'MALFORMED_QUERY',
      'field IsDeleted does not support aggregate operator COUNT',
    ],
    [
      'SELECT COUNT(Description) FROM Account',
      'MALFORMED_QUERY',
      'field Description does not support aggregate operator COUNT',
    ],
    ['SELECT SUM() FROM Account', 'MALFORMED_QUERY', "unexpected token: 'SUM()'"],
    [
      'SELECT SUM(convertCurrency(AnnualRevenue)) FROM Account',
      'MALFORMED_QUERY',
      'nested functional syntax can only be used in the following manner: date_function(convertTimezone(columnName)): SUM',
    ],
    [
      'SELECT Type, COUNT(Type) FROM Account GROUP BY Type',
      'MALFORMED_QUERY',
      'Grouped field should not be aggregated: Type',
    ],
    [
      'SELECT COUNT(Id) FROM Account GROUP BY Type, Type',
      'MALFORMED_QUERY',
      'duplicate grouping expression: Type',
    ],
    [
      'SELECT Type FROM Account GROUP BY Type ORDER BY Name',
      'MALFORMED_QUERY',
      'Ordered field must be grouped or aggregated: Name',
    ],
    ["SELECT Id FROM Account HAVING Name = 'a'", 'MALFORMED_QUERY', "unexpected token: 'HAVING'"],
    [
      'SELECT COUNT(Id) FROM Account LIMIT 1',
      'MALFORMED_QUERY',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
    ],
    [
      'SELECT (SELECT COUNT(Id) FROM Orders) FROM Account',
      'MALFORMED_QUERY',
      'Only root queries support aggregate expressions',
    ],
    [
      'SELECT (SELECT Id FROM Account.Orders.OrderItems) FROM Account',
      'MALFORMED_QUERY',
      'First SObject of a nested query must be a child of its outer query.',
    ],
    ['SELECT Id FROM Account LIMIT -1', 'MALFORMED_QUERY', 'Limit must be a non-negative value'],
    ['SELECT Id FROM Account OFFSET -1', 'MALFORMED_QUERY', 'SOQL offset must be a non-negative value'],
    ['SELECT Id FROM Account LIMIT 1 ORDER BY Name', 'MALFORMED_QUERY', "unexpected token: 'ORDER'"],
    ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', 'ALL ROWS not allowed in this context'],
    [
      'SELECT Id FROM Account WITH SECURITY_ENFORCED',
      'MALFORMED_QUERY',
      'rule soqlWithIdentifierClause failed predicate',
    ],
    [
      'SELECT Id FROM Account ORDER BY Name FOR UPDATE',
      'MALFORMED_QUERY',
      'Explicit ORDER BY not allowed when locking rows (Id order is implied)',
    ],
    [
      'SELECT Id FROM Account OFFSET 1 FOR UPDATE',
      'MALFORMED_QUERY',
      'FOR UPDATE cannot be used in conjunction with the OFFSET clause',
    ],
    ['SELECT Id FROM Account USING SCOPE team', 'INVALID_QUERY_SCOPE', 'invalid query scope: team'],
    [
      'SELECT FIELDS(SOME) FROM Account',
      'MALFORMED_QUERY',
      'The SOQL FIELDS function only supports arguments of (all), (custom), (standard); (SOME) is not supported.',
    ],
    [
      'SELECT TYPEOF Account WHEN Account THEN Name END FROM Order',
      'MALFORMED_QUERY',
      "TYPEOF operand 'Account' is not a polymorphic relationship field",
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN Name END FROM Order',
      'INVALID_FIELD',
      "No such relation 'What' on entity 'Order'.",
    ],
    ['SELECT Owner.Region__c FROM Order', 'INVALID_FIELD', "No such column 'Region__c' on entity 'Name'."],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
      'MALFORMED_QUERY',
      'The inner and outer selects should not be on the same object type',
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT OpportunityId FROM Order)',
      'MALFORMED_QUERY',
      "The selected field 'OpportunityId' in the subquery and the left operand field in the where expression in the outer query 'Id' should point to the same object type",
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT PoNumber FROM Order)',
      'MALFORMED_QUERY',
      "semi join sub-selects can only query id fields, cannot use: 'PoNumber'",
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Order LIMIT 1)',
      'MALFORMED_QUERY',
      "missing value at 'LIMIT'",
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Order WHERE Id IN (SELECT OrderId FROM OrderItem))',
      'MALFORMED_QUERY',
      'Nesting of semi join sub-selects is not supported',
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'x' AND (Type = 'y' OR Id IN (SELECT AccountId FROM Order))",
      'MALFORMED_QUERY',
      'Semi join sub-selects are only allowed at the top level WHERE expressions',
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Order) AND Id IN (SELECT AccountId FROM Quote) AND Id NOT IN (SELECT AccountId FROM Contact)',
      'MALFORMED_QUERY',
      'Maximum 2 semi join sub-selects are allowed',
    ],
    [
      'SELECT a.Name FROM Order o, o.Foo a',
      'INVALID_FIELD',
      "Didn't understand relationship 'Foo' in field path.",
    ],
  ])('is refused: %s', async (soql, errorCode, message) => {
    const refused = await refusal(org.connection.query(soql));
    expect(refused.errorCode).toBe(errorCode);
    expect(refused.message).toContain(message);
  });

  test('is refused beyond 100,000 characters, which only a composite can carry', async () => {
    const soql = `SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_001)}'`;
    const { compositeResponse } = await org.composite([
      { method: 'GET', referenceId: 'q', url: `/services/data/v66.0/query?q=${encodeURIComponent(soql)}` },
    ]);
    expect(compositeResponse).toMatchObject([
      {
        httpStatusCode: 400,
        body: [
          {
            errorCode: 'MALFORMED_QUERY',
            message: 'SOQL statements cannot be longer than 100000 characters.',
          },
        ],
      },
    ]);
  });

  test.each([
    ['nested too deeply', `SELECT Id FROM Account WHERE ${'NOT ('.repeat(900)}Name = 'a'${')'.repeat(900)}`],
    ['ordered by too much', `SELECT Id FROM Account ORDER BY Id${',Id'.repeat(2_100)}`],
  ])('is refused when it is %s', async (_, soql) => {
    expect(await refusal(org.connection.query(soql))).toEqual({
      errorCode: 'QUERY_TOO_COMPLICATED',
      message: 'Query is either selecting too many fields or the filter conditions are too complicated.',
    });
  });

  test('finds no page for an unknown locator', async () => {
    expect(
      await refusal(org.connection.queryMore('/services/data/v66.0/query/01gHs0000000009IAA-2000')),
    ).toEqual({
      errorCode: 'INVALID_QUERY_LOCATOR',
      message: 'invalid query locator',
    });
  });

  test('gets 414 for a URI over 16,384 bytes and 431 for URI and headers over it', async () => {
    const uri = await org.call(`/services/data/v66.0/query?q=${'x'.repeat(16_400)}`);
    expect([uri.status, await uri.text()]).toEqual([
      414,
      '<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>',
    ]);
    const headers = await org.call(`/services/data/v66.0/query?q=${'x'.repeat(16_000)}`, {
      headers: { 'x-long': 'y'.repeat(400) },
    });
    expect(headers.status).toBe(431);
  });
});
