import { expect, test } from 'vitest';
import { currencyDigits, decimalText, money, sum, sumByCurrency } from '../../kit/money.ts';

test('an amount shows the digits of its currency', () => {
  expect(money('1054', 'USD')).toEqual({ amount: '1054.00', currencyCode: 'USD' });
  expect(money('1054', 'JPY')).toEqual({ amount: '1054', currencyCode: 'JPY' });
  expect(money('1054.1', 'KWD')).toEqual({ amount: '1054.100', currencyCode: 'KWD' });
  expect(currencyDigits('ZZZ')).toBe(2);
});

test('amounts are exact where floats are not', () => {
  expect(sum(['0.1', '0.2']).toFixed()).toBe('0.3');
  expect(money('12345678901234567.89', 'USD').amount).toBe('12345678901234567.89');
  expect(money('1.005', 'USD').amount).toBe('1.01');
});

test('a small negative amount that rounds to nothing has no sign', () => {
  expect(money('-0.001', 'USD').amount).toBe('0.00');
});

test('totals are never summed across currencies', () => {
  const amounts = [money('1', 'USD'), money('5', 'JPY'), money('2.50', 'USD')];
  expect(sumByCurrency(amounts)).toEqual([
    { amount: '3.50', currencyCode: 'USD' },
    { amount: '5', currencyCode: 'JPY' },
  ]);
});

test('a quantity loses the zeros that say nothing', () => {
  expect(decimalText('3.0')).toBe('3');
  expect(decimalText('12.50')).toBe('12.5');
  expect(decimalText('1e3')).toBe('1000');
});
