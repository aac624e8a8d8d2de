import { expect, test } from 'vitest';
import { allocateTransactionPrice } from '../../subgraphs/revenue/ifrs15/allocation/allocate-transaction-price.ts';
import { allocatePriceChange } from '../../subgraphs/revenue/ifrs15/allocation/price-changes.ts';
import { modifyUnits } from '../../subgraphs/revenue/ifrs15/modification/modify-units.ts';
import { accountForConsignment } from '../../subgraphs/revenue/ifrs15/obligations/consignment.ts';
import { classifyRepurchaseAgreement } from '../../subgraphs/revenue/ifrs15/obligations/repurchase-agreements.ts';
import { recognizeUnexercisedRights } from '../../subgraphs/revenue/ifrs15/obligations/unexercised-rights.ts';
import { accountForUpfrontFee } from '../../subgraphs/revenue/ifrs15/obligations/upfront-fees.ts';
import { presentContractBalances } from '../../subgraphs/revenue/ifrs15/presentation/contract-balances.ts';
import { amortizeContractCosts } from '../../subgraphs/revenue/ifrs15/presentation/contract-costs.ts';
import { accrueAdvancePayments } from '../../subgraphs/revenue/ifrs15/price/advance-payments.ts';
import { discountDeferredPayments } from '../../subgraphs/revenue/ifrs15/price/deferred-payments.ts';
import { findImplicitRate } from '../../subgraphs/revenue/ifrs15/price/implicit-rate.ts';
import { accrueInterest } from '../../subgraphs/revenue/ifrs15/price/interest.ts';

test('an advance of 3,000 for three years of service earns the same each year, with interest', () => {
  const result = accrueAdvancePayments({
    payments: [{ amount: '3000' }],
    transferPeriods: [{ period: 1 }, { period: 2 }, { period: 3 }],
    annualRate: '0.06',
  });
  expect(result.schedule.map((line) => [line.interest, line.revenue, line.closing])).toEqual([
    ['180.00', '1122.33', '2057.67'],
    ['123.46', '1122.33', '1058.80'],
    ['63.53', '1122.33', '0.00'],
  ]);
});

test('the rate that is implicit in instalments, and in payments in advance', () => {
  expect(
    findImplicitRate({
      cashSellingPrice: '2124.338725762785',
      payments: Array.from({ length: 24 }, (_, index) => ({ period: index + 1, amount: '100' })),
      periodsPerYear: 12,
    }).nominalAnnualRate,
  ).toBe('0.12');
  expect(
    findImplicitRate({
      cashSellingPrice: '5000',
      payments: [{ period: 0, amount: '4000' }],
      transfer: { period: 2 },
    }).ratePerPeriod,
  ).toBe('0.1180339887');
  expect(() => findImplicitRate({ cashSellingPrice: '1', payments: [{ period: 0, amount: '1' }] })).toThrow(
    'payments: some must be after the transfer',
  );
});

test('from the first to the last day of a term are whole months', () => {
  const half = { balance: '500000', annualRate: '0.1', from: '2025-10-01', to: '2026-03-31' };
  expect(accrueInterest(half)).toMatchObject({ years: '0.5', interest: '25000.00' });
  expect(
    discountDeferredPayments({
      transfer: { date: '2026-01-01' },
      payments: [{ date: '2027-12-31', amount: '121' }],
      annualRate: '0.1',
    }).transactionPrice,
  ).toBe('100.00');
});

test('a forward at 121,000 after two years on what was sold for 100,000 is a loan at 10 %', () => {
  const result = classifyRepurchaseAgreement({
    type: 'FORWARD',
    originalSellingPrice: '100000',
    repurchasePrice: '121000',
    years: '2',
  });
  expect(result).toMatchObject({ treatment: 'FINANCING', implicitRate: '0.1', interestExpense: '21000.00' });
  expect(result.schedule).toEqual([
    { year: 1, opening: '100000.00', interest: '10000.00', closing: '110000.00' },
    { year: 2, opening: '110000.00', interest: '11000.00', closing: '121000.00' },
  ]);
});

