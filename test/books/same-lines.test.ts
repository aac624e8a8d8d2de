import { expect, test } from 'vitest';
import { type ComparedLine, sameLines } from '../../subgraphs/billing/order/same-lines.ts';

const line = (id: string, itemId: string | null, quantity = '1', unitPrice: string | null = '10') =>
  ({ id, itemId, quantity, unitPrice }) satisfies ComparedLine;
const pairs = (mine: readonly ComparedLine[], theirs: readonly ComparedLine[]) =>
  Object.fromEntries(sameLines(mine, theirs));

test('lines of different products are told by their product, in whatever order they stand', () => {
  expect(pairs([line('a', '7'), line('b', '8')], [line('2', '8', '9', '1'), line('1', '7')])).toEqual({
    a: '1',
    b: '2',
  });
});

test('lines of one product are told by quantity and price, the one that remains by remaining', () => {
  const mine = [line('a', '7', '1'), line('b', '7', '2.0', '10.00'), line('c', '7', '3')];
  const theirs = [line('1', '7', '2', '10'), line('2', '7', '1'), line('3', '7', '5')];
  expect(pairs(mine, theirs)).toEqual({ a: '2', b: '1', c: '3' });
});

test('lines that are alike are taken one after another', () => {
  expect(pairs([line('a', '7'), line('b', '7')], [line('1', '7'), line('2', '7')])).toEqual({
    a: '1',
    b: '2',
  });
});

test('what is not certain is left out: a product with more lines on one side, two that changed, one unknown', () => {
  expect(pairs([line('a', '7')], [line('1', '7'), line('2', '7')])).toEqual({});
  expect(
    pairs([line('a', '7', '1'), line('b', '7', '2')], [line('1', '7', '3'), line('2', '7', '4')]),
  ).toEqual({});
  expect(pairs([line('a', null)], [line('1', null)])).toEqual({});
});
