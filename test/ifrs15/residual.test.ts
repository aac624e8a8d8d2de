import { expect, test } from 'vitest';
import { allocateTransactionPrice } from '../../subgraphs/revenue/ifrs15/allocation/allocate-transaction-price.ts';
import { estimateStandAloneSellingPrice } from '../../subgraphs/revenue/ifrs15/allocation/stand-alone-selling-price.ts';

type Obligations = Parameters<typeof allocateTransactionPrice>[0]['performanceObligations'];
const allocate = (transactionPrice: string, performanceObligations: Obligations, more: object = {}) =>
  allocateTransactionPrice({ transactionPrice, performanceObligations, ...more });
const uncertain = { priceIsUncertain: true };

test('IFRS 15.80: several without an observable price take the residual together, by another estimate of each', () => {
  const { allocations, residual } = allocate('100', [
    { id: 'A', standAloneSellingPrice: '40' },
    { id: 'B', standAloneSellingPrice: '20', residual: { priceIsHighlyVariable: true } },
    { id: 'C', residual: { ...uncertain, low: '20', high: '40' } },
  ]);
  expect(allocations.map(({ allocated, basis }) => [allocated, basis])).toEqual([
    ['40.00', 'OBSERVABLE'],
    ['24.00', 'RESIDUAL'],
    ['36.00', 'RESIDUAL'],
  ]);
  expect(residual).toMatchObject({ standAloneSellingPrice: '60.00', refused: false });
});

test('a shared residual is refused where the part of one lies outside its range, or one does not meet the criteria', () => {
  const sold = (b: object, c: object) =>
    allocate('100', [
      { id: 'A', standAloneSellingPrice: '40' },
      { id: 'B', standAloneSellingPrice: '20', residual: b },
      { id: 'C', standAloneSellingPrice: '30', residual: c },
    ]);
  const outside = sold(uncertain, { ...uncertain, high: '35' });
  expect(outside.residual).toMatchObject({ refused: true, reason: 'OUTSIDE_RANGE' });
  expect(outside.allocations.map((one) => one.allocated)).toEqual(['44.45', '22.22', '33.33']);
  expect(sold(uncertain, {}).residual).toMatchObject({ refused: true, reason: 'CRITERIA_NOT_MET' });
  expect(() =>
    allocate('100', [
      { id: 'B', residual: uncertain },
      { id: 'C', residual: uncertain },
    ]),
  ).toThrow('performanceObligations.B: the residual approach is refused or shared');
});

test('SAP: a bundle at 50 of two at 10, one at 20 and one without a price, which takes the 10 that are left', () => {
  const bundle = allocate('50', [
    { id: 'A', standAloneSellingPrice: '20' },
    { id: 'B', standAloneSellingPrice: '20' },
    { id: 'C', residual: uncertain },
  ]);
  expect(bundle.allocations.map((one) => one.allocated)).toEqual(['20.00', '20.00', '10.00']);
});

test('a residual beside prices finer than a cent still adds up to the transaction price', () => {
  const { allocations } = allocate('100', [
    { id: 'A', standAloneSellingPrice: '33.335' },
    { id: 'B', residual: uncertain },
  ]);
  expect(allocations.map((one) => one.allocated)).toEqual(['33.34', '66.66']);
});

test('what variable consideration of its own pays for needs no price beside it', () => {
  // a franchise for a royalty alone, with equipment at its fixed price, as in IFRS 15 example 57
  const { allocations } = allocate(
    '1150000',
    [{ id: 'franchise' }, { id: 'equipment', standAloneSellingPrice: '150000' }],
    { variableConsideration: [{ amount: '1000000', obligationIds: ['franchise'] }] },
  );
  expect(allocations.map(({ allocated, basis }) => [allocated, basis])).toEqual([
    ['1000000.00', 'VARIABLE_ONLY'],
    ['150000.00', 'RELATIVE'],
  ]);
  expect(() => allocate('10', [{ id: 'A' }])).toThrow('performanceObligations.A.standAloneSellingPrice');
});

test('a range without a price of the contract counts with its middle', () => {
  const range = { method: 'OBSERVED_RANGE', low: '90', high: '120' } as const;
  expect(estimateStandAloneSellingPrice(range).standAloneSellingPrice).toBe('105.00');
  expect(estimateStandAloneSellingPrice({ ...range, contractPrice: '70' }).standAloneSellingPrice).toBe(
    '90.00',
  );
});
