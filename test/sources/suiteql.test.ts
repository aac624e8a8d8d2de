import { expect, test } from 'vitest';
import { column, inLists, join, suiteql, where, whole } from '../../sources/netsuite/suiteql.ts';

test('every value travels as a parameter, in the order of the question marks', () => {
  const inner = suiteql`t.entity IN ${['1', '2']}`;
  const query = suiteql`SELECT ${column('ExternalId')} FROM transaction t ${where([suiteql`t.type = ${'SalesOrd'}`, inner])}`;
  expect(query.text).toBe('SELECT externalid FROM transaction t WHERE (t.type = ?) AND (t.entity IN (?,?))');
  expect(query.params).toEqual(['SalesOrd', '1', '2']);
});

test('joined parts keep their parameters in order', () => {
  const parts = ['a', 'b'].map((name) => suiteql`SELECT ${name} FROM DUAL`);
  const { text, params } = join(parts, ' UNION ALL ');
  expect(text).toBe('SELECT ? FROM DUAL UNION ALL SELECT ? FROM DUAL');
  expect(params).toEqual(['a', 'b']);
});

test('a list past the limit of 1,000 is split and still complete', () => {
  const ids = Array.from({ length: 2_500 }, (_, i) => String(i));
  const parts = inLists([...ids, ...ids]);
  expect(parts.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect(parts.flat()).toEqual(ids);
});

test('what is no column or whole number is refused', () => {
  expect(() => column('id; DROP')).toThrow('not a column name');
  expect(() => whole(-1)).toThrow('a whole number');
  expect(() => suiteql`IN ${[]}`).toThrow('must not be empty');
});
