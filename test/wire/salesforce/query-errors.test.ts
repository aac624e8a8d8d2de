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
    ["SELECT Id FROM Account WHERE Name = 'open", 'MALFORMED_QUERY', 'unterminated string literal'],
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
      'Maximum SOQL offset allowed is 2000',
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Order)",
      'MALFORMED_QUERY',
      "Semi join sub-selects are not allowed with the 'OR' operator",
    ],
    ['SELECT Id FROM Account WHERE CreatedDate = SOMEDAY', 'MALFORMED_QUERY', "unexpected token: 'SOMEDAY'"],
    ['SELECT Id FROM Account WHERE Name = :name', 'MALFORMED_QUERY', 'Bind variables are not supported here'],
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
