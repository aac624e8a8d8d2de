import { expect, test } from 'vitest';
import { assessBillAndHold } from '../../subgraphs/revenue/ifrs15/obligations/bill-and-hold.ts';
import { accountForConsignment } from '../../subgraphs/revenue/ifrs15/obligations/consignment.ts';
import { classifyLicence } from '../../subgraphs/revenue/ifrs15/obligations/licensing.ts';
import {
  assessMaterialRight,
  lookThroughMaterialRight,
} from '../../subgraphs/revenue/ifrs15/obligations/material-rights.ts';
import { identifyPerformanceObligations } from '../../subgraphs/revenue/ifrs15/obligations/performance-obligations.ts';
import {
  determineChannelRevenue,
  determinePrincipalOrAgent,
} from '../../subgraphs/revenue/ifrs15/obligations/principal-or-agent.ts';
import { classifyRepurchaseAgreement } from '../../subgraphs/revenue/ifrs15/obligations/repurchase-agreements.ts';
import { recognizeUnexercisedRights } from '../../subgraphs/revenue/ifrs15/obligations/unexercised-rights.ts';
import { accountForUpfrontFee } from '../../subgraphs/revenue/ifrs15/obligations/upfront-fees.ts';
import { accountForWarranty } from '../../subgraphs/revenue/ifrs15/obligations/warranties.ts';

const obligationIds = (promises: Parameters<typeof identifyPerformanceObligations>[0]['promises']) =>
  identifyPerformanceObligations({ promises }).performanceObligations.map((one) => one.id);

test('IFRS 15 example 10 case A: the many goods and services of a hospital are one integrated obligation', () => {
  const promises = ['engineering', 'foundation', 'wiring', 'finishing'].map((id) => ({
    id,
    significantIntegrationService: true,
  }));
  expect(obligationIds(promises)).toEqual(['engineering + foundation + wiring + finishing']);
});

test('IFRS 15 example 11 case A: licence, installation, updates and support are four obligations', () => {
  const promises = ['licence', 'installation', 'updates', 'support'].map((id) => ({ id }));
  expect(obligationIds(promises)).toEqual(['licence', 'installation', 'updates', 'support']);
});

test('IFRS 15 example 11 case B: an installation that customizes the licence is one obligation with it', () => {
  const promises = [
    { id: 'licence', significantlyModifiesOrCustomizes: true },
    { id: 'installation', significantlyModifiesOrCustomizes: true },
    { id: 'updates' },
    { id: 'support' },
  ];
  expect(obligationIds(promises)).toEqual(['licence + installation', 'updates', 'support']);
});

test('IFRS 15 example 7: cleaning each week for years is a series', () => {
  const series = { substantiallyTheSame: true, eachSatisfiedOverTime: true, sameMeasureOfProgress: true };
  expect(
    identifyPerformanceObligations({ promises: [{ id: 'cleaning', series }] }).performanceObligations,
  ).toEqual([{ id: 'cleaning', promiseIds: ['cleaning'], isSinglePromise: true, isSeries: true }]);
});

test('IFRS 15.25: setting up a contract is no promise', () => {
  const { performanceObligations, notPromisedGoodsOrServices } = identifyPerformanceObligations({
    promises: [{ id: 'processing' }, { id: 'set-up', transfersGoodOrService: false }],
  });
  expect(performanceObligations).toHaveLength(1);
  expect(notPromisedGoodsOrServices).toEqual(['set-up']);
});

test('a promise that is not distinct joins the only other one, and must say which where there are more', () => {
  const set = { id: 'key', capableOfBeingDistinct: false };
  expect(obligationIds([{ id: 'lock' }, set])).toEqual(['lock + key']);
  expect(() => obligationIds([{ id: 'lock' }, { id: 'door' }, set])).toThrow(
    'promises.key.combinesWith: must say with which promise it makes a distinct bundle',
  );
  expect(obligationIds([{ id: 'lock' }, { id: 'door' }, { ...set, combinesWith: ['lock'] }])).toEqual([
    'lock + key',
    'door',
  ]);
});

