import { expect, test } from 'vitest';
import { currencyDigits, Decimal, decimalText, money, sum, unitPrice } from '../../kit/money.ts';

test('an amount shows the digits of its currency', () => {
  expect(money('1054', 'USD')).toEqual({ amount: '1054.00', currencyCode: 'USD' });
  expect(money('1054', 'JPY')).toEqual({ amount: '1054', currencyCode: 'JPY' });
  expect(money('1054.1', 'KWD')).toEqual({ amount: '1054.100', currencyCode: 'KWD' });
  expect(currencyDigits('ZZZ')).toBe(2);
});

test('amounts are exact where floats are not', () => {
  expect(sum(['0.1', '0.2']).toFixed()).toBe('0.3');
  expect(sum([new Decimal('0.1'), '0.2', new Decimal(1)]).toFixed()).toBe('1.3');
  expect(money('12345678901234567.89', 'USD').amount).toBe('12345678901234567.89');
  expect(money('1.005', 'USD').amount).toBe('1.01');
});

test('a small negative amount that rounds to nothing has no sign', () => {
  expect(money('-0.001', 'USD').amount).toBe('0.00');
});

test('digits are those of ISO 4217, not those that a locale prints', () => {
  expect(['HUF', 'IDR', 'PKR', 'AFN', 'CHF'].map(currencyDigits)).toEqual([2, 2, 2, 2, 2]);
  expect(['KRW', 'IQD', 'CLF'].map(currencyDigits)).toEqual([0, 3, 4]);
});

test('the price of one keeps the digits beyond the currency’s own', () => {
  expect(unitPrice('0.0042', 'USD').amount).toBe('0.0042');
  expect(unitPrice('12', 'USD').amount).toBe('12.00');
  expect(unitPrice('0.5', 'JPY').amount).toBe('0.5');
});

test('a quantity loses the zeros that say nothing', () => {
  expect(decimalText('3.0')).toBe('3');
  expect(decimalText('12.50')).toBe('12.5');
  expect(decimalText('1e3')).toBe('1000');
});
