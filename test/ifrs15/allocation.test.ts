import { expect, test } from 'vitest';
import { allocateTransactionPrice } from '../../subgraphs/revenue/ifrs15/allocation/allocate-transaction-price.ts';
import {
  allocatePriceChange,
  allocatePriceChangeAfterModification,
} from '../../subgraphs/revenue/ifrs15/allocation/price-changes.ts';
import {
  estimateStandAloneSellingPrice,
  observeSellingPrices,
} from '../../subgraphs/revenue/ifrs15/allocation/stand-alone-selling-price.ts';
import { Dice } from '../support/dice.ts';

type Allocate = Parameters<typeof allocateTransactionPrice>[0];
const allocated = (input: Allocate): Record<string, string> =>
  Object.fromEntries(allocateTransactionPrice(input).allocations.map((one) => [one.id, one.allocated]));
const priced = (prices: Record<string, string>) =>
  Object.entries(prices).map(([id, standAloneSellingPrice]) => ({ id, standAloneSellingPrice }));

test('IFRS 15 example 33: 100 by stand-alone selling prices of 50, 25 and 75', () => {
  const input = { transactionPrice: '100', performanceObligations: priced({ A: '50', B: '25', C: '75' }) };
  expect(allocated({ ...input, decimals: 0 })).toEqual({ A: '33', B: '17', C: '50' });
  expect(allocated(input)).toEqual({ A: '33.33', B: '16.67', C: '50.00' });
});

const bundle = { obligationIds: ['B', 'C'], bundlePrice: '60' };

test('IFRS 15 example 34 case A: the discount of 40 is that of B and C, which are sold together for 60', () => {
  const result = allocateTransactionPrice({
    transactionPrice: '100',
    performanceObligations: priced({ A: '40', B: '55', C: '45' }),
    discountBundles: [bundle],
    decimals: 0,
  });
  expect(result.allocations.map((one) => one.allocated)).toEqual(['40', '33', '27']);
  expect(result.discountAllocatedTo).toEqual([['B', 'C']]);
  expect(result.discount).toBe('40');
});

const residual = { priceIsHighlyVariable: true, low: '15', high: '45' };

test('IFRS 15 example 34 case B: D takes the residual of 30', () => {
  const result = allocateTransactionPrice({
    transactionPrice: '130',
    performanceObligations: [...priced({ A: '40', B: '55', C: '45' }), { id: 'D', residual }],
    discountBundles: [bundle],
    decimals: 0,
  });
  expect(result.allocations.map((one) => one.allocated)).toEqual(['40', '33', '27', '30']);
  expect(result.allocations.map((one) => one.basis)).toEqual([
    'OBSERVABLE',
    'BUNDLE_DISCOUNT',
    'BUNDLE_DISCOUNT',
    'RESIDUAL',
  ]);
});

test('IFRS 15 example 34 case C: a residual of 5 is refused, and the price goes by stand-alone selling prices', () => {
  const result = allocateTransactionPrice({
    transactionPrice: '105',
    performanceObligations: [...priced({ A: '40', B: '55', C: '45' }), { id: 'D', residual }],
    discountBundles: [bundle],
  });
  expect(result.residual).toEqual({
    method: 'RESIDUAL',
    standAloneSellingPrice: null,
    refused: true,
    reason: 'OUTSIDE_RANGE',
  });
  // D counts with the middle of its range, 30 of 170
  expect(result.allocations.map((one) => one.allocated)).toEqual(['24.71', '33.97', '27.79', '18.53']);
});

test('a discount that no bundle accounts for goes to all', () => {
  const input = { transactionPrice: '100', performanceObligations: priced({ A: '40', B: '55', C: '45' }) };
  const proportionate = { A: '28.57', B: '39.29', C: '32.14' };
  expect(allocated({ ...input, discountBundles: [{ ...bundle, bundlePrice: '80' }] })).toEqual(proportionate);
  expect(allocated({ ...input, discountBundles: [{ ...bundle, bundleRegularlySold: false }] })).toEqual(
    proportionate,
  );
  // 39 of 40 is substantially the same where policy allows for a twentieth
  expect(
    allocated({
      ...input,
      discountBundles: [{ ...bundle, bundlePrice: '61' }],
      discountTolerance: '0.05',
      decimals: 0,
    }),
  ).toEqual({ A: '40', B: '33', C: '27' });
});

