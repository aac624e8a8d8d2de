import { expect, test } from 'vitest';
import { allocateTransactionPrice } from '../../subgraphs/revenue/ifrs15/allocation/allocate-transaction-price.ts';
import { modifyProspectively } from '../../subgraphs/revenue/ifrs15/modification/modify-prospectively.ts';
import { modifyUnits } from '../../subgraphs/revenue/ifrs15/modification/modify-units.ts';
import { recognizeUnexercisedRights } from '../../subgraphs/revenue/ifrs15/obligations/unexercised-rights.ts';
import { presentContractBalances } from '../../subgraphs/revenue/ifrs15/presentation/contract-balances.ts';
import { amortizeContractCosts } from '../../subgraphs/revenue/ifrs15/presentation/contract-costs.ts';
import { discountDeferredPayments } from '../../subgraphs/revenue/ifrs15/price/deferred-payments.ts';
import { accrueInterest } from '../../subgraphs/revenue/ifrs15/price/interest.ts';
import { accountForRightOfReturn } from '../../subgraphs/revenue/ifrs15/price/right-of-return.ts';
import { estimateVariableConsideration } from '../../subgraphs/revenue/ifrs15/price/variable-consideration.ts';

const share = (transactionPrice: string, prices: Record<string, string>, more: object = {}): string[] =>
  allocateTransactionPrice({
    transactionPrice,
    performanceObligations: Object.entries(prices).map(([id, standAloneSellingPrice]) => ({
      id,
      standAloneSellingPrice,
    })),
    ...more,
  }).allocations.map((one) => one.allocated);

test('KPMG handbook 10.1: 20 widgets at 30 with returns of 5 % and a restocking fee of 10 % are 573 of revenue', () => {
  expect(
    accountForRightOfReturn({
      units: '20',
      unitPrice: '30',
      expectedReturnRate: '0.05',
      restockingFeePerUnit: '3',
    }),
  ).toMatchObject({ revenue: '573.00', refundLiability: '27.00' });
});

test('KPMG handbook 3.1: a licence with support whose last year is expected to be conceded by 42 %', () => {
  const concession = estimateVariableConsideration({
    method: 'EXPECTED_VALUE',
    outcomes: [
      { amount: '-12000', probability: '0.2' },
      { amount: '-24000', probability: '0.5' },
      { amount: '-36000', probability: '0.3' },
    ],
  });
  expect(concession.estimate).toBe('-25200.00');
  expect(share('454800', { licence: '300000', support: '200000' }, { decimals: 0 })).toEqual([
    '272880',
    '181920',
  ]);
});

test('a handset and a plan of twelve months at 100', () => {
  expect(share('1200', { plan: '960', handset: '300' })).toEqual(['914.29', '285.71']);
  expect(share('2400', { handset: '500', plan: '2100' })).toEqual(['461.54', '1938.46']);
});

test('KPMG handbook 4.2: overlapping bundles show no one’s discount, so that phone, internet and television share it', () => {
  const bundles = [
    { obligationIds: ['phone', 'internet'], bundlePrice: '45' },
    { obligationIds: ['internet', 'television'], bundlePrice: '65' },
    { obligationIds: ['phone', 'internet', 'television'], bundlePrice: '80' },
  ];
  expect(
    share('80', { phone: '20', internet: '30', television: '40' }, { discountBundles: bundles, decimals: 0 }),
  ).toEqual(['18', '27', '35']);
});

test('KPMG handbook 10.4: 9,000 of loyalty points, of which more or fewer are redeemed than was expected', () => {
  const redeemed = (expectedRedemptions: string): string[] =>
    recognizeUnexercisedRights({
      consideration: '9000',
      rightsGranted: '10000',
      expectedRedemptions: '9700',
      periods: [
        { id: 'year 2', redeemed: '4500' },
        { id: 'year 3', redeemed: '4000', expectedRedemptions },
      ],
      decimals: 0,
    }).periods.map((period) => period.revenue);
  expect(redeemed('9900')).toEqual(['4175', '3552']);
  expect(redeemed('9200')).toEqual(['4175', '4140']);
});

