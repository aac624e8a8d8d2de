import { expect, test } from 'vitest';
import { accrueAdvancePayments } from '../../subgraphs/revenue/ifrs15/price/advance-payments.ts';
import { accountForConsiderationPayable } from '../../subgraphs/revenue/ifrs15/price/consideration-payable-to-customer.ts';
import {
  discountDeferredPayments,
  financeByInstalments,
} from '../../subgraphs/revenue/ifrs15/price/deferred-payments.ts';
import { measureNonCashConsideration } from '../../subgraphs/revenue/ifrs15/price/non-cash-consideration.ts';
import { applyProspectiveVolumeDiscount } from '../../subgraphs/revenue/ifrs15/price/prospective-volume-discount.ts';
import { applyRebate } from '../../subgraphs/revenue/ifrs15/price/rebates.ts';
import { applyRetrospectiveVolumeDiscount } from '../../subgraphs/revenue/ifrs15/price/retrospective-volume-discount.ts';
import {
  accountForRightOfReturn,
  remeasureRightOfReturn,
} from '../../subgraphs/revenue/ifrs15/price/right-of-return.ts';
import { recognizeSalesBasedRoyalty } from '../../subgraphs/revenue/ifrs15/price/sales-based-royalties.ts';
import { assessSignificantFinancing } from '../../subgraphs/revenue/ifrs15/price/significant-financing.ts';
import { determineTransactionPrice } from '../../subgraphs/revenue/ifrs15/price/transaction-price.ts';
import { estimateVariableConsideration } from '../../subgraphs/revenue/ifrs15/price/variable-consideration.ts';

test('IFRS 15 example 20: of a price of a million with a penalty of 100,000, 900,000 are fixed', () => {
  expect(
    determineTransactionPrice({
      fixedConsideration: '900000',
      variableConsideration: [
        {
          id: 'no penalty',
          method: 'MOST_LIKELY_AMOUNT',
          outcomes: [
            { amount: '100000', probability: '0.8' },
            { amount: '0', probability: '0.2' },
          ],
        },
      ],
      decimals: 0,
    }),
  ).toEqual({
    transactionPrice: '1000000',
    fixedConsideration: '900000',
    variableConsideration: '100000',
    variable: [{ id: 'no penalty', included: '100000', constrained: '0' }],
  });
});

test('IFRS 15 example 21: days late by expected value, the inspection bonus by the most likely amount', () => {
  expect(
    determineTransactionPrice({
      fixedConsideration: '2500000',
      variableConsideration: [
        {
          id: 'days',
          method: 'EXPECTED_VALUE',
          outcomes: [
            { amount: '20000', probability: '0.25' },
            { amount: '0', probability: '0.5' },
            { amount: '-10000', probability: '0.25' },
          ],
        },
        {
          id: 'inspection',
          method: 'MOST_LIKELY_AMOUNT',
          outcomes: [
            { amount: '150000', probability: '0.6' },
            { amount: '0', probability: '0.4' },
          ],
        },
      ],
    }),
  ).toMatchObject({ transactionPrice: '2652500.00', variableConsideration: '152500.00' });
});

test('IFRS 15 example 23 case B: what the constraint keeps out of a price of 100 for 1,000 units', () => {
  const estimate = {
    method: 'EXPECTED_VALUE' as const,
    outcomes: [
      { amount: '80000', probability: '0.5' },
      { amount: '40000', probability: '0.5' },
    ],
    decimals: 0,
  };
  expect(
    estimateVariableConsideration({ ...estimate, isHighlyProbable: false, constrainedAmount: '50000' }),
  ).toMatchObject({ estimate: '60000', included: '50000', constrained: '10000' });
  expect(estimateVariableConsideration({ ...estimate, isHighlyProbable: false }).included).toBe('40000');
});

test('a policy of 80 % lets in the largest outcome that is reached so often', () => {
  const bonus = {
    method: 'EXPECTED_VALUE' as const,
    outcomes: [
      { amount: '300', probability: '0.3' },
      { amount: '200', probability: '0.5' },
      { amount: '100', probability: '0.2' },
    ],
  };
  expect(estimateVariableConsideration(bonus).estimate).toBe('210.00');
  expect(estimateVariableConsideration({ ...bonus, highlyProbableThreshold: '0.8' }).included).toBe('200.00');
  expect(estimateVariableConsideration({ ...bonus, highlyProbableThreshold: '0.9' }).included).toBe('100.00');
});

test('probabilities that do not add up are refused', () => {
  expect(() =>
    estimateVariableConsideration({
      method: 'EXPECTED_VALUE',
      outcomes: [{ amount: '1', probability: '0.5' }],
    }),
  ).toThrow('outcomes: probabilities must add up to 1');
});

