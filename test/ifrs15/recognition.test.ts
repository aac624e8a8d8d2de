import { expect, test } from 'vitest';
import { recognizeCostToCost } from '../../subgraphs/revenue/ifrs15/recognition/cost-to-cost.ts';
import { recognizeOverTime } from '../../subgraphs/revenue/ifrs15/recognition/over-time.ts';
import { recognizeRightToInvoice } from '../../subgraphs/revenue/ifrs15/recognition/right-to-invoice.ts';
import { determineSatisfaction } from '../../subgraphs/revenue/ifrs15/recognition/satisfaction.ts';

test('IFRS 15 examples 13-17: payroll, consulting, a satellite and flats', () => {
  expect(determineSatisfaction({ customerReceivesAndConsumesBenefits: true }).criterion).toBe(
    'SIMULTANEOUS_RECEIPT_AND_CONSUMPTION',
  );
  const enforceable = { assetHasAlternativeUse: false, enforceableRightToPaymentForPerformance: true };
  expect(determineSatisfaction(enforceable)).toEqual({
    timing: 'OVER_TIME',
    criterion: 'NO_ALTERNATIVE_USE_AND_RIGHT_TO_PAYMENT',
    controlIndicators: [],
  });
  // example 17 case A: the entity keeps a deposit only, whatever is built
  expect(
    determineSatisfaction({
      ...enforceable,
      enforceableRightToPaymentForPerformance: false,
      legalTitle: true,
    }),
  ).toEqual({ timing: 'POINT_IN_TIME', criterion: null, controlIndicators: ['legalTitle'] });
});

test('IFRS 15 example 18: a health club’s year is recognized by the month', () => {
  const { periods } = recognizeOverTime({
    transactionPrice: '1200',
    periods: [1, 2, 3].map((month) => ({ id: `${month}`, completed: `${month}`, total: '12' })),
  });
  expect(periods.map((one) => one.revenue)).toEqual(['100.00', '100.00', '100.00']);
});

test('a price that changes is caught up on the progress made before', () => {
  const { periods } = recognizeOverTime({
    transactionPrice: '1200',
    periods: [
      { id: '1', progress: '0.25' },
      { id: '2', progress: '0.5', transactionPrice: '1320' },
    ],
  });
  expect(periods[1]).toEqual({
    id: '2',
    progress: '0.5',
    revenue: '360.00',
    cumulativeRevenue: '660.00',
    catchUp: '30.00',
    remaining: '660.00',
  });
});

test('progress is rounded as policy says', () => {
  const third = { transactionPrice: '1000', periods: [{ id: '1', completed: '1', total: '3' }] };
  expect(recognizeOverTime(third).periods[0]?.revenue).toBe('333.33');
  expect(recognizeOverTime({ ...third, roundProgressTo: '0.01' }).periods[0]?.revenue).toBe('330.00');
});

test('IFRS 15 example 19: elevators that are not installed earn their cost', () => {
  const { periods } = recognizeCostToCost({
    transactionPrice: '5000000',
    periods: [
      {
        id: '20X2',
        costsIncurredToDate: '2000000',
        estimatedTotalCosts: '4000000',
        uninstalledMaterialsCost: '1500000',
      },
    ],
    decimals: 0,
  });
  expect(periods[0]).toMatchObject({
    progress: '0.2',
    revenue: '2200000',
    costOfSales: '2000000',
    grossProfit: '200000',
  });
});

test('cost-to-cost over three years, with new estimates, billing and contract assets', () => {
  const { periods } = recognizeCostToCost({
    transactionPrice: '900',
    periods: [
      { id: '1', costsIncurredToDate: '200', estimatedTotalCosts: '800', billedToDate: '180' },
      { id: '2', costsIncurredToDate: '510', estimatedTotalCosts: '850', billedToDate: '600' },
      { id: '3', costsIncurredToDate: '850', estimatedCostsToComplete: '0', billedToDate: '900' },
    ],
  });
  expect(periods.map((one) => one.revenue)).toEqual(['225.00', '315.00', '360.00']);
  expect(periods.map((one) => one.grossProfit)).toEqual(['25.00', '5.00', '20.00']);
  expect(periods.map((one) => one.contractAsset)).toEqual(['45.00', '0.00', '0.00']);
  expect(periods.map((one) => one.contractLiability)).toEqual(['0.00', '60.00', '0.00']);
});

test('a contract that will lose money is provided for as a whole', () => {
  const { periods } = recognizeCostToCost({
    transactionPrice: '1000',
    periods: [{ id: '1', costsIncurredToDate: '480', estimatedTotalCosts: '1200' }],
  });
  // 40 % done: 400 of revenue, 80 lost so far of 200
  expect(periods[0]).toMatchObject({ revenue: '400.00', grossProfit: '-80.00', onerousProvision: '120.00' });
});

test('IFRS 15.B19: wasted costs are expensed, and are no progress', () => {
  const { periods } = recognizeCostToCost({
    transactionPrice: '2000',
    periods: [{ id: '1', costsIncurredToDate: '550', estimatedTotalCosts: '1000', wastedCosts: '50' }],
  });
  expect(periods[0]).toMatchObject({
    progress: '0.5',
    revenue: '1000.00',
    costOfSales: '550.00',
    grossProfit: '450.00',
  });
});

test('IFRS 15.45: revenue is the costs while the outcome cannot be measured', () => {
  const { periods } = recognizeCostToCost({
    transactionPrice: '2000',
    periods: [
      { id: '1', costsIncurredToDate: '300', estimatedTotalCosts: '1200', outcomeNotMeasurable: true },
      { id: '2', costsIncurredToDate: '600', estimatedTotalCosts: '1200' },
    ],
  });
  expect(periods.map((one) => one.revenue)).toEqual(['300.00', '700.00']);
  expect(periods.map((one) => one.grossProfit)).toEqual(['0.00', '400.00']);
});

test('IFRS 15.B16: what may be invoiced is revenue where it is what the customer got', () => {
  const hours = {
    periods: [
      { id: '1', units: '42', unitPrice: '25' },
      { id: '2', amount: '10.5' },
    ],
  };
  expect(recognizeRightToInvoice({ correspondsDirectlyWithValue: true, ...hours })).toEqual({
    applies: true,
    periods: [
      { id: '1', revenue: '1050.00', cumulativeRevenue: '1050.00' },
      { id: '2', revenue: '10.50', cumulativeRevenue: '1060.50' },
    ],
  });
  expect(recognizeRightToInvoice({ correspondsDirectlyWithValue: false, ...hours }).applies).toBe(false);
});