test('KPMG telecoms 7.3: 30 for a contract over four years and 10 for its renewal over two', () => {
  const years = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => ({ id: `year ${first + index}` }));
  const amortize = (asset: string, periods: { id: string }[]): string[] =>
    amortizeContractCosts({ asset, periods }).periods.map((period) => period.amortization);
  expect(amortize('30', years(1, 4))).toEqual(Array(4).fill('7.50'));
  expect(amortize('10', years(3, 4))).toEqual(['5.00', '5.00']);
});

test('Kieso, Intermediate Accounting 18, Handler: equipment, installation and training for 2 million', () => {
  expect(
    share('2000000', { equipment: '2000000', installation: '20000', training: '50000' }, { decimals: 0 }),
  ).toEqual(['1932367', '19324', '48309']);
});

test('EY telecommunications: a handset at 200 and 60 a month for two years, then a smaller plan', () => {
  expect(share('1640', { handset: '600', plan: '1440' }, { decimals: 0 })).toEqual(['482', '1158']);
  expect(
    presentContractBalances({
      events: [
        { type: 'PAYMENT', amount: '200' },
        { type: 'REVENUE', amount: '482' },
      ],
    }).contractAsset,
  ).toBe('282.00');
  // six months at 48.25 are recognized; 18 months at 50 instead of 60 are left
  expect(
    modifyProspectively({
      unrecognizedConsideration: '868.5',
      additionalConsideration: '-180',
      remaining: [{ id: 'months', quantity: '18' }],
    }).unitPrice,
  ).toBe('38.25');
});

test('a discount that is partly a bundle’s: the bundle’s first, the rest by what each is then worth', () => {
  const prices = { one: '30000', two: '30000', three: '50000' };
  const discountBundles = [{ obligationIds: ['two', 'three'], bundlePrice: '70000' }];
  expect(share('100000', prices, { discountBundles, decimals: 0 })).toEqual(['30000', '26250', '43750']);
  expect(share('90000', prices, { discountBundles, bundleDiscountsFirst: true, decimals: 0 })).toEqual([
    '27000',
    '23625',
    '39375',
  ]);
});

test('25 million due in two years at 10 % are 20.66, and 0.52 of interest after three months', () => {
  expect(
    discountDeferredPayments({ payments: [{ period: 2, amount: '25' }], annualRate: '0.1' }).transactionPrice,
  ).toBe('20.66');
  expect(accrueInterest({ balance: '20.66', annualRate: '0.1', months: '3' }).interest).toBe('0.52');
  expect(
    accrueInterest({
      balance: '100',
      annualRate: '0.21',
      from: '2026-01-01',
      to: '2026-07-01',
      method: 'COMPOUND',
    }).closing,
  ).toBe('110.00');
});

test('200 units at 80, of which 150 are delivered when 50 are added at 75, their price, or at 60', () => {
  const sale = { units: '200', unitPrice: '80', transferredUnits: '150', addedUnits: '50' };
  expect(
    modifyUnits({ ...sale, addedUnitPrice: '75', addedPriceReflectsStandAloneSellingPrice: true })
      .totalRevenue,
  ).toBe('19750.00');
  expect(modifyUnits({ ...sale, addedUnitPrice: '60' })).toMatchObject({
    remainingUnitPrice: '70.00',
    remainingRevenue: '7000.00',
    totalRevenue: '19000.00',
  });
});

test('BDO rounds the average price of a modification first', () => {
  const units = {
    unrecognizedConsideration: '200',
    additionalConsideration: '90',
    remaining: [{ id: 'units', quantity: '30' }],
  };
  expect(modifyProspectively(units).allocations[0]?.allocated).toBe('290.00');
  expect(modifyProspectively({ ...units, roundUnitPriceTo: '0.01' }).allocations[0]?.allocated).toBe(
    '290.10',
  );
});
