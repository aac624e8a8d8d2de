import { expect, test } from 'vitest';
import { madeBy, namedByVendor, restPath } from '../../sources/rest-path.ts';

test('whatever a value holds, a path leads to no other place', () => {
  expect(restPath`/record/v1/${'a/../b?c#d'}/${7}?fields=${['id', 'entityId']}`.text).toBe(
    '/record/v1/a%2F..%2Fb%3Fc%23d/7?fields=id,entityId',
  );
  expect(restPath`${restPath`/sobjects/${'Order'}`}/${madeBy('w0')}`.text).toBe('/sobjects/Order/@{w0.id}');
  for (const value of ['', '.', '..', 'a\ud800'])
    expect(() => restPath`/x/${value}`).toThrow('no path can hold');
  expect(() => restPath`/x?fields=${['Id&q=1']}`).toThrow('not a field name');
  expect(() => restPath`/x/${1.5}`).toThrow('whole numbers');
  expect(() => madeBy('w0}/x')).toThrow('not a reference id');
});

test('a further page is read only where the vendor’s own service has it', () => {
  expect(namedByVendor('salesforce', '/services/data/v62.0/query/01gxx-2000').text).toBe(
    '/services/data/v62.0/query/01gxx-2000',
  );
  for (const path of [
    'https://elsewhere.example/services/data',
    '.elsewhere.example/services/',
    '//elsewhere.example/',
    '/services/../x',
  ])
    expect(() => namedByVendor('salesforce', path)).toThrow('another service');
});
