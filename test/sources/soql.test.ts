import { parseQuery } from '@jetstreamapp/soql-parser-js';
import { expect, test } from 'vitest';
import { containing, field, SoqlDate, soql, where } from '../../sources/salesforce/soql.ts';

const hostile = [
  "O'Neil",
  "a\\' OR Name != '",
  '\\',
  "'",
  '"',
  "x') OR (Name != '",
  'line\nbreak\r\ttab',
  '%_',
  '日本語',
];

test.each(hostile)('the text %j reaches Salesforce as one literal', (text) => {
  const query = soql`SELECT Id FROM Account WHERE Name = ${text} AND Industry = null`;
  const parsed = parseQuery(query.text) as {
    where: { left: { literalType: string }; operator: string; right: { left: { field: string } } };
  };
  expect(parsed.where.left.literalType).toBe('STRING');
  expect(parsed.where.operator).toBe('AND');
  expect(parsed.where.right.left.field).toBe('Industry');
});

test('a LIKE pattern takes the wildcards in a text literally', () => {
  expect(containing("50%_off's").text).toBe("'%50\\%\\_off\\'s%'");
});

test('an empty list is refused, since a dropped condition would read the whole table', () => {
  expect(() => soql`SELECT Id FROM Account WHERE Id IN ${[]}`).toThrow('an IN list must not be empty');
});

test('what is written without quotes is checked: dates, numbers and field names', () => {
  expect(soql`WHERE CloseDate = ${new SoqlDate('2026-01-31')} LIMIT ${5}`.text).toBe(
    'WHERE CloseDate = 2026-01-31 LIMIT 5',
  );
  expect(() => new SoqlDate("2026-01-31' OR")).toThrow('not a SOQL date');
  expect(() => soql`LIMIT ${1.5}`).toThrow('only whole numbers');
  expect(() => field('Name FROM User')).toThrow('not a field name');
});

test('conditions are kept apart by parentheses, because Salesforce refuses AND beside OR', () => {
  expect(where([soql`A = ${'x'} OR B = ${'y'}`, undefined, soql`C = null`]).text).toBe(
    "WHERE (A = 'x' OR B = 'y') AND (C = null)",
  );
  expect(where([undefined]).text).toBe('');
});