test('IFRS 15 example 22: 100 products of which 3 come back', () => {
  expect(
    accountForRightOfReturn({
      units: '100',
      unitPrice: '100',
      unitCost: '60',
      expectedReturns: '3',
      decimals: 0,
    }),
  ).toEqual({
    consideration: '10000',
    revenue: '9700',
    refundLiability: '300',
    costOfSales: '5820',
    returnAsset: '180',
    grossProfit: '3880',
    expectedReturns: '3',
  });
});

test('TRG July 2015: ten widgets with a restocking fee of 10 % and a cost of restocking', () => {
  expect(
    accountForRightOfReturn({
      units: '10',
      unitPrice: '20',
      unitCost: '15',
      expectedReturnRate: '0.1',
      restockingFeePerUnit: '2',
      recoveryCostPerUnit: '1',
    }),
  ).toMatchObject({
    revenue: '182.00',
    refundLiability: '18.00',
    returnAsset: '14.00',
    costOfSales: '136.00',
  });
});

test('IFRS 15 example 26: no revenue while returns cannot be estimated', () => {
  expect(
    accountForRightOfReturn({ units: '1', unitPrice: '100', unitCost: '80', returnsCanBeEstimated: false }),
  ).toMatchObject({ revenue: '0.00', refundLiability: '100.00', returnAsset: '80.00', costOfSales: '0.00' });
});

test('IFRS 15.B24: fewer returns than expected are revenue when the right ends', () => {
  expect(
    remeasureRightOfReturn({
      unitPrice: '100',
      unitCost: '60',
      previouslyExpectedReturns: '3',
      returned: '1',
      expectedReturns: '0',
    }),
  ).toEqual({
    revenueAdjustment: '200.00',
    costOfSalesAdjustment: '120.00',
    refunded: '100.00',
    refundLiability: '0.00',
    returnAsset: '0.00',
  });
});

const incentive = [
  { aboveUnits: '0', unitPrice: '100' },
  { aboveUnits: '1000', unitPrice: '90' },
];

test('IFRS 15 example 24: the second quarter takes back ten for each of the first 75 units', () => {
  const { periods } = applyRetrospectiveVolumeDiscount({
    tiers: incentive,
    periods: [
      { id: 'Q1', units: '75', expectedTotalUnits: '1000' },
      { id: 'Q2', units: '500', expectedTotalUnits: '1001' },
    ],
    decimals: 0,
  });
  expect(periods.map((one) => one.revenue)).toEqual(['7500', '44250']);
  expect(periods.map((one) => one.catchUp)).toEqual(['0', '-750']);
  expect(periods.map((one) => one.refundLiability)).toEqual(['0', '5750']);
});

test('IFRS 15 example 40: invoiced at 150, expected to be 125, the rest is a refund liability', () => {
  const { periods } = applyRetrospectiveVolumeDiscount({
    tiers: [
      { aboveUnits: '0', unitPrice: '150' },
      { aboveUnits: '1000000', unitPrice: '125' },
    ],
    periods: [{ id: '1', units: '1', expectedTotalUnits: '1500000' }],
  });
  expect(periods[0]).toMatchObject({ revenue: '125.00', invoiced: '150.00', refundLiability: '25.00' });
});

test('a probability-weighted price per unit, rounded by policy', () => {
  const { periods } = applyRetrospectiveVolumeDiscount({
    tiers: incentive,
    periods: [
      {
        id: '1',
        units: '100',
        outcomes: [
          { totalUnits: '800', probability: '0.25' },
          { totalUnits: '1200', probability: '0.75' },
        ],
      },
    ],
    roundUnitPriceTo: '1',
  });
  expect(periods[0]).toMatchObject({ unitPrice: '93', revenue: '9300.00' });
});

test('a discount on later units is their price, or with a material right part of the price of all', () => {
  const sale = {
    tiers: [
      { aboveUnits: '0', unitPrice: '100' },
      { aboveUnits: '100', unitPrice: '80' },
    ],
    periods: [
      { id: '1', units: '80' },
      { id: '2', units: '120' },
    ],
  };
  expect(applyProspectiveVolumeDiscount(sale).periods.map((one) => one.revenue)).toEqual([
    '8000.00',
    '10000.00',
  ]);
  const right = applyProspectiveVolumeDiscount({ ...sale, isMaterialRight: true, expectedTotalUnits: '200' });
  expect(right.periods.map((one) => one.averageUnitPrice)).toEqual(['90', '90']);
  expect(right.periods.map((one) => one.revenue)).toEqual(['7200.00', '10800.00']);
  expect(right.periods.map((one) => one.contractLiability)).toEqual(['800.00', '0.00']);
});

