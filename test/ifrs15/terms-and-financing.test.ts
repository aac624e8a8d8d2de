import { expect, test } from 'vitest';
import { classifyModification } from '../../subgraphs/revenue/ifrs15/modification/classify-modification.ts';
import { modifyProspectively } from '../../subgraphs/revenue/ifrs15/modification/modify-prospectively.ts';
import { modifyUnits } from '../../subgraphs/revenue/ifrs15/modification/modify-units.ts';
import { accrueAdvancePayments } from '../../subgraphs/revenue/ifrs15/price/advance-payments.ts';
import {
  discountDeferredPayments,
  financeByInstalments,
} from '../../subgraphs/revenue/ifrs15/price/deferred-payments.ts';
import { assessSignificantFinancing } from '../../subgraphs/revenue/ifrs15/price/significant-financing.ts';

test('IFRS 15 example 7 by its years: 80,000 for the third, and three more for 200,000, are 70,000 each', () => {
  const facts = {
    units: '3',
    unitPrice: '100000',
    transferredUnits: '2',
    remainingUnitPrice: '80000',
    addedUnits: '3',
    addedUnitPrice: '66666.67',
    decimals: 0,
  };
  expect(modifyUnits(facts)).toMatchObject({ remainingUnitPrice: '70000', remainingRevenue: '280000' });
});

test('a service at 150,000 a year, 120,000 for its last and three more years for 300,000', () => {
  expect(
    modifyProspectively({
      unrecognizedConsideration: '150000',
      additionalConsideration: '270000',
      remaining: [{ id: 'years', quantity: '4' }],
    }),
  ).toMatchObject({ transactionPrice: '420000.00', unitPrice: '105000.00' });
});

test('blend and extend: two years left at 100 and three more at a market of 60 are 76 each', () => {
  expect(
    modifyUnits({
      units: '5',
      unitPrice: '100',
      transferredUnits: '3',
      addedUnits: '3',
      addedUnitPrice: '60',
    }),
  ).toMatchObject({ treatment: 'TERMINATION_AND_NEW_CONTRACT', remainingUnitPrice: '76.00' });
});

test('a penalty for a shorter term is earned over what is left of it, and at once where nothing is', () => {
  const contract = { units: '36', unitPrice: '1000', transferredUnits: '12', modificationFee: '3000' };
  expect(modifyUnits({ ...contract, removedUnits: '12' })).toMatchObject({
    revenueAdjustment: '0.00',
    remainingUnitPrice: '1250.00',
    remainingRevenue: '15000.00',
    totalRevenue: '27000.00',
  });
  expect(modifyUnits({ ...contract, removedUnits: '24' })).toMatchObject({
    revenueAdjustment: '3000.00',
    remainingRevenue: '0.00',
    totalRevenue: '15000.00',
  });
});

test('units added at their price are a contract of their own where the old price is named again, not where a fee is paid', () => {
  const contract = {
    units: '120',
    unitPrice: '100',
    transferredUnits: '60',
    addedUnits: '30',
    addedUnitPrice: '95',
    addedPriceReflectsStandAloneSellingPrice: true,
  };
  expect(modifyUnits({ ...contract, remainingUnitPrice: '100.00' }).treatment).toBe('SEPARATE_CONTRACT');
  expect(modifyUnits({ ...contract, modificationFee: '-450' })).toMatchObject({
    treatment: 'TERMINATION_AND_NEW_CONTRACT',
    remainingUnitPrice: '93.33',
  });
});

test('Kieso, Intermediate Accounting 18: a note of 1,416,163 due in four years is worth 900,000 by the printed factor of 12 %', () => {
  const note = { payments: [{ period: 4, amount: '1416163' }], annualRate: '0.12', decimals: 0 };
  const byTable = discountDeferredPayments({ ...note, roundDiscountFactorTo: '0.00001' });
  expect(byTable.transactionPrice).toBe('900000');
  expect(byTable.schedule.map((line) => [line.interest, line.closing])).toEqual([
    ['108000', '1008000'],
    ['120960', '1128960'],
    ['135475', '1264435'],
    ['151728', '0'],
  ]);
  expect(discountDeferredPayments(note).transactionPrice).toBe('899997');
});

