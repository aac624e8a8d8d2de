import { afterAll, expect, test } from 'vitest';
import { demoCompany } from '#sandbox/dataset/demo/company.ts';
import { Company } from '#sandbox/netsuite/company.ts';

const dataSet = demoCompany({ today: '2026-06-30', lines: 9_000 });
const company = new Company({ dataDir: undefined, dataSet, today: dataSet.today });
afterAll(() => company.close());

function ask(query: string, parameters: readonly unknown[] = []): { ids: unknown[]; total: number } {
  const { items, total } = company.suiteQl.page(query, parameters, 1000, 0, company.businessNow());
  return { ids: items.map(({ id }) => id), total };
}

function numbers(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(from + index));
}

test('a thousand rows by id come in one page, however the ids are written', () => {
  const ids = numbers(1, 1000);
  const expected = { ids, total: 1000 };
  expect(ask(`SELECT id FROM transaction WHERE id IN (${ids.join(',')}) ORDER BY id`)).toEqual(expected);
  expect(ask(`SELECT id FROM transaction WHERE id in(\n${ids.join(' ,\n')} ) ORDER BY id`)).toEqual(expected);
  expect(
    ask(`SELECT id FROM transaction WHERE id IN (${ids.map((id) => `'${id}'`).join(', ')}) ORDER BY id`),
  ).toEqual(expected);
  expect(ask(`SELECT id FROM transaction WHERE TO_CHAR(id) IN (${ids.join(', ')}) ORDER BY id`)).toEqual(
    expected,
  );
});

test('queries that differ in their ids only answer each for its own', () => {
  const query = (from: number): string =>
    `SELECT id FROM transaction WHERE id IN (${numbers(from, 20).join(', ')}) AND id NOT IN (${numbers(from + 5, 17).join(', ')}) AND type <> ? ORDER BY id`;
  for (const from of [1, 40, 1]) expect(ask(query(from), ['none']).ids).toEqual(numbers(from, 5));
});

test('what looks like a list of ids within a text or a comment stays what it is', () => {
  const list = `IN (${numbers(1, 30).join(', ')})`;
  const { items } = company.suiteQl.page(
    `SELECT '${list}' AS id /* ${list} */ FROM DUAL -- ${list}`,
    [],
    10,
    0,
    0,
  );
  expect(items).toEqual([{ links: [], id: list }]);
});

test.each([
  ['more than a thousand ids', `SELECT id FROM transaction WHERE id IN (${numbers(1, 1001).join(',')})`],
  [
    'dates in a list of numbers',
    `SELECT id FROM transaction WHERE trandate IN (${numbers(1, 20).join(',')})`,
  ],
  ['the mark that stands for a list', 'SELECT id FROM transaction WHERE id IN (\ue000)'],
])('%s are refused', (_, query) => {
  expect(() => ask(query)).toThrow('Search error occurred: Invalid or unsupported search.');
});