test('an average price of tiers follows the volumes that are expected, and is caught up', () => {
  const { periods } = applyProspectiveVolumeDiscount({
    tiers: [
      { aboveUnits: '0', unitPrice: '100' },
      { aboveUnits: '100', unitPrice: '80' },
    ],
    periods: [
      {
        id: '1',
        units: '50',
        outcomes: [
          { totalUnits: '100', probability: '0.5' },
          { totalUnits: '300', probability: '0.5' },
        ],
      },
      { id: '2', units: '50', expectedTotalUnits: '400' },
    ],
    isMaterialRight: true,
  });
  // (10,000 + 26,000) / 400, then 34,000 / 400
  expect(periods.map((one) => [one.averageUnitPrice, one.revenue])).toEqual([
    ['90', '4500.00'],
    ['85', '4000.00'],
  ]);
});

test('a rebate of 5 % on all sales is caught up in the quarter that expects it', () => {
  const { periods } = applyRebate({
    tiers: [
      { fromAmount: '0', rebateRate: '0' },
      { fromAmount: '100000', rebateRate: '0.05' },
    ],
    periods: [
      { id: 'Q1', sales: '20000', expectedTotalSales: '90000' },
      { id: 'Q2', sales: '40000', expectedTotalSales: '130000' },
    ],
  });
  expect(periods.map((one) => one.revenue)).toEqual(['20000.00', '37000.00']);
  expect(periods[1]).toMatchObject({ catchUp: '-1000.00', refundLiability: '3000.00' });
});

test('IFRS 15 example 26: 121 in two years for what costs 100 in cash has an implicit rate of 10 %', () => {
  expect(
    assessSignificantFinancing({
      promisedConsideration: '121',
      cashSellingPrice: '100',
      transferredOn: '2026-01-01',
      paidOn: '2028-01-01',
      decimals: 0,
    }),
  ).toEqual({
    hasSignificantFinancingComponent: true,
    financed: 'CUSTOMER',
    reason: 'SIGNIFICANT',
    financingEffect: '21',
    implicitRate: '0.1',
    revenue: '100',
  });
});

test('IFRS 15 examples 27 and 30: retentions and prepaid warranties have other reasons', () => {
  const late = {
    promisedConsideration: '500',
    cashSellingPrice: '450',
    transferredOn: '2026-01-01',
    paidOn: '2028-06-01',
  };
  expect(assessSignificantFinancing({ ...late, differenceHasOtherReason: true })).toMatchObject({
    hasSignificantFinancingComponent: false,
    reason: 'OTHER_REASON',
    revenue: '500.00',
  });
  expect(assessSignificantFinancing({ ...late, timingAtCustomersDiscretion: true }).reason).toBe(
    'TIMING_AT_CUSTOMERS_DISCRETION',
  );
});

test('IFRS 15.63: within a year no financing is accounted for', () => {
  const sale = {
    promisedConsideration: '110',
    cashSellingPrice: '100',
    transferredOn: '2026-01-01',
    paidOn: '2027-01-01',
  };
  expect(assessSignificantFinancing(sale).reason).toBe('WITHIN_ONE_YEAR');
  expect(assessSignificantFinancing({ ...sale, useOneYearExpedient: false }).reason).toBe('SIGNIFICANT');
});

test('IFRS 15 example 28 case A: a million in 60 instalments at 5 % is 18,871 a month', () => {
  const result = financeByInstalments({
    statedPrice: '1000000',
    contractualAnnualRate: '0.05',
    numberOfInstalments: 60,
    decimals: 0,
  });
  expect(result).toMatchObject({ instalment: '18871', transactionPrice: '1000000' });
  expect(result.unroundedInstalment).toBe('18871.2336440109');
});

test('IFRS 15 example 28 case B: the same instalments at 12 % are worth 848,357', () => {
  const sale = {
    statedPrice: '1000000',
    contractualAnnualRate: '0.05',
    marketAnnualRate: '0.12',
    numberOfInstalments: 60,
    decimals: 0,
  };
  expect(financeByInstalments(sale).transactionPrice).toBe('848357');
  expect(financeByInstalments({ ...sale, roundInstalment: true }).transactionPrice).toBe('848347');
});

test('instalments at the beginning of each month are less by a month of interest', () => {
  const sale = { statedPrice: '1200', contractualAnnualRate: '0.12', numberOfInstalments: 12 };
  expect(financeByInstalments(sale).instalment).toBe('106.62');
  expect(financeByInstalments({ ...sale, firstInstalmentAtTransfer: true }).instalment).toBe('105.56');
  expect(financeByInstalments({ ...sale, contractualAnnualRate: '0' }).instalment).toBe('100.00');
});

test('IFRS 15 example 29: 4,000 received two years before the transfer grow to 4,494 at 6 %', () => {
  const result = accrueAdvancePayments({
    payments: [{ amount: '4000' }],
    transferPeriods: [{ period: 2 }],
    annualRate: '0.06',
    decimals: 0,
  });
  expect(result).toMatchObject({ interestExpense: '494', revenue: '4494', totalPayments: '4000' });
  expect(result.schedule.map((line) => line.interest)).toEqual(['240', '254']);
});

