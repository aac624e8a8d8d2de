import { expect, test } from 'vitest';
import { connection, pageRequest } from '../../kit/connection.ts';

const position = (id: number) => ({ segment: 'salesforce', sort: '2026-01-01', id: String(id) }) as const;

test('first is 20 when not given, and 1 to 100', () => {
  expect(pageRequest({}).first).toBe(20);
  expect(pageRequest({ first: 100 }).first).toBe(100);
  for (const first of [0, 101, -1, 1000])
    expect(() => pageRequest({ first })).toThrow('first: must be between 1 and 100');
});

test('a cursor leads back to its place', () => {
  const page = connection([1, 2, 3], { first: 2, after: undefined }, position, async () => 3);
  expect(page.edges.map(({ node }) => node)).toEqual([1, 2]);
  expect(page.pageInfo.hasNextPage).toBe(true);
  expect(pageRequest({ after: page.pageInfo.endCursor }).after).toEqual(position(2));
});

test.each([
  '',
  'x',
  'c3x8',
  Buffer.from("s|2026-01-01|' OR 1=1").toString('base64url'),
])('the broken cursor %j is refused', (after) => {
  expect(() => pageRequest({ after })).toThrow('after: not a cursor of this list');
});

test('an empty page has no cursors and nothing after it', () => {
  const { edges, pageInfo } = connection([], { first: 2, after: undefined }, position, async () => 0);
  expect(edges).toEqual([]);
  expect(pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});
