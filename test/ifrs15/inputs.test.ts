import { expect, test } from 'vitest';
import { allocatePriceChange } from '../../subgraphs/revenue/ifrs15/allocation/price-changes.ts';
import { estimateStandAloneSellingPrice } from '../../subgraphs/revenue/ifrs15/allocation/stand-alone-selling-price.ts';
import { ifrs15Functions } from '../../subgraphs/revenue/ifrs15/functions.ts';
import { presentContractBalances } from '../../subgraphs/revenue/ifrs15/presentation/contract-balances.ts';
import { disaggregateRevenue } from '../../subgraphs/revenue/ifrs15/presentation/disaggregation.ts';
import { remainingPerformanceObligations } from '../../subgraphs/revenue/ifrs15/presentation/remaining-obligations.ts';
import { rollForwardContractLiability } from '../../subgraphs/revenue/ifrs15/presentation/roll-forward.ts';
import { makeRevenueSchedule } from '../../subgraphs/revenue/ifrs15/schedule/revenue-schedule.ts';

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'not refused';
};

test('a null is what is left out, in every function', () => {
  for (const { name, run, example } of Object.values(ifrs15Functions).flat())
    expect(run({ ...(example as object), currencyCode: null } as never), name).toEqual(
      // some take no currency
      'currencyCode' in (example as object)
        ? run({ ...(example as object), currencyCode: undefined } as never)
        : run(example as never),
    );
  const schedule = makeRevenueSchedule({
    method: 'POINT_IN_TIME',
    amount: '100',
    startDate: '2026-01-01',
    ...({ endDate: null, periods: null, initialRate: null } as object),
  });
  expect(schedule.lines).toHaveLength(1);
});

test('a refusal names the field and what it must be, in plain words', () => {
  const schedule = { method: 'POINT_IN_TIME', amount: '100', startDate: '2026-01-01' };
  const refused = (input: object): string =>
    refusalOf(() => makeRevenueSchedule({ ...schedule, ...input } as never));
  expect(refused({ amount: 100 })).toBe('amount: must be an amount, as a decimal string');
  expect(refused({ enddate: '2026-03-31' })).toBe('input: there is no enddate to give');
  expect(refused({ periodOffset: -1 })).toBe('periodOffset: must be zero or more');
  expect(refused({ periods: 'none' })).toBe('periods: must be a list');
  expect(refused({ roundingPeriod: 'FIRST' })).toBe('roundingPeriod: must be LAST or NEXT_TO_LAST');
  expect(refused({ currencyCode: 'usd' })).toBe(
    'currencyCode: must be a code of ISO 4217 in capitals, such as USD',
  );
  expect(refused({ decimals: 13 })).toBe('decimals: must be 12 or less');
  expect(refusalOf(() => makeRevenueSchedule([] as never))).toContain('input: must be an object');
  expect(refusalOf(() => makeRevenueSchedule({ amount: '1', startDate: '2026-01-01' } as never))).toContain(
    'method: must be POINT_IN_TIME or STRAIGHT_LINE_EVEN_PERIODS',
  );
  expect(refusalOf(() => estimateStandAloneSellingPrice({ method: 'COST' } as never))).toBe(
    'method: must be OBSERVABLE or OBSERVED_RANGE or ADJUSTED_MARKET_ASSESSMENT or EXPECTED_COST_PLUS_MARGIN or RESIDUAL',
  );
  expect(refusalOf(() => allocatePriceChange({ change: '1', performanceObligations: [] }))).toBe(
    'performanceObligations: must have 1 or more entries',
  );
  expect(
    refusalOf(() =>
      allocatePriceChange({
        change: '1',
        performanceObligations: [{ id: 'A', standAloneSellingPrice: '1' }],
        relatesOnlyTo: ['A', 'Z'],
      }),
    ),
  ).toBe('relatesOnlyTo: there is no Z');
});

test('an unknown currency has two decimals, and zeros behind the point do not matter', () => {
  const { lines } = makeRevenueSchedule({
    method: 'STRAIGHT_LINE_EVEN_PERIODS',
    amount: '0100.0000',
    startDate: '2026-01-01',
    termMonths: 3,
    currencyCode: 'XXQ',
  });
  expect(lines.map((line) => line.amount)).toEqual(['33.33', '33.33', '33.34']);
});

test('a report on nothing is zero', () => {
  expect(presentContractBalances({ events: [] })).toMatchObject({ receivable: '0.00', revenue: '0.00' });
  expect(remainingPerformanceObligations({ asOf: '2026-12-31', contracts: [] })).toMatchObject({
    total: '0.00',
    withinTwelveMonths: '0.00',
  });
  expect(disaggregateRevenue({ revenues: [] })).toMatchObject({ total: '0.00', kinds: [] });
  expect(rollForwardContractLiability({ opening: '10', periods: [] }).closing).toBe('10.00');
});
