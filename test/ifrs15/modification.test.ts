import { expect, test } from 'vitest';
import { classifyModification } from '../../subgraphs/revenue/ifrs15/modification/classify-modification.ts';
import { modifyPartly } from '../../subgraphs/revenue/ifrs15/modification/modify-partly.ts';
import { modifyProspectively } from '../../subgraphs/revenue/ifrs15/modification/modify-prospectively.ts';
import { modifyUnits } from '../../subgraphs/revenue/ifrs15/modification/modify-units.ts';
import { modifyWithCumulativeCatchUp } from '../../subgraphs/revenue/ifrs15/modification/modify-with-catch-up.ts';

test('IFRS 15.20-21: each kind of modification', () => {
  const treatment = (
    adds: boolean,
    atPrice: boolean,
    remaining: 'ALL' | 'SOME' | 'NONE',
    approved = true,
  ): string =>
    classifyModification({
      approved,
      addsDistinctGoodsOrServices: adds,
      priceReflectsStandAloneSellingPrice: atPrice,
      remainingGoodsOrServicesAreDistinct: remaining,
    }).treatment;
  expect(treatment(true, true, 'ALL')).toBe('SEPARATE_CONTRACT');
  expect(treatment(true, false, 'ALL')).toBe('TERMINATION_AND_NEW_CONTRACT');
  expect(treatment(false, true, 'ALL')).toBe('TERMINATION_AND_NEW_CONTRACT');
  expect(treatment(true, false, 'NONE')).toBe('CUMULATIVE_CATCH_UP');
  expect(treatment(true, false, 'SOME')).toBe('MIXED');
  expect(treatment(true, true, 'ALL', false)).toBe('NOT_YET_A_MODIFICATION');
});

const products = { units: '120', unitPrice: '100', transferredUnits: '60', addedUnits: '30' };

test('IFRS 15 example 5 case A: 30 more at 95, their price, are a contract of their own', () => {
  expect(
    modifyUnits({ ...products, addedUnitPrice: '95', addedPriceReflectsStandAloneSellingPrice: true }),
  ).toEqual({
    treatment: 'SEPARATE_CONTRACT',
    revenueBeforeModification: '6000.00',
    revenueAdjustment: '0.00',
    remainingUnitPrice: '100.00',
    addedUnitPrice: '95.00',
    remainingRevenue: '8850.00',
    totalRevenue: '14850.00',
  });
});

test('IFRS 15 example 5 case B: 30 more at 80 make 93.33 of each that is left, and a credit of 900 is taken at once', () => {
  expect(modifyUnits({ ...products, addedUnitPrice: '80', creditForPastPerformance: '900' })).toEqual({
    treatment: 'TERMINATION_AND_NEW_CONTRACT',
    revenueBeforeModification: '6000.00',
    revenueAdjustment: '-900.00',
    remainingUnitPrice: '93.33',
    addedUnitPrice: '93.33',
    remainingRevenue: '8400.00',
    totalRevenue: '13500.00',
  });
});

test('IFRS 15 example 6: 900 are left for Y and Z, 450 each', () => {
  const result = modifyProspectively({
    unrecognizedConsideration: '600',
    additionalConsideration: '300',
    remaining: [
      { id: 'Y', standAloneSellingPrice: '600' },
      { id: 'Z', standAloneSellingPrice: '600' },
    ],
    decimals: 0,
  });
  expect(result.allocations.map((one) => one.allocated)).toEqual(['450', '450']);
});

test('IFRS 15 example 7: cleaning for four more years is 70,000 a year', () => {
  expect(
    modifyProspectively({
      unrecognizedConsideration: '80000',
      additionalConsideration: '200000',
      remaining: [{ id: 'years', quantity: '4' }],
      decimals: 0,
    }),
  ).toEqual({
    transactionPrice: '280000',
    revenueAdjustment: '0',
    unitPrice: '70000',
    allocations: [{ id: 'years', quantity: '4', unitPrice: '70000', allocated: '280000' }],
  });
});

test('a publication that rounds the price of a unit first gets its own figure', () => {
  const blend = {
    unrecognizedConsideration: '200',
    remaining: [
      { id: 'a', quantity: '2' },
      { id: 'b', quantity: '1' },
    ],
  };
  const parts = (more: object) =>
    modifyProspectively({ ...blend, ...more }).allocations.map((one) => one.allocated);
  expect(parts({})).toEqual(['133.33', '66.67']);
  expect(parts({ roundUnitPriceTo: '0.01' })).toEqual(['133.34', '66.67']);
});

test('IFRS 15 example 8: a building whose plan changes is caught up by 91,200', () => {
  const building = {
    transactionPrice: '1000000',
    transactionPriceChange: '350000',
    recognizedToDate: '600000',
    completed: '420000',
    total: '820000',
    costsIncurredToDate: '420000',
    decimals: 0,
  };
  expect(modifyWithCumulativeCatchUp({ ...building, roundProgressTo: '0.001' })).toEqual({
    transactionPrice: '1350000',
    progress: '0.512',
    cumulativeRevenue: '691200',
    catchUp: '91200',
    remaining: '658800',
    cumulativeGrossProfit: '271200',
  });
  expect(modifyWithCumulativeCatchUp(building).catchUp).toBe('91463');
});

test('a modification that takes away scope gives revenue back', () => {
  expect(
    modifyWithCumulativeCatchUp({
      transactionPrice: '1000',
      transactionPriceChange: '-400',
      recognizedToDate: '500',
      progress: '0.7',
    }).catchUp,
  ).toBe('-80.00');
});

test('IFRS 15.21(c): what is partly done is caught up, what is distinct comes later', () => {
  expect(
    modifyPartly({
      unrecognizedConsideration: '500',
      additionalConsideration: '300',
      obligations: [
        {
          id: 'installation',
          standAloneSellingPrice: '400',
          isDistinctFromTransferred: false,
          recognizedToDate: '200',
          progress: '0.6',
        },
        { id: 'support', standAloneSellingPrice: '600', isDistinctFromTransferred: true },
      ],
    }),
  ).toEqual({
    transactionPrice: '1000.00',
    catchUp: '40.00',
    obligations: [
      { id: 'installation', allocated: '400.00', progress: '0.6', catchUp: '40.00', remaining: '160.00' },
      { id: 'support', allocated: '600.00', progress: '0', catchUp: '0.00', remaining: '600.00' },
    ],
  });
});
