import { expect, test } from 'vitest';
import { presentContractBalances } from '../../subgraphs/revenue/ifrs15/presentation/contract-balances.ts';
import {
  amortizeContractCosts,
  capitalizeContractCosts,
  impairContractCosts,
} from '../../subgraphs/revenue/ifrs15/presentation/contract-costs.ts';
import { disaggregateRevenue } from '../../subgraphs/revenue/ifrs15/presentation/disaggregation.ts';
import { remainingPerformanceObligations } from '../../subgraphs/revenue/ifrs15/presentation/remaining-obligations.ts';
import { rollForwardContractLiability } from '../../subgraphs/revenue/ifrs15/presentation/roll-forward.ts';

type Event = Parameters<typeof presentContractBalances>[0]['events'][number];
const after = (...events: Event[]) =>
  presentContractBalances({ events, decimals: 0 }).events.map(
    ({ receivable, contractAsset, contractLiability }) => [receivable, contractAsset, contractLiability],
  );

test('IFRS 15 example 38 case A: a payment before the transfer is a contract liability', () => {
  expect(
    after(
      { date: '2019-03-01', type: 'PAYMENT', amount: '1000' },
      { date: '2019-03-31', type: 'REVENUE', amount: '1000' },
    ),
  ).toEqual([
    ['0', '0', '1000'],
    ['0', '0', '0'],
  ]);
});

test('IFRS 15 example 38 case B: in a contract that cannot be cancelled it is receivable once due', () => {
  expect(
    after(
      { date: '2019-01-31', type: 'UNCONDITIONAL_RIGHT', amount: '1000' },
      { date: '2019-03-01', type: 'PAYMENT', amount: '1000' },
      { date: '2019-03-31', type: 'REVENUE', amount: '1000' },
    ),
  ).toEqual([
    ['1000', '0', '1000'],
    ['0', '0', '1000'],
    ['0', '0', '0'],
  ]);
});

test('IFRS 15 example 39: A is a contract asset until B is delivered', () => {
  expect(
    after(
      { type: 'REVENUE', amount: '400' },
      { type: 'REVENUE', amount: '600' },
      { type: 'UNCONDITIONAL_RIGHT', amount: '1000' },
    ),
  ).toEqual([
    ['0', '400', '0'],
    ['0', '1000', '0'],
    ['1000', '0', '0'],
  ]);
});

test('IFRS 15 example 40: 150 receivable are 125 of revenue and 25 to be given back', () => {
  expect(
    presentContractBalances({
      events: [
        { type: 'UNCONDITIONAL_RIGHT', amount: '150' },
        { type: 'REVENUE', amount: '125' },
        { type: 'REFUND_LIABILITY', amount: '25' },
      ],
      decimals: 0,
    }),
  ).toMatchObject({
    receivable: '150',
    contractAsset: '0',
    contractLiability: '0',
    refundLiability: '25',
    revenue: '125',
  });
});

test('IFRS 15 example 36: the commission is an asset, legal fees and travel are not', () => {
  const result = capitalizeContractCosts({
    costs: [
      { kind: 'TO_OBTAIN', id: 'legal fees', amount: '15000', isIncremental: false },
      { kind: 'TO_OBTAIN', id: 'travel', amount: '25000', isIncremental: false },
      { kind: 'TO_OBTAIN', id: 'commission', amount: '10000', isIncremental: true },
    ],
    decimals: 0,
  });
  expect([result.asset, result.expense]).toEqual(['10000', '40000']);
});

test('IFRS 15 example 37: design, migration and testing are an asset, hardware and software by their own standards', () => {
  const result = capitalizeContractCosts({
    costs: [
      { kind: 'TO_FULFIL', id: 'design', amount: '40000' },
      { kind: 'TO_FULFIL', id: 'hardware', amount: '120000', otherStandardApplies: true },
      { kind: 'TO_FULFIL', id: 'software', amount: '90000', otherStandardApplies: true },
      { kind: 'TO_FULFIL', id: 'migration and testing', amount: '100000' },
    ],
    amortizationMonths: 84,
    decimals: 0,
  });
  expect([result.asset, result.otherStandards, result.amortizationPerMonth]).toEqual([
    '140000',
    '210000',
    '1667',
  ]);
});

test('IFRS 15.94: a commission for a contract of a year may be an expense', () => {
  const commission = {
    costs: [{ kind: 'TO_OBTAIN' as const, id: 'c', amount: '100', isIncremental: true }],
    amortizationMonths: 12,
  };
  expect(capitalizeContractCosts(commission).expense).toBe('100.00');
  expect(capitalizeContractCosts({ ...commission, useOneYearExpedient: false }).asset).toBe('100.00');
});

test('IFRS 15.99: amortization adds up to the asset', () => {
  const { periods } = amortizeContractCosts({
    asset: '100',
    periods: [{ id: '1' }, { id: '2' }, { id: '3' }],
  });
  expect(periods.map((one) => one.amortization)).toEqual(['33.33', '33.33', '33.34']);
  expect(periods.at(-1)?.carryingAmount).toBe('0.00');
});