test('interest of each line is the rate on the balance that the line opens with', () => {
  const { schedule } = discountDeferredPayments({
    payments: [{ period: 4, amount: '1416163' }],
    annualRate: '0.12',
    decimals: 0,
  });
  expect(schedule.map((line) => [line.opening, line.interest])).toEqual([
    ['899997', '108000'],
    ['1007997', '120960'],
    ['1128957', '135475'],
    ['1264432', '151731'],
  ]);
});

test('a loan of 10,000 in three instalments at 10 %: the schedule, in arrears and in advance', () => {
  const loan = {
    statedPrice: '10000',
    contractualAnnualRate: '0.1',
    numberOfInstalments: 3,
    periodsPerYear: 1,
  };
  const lines = (input: Parameters<typeof financeByInstalments>[0]) =>
    financeByInstalments(input).schedule.map((line) => [
      line.period,
      line.interest,
      line.payment,
      line.closing,
    ]);
  expect(lines(loan)).toEqual([
    [1, '1000.00', '4021.15', '6978.85'],
    [2, '697.89', '4021.15', '3655.59'],
    [3, '365.55', '4021.14', '0.00'],
  ]);
  expect(lines({ ...loan, firstInstalmentAtTransfer: true })).toEqual([
    [0, '0.00', '3655.59', '6344.41'],
    [1, '634.44', '3655.59', '3323.26'],
    [2, '332.33', '3655.59', '0.00'],
  ]);
});

test('IFRS 15 example 28 case B: the first months of the receivable at 12 %', () => {
  const { schedule } = financeByInstalments({
    statedPrice: '1000000',
    contractualAnnualRate: '0.05',
    marketAnnualRate: '0.12',
    numberOfInstalments: 60,
    decimals: 0,
  });
  expect(schedule.slice(0, 2).map((line) => [line.opening, line.interest, line.closing])).toEqual([
    ['848357', '8484', '837970'],
    ['837970', '8380', '827479'],
  ]);
  expect(schedule).toHaveLength(60);
  expect(schedule.at(-1)?.closing).toBe('0');
});

test('IFRS 15 example 29: the rate of a separate financing measures revenue, not the implicit 11.8 %', () => {
  const advance = { promisedConsideration: '4000', transferredOn: '2028-01-01', paidOn: '2026-01-01' };
  expect(assessSignificantFinancing({ ...advance, cashSellingPrice: '5000', annualRate: '0.06' })).toEqual({
    hasSignificantFinancingComponent: true,
    financed: 'ENTITY',
    reason: 'SIGNIFICANT',
    financingEffect: '-494.40',
    implicitRate: '0.1180339887',
    revenue: '4494.40',
  });
  expect(assessSignificantFinancing({ ...advance, annualRate: '0.06' })).toMatchObject({
    implicitRate: null,
    revenue: '4494.40',
  });
  expect(() => assessSignificantFinancing(advance)).toThrow(
    'cashSellingPrice, annualRate: give one of them at least',
  );
});

test('half in advance and half on delivery: the second half bears no interest and is not lost', () => {
  const result = accrueAdvancePayments({
    payments: [{ amount: '1000' }, { period: 2, amount: '1000' }],
    transferPeriods: [{ period: 2 }],
    annualRate: '0.05',
  });
  expect(result).toMatchObject({ totalPayments: '2000.00', interestExpense: '102.50', revenue: '2102.50' });
  expect(result.schedule.map((line) => [line.opening, line.received, line.revenue])).toEqual([
    ['1000.00', '1000.00', '0.00'],
    ['1050.00', '1000.00', '2102.50'],
  ]);
  expect(() =>
    accrueAdvancePayments({
      payments: [{ amount: '1000' }],
      transferPeriods: [{ period: 0 }],
      annualRate: '0.05',
    }),
  ).toThrow('transferPeriods: the last must be after 1 to 1,200 periods, as the last payment');
});

