import { expect, test } from 'vitest';
import { accountForConsiderationPayable } from '../../subgraphs/revenue/ifrs15/price/consideration-payable-to-customer.ts';
import { applyProspectiveVolumeDiscount } from '../../subgraphs/revenue/ifrs15/price/prospective-volume-discount.ts';
import { applyRebate } from '../../subgraphs/revenue/ifrs15/price/rebates.ts';
import { remeasureRefundLiability } from '../../subgraphs/revenue/ifrs15/price/refund-liabilities.ts';
import { applyRetrospectiveVolumeDiscount } from '../../subgraphs/revenue/ifrs15/price/retrospective-volume-discount.ts';
import {
  accountForRightOfReturn,
  remeasureRightOfReturn,
} from '../../subgraphs/revenue/ifrs15/price/right-of-return.ts';

test('a price concession of 20 % on 100,000 that becomes 25 % takes back 5,000, and what is credited leaves the liability', () => {
  const { periods } = remeasureRefundLiability({
    periods: [
      { id: 'Q1', invoiced: '100000', expectedRefundRate: '0.2' },
      { id: 'Q2', expectedRefundRate: '0.25', refunded: '15000' },
      { id: 'Q3', invoiced: '50000', refunded: '10000' },
      { id: 'Q4', expectedRefunds: '30000', refunded: '5000' },
    ],
  });
  expect(periods.map((one) => [one.revenue, one.catchUp, one.refundLiability])).toEqual([
    ['80000.00', '0.00', '20000.00'],
    ['-5000.00', '-5000.00', '10000.00'],
    ['37500.00', '0.00', '12500.00'],
    ['7500.00', '7500.00', '0.00'],
  ]);
  expect(periods.at(-1)).toMatchObject({ expectedRefundRate: '0.2', cumulativeRevenue: '120000.00' });
});

test('what was credited beyond the estimate is an estimate no more', () => {
  const { periods } = remeasureRefundLiability({
    periods: [{ id: 'Q1', invoiced: '1000', expectedRefundRate: '0.1', refunded: '150' }],
  });
  expect(periods).toEqual([
    {
      id: 'Q1',
      expectedRefundRate: '0.15',
      revenue: '850.00',
      catchUp: '0.00',
      cumulativeRevenue: '850.00',
      refundLiability: '0.00',
    },
  ]);
  expect(() => remeasureRefundLiability({ periods: [{ id: 'Q1', invoiced: '100' }] })).toThrow(
    'periods.Q1: must have expectedRefundRate or expectedRefunds',
  );
  expect(() =>
    remeasureRefundLiability({
      periods: [{ id: 'Q1', invoiced: '100', expectedRefundRate: '0.1', expectedRefunds: '10' }],
    }),
  ).toThrow('periods.Q1: give expectedRefundRate or expectedRefunds, not both');
  expect(() =>
    remeasureRefundLiability({ periods: [{ id: 'Q1', invoiced: '100', expectedRefunds: '101' }] }),
  ).toThrow('periods.Q1.expectedRefunds: must not be more than is invoiced so far');
  expect(() =>
    remeasureRefundLiability({
      periods: [{ id: 'Q1', invoiced: '100', expectedRefundRate: '0.1', refunded: '101' }],
    }),
  ).toThrow('periods.Q1.refunded: more is given back than was invoiced');
});

test('IFRS 15.72: coupons promised after all was sold take their 5,000 at once, promised midway the part of what was sold', () => {
  expect(
    accountForConsiderationPayable({
      payment: '5000',
      transactionPrice: '100000',
      recognizedBeforePromise: '100000',
    }),
  ).toMatchObject({ transactionPrice: '95000.00', revenueAdjustment: '-5000.00' });
  const midway = accountForConsiderationPayable({
    payment: '2000',
    transactionPrice: '50000',
    recognizedBeforePromise: '10000',
    periods: [
      { id: 'May', invoiced: '20000' },
      { id: 'June', invoiced: '20000', expectedPayment: '2500' },
    ],
  });
  expect(midway.revenueAdjustment).toBe('-400.00');
  expect(midway.periods.map((one) => [one.reduction, one.revenue, one.remainingAsset])).toEqual([
    ['800.00', '19200.00', '800.00'],
    ['1300.00', '18700.00', '0.00'],
  ]);
  expect(() =>
    accountForConsiderationPayable({ payment: '1', transactionPrice: '10', recognizedBeforePromise: '11' }),
  ).toThrow('recognizedBeforePromise: must not be more than transactionPrice');
});

