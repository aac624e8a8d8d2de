import { expect, test } from 'vitest';
import { regularPeriods } from '../../kit/report/period.ts';
import type { PreviewFacts, PreviewLine } from '../../subgraphs/revenue/preview/facts.ts';
import { previewRevenue } from '../../subgraphs/revenue/preview/preview.ts';

const months = (year: number, count: number): PreviewFacts['periods'] =>
  Array.from({ length: count }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    const last = new Date(Date.UTC(year, index + 1, 0)).toISOString().slice(0, 10);
    return {
      id: `${year}-${month}`,
      name: month,
      startsOn: `${year}-${month}-01`,
      endsOn: last,
      status: 'OPEN',
      sourceId: month,
      version: '1',
      adjusting: false,
    };
  });

type Period = PreviewFacts['periods'][number];

const line = (id: string, total: string, more: Partial<PreviewLine> = {}): PreviewLine => ({
  id,
  productId: `pro_n${id}`,
  name: id,
  itemId: id,
  quantity: '1',
  total,
  currencyCode: 'USD',
  listPrice: null,
  ...more,
});

type Item = PreviewFacts['items'] extends ReadonlyMap<string, infer One> ? One : never;
const item = (id: string, more: Partial<Item> = {}): [string, Item] => [
  id,
  {
    id,
    rule: { name: 'At once', method: 'POINT_IN_TIME', termMonths: null },
    fairValues: [],
    sales: [],
    ...more,
  },
];
const year = { name: '12 months', method: 'STRAIGHT_LINE_EVEN_PERIODS', termMonths: 12 } as const;

const facts = (more: Partial<PreviewFacts>): PreviewFacts => ({
  currencyCode: 'USD',
  channel: 'DIRECT',
  startsOn: '2026-01-01',
  billedOn: '2026-01-01',
  lines: [],
  items: new Map(),
  periods: months(2026, 12),
  ...more,
});

const preview = (more: Partial<PreviewFacts>) => {
  const result = previewRevenue(facts(more));
  if (!result) throw new Error('no preview');
  return result;
};
const allocated = (more: Partial<PreviewFacts>) =>
  preview(more).performanceObligations.map((one) => one.allocated.amount);

test('a device and a year of service share the price by list price, and the service is earned by the month', () => {
  const result = preview({
    lines: [line('device', '300', { listPrice: '400' }), line('service', '1200', { listPrice: '1200' })],
    items: new Map([item('device'), item('service', { rule: year })]),
  });
  expect(result.performanceObligations.map((one) => [one.allocated.amount, one.satisfaction])).toEqual([
    ['375.00', 'POINT_IN_TIME'],
    ['1125.00', 'OVER_TIME'],
  ]);
  expect(result.performanceObligations[1]?.schedule).toHaveLength(12);
  expect(result.periods[0]).toMatchObject({
    recognized: { amount: '468.75' },
    contractLiability: { amount: '1031.25' },
    contractAsset: { amount: '0.00' },
  });
  expect(result.periods.at(-1)).toMatchObject({
    cumulative: { amount: '1500.00' },
    contractLiability: { amount: '0.00' },
  });
  expect(result.warnings).toEqual([]);
  expect(result.unscheduled.amount).toBe('0.00');
});

test('what is billed after it is earned is a contract asset until then', () => {
  const { periods } = preview({
    lines: [line('service', '1200', { listPrice: '1200' })],
    items: new Map([item('service', { rule: year })]),
    billedOn: '2026-03-15',
  });
  expect(periods.slice(0, 3).map((one) => [one.contractAsset.amount, one.contractLiability.amount])).toEqual([
    ['100.00', '0.00'],
    ['200.00', '0.00'],
    ['0.00', '900.00'],
  ]);
});

test('the books’ fair value comes before what sales show, and that before the list price', () => {
  const sales = [
    { currencyCode: 'USD', unitPrice: '90', count: 3 },
    { currencyCode: 'USD', unitPrice: '100', count: 6 },
    { currencyCode: 'EUR', unitPrice: '10', count: 99 },
  ];
  const fairValues = [
    { currencyCode: 'USD', price: '70', startsOn: null, endsOn: '2025-12-31' },
    { currencyCode: 'USD', price: '80', startsOn: '2026-01-01', endsOn: null },
  ];
  const { performanceObligations, warnings } = preview({
    lines: [
      line('a', '60', { listPrice: '200' }),
      line('b', '95', { listPrice: '200' }),
      line('c', '50', { listPrice: '200' }),
      line('d', '150', { listPrice: '200' }),
    ],
    items: new Map([item('a', { sales, fairValues }), item('b', { sales }), item('c', { sales }), item('d')]),
  });
  expect(
    performanceObligations.map((one) => [one.standAloneSellingPriceBasis, one.standAloneSellingPrice.amount]),
  ).toEqual([
    ['FAIR_VALUE', '80.00'],
    ['OBSERVED_RANGE', '95.00'],
    ['OBSERVED_RANGE', '85.00'],
    ['LIST_PRICE', '200.00'],
  ]);
  expect(performanceObligations[1]?.observedRange).toEqual({
    low: { amount: '85.00', currencyCode: 'USD' },
    high: { amount: '115.00', currencyCode: 'USD' },
  });
  expect(warnings).toEqual([
    {
      code: 'SSP_OUT_OF_RANGE',
      lineId: 'c',
      message: 'c: sold outside the range that it is sold at alone',
      missingFrom: [],
    },
  ]);
});