test('a contract that loses 20 of its 50 remaining units keeps 30 at their new price, and one that loses all keeps none', () => {
  const contract = { units: '100', unitPrice: '100', transferredUnits: '50' };
  expect(modifyUnits({ ...contract, removedUnits: '20', remainingUnitPrice: '105' })).toMatchObject({
    treatment: 'TERMINATION_AND_NEW_CONTRACT',
    remainingRevenue: '3150.00',
    totalRevenue: '8150.00',
  });
  expect(modifyUnits({ ...contract, removedUnits: '50' })).toMatchObject({
    remainingRevenue: '0.00',
    totalRevenue: '5000.00',
  });
  expect(() => modifyUnits({ ...contract, removedUnits: '51' })).toThrow('removedUnits: must not be more');
});

test('breakage of 10 % that becomes 20 % is caught up', () => {
  const result = recognizeUnexercisedRights({
    consideration: '1000',
    rightsGranted: '1000',
    expectedBreakageRate: '0.1',
    periods: [
      { id: '1', redeemed: '450' },
      { id: '2', redeemed: '150', expectedBreakageRate: '0.2' },
    ],
  });
  expect(result.periods.map((period) => period.revenue)).toEqual(['500.00', '250.00']);
});

test('Kieso, Intermediate Accounting 18: a club’s initiation fee of 200 and 50 a month for three years are 55.56 a month', () => {
  expect(
    accountForUpfrontFee({
      fee: '200',
      otherConsideration: '1800',
      transfersGoodOrService: false,
      contractMonths: 12,
      renewalIsMaterialRight: true,
      expectedCustomerMonths: 36,
    }),
  ).toMatchObject({
    recognitionMonths: 36,
    revenuePerMonth: '5.56',
    transactionPrice: '2000.00',
    totalRevenuePerMonth: '55.56',
  });
});

test('a publisher’s 1,000 books on consignment, 700 sold at 450: cost with freight, commission and what is left', () => {
  expect(
    accountForConsignment({
      controlledUntilSaleOrExpiry: true,
      canRequireReturn: true,
      dealerHasUnconditionalObligationToPay: false,
      unitsDelivered: '1000',
      unitsSold: '700',
      unitPrice: '450',
      unitCost: '322',
      commissionRate: '0.2',
    }),
  ).toMatchObject({
    revenue: '315000.00',
    costOfSales: '225400.00',
    consignedInventory: '96600.00',
    commission: '63000.00',
  });
});

test('a credit is split as its opposite is: the first of equal remainders has the cent', () => {
  const thirds = ['a', 'b', 'c'].map((id) => ({ id, standAloneSellingPrice: '1' }));
  const parts = (transactionPrice: string): string[] =>
    allocateTransactionPrice({ transactionPrice, performanceObligations: thirds }).allocations.map(
      (one) => one.allocated,
    );
  expect(parts('100')).toEqual(['33.34', '33.33', '33.33']);
  expect(parts('-100')).toEqual(['-33.34', '-33.33', '-33.33']);
  const change = allocatePriceChange({ change: '-100', performanceObligations: thirds });
  expect(change.allocations.map((one) => one.allocated)).toEqual(['-33.34', '-33.33', '-33.33']);
});

test('events of a contract that are not in order of time are refused', () => {
  expect(() =>
    presentContractBalances({
      events: [
        { date: '2026-02-01', type: 'REVENUE', amount: '400' },
        { date: '2026-01-01', type: 'PAYMENT', amount: '400' },
      ],
    }),
  ).toThrow('events: 2026-01-01 comes after 2026-02-01; give them in order of time');
});

test('points granted in a second year join the pool, and the estimate covers all of them', () => {
  const result = recognizeUnexercisedRights({
    consideration: '1000',
    rightsGranted: '1000',
    expectedRedemptions: '800',
    periods: [
      { id: '1', redeemed: '400' },
      { id: '2', redeemed: '200', granted: '500', grantedConsideration: '500', expectedRedemptions: '1200' },
      { id: '3', redeemed: '600' },
    ],
  });
  expect(result.periods.map((period) => [period.revenue, period.contractLiability])).toEqual([
    ['500.00', '500.00'],
    ['250.00', '750.00'],
    ['750.00', '0.00'],
  ]);
});

test('a commission of 10,000 over three years leaves the cent to the last, as revenue does', () => {
  const years = ['2026', '2027', '2028'].map((id) => ({ id }));
  expect(
    amortizeContractCosts({ asset: '10000', periods: years }).periods.map((year) => year.amortization),
  ).toEqual(['3333.33', '3333.33', '3333.34']);
  expect(() => amortizeContractCosts({ asset: '1', periods: [{ id: '2026', weight: '0' }] })).toThrow(
    'periods: some weight must be above zero',
  );
});
