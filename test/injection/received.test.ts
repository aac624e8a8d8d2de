import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { expect, test } from 'vitest';
import { suiteql } from '../../sources/netsuite/suiteql.ts';
import { containing, soql } from '../../sources/salesforce/soql.ts';
import { hostileTexts } from './hostile-strings.ts';
import { read } from './received.ts';

const request = (query: string) => ({
  method: 'GET',
  path: `/services/data/v62.0/query?q=${encodeURIComponent(query)}`,
  headers: {},
  body: '',
});
const harmless = read([request("SELECT Id FROM Account WHERE Name = 'word' AND Type LIKE '%word%'")]);

test.each([
  ["x' OR Id != null OR Name = '", 'word'],
  ['x\\', " OR Id != null OR Name = 'y"],
  ['x', "%' OR Name LIKE '%"],
  ['x', '%'],
  ['x', 'a_c'],
])('the judge sees that %j and %j break out where nothing is escaped', (name, part) => {
  const { structures } = read([
    request(`SELECT Id FROM Account WHERE Name = '${name}' AND Type LIKE '%${part}%'`),
  ]);
  expect(structures).not.toEqual(harmless.structures);
});

test('each of 2,000 hostile texts is one literal of the same SOQL, for the judge and for Salesforce’s published grammar', () => {
  for (const text of hostileTexts(2_000, 9)) {
    const query = soql`SELECT Id FROM Account WHERE Name = ${text} AND Type LIKE ${containing(text)}`.text;
    const { structures, texts } = read([request(query)]);
    expect(structures).toEqual(harmless.structures);
    expect(texts).toEqual([text, text]);
    // The published grammar has no words for the line separator of Unicode.
    if (text.includes('\u2028')) continue;
    const { where } = parseQuery(query) as unknown as {
      where: {
        left: { literalType: string };
        operator: string;
        right: { left: { field: string }; right?: unknown };
      };
    };
    expect([where.left.literalType, where.operator, where.right.left.field, where.right.right]).toEqual([
      'STRING',
      'AND',
      'Type',
      undefined,
    ]);
  }
});

test('each of 2,000 hostile texts is a parameter of the same SuiteQL', () => {
  for (const text of hostileTexts(2_000, 9))
    expect(suiteql`SELECT id FROM customer WHERE entityid = ${text}`).toMatchObject({
      text: 'SELECT id FROM customer WHERE entityid = ?',
      params: [text],
    });
});