test('IFRS 15 example 49: a voucher of 40 % where 10 % are had by all is worth 12', () => {
  expect(
    assessMaterialRight({
      standAloneSellingPrice: '50',
      discountRate: '0.4',
      discountAvailableWithoutContract: '0.1',
      likelihoodOfExercise: '0.8',
      decimals: 0,
    }),
  ).toEqual({ isMaterialRight: true, incrementalDiscountRate: '0.3', standAloneSellingPrice: '12' });
});

test('IFRS 15 example 50: an option to buy at the stand-alone selling price is no material right', () => {
  expect(assessMaterialRight({ standAloneSellingPrice: '30', optionPrice: '30' })).toMatchObject({
    isMaterialRight: false,
    standAloneSellingPrice: '0.00',
  });
});

test('IFRS 15 example 51: a hundred maintenance contracts with options to renew, by expected cost', () => {
  const { expectedConsideration, periods } = lookThroughMaterialRight({
    contracts: '100',
    allocateBy: 'EXPECTED_COST',
    periods: [
      { id: '1', consideration: '1000', expectedCost: '600' },
      { id: '2', consideration: '1000', likelihood: '0.9', expectedCost: '750' },
      { id: '3', consideration: '1000', likelihood: '0.81', expectedCost: '1000' },
    ],
    decimals: 0,
  });
  expect(expectedConsideration).toBe('2710');
  expect(periods.map((one) => one.weight)).toEqual(['600', '675', '810']);
  expect(periods.map((one) => one.allocated)).toEqual(['780', '877', '1053']);
  expect(periods.map((one) => one.revenue)).toEqual(['78000', '87700', '105300']);
  expect(periods.map((one) => one.contractLiability)).toEqual(['22000', '24300', '0']);
});

test('IFRS 15 example 52: 8,676 of loyalty points over two years, with a new estimate in the second', () => {
  const { periods } = recognizeUnexercisedRights({
    consideration: '8676',
    rightsGranted: '10000',
    expectedRedemptions: '9500',
    periods: [
      { id: '1', redeemed: '4500' },
      { id: '2', redeemed: '4000', expectedRedemptions: '9700' },
    ],
    decimals: 0,
  });
  expect(periods.map((one) => one.revenue)).toEqual(['4110', '3493']);
  expect(periods.map((one) => one.contractLiability)).toEqual(['4566', '1073']);
});

test('IFRS 15.B46: breakage of gift cards is recognized in proportion to what is redeemed', () => {
  const { periods } = recognizeUnexercisedRights({
    consideration: '1000',
    rightsGranted: '1000',
    expectedBreakageRate: '0.1',
    periods: [{ id: '1', redeemed: '450' }],
  });
  expect(periods).toEqual([
    {
      id: '1',
      revenue: '500.00',
      breakage: '50.00',
      cumulativeRevenue: '500.00',
      contractLiability: '500.00',
      progress: '0.5',
    },
  ]);
});

test('IFRS 15.B46-B47: breakage waits until the rest is remote, less what goes to the state', () => {
  const cards = {
    consideration: '1000',
    rightsGranted: '1000',
    entitledToBreakage: false,
    periods: [
      { id: '1', redeemed: '600' },
      { id: '2', redeemed: '100', remainingIsRemote: true },
    ],
  };
  expect(recognizeUnexercisedRights(cards).periods.map((one) => one.revenue)).toEqual(['600.00', '400.00']);
  const remitted = recognizeUnexercisedRights({ ...cards, remittableRate: '1' }).periods;
  expect(remitted.map((one) => one.revenue)).toEqual(['600.00', '100.00']);
  expect(remitted[1]?.contractLiability).toBe('300.00');
});

