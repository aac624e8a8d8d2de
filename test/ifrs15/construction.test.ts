import { expect, test } from 'vitest';
import { recognizeCostToCost } from '../../subgraphs/revenue/ifrs15/recognition/cost-to-cost.ts';

const bridge = { id: '1', costsIncurredToDate: '1000000', estimatedCostsToComplete: '3000000' };

test('Kieso, Intermediate Accounting 18, Hardhat: a bridge for 4.5 million earns 125,000, 199,000 and 126,000', () => {
  const result = recognizeCostToCost({
    transactionPrice: '4500000',
    periods: [
      { ...bridge, billedToDate: '900000' },
      {
        id: '2',
        costsIncurredToDate: '2916000',
        estimatedCostsToComplete: '1134000',
        billedToDate: '3300000',
      },
      { id: '3', costsIncurredToDate: '4050000', estimatedCostsToComplete: '0', billedToDate: '4500000' },
    ],
  });
  expect(result.periods).toMatchObject([
    { revenue: '1125000.00', profit: '125000.00', contractAsset: '225000.00' },
    { revenue: '2115000.00', profit: '199000.00', contractLiability: '60000.00' },
    { revenue: '1260000.00', profit: '126000.00', onerousProvision: '0.00' },
  ]);
});

test('Kieso, Hardhat: once the bridge will cost 4,556,250, the year loses 181,250', () => {
  const result = recognizeCostToCost({
    transactionPrice: '4500000',
    periods: [bridge, { id: '2', costsIncurredToDate: '2916000', estimatedCostsToComplete: '1640250' }],
  });
  expect(result.periods[1]).toMatchObject({
    revenue: '1755000.00',
    grossProfit: '-161000.00',
    onerousProvision: '20250.00',
    onerousProvisionChange: '20250.00',
    profit: '-181250.00',
  });
});

test('a loss of 200,000 is all taken in the first year, and the provision is used up later', () => {
  const result = recognizeCostToCost({
    transactionPrice: '1000000',
    periods: ['300000', '900000', '1200000'].map((costsIncurredToDate, index) => ({
      id: `${index}`,
      costsIncurredToDate,
      estimatedTotalCosts: '1200000',
    })),
  });
  expect(result.periods.map((period) => [period.onerousProvision, period.profit])).toEqual([
    ['150000.00', '-200000.00'],
    ['50000.00', '0.00'],
    ['0.00', '0.00'],
  ]);
});

test('IFRS 15.45: costs are revenue without any estimate, and progress is measured once there is one', () => {
  const result = recognizeCostToCost({
    transactionPrice: '1000',
    periods: [
      { id: '1', costsIncurredToDate: '200', outcomeNotMeasurable: true },
      { id: '2', costsIncurredToDate: '500', estimatedTotalCosts: '800' },
    ],
  });
  expect(result.periods).toMatchObject([
    { progress: '0', revenue: '200.00', profit: '0.00' },
    { progress: '0.625', revenue: '425.00', profit: '125.00' },
  ]);
});

test('what is all delivered and not installed earns its cost, and a contract without any costs is refused', () => {
  const period = { id: '2026', costsIncurredToDate: '50', estimatedTotalCosts: '50' };
  const [earned] = recognizeCostToCost({
    transactionPrice: '100',
    periods: [{ ...period, uninstalledMaterialsCost: '50' }],
  }).periods;
  expect(earned).toMatchObject({ progress: '0', revenue: '50.00', grossProfit: '0.00' });
  expect(() =>
    recognizeCostToCost({
      transactionPrice: '100',
      periods: [{ id: '2026', costsIncurredToDate: '0', estimatedTotalCosts: '0' }],
    }),
  ).toThrow('periods.2026: the estimated total costs must be above zero');
});