test('an advance payment earns interest by the month, and becomes revenue in parts', () => {
  const result = accrueAdvancePayments({
    payments: [{ amount: '1200' }],
    transferPeriods: [{ period: 1, amount: '606' }, { period: 2 }],
    annualRate: '0.12',
    periodsPerYear: 12,
  });
  expect(result.schedule).toEqual([
    {
      period: 1,
      opening: '1200.00',
      received: '1200.00',
      interest: '12.00',
      revenue: '606.00',
      closing: '606.00',
    },
    { period: 2, opening: '606.00', received: '0.00', interest: '6.06', revenue: '612.06', closing: '0.00' },
  ]);
});

test('payments after the transfer are discounted, and their interest adds up', () => {
  const result = discountDeferredPayments({
    payments: [
      { period: 1, amount: '500' },
      { period: 2, amount: '500' },
    ],
    annualRate: '0.1',
  });
  expect(result).toMatchObject({ transactionPrice: '867.77', interestIncome: '132.23' });
  expect(result.schedule.map((line) => line.interest)).toEqual(['86.78', '45.45']);
  expect(
    discountDeferredPayments({
      payments: [{ date: '2028-01-01', amount: '121' }],
      transfer: { date: '2026-01-01' },
      annualRate: '0.1',
    }).transactionPrice,
  ).toBe('100.00');
});

test('a single payment after two years earns interest in each of them', () => {
  const { schedule, transactionPrice } = discountDeferredPayments({
    payments: [{ period: 2, amount: '25' }],
    annualRate: '0.1',
  });
  expect(transactionPrice).toBe('20.66');
  expect(schedule.map((line) => [line.period, line.interest, line.payment, line.closing])).toEqual([
    [1, '2.07', '0.00', '22.73'],
    [2, '2.27', '25.00', '0.00'],
  ]);
});

test('IFRS 15 example 31: shares are worth what they are worth on the measurement date', () => {
  expect(
    measureNonCashConsideration({
      items: [{ id: 'week 1', quantity: '100', fairValue: '10', fairValueLater: '11' }],
    }),
  ).toEqual({
    transactionPrice: '1000.00',
    nonCashConsideration: '1000.00',
    items: [{ id: 'week 1', amount: '1000.00', changeBecauseOfForm: '100.00' }],
  });
});

test('non-cash consideration without a value is refused, and worth what is given for it where it has none of its own', () => {
  expect(() => measureNonCashConsideration({ items: [{ id: 'a', quantity: '1' }] })).toThrow(
    'items.a: give fairValue, or standAloneSellingPriceOfGoodsTransferred',
  );
  expect(
    measureNonCashConsideration({
      cashConsideration: '10',
      items: [{ id: 'a', quantity: '2', standAloneSellingPriceOfGoodsTransferred: '15' }],
    }).transactionPrice,
  ).toBe('40.00');
});

test('IFRS 15 example 32: a payment of 10 % of what a retailer will buy takes 10 % of each sale', () => {
  const result = accountForConsiderationPayable({
    payment: '1500000',
    transactionPrice: '15000000',
    periods: [{ id: 'month 1', invoiced: '2000000' }],
    decimals: 0,
  });
  expect(result.transactionPrice).toBe('13500000');
  expect(result.periods[0]).toEqual({
    id: 'month 1',
    invoiced: '2000000',
    reduction: '200000',
    revenue: '1800000',
    remainingAsset: '1300000',
  });
});

test('IFRS 15.71: a payment beyond the fair value of what is received reduces the price by the rest', () => {
  expect(
    accountForConsiderationPayable({
      payment: '30',
      forDistinctGoodOrService: true,
      fairValueOfGoodOrService: '20',
      transactionPrice: '100',
    }),
  ).toMatchObject({ transactionPrice: '90.00', purchase: '20.00', reductionOfTransactionPrice: '10.00' });
});

test('IFRS 15.B63: a royalty is earned by sales, beyond a minimum that is fixed', () => {
  const royalty = {
    royaltyRate: '0.05',
    periods: [
      { id: '1', salesOrUsage: '4000' },
      { id: '2', salesOrUsage: '6000' },
    ],
  };
  expect(recognizeSalesBasedRoyalty(royalty).periods.map((one) => one.revenue)).toEqual(['200.00', '300.00']);
  const guaranteed = recognizeSalesBasedRoyalty({ ...royalty, minimumGuarantee: '250' });
  expect(guaranteed.periods.map((one) => one.revenue)).toEqual(['0.00', '250.00']);
  expect(guaranteed.total).toBe('500.00');
});
