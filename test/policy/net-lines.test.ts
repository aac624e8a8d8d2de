import { expect, test } from 'vitest';
import { Decimal } from '../../kit/money.ts';
import { netLines } from '../../subgraphs/sales/quote/net-lines.ts';
import { Dice } from '../support/dice.ts';

const amount = (lines: readonly { quantity: string; unitPrice: string }[], digits: number): string =>
  lines
    .reduce(
      (sum, { quantity, unitPrice }) =>
        sum.plus(new Decimal(quantity).times(unitPrice).toDecimalPlaces(digits)),
      new Decimal(0),
    )
    .toFixed(digits);

test('a discounted line is ordered at one price where that gives its total exactly, else at two that differ by a cent', () => {
  expect(netLines('3', '277.50', 'USD')).toEqual([{ quantity: '3', unitPrice: '92.50' }]);
  expect(netLines('7', '129.44', 'USD')).toEqual([
    { quantity: '6', unitPrice: '18.49' },
    { quantity: '1', unitPrice: '18.50' },
  ]);
  expect(netLines('2.5', '10.01', 'USD')).toEqual([
    { quantity: '1.5', unitPrice: '4.00' },
    { quantity: '1', unitPrice: '4.01' },
  ]);
  expect(netLines('0.5', '4.50', 'USD')).toEqual([{ quantity: '0.5', unitPrice: '9.00' }]);
  expect(netLines('3', '1000', 'JPY')).toEqual([
    { quantity: '2', unitPrice: '333' },
    { quantity: '1', unitPrice: '334' },
  ]);
  expect(netLines('4', '0.00', 'USD')).toEqual([{ quantity: '4', unitPrice: '0.00' }]);
});

test('whatever quantity and total, the ordered lines add up to both exactly', () => {
  const dice = new Dice(20_260_630);
  for (let i = 0; i < 5_000; i++) {
    const currency = dice.one(['USD', 'JPY']);
    const digits = currency === 'JPY' ? 0 : 2;
    const quantity = new Decimal(dice.between(1, 100_000)).div(dice.one([1, 10, 100])).toFixed();
    const total = new Decimal(dice.between(0, 10_000_000)).div(10 ** digits).toFixed(digits);
    const lines = netLines(quantity, total, currency);
    expect([quantity, total, amount(lines, digits)]).toEqual([quantity, total, total]);
    const pieces = lines.reduce((sum, line) => sum.plus(line.quantity), new Decimal(0));
    expect(pieces.toFixed()).toBe(quantity);
    expect(lines.every((line) => new Decimal(line.quantity).gt(0))).toBe(true);
  }
});
