import { expect, test } from 'vitest';
import { connection, pageRequest } from '../../kit/connection.ts';

const position = (id: number) =>
  ({ segment: 'salesforce', sort: '2026-01-01', id: `80100000000000${id}AAA` }) as const;

test('first is 20 when not given, and 1 to 100', () => {
  expect(pageRequest({}, 'orders').first).toBe(20);
  expect(pageRequest({ first: 100 }, 'orders').first).toBe(100);
  for (const first of [0, 101, -1, 1000])
    expect(() => pageRequest({ first }, 'orders')).toThrow('first: must be between 1 and 100');
});

test('a cursor leads back to its place', () => {
  const page = connection([1, 2, 3], { list: 'orders', first: 2, after: undefined }, position, async () => 3);
  expect(page.edges.map(({ node }) => node)).toEqual([1, 2]);
  expect(page.pageInfo.hasNextPage).toBe(true);
  expect(pageRequest({ after: page.pageInfo.endCursor }, 'orders').after).toEqual(position(2));
});

test.each([
  '',
  'x',
  'c3x8',
  Buffer.from("orders|salesforce|2026-01-01|' OR 1=1").toString('base64url'),
])('the broken cursor %j is refused', (after) => {
  expect(() => pageRequest({ after }, 'orders')).toThrow('after: not a cursor of this list');
});

test('a cursor of one list says nothing in another', () => {
  const { pageInfo } = connection(
    [1],
    { list: 'customers', first: 1, after: undefined },
    position,
    async () => 1,
  );
  expect(() => pageRequest({ after: pageInfo.endCursor }, 'orders')).toThrow(
    'after: not a cursor of this list',
  );
});

test('an empty page has no cursors and nothing after it', () => {
  const { edges, pageInfo } = connection(
    [],
    { list: 'orders', first: 2, after: undefined },
    position,
    async () => 0,
  );
  expect(edges).toEqual([]);
  expect(pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});