test('IFRS 15.101-104: impairment, and its reversal under IFRS alone', () => {
  const asset = { carryingAmount: '10000', remainingConsideration: '30000', remainingCosts: '22000' };
  expect(impairContractCosts(asset)).toMatchObject({ impairmentLoss: '2000.00', carryingAmount: '8000.00' });
  const better = {
    carryingAmount: '8000',
    remainingConsideration: '31000',
    remainingCosts: '22000',
    impairedBefore: '2000',
  };
  expect(impairContractCosts(better)).toMatchObject({ reversal: '1000.00', carryingAmount: '9000.00' });
  expect(impairContractCosts({ ...better, standard: 'ASC_340_40' })).toMatchObject({
    reversal: '0.00',
    carryingAmount: '8000.00',
  });
});

test('IFRS 15 example 42: what remains of two contracts of two years, and a third by the hour left out', () => {
  const result = remainingPerformanceObligations({
    asOf: '2017-12-31',
    bandEnds: ['2018-12-31', '2019-12-31'],
    contracts: [
      { id: 'A', transactionPrice: '5000', recognizedToDate: '1000', usesRightToInvoice: true },
      {
        id: 'B',
        transactionPrice: '9600',
        recognizedToDate: '2400',
        expectedRevenue: [
          { date: '2018-12-31', amount: '4800' },
          { date: '2019-06-30', amount: '2400' },
        ],
      },
      {
        id: 'C',
        transactionPrice: '3150',
        recognizedToDate: '787.5',
        expectedRevenue: [
          { date: '2018-12-31', amount: '1575' },
          { date: '2019-06-30', amount: '787.5' },
        ],
      },
    ],
    decimals: 0,
  });
  expect(result.total).toBe('9563');
  expect(result.withinTwelveMonths).toBe('6375');
  expect(result.contracts.map((one) => [one.remaining, one.excluded])).toEqual([
    ['4000', 'RIGHT_TO_INVOICE'],
    ['7200', null],
    ['2363', null],
  ]);
  expect(result.contracts[2]?.bands.map((band) => band.amount)).toEqual(['1575', '788', '0']);
});

test('IFRS 15.121: a contract of a year is left out by the expedient only', () => {
  const contracts = [{ id: 'A', transactionPrice: '100', originalDurationMonths: 12 }];
  expect(remainingPerformanceObligations({ asOf: '2026-01-01', contracts }).total).toBe('0.00');
  expect(
    remainingPerformanceObligations({ asOf: '2026-01-01', contracts, useOneYearExpedient: false }),
  ).toMatchObject({ total: '100.00', undated: '100.00' });
});

test('what remains is what is billed already and the backlog', () => {
  const contracts = [
    { id: 'A', transactionPrice: '2000', recognizedToDate: '1100', billedToDate: '1500' },
    { id: 'B', transactionPrice: '100', recognizedToDate: '50', billedToDate: '20' },
  ];
  expect(remainingPerformanceObligations({ asOf: '2026-01-01', contracts })).toMatchObject({
    total: '950.00',
    deferredRevenue: '400.00',
    backlog: '550.00',
  });
});

test('IFRS 15 example 41: revenue by market, product and timing, each adding up to the segments', () => {
  const revenue = (segment: string, market: string, timing: string, amount: string) => ({
    segment,
    categories: { market, timing },
    amount,
  });
  const result = disaggregateRevenue({
    revenues: [
      revenue('Consumer', 'North America', 'goods', '990'),
      revenue('Consumer', 'Europe', 'goods', '300'),
      revenue('Consumer', 'Asia', 'goods', '700'),
      revenue('Transport', 'North America', 'goods', '2250'),
      revenue('Transport', 'Europe', 'goods', '750'),
      revenue('Transport', 'Asia', 'goods', '260'),
      revenue('Energy', 'North America', 'goods', '1000'),
      revenue('Energy', 'North America', 'services', '4250'),
    ],
    decimals: 0,
  });
  expect(result.total).toBe('10500');
  expect(result.segments.map((one) => one.amount)).toEqual(['1990', '3260', '5250']);
  expect(result.kinds[0]?.categories.map((one) => one.amount)).toEqual(['8490', '1050', '960']);
  expect(result.kinds[1]?.categories).toEqual([
    { category: 'goods', amount: '6250', bySegment: { Consumer: '1990', Transport: '3260', Energy: '1000' } },
    { category: 'services', amount: '4250', bySegment: { Consumer: '0', Transport: '0', Energy: '4250' } },
  ]);
});

test('IFRS 15.116: opening, billed and recognized make the closing balance, which opens the next period', () => {
  const { periods, closing } = rollForwardContractLiability({
    opening: '1000',
    periods: [
      { id: '1', billed: '500', recognizedFromOpening: '400', recognizedFromNew: '100', adjustments: '-50' },
      { id: '2', recognizedFromOpening: '250' },
    ],
  });
  expect(periods.map((one) => one.closing)).toEqual(['950.00', '700.00']);
  expect(periods[1]?.opening).toBe('950.00');
  expect(closing).toBe('700.00');
});
