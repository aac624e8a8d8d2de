import { expect, test } from 'vitest';
import { decodeId, encodeId, parseId, to18 } from '../../kit/ids.ts';

test('an id names one record of one system and survives URLs', () => {
  const id = encodeId('Order', { system: 'salesforce', id: '801000000000001AAA' });
  expect(encodeURIComponent(id)).toBe(id);
  expect(decodeId(id, 'Order')).toEqual({ system: 'salesforce', id: '801000000000001AAA' });
  expect(decodeId('inv_n42', 'Invoice')).toEqual({ system: 'netsuite', id: '42' });
});

test('an id of another type is refused in words that name both', () => {
  expect(() => decodeId('inv_n42', 'Order')).toThrow('id: this is the id of an Invoice, not of an Order');
});

test.each([
  '',
  'ord',
  'ord_',
  'ord_x1',
  'xyz_n1',
  'ord_n1; DROP',
  "ord_s' OR Name != '",
  'ord_n-1',
  'ord_s12345',
  'ord_s801000000000001AAB',
  'ord_s001000000000001AAA',
  'inv_s801000000000001AAA',
  'quo_n1',
])('the malformed id %j is refused', (id) => {
  expect(parseId(id)).toBeUndefined();
  expect(() => decodeId(id, 'Order')).toThrow('id: not an id of this graph');
});

test('a 15-character Salesforce id is the same record as its 18-character form', () => {
  expect(to18('001D000000K0fXO')).toBe('001D000000K0fXOIAZ');
  expect(to18('01gRO0000016PIA')).toBe('01gRO0000016PIAYA2');
  expect(parseId('cus_s001D000000K0fXO')).toEqual(parseId('cus_s001D000000K0fXOIAZ'));
});
