import { expect, test } from 'vitest';
import { accountForConsiderationPayable } from '../../subgraphs/revenue/ifrs15/price/consideration-payable-to-customer.ts';
import { applyRebate } from '../../subgraphs/revenue/ifrs15/price/rebates.ts';
import { recognizeSalesBasedRoyalty } from '../../subgraphs/revenue/ifrs15/price/sales-based-royalties.ts';

const revenues = (result: { readonly periods: readonly { readonly revenue: string }[] }): string[] =>
  result.periods.map((period) => period.revenue);

const tiers = [
  { above: '0', royaltyRate: '0.05' },
  { above: '1000000', royaltyRate: '0.07' },
];
const sales = [
  { id: '2026', salesOrUsage: '800000' },
  { id: '2027', salesOrUsage: '500000' },
];

test('a royalty of 5 % up to a million of sales and 7 % beyond takes each rate of its own sales', () => {
  expect(revenues(recognizeSalesBasedRoyalty({ royaltyTiers: tiers, periods: sales }))).toEqual([
    '40000.00',
    '31000.00',
  ]);
});

test('a royalty whose rate is that of the tier reached is caught up on all sales', () => {
  const result = recognizeSalesBasedRoyalty({
    royaltyTiers: tiers,
    tiersApplyTo: 'ALL_SALES',
    periods: sales,
  });
  expect(revenues(result)).toEqual(['40000.00', '51000.00']);
});

test('tiers by year count sales anew, and a period has its own minimum', () => {
  const result = recognizeSalesBasedRoyalty({
    royaltyTiers: tiers,
    periods: [
      { id: '2026', salesOrUsage: '1200000' },
      { id: '2027', salesOrUsage: '600000', tiersRestart: true },
      { id: '2028', salesOrUsage: '100000', tiersRestart: true, minimumRoyalty: '20000' },
    ],
  });
  expect(revenues(result)).toEqual(['64000.00', '30000.00', '20000.00']);
});

test('a royalty by unit may have tiers too, and needs exactly one kind', () => {
  const byUnit = recognizeSalesBasedRoyalty({
    royaltyTiers: [
      { above: '0', royaltyPerUnit: '2' },
      { above: '100', royaltyPerUnit: '1.5' },
    ],
    periods: [{ id: '2026', salesOrUsage: '150' }],
  });
  expect(revenues(byUnit)).toEqual(['275.00']);
  expect(() =>
    recognizeSalesBasedRoyalty({ royaltyRate: '0.05', royaltyTiers: tiers, periods: sales }),
  ).toThrow('royaltyRate, royaltyPerUnit, royaltyTiers: give one of the three');
  expect(() =>
    recognizeSalesBasedRoyalty({ royaltyTiers: [{ above: '10', royaltyRate: '0.1' }], periods: sales }),
  ).toThrow('royaltyTiers: the first must have above 0');
});

// a licence to access for five years, 5 % of sales, 5,000 guaranteed in all; the question is that of TRG agenda paper 58
const fiveYears = ['15000', '25000', '35000', '20000', '45000'].map((salesOrUsage, index) => ({
  id: `year ${index + 1}`,
  salesOrUsage,
}));
test.each([
  ['AS_EARNED', ['750.00', '1250.00', '1750.00', '1000.00', '2250.00']],
  ['RATABLY', ['1000.00', '1000.00', '1000.00', '1000.00', '3000.00']],
  ['AT_TRANSFER', ['5000.00', '0.00', '0.00', '0.00', '2000.00']],
  ['SEPARATELY', ['0.00', '0.00', '0.00', '0.00', '2000.00']],
] as const)('a guarantee of 5,000 with royalties of 7,000, %s', (minimumGuaranteeRecognition, expected) => {
  const result = recognizeSalesBasedRoyalty({
    royaltyRate: '0.05',
    minimumGuarantee: '5000',
    minimumGuaranteeRecognition,
    periods: fiveYears,
  });
  expect(revenues(result)).toEqual(expected);
  expect(result.total).toBe('7000.00');
});

const rebate = [
  { fromAmount: '0', rebateRate: '0' },
  { fromAmount: '100000', rebateRate: '0.1' },
];

test('a rebate on sales beyond 100,000 only is spread over all that are expected', () => {
  const result = applyRebate({
    tiers: rebate,
    appliesTo: 'SALES_WITHIN_TIER',
    periods: [
      { id: 'Q1', sales: '60000', expectedTotalSales: '200000' },
      { id: 'Q2', sales: '140000' },
    ],
  });
  expect(revenues(result)).toEqual(['57000.00', '133000.00']);
  expect(result.periods[1]).toMatchObject({ rebateRate: '0.05', refundLiability: '10000.00' });
});

test('a rebate whose volume is uncertain is weighted by probability', () => {
  const outcomes = [
    { totalSales: '90000', probability: '0.25' },
    { totalSales: '120000', probability: '0.75' },
  ];
  expect(
    applyRebate({ tiers: rebate, periods: [{ id: 'Q1', sales: '50000', outcomes }] }).periods[0],
  ).toMatchObject({ rebateRate: '0.075', revenue: '46250.00', refundLiability: '3750.00' });
});

test('Kieso, Intermediate Accounting 18: a rebate of 3 % on sales above 2 million, with 700,000 in the quarter', () => {
  const result = applyRebate({
    tiers: [
      { fromAmount: '0', rebateRate: '0' },
      { fromAmount: '2000000', rebateRate: '0.03' },
    ],
    periods: [{ id: 'Q1', sales: '700000', expectedTotalSales: '3000000' }],
  });
  expect(result.periods[0]).toMatchObject({ revenue: '679000.00', refundLiability: '21000.00' });
});

test('a slotting fee is caught up when fewer sales are expected than it was spread over', () => {
  const result = accountForConsiderationPayable({
    payment: '100000',
    transactionPrice: '1000000',
    periods: [
      { id: '2026', invoiced: '250000' },
      { id: '2027', invoiced: '250000', expectedTransactionPrice: '800000' },
      { id: '2028', invoiced: '300000' },
    ],
  });
  expect(revenues(result)).toEqual(['225000.00', '212500.00', '262500.00']);
  expect(result.periods.map((period) => period.remainingAsset)).toEqual(['75000.00', '37500.00', '0.00']);
});
