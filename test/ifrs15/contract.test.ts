import { expect, test } from 'vitest';
import { combineContracts } from '../../subgraphs/revenue/ifrs15/contract/combine-contracts.ts';
import { identifyContract } from '../../subgraphs/revenue/ifrs15/contract/identify-contract.ts';
import { determineImplicitPriceConcession } from '../../subgraphs/revenue/ifrs15/contract/implicit-price-concession.ts';

const met = {
  approvedAndCommitted: true,
  rightsIdentified: true,
  paymentTermsIdentified: true,
  commercialSubstance: true,
  collectionProbable: true,
};

test('IFRS 15 example 1 case B: a deposit of 50,000 on a building whose price is not likely to be collected stays a liability', () => {
  expect(
    identifyContract({
      ...met,
      collectionProbable: false,
      considerationReceived: '50000',
      considerationIsNonRefundable: true,
      decimals: 0,
    }),
  ).toEqual({
    isContract: false,
    unmetCriteria: ['collectionProbable'],
    treatment: 'DEPOSIT_LIABILITY',
    revenue: '0',
    depositLiability: '50000',
  });
});

test('IFRS 15.15: what was received is revenue once the contract is terminated and nothing is refunded', () => {
  const received = { ...met, collectionProbable: false, considerationReceived: '50000', terminated: true };
  expect(identifyContract({ ...received, considerationIsNonRefundable: true }).revenue).toBe('50000.00');
  expect(identifyContract(received).treatment).toBe('DEPOSIT_LIABILITY');
});

test('IFRS 15.15: what was received is revenue once nothing remains to be done and all of it is received', () => {
  const done = {
    considerationIsNonRefundable: true,
    obligationsRemain: false,
    allConsiderationReceived: true,
  };
  expect(
    identifyContract({ ...met, commercialSubstance: false, considerationReceived: '900', ...done }),
  ).toMatchObject({ treatment: 'REVENUE', revenue: '900.00', unmetCriteria: ['commercialSubstance'] });
});

test('IFRS 15 example 2: a million is promised, 400,000 expected by way of a concession, which is the transaction price', () => {
  expect(
    determineImplicitPriceConcession({
      promisedConsideration: '1000000',
      expectedConsideration: '400000',
      priceConcessionExpected: true,
      decimals: 0,
    }),
  ).toEqual({ transactionPrice: '400000', priceConcession: '600000', impairmentLoss: '0' });
});

test('IFRS 15 example 3: a hospital that charges 10,000 and expects 1,000 of an uninsured patient has 1,000 of revenue', () => {
  expect(
    determineImplicitPriceConcession({
      promisedConsideration: '10000',
      expectedConsideration: '1000',
      priceConcessionExpected: true,
    }).transactionPrice,
  ).toBe('1000.00');
});

test('ASC 606: 2 % that are not collected because of credit risk are a loss and no reduction of revenue', () => {
  expect(
    determineImplicitPriceConcession({
      promisedConsideration: '100000',
      expectedConsideration: '98000',
      priceConcessionExpected: false,
    }),
  ).toMatchObject({ transactionPrice: '100000.00', impairmentLoss: '2000.00' });
});

test('IFRS 15.17: contracts are combined when entered into together with one objective, and not months apart', () => {
  const contracts = [
    { id: 'a', enteredOn: '2026-01-05', consideration: '800' },
    { id: 'b', enteredOn: '2026-01-07', consideration: '150' },
  ];
  expect(combineContracts({ contracts, considerationDependsOnOtherContract: true })).toMatchObject({
    combine: true,
    metCriteria: ['considerationDependsOnOtherContract'],
    totalConsideration: '950.00',
  });
  expect(combineContracts({ contracts }).reasons).toEqual(['NO_CRITERION_MET']);
  expect(
    combineContracts({
      contracts: contracts.map((one, index) => ({ ...one, enteredOn: `2026-0${1 + 5 * index}-05` })),
      singlePerformanceObligation: true,
      sameCustomerOrRelatedParties: false,
    }).reasons,
  ).toEqual(['DIFFERENT_CUSTOMERS', 'NOT_NEAR_THE_SAME_TIME']);
});