test('IFRS 15 example 35 case A: the royalty belongs to the licence that it pays for', () => {
  expect(
    allocated({
      transactionPrice: '1800',
      performanceObligations: priced({ X: '800', Y: '1000' }),
      variableConsideration: [{ amount: '1000', obligationIds: ['Y'] }],
      decimals: 0,
    }),
  ).toEqual({ X: '800', Y: '1000' });
});

test('IFRS 15 example 35 case B: the fixed 300 and each royalty go by stand-alone selling prices', () => {
  const licences = priced({ X: '800', Y: '1000' });
  const share = (transactionPrice: string) =>
    allocated({ transactionPrice, performanceObligations: licences, decimals: 0 });
  expect(share('300')).toEqual({ X: '133', Y: '167' });
  expect(share('200')).toEqual({ X: '89', Y: '111' });
});

test('variable consideration that does not meet the objective stays with all', () => {
  expect(
    allocated({
      transactionPrice: '1800',
      performanceObligations: priced({ X: '800', Y: '1000' }),
      variableConsideration: [{ amount: '1500', obligationIds: ['Y'], meetsAllocationObjective: false }],
      decimals: 0,
    }),
  ).toEqual({ X: '800', Y: '1000' });
});

test('IFRS 15 example 49: a product at 100 and a voucher worth 12', () => {
  expect(
    allocated({
      transactionPrice: '100',
      performanceObligations: priced({ A: '100', voucher: '12' }),
      decimals: 0,
    }),
  ).toEqual({ A: '89', voucher: '11' });
});

test('IFRS 15 example 52: 100,000 of goods with points worth 9,500', () => {
  expect(
    allocated({
      transactionPrice: '100000',
      performanceObligations: priced({ goods: '100000', points: '9500' }),
      decimals: 0,
    }),
  ).toEqual({ goods: '91324', points: '8676' });
});

test('what rounding leaves goes to the largest remainders, in each currency’s own unit', () => {
  const three = priced({ a: '1', b: '1', c: '1' });
  const split = (transactionPrice: string, currencyCode: string) =>
    Object.values(allocated({ transactionPrice, performanceObligations: three, currencyCode }));
  expect(split('100', 'USD')).toEqual(['33.34', '33.33', '33.33']);
  expect(split('100', 'JPY')).toEqual(['34', '33', '33']);
  expect(split('100', 'KWD')).toEqual(['33.334', '33.333', '33.333']);
});

test('allocations of 500 random contracts add up to the transaction price, each within a unit of its share', () => {
  const dice = new Dice(15);
  for (let round = 0; round < 500; round++) {
    const currencyCode = dice.one(['USD', 'JPY', 'KWD']);
    const digits = { USD: 2, JPY: 0, KWD: 3 }[currencyCode] as number;
    const units = dice.between(1, 10_000_000);
    const transactionPrice = (units / 10 ** digits).toFixed(digits);
    const prices = Array.from({ length: dice.between(1, 12) }, () => dice.between(1, 100_000));
    const { allocations } = allocateTransactionPrice({
      transactionPrice,
      performanceObligations: prices.map((price, index) => ({
        id: `${index}`,
        standAloneSellingPrice: `${price}`,
      })),
      currencyCode,
    });
    const parts = allocations.map((one) => Math.round(Number(one.allocated) * 10 ** digits));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(units);
    const whole = prices.reduce((sum, price) => sum + price, 0);
    parts.forEach((part, index) => {
      expect(Math.abs(part - (units * (prices[index] as number)) / whole)).toBeLessThanOrEqual(1);
    });
  }
});

test('IFRS 15.77-79: each way to a stand-alone selling price', () => {
  const price = (input: Parameters<typeof estimateStandAloneSellingPrice>[0]) =>
    estimateStandAloneSellingPrice(input).standAloneSellingPrice;
  expect(price({ method: 'OBSERVABLE', observablePrice: '50' })).toBe('50.00');
  expect(
    price({
      method: 'ADJUSTED_MARKET_ASSESSMENT',
      marketPrice: '100',
      adjustmentRate: '-0.1',
      adjustments: ['5'],
    }),
  ).toBe('95.00');
  expect(price({ method: 'EXPECTED_COST_PLUS_MARGIN', expectedCost: '80', margin: '0.25' })).toBe('100.00');
  expect(
    price({ method: 'EXPECTED_COST_PLUS_MARGIN', expectedCost: '80', margin: '0.2', marginOn: 'PRICE' }),
  ).toBe('100.00');
  const range = { method: 'OBSERVED_RANGE', low: '90', high: '110' } as const;
  expect(price({ ...range, contractPrice: '95' })).toBe('95.00');
  expect(price({ ...range, contractPrice: '80' })).toBe('90.00');
  expect(price({ ...range, contractPrice: '120' })).toBe('110.00');
  expect(price({ ...range, contractPrice: '80', outsideRange: 'MIDPOINT' })).toBe('100.00');
});