test('IFRS 15 example 44: a warranty of law is a provision, training beside it an obligation', () => {
  expect(accountForWarranty({ transactionPrice: '1000', expectedWarrantyCosts: '30' })).toEqual({
    type: 'ASSURANCE_TYPE',
    isPerformanceObligation: false,
    productRevenue: '1000.00',
    warrantyRevenue: '0.00',
    warrantyProvision: '30.00',
  });
  expect(
    accountForWarranty({
      canBePurchasedSeparately: true,
      alsoProvidesAssurance: true,
      transactionPrice: '3600',
      productStandAloneSellingPrice: '3600',
      warrantyStandAloneSellingPrice: '400',
      expectedWarrantyCosts: '200',
    }),
  ).toMatchObject({
    type: 'BOTH',
    productRevenue: '3240.00',
    warrantyRevenue: '360.00',
    warrantyProvision: '200.00',
  });
});

test('IFRS 15 example 45: a marketplace earns its commission of 10 %', () => {
  expect(determinePrincipalOrAgent({ grossConsideration: '100', commissionRate: '0.1' })).toMatchObject({
    role: 'AGENT',
    presentation: 'NET',
    revenue: '10.00',
    costOfSales: '0.00',
  });
});

test('IFRS 15 example 47: a reseller of airline tickets that it must buy is the principal', () => {
  expect(
    determinePrincipalOrAgent({
      controlsBeforeTransfer: true,
      hasInventoryRisk: true,
      hasDiscretionInPricing: true,
      grossConsideration: '600',
      payableToSupplier: '450',
    }),
  ).toEqual({
    role: 'PRINCIPAL',
    presentation: 'GROSS',
    metIndicators: ['hasInventoryRisk', 'hasDiscretionInPricing'],
    revenue: '600.00',
    costOfSales: '450.00',
    grossProfit: '150.00',
  });
});

test('IFRS 15 example 48: who sells vouchers of restaurants for a part of 30 % is an agent', () => {
  expect(
    determinePrincipalOrAgent({ grossConsideration: '100', commissionRate: '0.3', decimals: 0 }).revenue,
  ).toBe('30');
});

test('a reseller that buys is the customer, one that arranges earns a cost of obtaining the contract', () => {
  const sale = { channel: 'RESELLER', endCustomerConsideration: '1000', resellerMarginRate: '0.2' } as const;
  expect(determineChannelRevenue(sale)).toEqual({
    customer: 'RESELLER',
    resellerRole: 'PRINCIPAL',
    revenue: '800.00',
    costToObtain: '0.00',
  });
  expect(determineChannelRevenue({ ...sale, resellerControlsBeforeTransfer: false })).toEqual({
    customer: 'END_CUSTOMER',
    resellerRole: 'AGENT',
    revenue: '1000.00',
    costToObtain: '200.00',
  });
});

test('IFRS 15 example 53: a set-up fee that transfers nothing is an advance payment for the service', () => {
  expect(
    accountForUpfrontFee({
      fee: '100',
      transfersGoodOrService: false,
      contractMonths: 12,
      otherConsideration: '1200',
    }),
  ).toMatchObject({
    treatment: 'ADVANCE_PAYMENT',
    recognitionMonths: 12,
    revenuePerMonth: '8.33',
    transactionPrice: '1300.00',
  });
  const renewal = accountForUpfrontFee({
    fee: '100',
    transfersGoodOrService: false,
    contractMonths: 12,
    renewalIsMaterialRight: true,
    expectedCustomerMonths: 24,
  });
  expect([renewal.recognitionMonths, renewal.months.at(-1)]).toEqual([24, '4.09']);
});

test('IFRS 15 example 62 case A: a call option above the price is a financing, and a sale once it lapses', () => {
  expect(
    classifyRepurchaseAgreement({
      type: 'CALL',
      originalSellingPrice: '1000000',
      repurchasePrice: '1100000',
      optionLapses: true,
      decimals: 0,
    }),
  ).toEqual({
    treatment: 'FINANCING',
    financialLiability: '1000000',
    interestExpense: '100000',
    leaseIncome: '0',
    implicitRate: null,
    schedule: [],
    revenueWhenOptionLapses: '1100000',
  });
});