test('three years of service paid by 3,000 at their end, or a year after: the contract asset bears interest income', () => {
  const years = [{ period: 1 }, { period: 2 }, { period: 3 }];
  const atEnd = accrueAdvancePayments({
    payments: [{ period: 3, amount: '3000' }],
    transferPeriods: years,
    annualRate: '0.06',
  });
  expect(atEnd).toMatchObject({ revenue: '2826.99', interestExpense: '-173.01' });
  expect(atEnd.schedule.map((line) => [line.interest, line.revenue, line.closing])).toEqual([
    ['0.00', '942.33', '-942.33'],
    ['-56.54', '942.33', '-1941.20'],
    ['-116.47', '942.33', '0.00'],
  ]);
  const later = accrueAdvancePayments({
    payments: [{ period: 4, amount: '3000' }],
    transferPeriods: years,
    annualRate: '0.06',
  });
  expect(later).toMatchObject({ totalPayments: '3000.00', revenue: '2666.97', interestExpense: '-333.03' });
  expect(later.schedule.map((line) => [line.interest, line.received, line.revenue, line.closing])).toEqual([
    ['0.00', '0.00', '888.99', '-888.99'],
    ['-53.34', '0.00', '888.99', '-1831.32'],
    ['-109.88', '0.00', '888.99', '-2830.19'],
    ['-169.81', '3000.00', '0.00', '0.00'],
  ]);
  expect(() =>
    accrueAdvancePayments({
      payments: [{ amount: '100' }],
      transferPeriods: [{ period: 1, amount: '200' }, { period: 2 }],
      annualRate: '0.05',
    }),
  ).toThrow('transferPeriods: more becomes revenue up to period 1 than is held');
});

test('whether the rest is distinct matters only where there is no separate contract', () => {
  const added = { addsDistinctGoodsOrServices: true, priceReflectsStandAloneSellingPrice: true };
  expect(classifyModification(added)).toEqual({ treatment: 'SEPARATE_CONTRACT', paragraph: '20' });
  expect(() => classifyModification({ ...added, priceReflectsStandAloneSellingPrice: false })).toThrow(
    'remainingGoodsOrServicesAreDistinct: is needed where there is no separate contract',
  );
});

test('what is paid before the transfer is with its interest in one line of the schedule, and payments need no order', () => {
  const lines = (input: Parameters<typeof discountDeferredPayments>[0]) =>
    discountDeferredPayments(input).schedule.map((line) => [
      line.date ?? line.period,
      line.opening,
      line.interest,
      line.payment,
      line.closing,
    ]);
  expect(
    lines({
      payments: [
        { date: '2027-01-01', amount: '50' },
        { date: '2025-01-01', amount: '50' },
      ],
      transfer: { date: '2026-01-01' },
      annualRate: '0.1',
    }),
  ).toEqual([
    ['2026-01-01', '100.45', '-5.00', '50.00', '45.45'],
    ['2027-01-01', '45.45', '4.55', '50.00', '0.00'],
  ]);
  expect(
    lines({ payments: [{ period: 0, amount: '4000' }], transfer: { period: 2 }, annualRate: '0.06' }),
  ).toEqual([[2, '4494.40', '-494.40', '4000.00', '0.00']]);
  expect(
    lines({
      payments: [
        { period: 0, amount: '50' },
        { period: 4, amount: '50' },
      ],
      transfer: { period: 2 },
      annualRate: '0.1',
    }),
  ).toEqual([
    [2, '101.82', '-10.50', '50.00', '41.32'],
    [3, '41.32', '4.13', '0.00', '45.45'],
    [4, '45.45', '4.55', '50.00', '0.00'],
  ]);
});