test('the residual approach is refused where its criteria are not met, and where nothing is left', () => {
  const rest = { method: 'RESIDUAL' as const, transactionPrice: '100', observablePrices: ['60', '30'] };
  expect(estimateStandAloneSellingPrice(rest)).toMatchObject({ refused: true, reason: 'CRITERIA_NOT_MET' });
  expect(estimateStandAloneSellingPrice({ ...rest, priceIsUncertain: true }).standAloneSellingPrice).toBe(
    '10.00',
  );
  expect(
    estimateStandAloneSellingPrice({ ...rest, transactionPrice: '90', priceIsHighlyVariable: true }).reason,
  ).toBe('NOTHING_LEFT');
});

test('a history of sales is an observable range when enough of them lie near the median', () => {
  const sales = (...prices: string[]) => prices.map((unitPrice) => ({ unitPrice }));
  expect(observeSellingPrices({ sales: sales('95', '98', '100', '104', '140') })).toEqual({
    low: '85.00',
    median: '100.00',
    high: '115.00',
    share: '0.8',
    isObservable: true,
  });
  expect(observeSellingPrices({ sales: sales('50', '100', '150') }).isObservable).toBe(false);
  expect(
    observeSellingPrices({ sales: [...sales('50', '150'), { unitPrice: '100', count: 98 }] }),
  ).toMatchObject({ median: '100.00', share: '0.98', isObservable: true });
});

test('IFRS 15.88: a change goes by the basis of inception, and is revenue as far as it is satisfied', () => {
  expect(
    allocatePriceChange({
      change: '200',
      performanceObligations: [
        { id: 'X', standAloneSellingPrice: '600', progress: '1' },
        { id: 'Y', standAloneSellingPrice: '400', progress: '0.25' },
      ],
    }),
  ).toEqual({
    allocations: [
      { id: 'X', allocated: '120.00', recognizedNow: '120.00' },
      { id: 'Y', allocated: '80.00', recognizedNow: '20.00' },
    ],
    recognizedNow: '140.00',
    deferred: '60.00',
  });
});

test('IFRS 15 example 6: 40 more after the modification are 20 for X, now, and 10 each for Y and Z', () => {
  expect(
    allocatePriceChangeAfterModification({
      change: '40',
      promisedBeforeModification: true,
      inceptionObligations: [
        { id: 'X', standAloneSellingPrice: '600', progress: '1' },
        { id: 'Y', standAloneSellingPrice: '600' },
      ],
      modifiedObligations: [
        { id: 'Y', standAloneSellingPrice: '600' },
        { id: 'Z', standAloneSellingPrice: '600' },
      ],
      decimals: 0,
    }),
  ).toEqual({
    allocations: [
      { id: 'X', allocated: '20', recognizedNow: '20' },
      { id: 'Y', allocated: '10', recognizedNow: '0' },
      { id: 'Z', allocated: '10', recognizedNow: '0' },
    ],
    recognizedNow: '20',
    deferred: '20',
  });
});

test('input that is wrong is refused with the name of every field', () => {
  expect(() =>
    allocateTransactionPrice({
      transactionPrice: '1e3',
      performanceObligations: [{ id: 'A', standAloneSellingPrice: '-1' }],
    }),
  ).toThrow(
    'transactionPrice: must be an amount, as a decimal string; performanceObligations[0].standAloneSellingPrice: must be an amount of zero or more, as a decimal string',
  );
  expect(() =>
    allocateTransactionPrice({
      transactionPrice: '10',
      performanceObligations: priced({ A: '1' }),
      price: 3,
    } as never),
  ).toThrow('price');
  expect(() =>
    allocateTransactionPrice({
      transactionPrice: '10',
      performanceObligations: [...priced({ A: '1' }), ...priced({ A: '2' })],
    }),
  ).toThrow('performanceObligations: A is there twice');
});