test('IFRS 15 example 62 case B: a put option far above the market price is a lease', () => {
  expect(
    classifyRepurchaseAgreement({
      type: 'PUT',
      originalSellingPrice: '1000000',
      repurchasePrice: '900000',
      expectedMarketValue: '750000',
      decimals: 0,
    }),
  ).toMatchObject({ treatment: 'LEASE', leaseIncome: '100000' });
});

test('IFRS 15.B66-B76: every other option', () => {
  const treatment = (
    type: 'FORWARD' | 'CALL' | 'PUT',
    repurchasePrice: string,
    more: Partial<Parameters<typeof classifyRepurchaseAgreement>[0]> = {},
  ) => classifyRepurchaseAgreement({ type, originalSellingPrice: '100', repurchasePrice, ...more }).treatment;
  expect(treatment('FORWARD', '90')).toBe('LEASE');
  expect(treatment('FORWARD', '90', { partOfSaleAndLeaseback: true })).toBe('FINANCING');
  expect(treatment('CALL', '100')).toBe('FINANCING');
  expect(treatment('PUT', '90', { expectedMarketValue: '95' })).toBe('SALE_WITH_RIGHT_OF_RETURN');
  expect(treatment('PUT', '105', { expectedMarketValue: '80' })).toBe('FINANCING');
  expect(treatment('PUT', '105', { expectedMarketValue: '120' })).toBe('SALE_WITH_RIGHT_OF_RETURN');
  // 105 in two years is less than 100 today at 5 % a year
  expect(treatment('CALL', '105', { years: '2', timeValueRate: '0.05' })).toBe('LEASE');
});

test('IFRS 15 example 63: spare parts that are billed and kept, with a custodial service', () => {
  const met = {
    reasonIsSubstantive: true,
    identifiedSeparately: true,
    readyForPhysicalTransfer: true,
    cannotBeUsedOrRedirected: true,
    consideration: '1000',
    goodsStandAloneSellingPrice: '950',
    custodialServiceStandAloneSellingPrice: '50',
  };
  expect(assessBillAndHold(met)).toEqual({
    controlTransferred: true,
    unmetCriteria: [],
    goodsRevenue: '950.00',
    custodialServiceRevenue: '50.00',
  });
  expect(assessBillAndHold({ ...met, cannotBeUsedOrRedirected: false })).toMatchObject({
    controlTransferred: false,
    unmetCriteria: ['cannotBeUsedOrRedirected'],
    goodsRevenue: '0.00',
  });
});

test('IFRS 15.B77-B78: goods on consignment earn nothing until the dealer sells them', () => {
  const delivered = {
    controlledUntilSaleOrExpiry: true,
    canRequireReturn: true,
    dealerHasUnconditionalObligationToPay: false,
    unitsDelivered: '100',
    unitsSold: '40',
    unitPrice: '25',
    unitCost: '15',
    commissionRate: '0.1',
  };
  expect(accountForConsignment(delivered)).toEqual({
    isConsignment: true,
    unitsRecognized: '40',
    revenue: '1000.00',
    costOfSales: '600.00',
    consignedInventory: '900.00',
    commission: '100.00',
  });
  expect(accountForConsignment({ ...delivered, dealerHasUnconditionalObligationToPay: true }).revenue).toBe(
    '2500.00',
  );
});

test('IFRS 15 examples 54, 58 and 59: software is used as it is, a comic character and a franchise are followed', () => {
  const nature = (affects: boolean, functional = false) =>
    classifyLicence({
      entityActivitiesSignificantlyAffectProperty: affects,
      customerIsExposedToEffects: affects,
      hasSignificantStandAloneFunctionality: functional,
    });
  expect(nature(false)).toEqual({ nature: 'RIGHT_TO_USE', recognition: 'POINT_IN_TIME' });
  expect(nature(true)).toEqual({ nature: 'RIGHT_TO_ACCESS', recognition: 'OVER_TIME' });
  expect(nature(true, true).nature).toBe('RIGHT_TO_USE');
});