test('sales beyond the estimate reach the tier, although no new estimate was given', () => {
  expect(
    applyRetrospectiveVolumeDiscount({
      tiers: [
        { aboveUnits: '0', unitPrice: '100' },
        { aboveUnits: '1000', unitPrice: '90' },
      ],
      periods: [
        { id: 'Q1', units: '600', expectedTotalUnits: '900' },
        { id: 'Q2', units: '600' },
      ],
    }).periods.map((one) => [one.revenue, one.catchUp, one.refundLiability]),
  ).toEqual([
    ['60000.00', '0.00', '0.00'],
    ['48000.00', '-6000.00', '12000.00'],
  ]);
  expect(
    applyRebate({
      tiers: [{ fromAmount: '100000', rebateRate: '0.03' }],
      periods: [
        { id: 'Q1', sales: '50000', expectedTotalSales: '90000' },
        { id: 'Q2', sales: '70000' },
      ],
    }).periods.map((one) => [one.revenue, one.catchUp, one.refundLiability]),
  ).toEqual([
    ['50000.00', '0.00', '0.00'],
    ['66400.00', '-1500.00', '3600.00'],
  ]);
  const option = applyProspectiveVolumeDiscount({
    tiers: [
      { aboveUnits: '0', unitPrice: '100' },
      { aboveUnits: '100', unitPrice: '80' },
    ],
    periods: [
      { id: 'Q1', units: '100' },
      { id: 'Q2', units: '100' },
    ],
    isMaterialRight: true,
    expectedTotalUnits: '150',
  });
  expect(option.periods.map((one) => [one.revenue, one.invoiced, one.contractLiability])).toEqual([
    ['9333.33', '10000.00', '666.67'],
    ['8666.67', '8000.00', '0.00'],
  ]);
});

test('IFRS 15.B25: what returned goods are newly expected to lose is cost of sales, and no revenue', () => {
  expect(
    remeasureRightOfReturn({
      unitPrice: '100',
      unitCost: '60',
      previouslyExpectedReturns: '3',
      returned: '1',
      expectedReturns: '2',
      previousRecoveryCostPerUnit: '0',
      recoveryCostPerUnit: '10',
    }),
  ).toEqual({
    revenueAdjustment: '0.00',
    costOfSalesAdjustment: '30.00',
    refunded: '100.00',
    refundLiability: '200.00',
    returnAsset: '100.00',
  });
});

test('returns of 8 % on sales known in total only', () => {
  expect(
    accountForRightOfReturn({
      units: '1',
      unitPrice: '1000000',
      unitCost: '600000',
      expectedReturnRate: '0.08',
    }),
  ).toMatchObject({
    revenue: '920000.00',
    refundLiability: '80000.00',
    costOfSales: '552000.00',
    returnAsset: '48000.00',
  });
});

test('700,000 containers at 100 expected to be 90, then a million partly invoiced at 90, and the tier paid out', () => {
  const { periods } = applyRetrospectiveVolumeDiscount({
    tiers: [
      { aboveUnits: '0', unitPrice: '100' },
      { aboveUnits: '1000000', unitPrice: '90' },
      { aboveUnits: '3000000', unitPrice: '85' },
    ],
    periods: [
      { id: 'Q1', units: '700000', expectedTotalUnits: '2800000' },
      { id: 'Q2', units: '1000000', invoiced: '93000000', refunded: '10000000' },
      { id: 'Q3', units: '1000000', invoiced: '90000000', expectedTotalUnits: '3200000' },
    ],
    decimals: 0,
  });
  expect(periods.map((one) => [one.revenue, one.catchUp, one.invoiced, one.refundLiability])).toEqual([
    ['63000000', '0', '70000000', '7000000'],
    ['90000000', '0', '93000000', '0'],
    ['76500000', '-8500000', '90000000', '13500000'],
  ]);
  expect(() =>
    applyRetrospectiveVolumeDiscount({
      tiers: [{ aboveUnits: '0', unitPrice: '100' }],
      periods: [{ id: 'Q1', units: '1', expectedTotalUnits: '1', refunded: '101' }],
    }),
  ).toThrow('periods.Q1.refunded: more is given back than was invoiced');
});

test('a rebate that is paid leaves the refund liability', () => {
  expect(
    applyRebate({
      tiers: [{ fromAmount: '100000', rebateRate: '0.05' }],
      periods: [
        { id: 'H1', sales: '60000', expectedTotalSales: '120000' },
        { id: 'H2', sales: '60000', refunded: '6000' },
      ],
    }).periods.map((one) => [one.revenue, one.refundLiability]),
  ).toEqual([
    ['57000.00', '3000.00'],
    ['57000.00', '0.00'],
  ]);
});

test('goods that cost more to recover than they are worth are no asset, and no negative one', () => {
  expect(
    accountForRightOfReturn({
      units: '10',
      unitPrice: '100',
      unitCost: '5',
      recoveryCostPerUnit: '8',
      expectedReturns: '1',
    }),
  ).toMatchObject({ returnAsset: '0.00', costOfSales: '50.00', revenue: '900.00' });
});
