import { expect, test } from 'vitest';
import { sum } from '../../kit/money.ts';
import { accountForContract } from '../../subgraphs/revenue/ifrs15/account-for-contract.ts';
import { recognizeUnexercisedRights } from '../../subgraphs/revenue/ifrs15/obligations/unexercised-rights.ts';
import { accrueAdvancePayments } from '../../subgraphs/revenue/ifrs15/price/advance-payments.ts';
import { discountDeferredPayments } from '../../subgraphs/revenue/ifrs15/price/deferred-payments.ts';
import { applyRetrospectiveVolumeDiscount } from '../../subgraphs/revenue/ifrs15/price/retrospective-volume-discount.ts';
import { recognizeCostToCost } from '../../subgraphs/revenue/ifrs15/recognition/cost-to-cost.ts';
import { Dice } from '../support/dice.ts';

/** What must hold of any contract, held to two hundred generated ones each. */
const dice = new Dice(2026);
const cents = (most: number): string => (dice.between(1, most) / 100).toFixed(2);
const rounds = Array.from({ length: 200 }, (_, index) => index);
const add = (values: readonly string[]): string => sum(values).toFixed(2);

test('a handset and a plan of 24 months: the contract asset is what is earned and not billed', () => {
  const { allocation, periods, unscheduled } = accountForContract({
    transactionPrice: '1640',
    performanceObligations: [
      {
        id: 'handset',
        standAloneSellingPrice: '600',
        recognition: { method: 'POINT_IN_TIME', startDate: '2026-01-01' },
      },
      {
        id: 'plan',
        standAloneSellingPrice: '1440',
        recognition: { method: 'STRAIGHT_LINE_EVEN_PERIODS', startDate: '2026-01-01', termMonths: 24 },
      },
    ],
    billing: [
      { date: '2026-01-01', amount: '200' },
      ...Array.from({ length: 24 }, (_, index) => ({
        date: `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-28`,
        amount: '60',
      })),
    ],
  });
  expect(allocation.allocations.map((one) => one.allocated)).toEqual(['482.35', '1157.65']);
  // 482.35 and a month of 48.24, less 200 and 60
  expect(periods[0]).toEqual({
    periodId: '2026-01',
    revenue: '530.59',
    cumulativeRevenue: '530.59',
    billed: '260.00',
    contractAsset: '270.59',
    contractLiability: '0.00',
  });
  expect(periods).toHaveLength(24);
  expect(periods.at(-1)).toMatchObject({ cumulativeRevenue: '1640.00', contractAsset: '0.00' });
  expect(unscheduled).toBe('0.00');
});

test('revenue of all periods is the transaction price, and a contract is an asset or a liability', () => {
  const methods = ['POINT_IN_TIME', 'STRAIGHT_LINE_EXACT_DAYS', 'STRAIGHT_LINE_PERIOD_RATE'] as const;
  for (const _ of rounds) {
    const transactionPrice = cents(5_000_000);
    const { periods } = accountForContract({
      transactionPrice,
      performanceObligations: Array.from({ length: dice.between(1, 4) }, (__, index) => {
        const method = dice.one(methods);
        const startDate = `2026-0${dice.between(1, 9)}-1${dice.between(0, 9)}`;
        return {
          id: `${index}`,
          standAloneSellingPrice: cents(900_000),
          recognition: {
            method,
            startDate,
            ...(method === 'POINT_IN_TIME' ? {} : { termMonths: dice.between(1, 30) }),
          },
        };
      }),
      billing: [{ date: `2026-1${dice.between(0, 2)}-05`, amount: transactionPrice }],
    });
    expect(add(periods.map((one) => one.revenue))).toBe(transactionPrice);
    for (const one of periods) expect([one.contractAsset, one.contractLiability]).toContain('0.00');
  }
});

test('rights that are all exercised or lapse leave no liability', () => {
  for (const _ of rounds) {
    const consideration = cents(900_000);
    const { periods } = recognizeUnexercisedRights({
      consideration,
      rightsGranted: '100',
      expectedBreakageRate: `0.${dice.between(0, 9)}`,
      periods: [
        { id: '1', redeemed: `${dice.between(0, 40)}` },
        { id: '2', redeemed: `${dice.between(0, 40)}`, expectedRedemptions: `${dice.between(1, 100)}` },
        { id: '3', redeemed: `${dice.between(0, 20)}`, remainingIsRemote: true },
      ],
    });
    expect(add(periods.map((one) => one.revenue))).toBe(consideration);
    expect(periods.at(-1)?.contractLiability).toBe('0.00');
  }
});

test('payments are the transaction price and its interest, in arrears and in advance', () => {
  for (const _ of rounds) {
    const payments = [1, 2, 3].map((period) => ({
      period: period * dice.between(1, 3),
      amount: cents(90_000),
    }));
    const terms = { annualRate: `0.0${dice.between(1, 9)}`, periodsPerYear: dice.one([1, 4, 12]) };
    const late = discountDeferredPayments({ payments, ...terms });
    expect(add([late.transactionPrice, late.interestIncome])).toBe(late.totalPayments);
    expect(add(late.schedule.map((line) => line.interest))).toBe(late.interestIncome);
    const early = accrueAdvancePayments({
      payments: [{ amount: cents(90_000) }],
      transferPeriods: [{ period: dice.between(1, 40) }],
      ...terms,
    });
    expect(add([early.totalPayments, early.interestExpense])).toBe(early.revenue);
  }
});

test('retrospective discounts end at the price that is reached for every unit', () => {
  for (const _ of rounds) {
    const units = [1, 2, 3, 4].map(() => dice.between(0, 500));
    const reached = units.reduce((whole, one) => whole + one, 0);
    const { periods } = applyRetrospectiveVolumeDiscount({
      tiers: [
        { aboveUnits: '0', unitPrice: '10.01' },
        { aboveUnits: '800', unitPrice: '9.37' },
      ],
      periods: units.map((count, index) => ({
        id: `${index}`,
        units: `${count}`,
        expectedTotalUnits: `${index === 3 ? reached : dice.between(0, 1600)}`,
      })),
    });
    const price = reached > 800 ? 937 : 1001;
    expect(add(periods.map((one) => one.revenue))).toBe(((reached * price) / 100).toFixed(2));
  }
});

test('cost-to-cost ends at the price less the costs, whatever was estimated, installed late or wasted before', () => {
  for (const _ of rounds) {
    const transactionPrice = cents(9_000_000);
    const done = [dice.between(1, 400), dice.between(400, 800), 1000];
    const { periods } = recognizeCostToCost({
      transactionPrice,
      periods: done.map((costs, index) => ({
        id: `${index}`,
        costsIncurredToDate: `${costs}`,
        estimatedTotalCosts: `${index === 2 ? 1000 - 7 : dice.between(1000, 1500)}`,
        uninstalledMaterialsCost: index === 0 ? `${dice.between(0, costs)}` : '0',
        wastedCosts: index === 2 ? '7' : '0',
      })),
    });
    expect(add(periods.map((one) => one.revenue))).toBe(transactionPrice);
    expect(add(periods.map((one) => one.costOfSales))).toBe('1000.00');
    expect(periods.at(-1)?.progress).toBe('1');
  }
});