test('a line whose price nothing tells takes the residual, and what it was sold for where nothing is left', () => {
  const items = new Map([item('a'), item('b')]);
  const unknown = preview({ lines: [line('a', '80', { listPrice: '100' }), line('b', '50')], items });
  expect(unknown.performanceObligations.map((one) => one.allocated.amount)).toEqual(['100.00', '30.00']);
  expect(unknown.performanceObligations[1]?.standAloneSellingPriceBasis).toBe('RESIDUAL');
  expect(unknown.warnings.map((one) => one.code)).toEqual(['SSP_MISSING']);
  const refused = preview({ lines: [line('a', '40', { listPrice: '100' }), line('b', '50')], items });
  // 90 by 100 and 50
  expect(refused.performanceObligations.map((one) => one.allocated.amount)).toEqual(['60.00', '30.00']);
  expect(refused.performanceObligations[1]?.standAloneSellingPriceBasis).toBe('CONTRACT_PRICE');
  expect(refused.warnings.map((one) => one.code)).toEqual(['RESIDUAL_REFUSED']);
});

test('lines that take off reduce the price of all, and are nothing that is promised', () => {
  const lines = [
    line('a', '100', { listPrice: '100' }),
    line('b', '100', { listPrice: '100' }),
    line('off', '-20'),
  ];
  const items = new Map([item('a'), item('b')]);
  expect(allocated({ lines, items })).toEqual(['90.00', '90.00']);
  expect(previewRevenue(facts({ lines: [line('off', '-20')], items }))).toBeNull();
});

test('a line in another currency is left out and named', () => {
  const { transactionPrice, warnings, performanceObligations } = preview({
    lines: [line('a', '100', { listPrice: '100' }), line('b', '70', { currencyCode: 'EUR' })],
    items: new Map([item('a')]),
  });
  expect(transactionPrice).toEqual({ amount: '100.00', currencyCode: 'USD' });
  expect(performanceObligations).toHaveLength(1);
  expect(warnings.map((one) => [one.code, one.lineId])).toEqual([['MIXED_CURRENCIES', 'b']]);
});

test('periods that the books lack are named with what falls into them', () => {
  const result = preview({
    lines: [line('service', '1200', { listPrice: '1200' })],
    items: new Map([item('service', { rule: year })]),
    periods: months(2026, 10),
  });
  expect(result.unscheduled.amount).toBe('200.00');
  expect(result.warnings).toEqual([
    {
      code: 'PERIODS_NOT_DEFINED',
      lineId: 'service',
      message: 'service: accounting periods are missing for a part of its term',
      missingFrom: ['2026-11-01', '2026-12-01'],
    },
  ]);
});

test('a product without an item or a rule is recognized at once, with a warning', () => {
  const { warnings, performanceObligations } = preview({
    lines: [line('a', '10', { itemId: null, listPrice: '10' }), line('b', '10', { listPrice: '10' })],
    items: new Map([item('b', { rule: null })]),
  });
  expect(performanceObligations.map((one) => one.method)).toEqual(['POINT_IN_TIME', 'POINT_IN_TIME']);
  expect(warnings.map((one) => [one.code, one.lineId])).toEqual([
    ['ITEM_UNKNOWN', 'a'],
    ['REVREC_RULE_MISSING', 'b'],
  ]);
});

test('in yen and through a reseller everything is whole yen, and the reseller is the customer', () => {
  const result = preview({
    currencyCode: 'JPY',
    channel: 'RESELLER',
    lines: ['a', 'b', 'c']
      .map((id) => line(id, '33', { currencyCode: 'JPY', listPrice: '40' }))
      .concat(line('d', '1', { currencyCode: 'JPY', listPrice: '40' })),
    items: new Map([item('a', { rule: { ...year, termMonths: 3 } }), item('b'), item('c'), item('d')]),
  });
  expect(result).toMatchObject({
    contractWith: 'RESELLER',
    principalOrAgent: 'PRINCIPAL',
    transactionPrice: { amount: '100', currencyCode: 'JPY' },
  });
  expect(result.performanceObligations.map((one) => one.allocated.amount)).toEqual(['25', '25', '25', '25']);
  expect(result.performanceObligations[0]?.schedule.map((one) => one.amount.amount)).toEqual(['8', '8', '9']);
});

test('a period for adjustments takes no revenue, whose days are those of another', () => {
  const [november, december] = months(2026, 12).slice(10) as [Period, Period];
  const adjustment: Period = {
    ...december,
    id: '2026-13',
    startsOn: '2026-12-31',
    endsOn: '2026-12-31',
    adjusting: true,
  };
  expect(regularPeriods([november, december, adjustment])).toEqual([november, december]);
});
